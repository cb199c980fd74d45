"""How fast the readers are, beside other libraries on the same files, and what memory they need.

    python -m tests.bench.bench_formats
    python -m tests.bench.bench_formats --records 5000 --only ris --only nbib

Prints one JSON object: comparisons, and then 50,000 records of each format. In a comparison the
readers take turns, so that a busy moment of the machine strikes all of them, and the medians of
their processor times are compared. Ours decodes bytes, accounts for every line and gives normalised
citations with problems; the others get decoded text and give dictionaries. What comes nearest to
theirs is compared as well: our records with their tagged fields, decoded, with every line accounted
for, but without citations. The large files are read in a process of their own each.
`bench_real_exports` compares the readers on files of real databases.
"""

import argparse
import io
import json
import mmap
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import bibtexparser
import rispy
from Bio import Medline

from reviews import formats
from reviews.formats.bibtex.blocks import Entry, blocks
from reviews.formats.bibtex.entry import parts_of
from reviews.formats.opening import sources
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.tagged import TaggedText
from reviews.formats.taggedformat import detected

COMPARED = 2_000  # records of the files that others read too
LARGE = 50_000  # records
ROUNDS = 7
TAGGED = "ours, records with their tagged fields alone"
WRITTEN = (*formats.WRITERS, "xlsx")

WORDS = [
    "patients",
    "trial",
    "effect",
    "randomised",
    "care",
    "cohort",
    "health",
    "outcome",
    "treatment",
    "risk",
    "study",
    "symptoms",
    "intervention",
    "primary",
    "follow-up",
    "scale",
    "therapy",
    "group",
    "analysis",
    "clinical",
    "exposure",
]


def generated_file(records: int, *, seed: int = 20) -> bytes:
    """A RIS file of about 2,200 bytes a record, as the large databases write them."""
    chance = random.Random(seed)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    lines: list[str] = []
    for number in range(records):
        lines += ["TY  - JOUR", f"TI  - {words(12)}"]
        lines += [f"AU  - Müller{chance.randrange(9999)}, A.B." for _ in range(6)]
        lines += [
            f"PY  - {chance.randrange(1990, 2025)}",
            f"DA  - {chance.randrange(1990, 2025)}/03/01",
            f"T2  - Journal of {words(2)}",
            f"VL  - {chance.randrange(1, 90)}",
            f"IS  - {chance.randrange(1, 12)}",
            f"SP  - {chance.randrange(1, 900)}",
            f"EP  - {chance.randrange(900, 1000)}",
            f"DO  - 10.1234/j.{number}.{chance.randrange(9999)}",
            f"SN  - 1234-{chance.randrange(1000, 9999)}",
            f"AB  - {words(200)}",
        ]
        lines += [f"KW  - {words(2)}" for _ in range(8)]
        lines += [
            f"UR  - https://example.org/record/{number}",
            f"AN  - {number:09d}",
            "LA  - English",
            f"N1  - Export date: 1 March; cited by: {chance.randrange(99)}",
            "DB  - Example",
            "ER  - ",
            "",
        ]
    return "\n".join(lines).encode()


def generated_nbib(records: int, *, seed: int = 21) -> bytes:
    """A file of about 3,500 bytes a record, as PubMed writes them: with its long lines wrapped.

    Where a line is wrapped PubMed leaves a blank at its end.
    """
    chance = random.Random(seed)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    lines: list[str] = []
    for number in range(records):
        lines += [f"PMID- {30_000_000 + number}", "OWN - NLM", "STAT- MEDLINE"]
        lines += ["IS  - 1234-5678 (Electronic)", f"VI  - {chance.randrange(90)}", "IP  - 3"]
        lines += ["DP  - 2019 Mar 7", f"TI  - {words(14)}.", "PG  - 52-58"]
        lines += [f"LID - 10.1234/j.{number} [doi]", f"AB  - {words(200)}"]
        for _ in range(6):
            name = f"Müller{chance.randrange(9999)}"
            lines += [f"FAU - {name}, Änne B", f"AU  - {name} ÄB", f"AD  - {words(12)}"]
        lines += ["LA  - eng", "PT  - Journal Article", "DEP - 20190307", "PL  - England"]
        lines += [
            f"TA  - J {words(1)}",
            f"JT  - Journal of {words(2)}",
            "JID - 1234567",
            "SB  - IM",
        ]
        lines += [f"MH  - {words(2)}" for _ in range(8)]
        lines += ["EDAT- 2019/03/07 06:00", "MHDA- 2019/09/07 06:00", "PST - ppublish"]
        lines += [f"AID - 10.1234/j.{number} [doi]", f"SO  - J {words(1)}. 2019 Mar 7;12(3):52-58."]
        lines.append("")
    indent = " " * 6
    return "\r\n".join(
        " \r\n".join(textwrap.wrap(line, 88, subsequent_indent=indent)) for line in lines
    ).encode()


