"""What can be read of a PDF: its text page by page, what it says of itself, pictures of its pages.

All of it in another process (`pdfchild.py`), which is killed when it takes too long.
"""

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from reviews.choices import TextState
from reviews.retrieval.pdfchild import MOST_WRITTEN, Ended

CHILD = Path(__file__).with_name("pdfchild.py")
LARGEST_READ = 200_000_000  # bytes; larger files are kept and not read
MOST_PAGES = 2_000
PATIENCE = 120  # seconds until the other process is killed
# A page of print has some 3,000 letters; a scanned one none, or a line that a library stamped on.
FEWEST_LETTERS = 40  # on a page, in the mean

STATES: dict[int, TextState] = {
    Ended.WELL: TextState.READ,
    Ended.ENCRYPTED: TextState.ENCRYPTED,
    Ended.TOO_LARGE: TextState.TOO_LARGE,
}


class CannotDraw(Exception):
    """The page cannot be shown as a picture."""


@dataclass
class Extracted:
    """What was read of a PDF. `texts`: the text of each page; those that were reached.

    `info` is what the PDF says of itself, by the names that it uses; `xmp` what its metadata
    packets call an identifier.
    """

    state: TextState
    pages: int | None = None
    texts: list[str] = field(default_factory=list)
    info: dict[str, str] = field(default_factory=dict)
    xmp: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The pages' text, a form feed between them."""
        return "\f".join(self.texts)


def extract(path: Path) -> Extracted:
    """Read a PDF as far as that is possible; a bad one is a state and no exception."""
    if path.stat().st_size > LARGEST_READ:
        return Extracted(TextState.TOO_LARGE)
    with tempfile.TemporaryFile() as said:
        ended = _run(["text", str(path), str(MOST_PAGES)], said)
        found = Extracted(STATES.get(ended, TextState.BROKEN))
        said.seek(0)
        for line in said.read(MOST_WRITTEN).splitlines():
            _add(found, line)
    if found.state == TextState.READ and _is_scanned(found.texts):
        found.state = TextState.SCANNED
    return found


def picture(path: Path, number: int, *, width: int) -> bytes:
    """Page `number`, from 1, as a PNG of at most `width` pixels. Raises CannotDraw."""
    with tempfile.TemporaryFile() as drawn:
        if _run(["picture", str(path), str(number), str(width)], drawn) != Ended.WELL:
            raise CannotDraw(f"Page {number} cannot be shown as a picture.")
        drawn.seek(0)
        return drawn.read(MOST_WRITTEN)


def _run(arguments: list[str], output: IO[bytes]) -> int:
    """Run the other process to its end; how it ended."""
    # Isolated: it takes nothing from this process's environment but the interpreter.
    command = [sys.executable, "-I", str(CHILD), *arguments]
    try:
        code = subprocess.run(  # noqa: S603  # our own script, and a path that we gave the file
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return Ended.TOO_LARGE
    return Ended.TOO_LARGE if -code in OVER_THE_LIMIT else code


# How the operating system ends a process at its limits; Windows knows none of these.
OVER_THE_LIMIT = {
    getattr(signal, name) for name in ("SIGXCPU", "SIGXFSZ", "SIGKILL") if hasattr(signal, name)
}


def _add(found: Extracted, line: bytes) -> None:
    """Take in one line of what the other process said; the last may have been cut short."""
    try:
        said = json.loads(line)
    except ValueError:
        return
    if "text" in said:
        found.texts.append(_clean(said["text"]))
    else:
        found.pages = said["pages"]
        found.info = {key: _clean(value) for key, value in said.get("info", {}).items()}
        found.xmp = [_clean(value) for value in said.get("xmp", ())]


def _clean(text: str) -> str:
    """Without NUL and halves of characters, which no database takes, and line ends as ours."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\f", "\n")
    # PDFium's sign for a hyphen at the end of a line.
    text = text.replace("\ufffe", "-").replace("\x02", "-")
    return text.encode("utf-8", "ignore").decode()


def _is_scanned(texts: list[str]) -> bool:
    letters = sum(not character.isspace() for text in texts for character in text)
    return letters < FEWEST_LETTERS * len(texts)
