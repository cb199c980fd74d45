"""Damaged search files of every kind: `read` must answer, or refuse in words. By hand:

    python -m tests.bench.fuzz_formats 100000 --seed 1
    python -m tests.bench.fuzz_formats 1 --seed 1 --kind xlsx --first 4711     # one input again

The seeds are the folders of the corpus beside the repository, one kind each, and files that we
write ourselves. The inputs of a kind are numbered; number and seed make the same one again. They
are read in child processes, PART inputs in each, with a limit on the child's memory and on the
processor time of each input. Anything but a result or UnreadableFile is printed with its number.

The kind `paste` is text from the clipboard, damaged line by line.
"""

import argparse
import gzip
import multiprocessing
import random
import resource
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator

from reviews import formats
from reviews.formats.paste import NoReference, PasteTooLong, understand
from tests.bench.damaging import damaged, damaged_text, zipped
from tests.formats.exports import CORPUS, clean_medline, clean_ris, clean_wos
from tests.formats.lineexports import AIS, CNKI, CNKI_REFER, CNKI_REFWORKS, COCHRANE, NOTE_EXPRESS
from tests.formats.pasted import ALL_LISTS, ALL_PAGES
from tests.formats.pasted.pages import BIBLIOGRAPHIES

LARGEST = 200_000  # bytes of a seed file
LARGEST_WORKBOOK = 20_000  # bytes, since all of it must be packed again and read
MEMORY = 2 << 30  # bytes of address space that a child may take
SECONDS = 10  # of processor time for one input
PART = 5_000

PASTE = "paste"  # the kind that is text, and understood
PASTED = CORPUS.parents[1] / "seeds"  # pages as people pasted them

# The suffix that a kind's files are given, which must not matter.
SUFFIXES = {"packed": ".zip"}


class TooSlow(BaseException):
    """An input took longer than it may."""


def too_slow(*_: object) -> None:
    """The alarm's answer."""
    raise TooSlow


def kinds() -> dict[str, list[bytes]]:
    """The seeds by kind of file: the corpus's folders, and files of our own."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(CORPUS.rglob("*.*")):
        largest = LARGEST_WORKBOOK if path.suffix == ".xlsx" else LARGEST
        if path.parent != CORPUS and path.stat().st_size <= largest:
            found.setdefault(path.parent.name, []).append(path.read_bytes())
    for kind, data in our_own():
        found.setdefault(kind, []).append(data)
    found[PASTE] = [path.read_bytes() for path in sorted(PASTED.glob("*.txt"))]
    texts = [text for text, _ in (*ALL_PAGES.values(), *ALL_LISTS.values())]
    found[PASTE] += [text.encode() for text in (*texts, *BIBLIOGRAPHIES.values())]
    return found


def our_own() -> Iterator[tuple[str, bytes]]:
    """Files that we write, with their kinds."""
    ris, medline, wos = (text.encode() for text in (clean_ris(4), clean_medline(4), clean_wos(4)))
    yield from (("ris", ris), ("nbib", medline), ("wos", wos))
    for text in (AIS, CNKI, CNKI_REFER, CNKI_REFWORKS, COCHRANE, NOTE_EXPRESS):
        yield "lines", text.encode()
    citations = formats.read(medline, name="ours.nbib").citations
    folders = {"bibtex": "bibtex", "endnote": "endnote_xml", "csl": "csl_json", "csv": "csv"}
    written = {
        name: b"".join(formats.WRITERS[writer].write(citations)) for writer, name in folders.items()
    }
    yield from written.items()
    with tempfile.TemporaryFile() as file:
        formats.write_xlsx(citations, file)
        file.seek(0)
        yield "xlsx", file.read()
    yield "packed", zipped({"a.ris": ris, "b/c.nbib": medline, "d.csv": written["csv"]})
    yield "packed", zipped({"a.ciw": wos, "b.json": written["csl_json"]})
    yield "packed", gzip.compress(written["endnote_xml"], mtime=0)
    yield "packed", gzip.compress(ris, mtime=0)


def check_drafts(text: str) -> None:
    """Understand the text. Raises ValueError for a draft that names lines which are not its own."""
    pasted = understand(text)
    end = 0
    for draft in pasted.reference_list:
        lines = range(draft.first_line, draft.last_line + 1)
        if draft.first_line <= end or any(set(one.lines) - set(lines) for one in draft.fields):
            raise ValueError(f"The draft of lines {lines} names others, or overlaps.")
        end = draft.last_line
        draft.citation()
    if pasted.draft:
        pasted.draft.citation()


def run(kind: str, seeds: list[bytes], places: range, seed: int) -> None:
    """Read the inputs of one kind of file, and print what came of them."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, too_slow)
    outcomes: Counter[str] = Counter()
    slowest = (0.0, 0)
    begin = time.process_time()
    for place in places:
        chance = random.Random(f"{seed}-{place}")
        data = damaged_text(seeds, chance) if kind == PASTE else damaged(seeds, chance)
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            if kind == PASTE:
                check_drafts(data.decode())
            else:
                formats.read(data, name=f"fuzz{SUFFIXES.get(kind, '')}")
            outcomes["read"] += 1
        except (formats.UnreadableFile, NoReference, PasteTooLong):
            outcomes["refused"] += 1
        except (Exception, TooSlow) as fault:
            outcomes["FAULTS"] += 1
            print(f"  {kind} --seed {seed} --first {place}: {fault!r}"[:500], flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (time.process_time() - start, place))
    took = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(
        f"{kind} --seed {seed} --first {places.start}: {told}; {len(places) / took:,.0f} a second, "
        f"slowest {slowest[0]:.2f} s (input {slowest[1]}), peak {peak:,} MiB",
        flush=True,
    )


def main() -> None:
    """Fuzz the kinds of file, one child process after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help="inputs for each kind of file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--kind", action="append", help="only this kind; may be repeated")
    asked = parser.parse_args()
    last = asked.first + asked.number
    for kind, seeds in kinds().items():
        if asked.kind and kind not in asked.kind:
            continue
        for first in range(asked.first, last, PART):
            places = range(first, min(first + PART, last))
            child = multiprocessing.Process(target=run, args=(kind, seeds, places, asked.seed))
            child.start()
            child.join()
            if child.exitcode:
                print(f"  {kind} from {first}: the process ended with {child.exitcode}", flush=True)


if __name__ == "__main__":
    main()