def tagged_records(data: bytes) -> Iterator[RawRecord]:
    """The records of a file of RIS or PubMed with their tagged fields, without citations."""
    (source,) = sources(data, name="bench", encoding=None)
    how = detected(source.head)
    if how is None:
        raise ValueError("this is no tagged text")
    return TaggedText(ProblemLog(), how).records(source.blocks())


def seconds(work: Callable[[], int], *, expected: int) -> float:
    """The processor time that `work` takes; it must find all the records."""
    start = time.process_time()
    found = work()
    took = time.process_time() - start
    if found != expected:
        raise AssertionError(f"{found} records were read instead of {expected}")
    return took


def written(name: str, ris: bytes, path: Path) -> None:
    """Write the records of the file `ris` to `path` in the format `name`."""
    if name == "ris":
        path.write_bytes(ris)
        return
    citations = formats.open_file(ris, name="bench.ris")
    with path.open("wb") as file:
        if name == "xlsx":
            formats.write_xlsx(citations, file)
        else:
            file.writelines(formats.WRITERS[name].write(citations))


def contests(folder: Path, records: int) -> dict[str, dict[str, Callable[[], int]]]:
    """Who reads what: for each file the readers by name, ours first."""
    ris = generated_file(records)
    written("bibtex", ris, folder / "bibtex")
    files = {
        "ris": ris,
        "nbib": generated_nbib(records),
        "bibtex": (folder / "bibtex").read_bytes(),
    }
    texts = {name: data.decode() for name, data in files.items()}

    def ours(name: str) -> Callable[[], int]:
        return lambda: sum(1 for _ in formats.open_file(files[name], name=name))

    def tagged(name: str) -> Callable[[], int]:
        return lambda: sum(1 for _ in tagged_records(files[name]))

    def entries() -> int:
        found = [one for one in blocks([texts["bibtex"]]) if isinstance(one, Entry)]
        return len([parts_of(one, {}) for one in found])

    return {
        "RIS": {
            "ours": ours("ris"),
            TAGGED: tagged("ris"),
            f"rispy {version('rispy')}": lambda: len(rispy.loads(texts["ris"])),
        },
        "PubMed": {
            "ours": ours("nbib"),
            TAGGED: tagged("nbib"),
            f"Bio.Medline {version('biopython')}": lambda: sum(
                1 for one in Medline.parse(io.StringIO(texts["nbib"])) if one
            ),
        },
        "BibTeX": {
            "ours": ours("bibtex"),
            "ours, without the meaning of the fields": entries,
            f"bibtexparser {version('bibtexparser')}": lambda: len(
                bibtexparser.parse_string(texts["bibtex"]).entries
            ),
        },
    }


def compared(readers: dict[str, Callable[[], int]], records: int) -> dict[str, object]:
    """Records a second of each reader, and how many times the others' speed ours are."""
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(ROUNDS):
        for name, read in readers.items():
            taken[name].append(seconds(read, expected=records))
    median = {name: statistics.median(times) for name, times in taken.items()}
    ours = [name for name in readers if name.startswith("ours")]
    return {
        "records_per_second": {name: round(records / took) for name, took in median.items()},
        "times_the_speed_of": {
            other: {name: round(median[other] / median[name], 2) for name in ours}
            for other in readers
            if other not in ours
        },
    }


def peak_memory() -> int:
    """The most memory that this process has had so far, in MiB (on Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) >> 10


def read_large(path: Path, records: int) -> None:
    """Read a large file as an upload is read, and print what it took. In a process of its own."""
    before = peak_memory()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        reading = formats.open_file(data, name=path.name)
        took = seconds(lambda: sum(1 for _ in reading), expected=records)
    report = {
        "bytes": path.stat().st_size,
        "processor_seconds": round(took, 1),
        "records_per_second": round(records / took),
        "peak_MiB": peak_memory(),
        "before_reading_MiB": before,
    }
    print(json.dumps(report))


def large(folder: Path, records: int, only: list[str]) -> dict[str, object]:
    """What it takes to read that many records of each format that we write."""
    ris = generated_file(records)
    found: dict[str, object] = {}
    for name in only:
        path = folder / f"large.{name}"
        written(name, ris, path)
        command = [sys.executable, "-m", "tests.bench.bench_formats", "--records", str(records)]
        answer = subprocess.run(
            [*command, "--read", str(path)], check=True, capture_output=True, text=True
        )
        found[name] = json.loads(answer.stdout)
        path.unlink()
    return found


def main() -> None:
    """Measure, and print the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=LARGE, help="of each large file")
    parser.add_argument("--only", action="append", choices=WRITTEN, help="may be repeated")
    parser.add_argument("--read", type=Path, help="only read this file")
    asked = parser.parse_args()
    if asked.read:
        read_large(asked.read, asked.records)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = {
            "machine": platform.machine(),
            "processors": os.cpu_count(),
            "python": platform.python_version(),
            "compared": {
                "records": COMPARED,
                "rounds": ROUNDS,
                **{
                    what: compared(readers, COMPARED)
                    for what, readers in contests(folder, COMPARED).items()
                },
            },
            "large": {
                "records": asked.records,
                **large(folder, asked.records, asked.only or list(WRITTEN)),
            },
        }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
