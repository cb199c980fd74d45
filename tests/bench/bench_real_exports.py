"""How fast RIS and PubMed files of real databases are read, beside the libraries for them.

    python -m tests.bench.bench_real_exports

The files are those of the corpus beside the repository, mostly small, with all that is odd in
them. They are grouped by the database that most of a file's records are from; a file counts where
the other library finds as many records as we do. Prints one JSON object: for each format and
database how many files and records there are, and how many times the other library's speed ours
is, with citations made and for the records with their tagged fields alone. Each ratio is of the
sums of the files' medians of processor time, of ROUNDS rounds in which the readers take turns.
"""

import io
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import rispy
from Bio import Medline

from reviews import formats
from tests.bench.bench_formats import tagged_records
from tests.formats.exports import CORPUS

ROUNDS = 9
LEAST = 0.005  # seconds that one measurement takes at least: small files are read repeatedly
OTHERS: dict[str, Callable[[str], int]] = {
    "ris": lambda text: len(rispy.loads(text)),
    "nbib": lambda text: sum(1 for one in Medline.parse(io.StringIO(text)) if one),
}

Times = tuple[float, ...]  # seconds: ours, ours without citations, the other's


def measured(path: Path, other: Callable[[str], int]) -> tuple[str, int, Times] | None:
    """A file's database, its records and how long reading takes; None if the readers differ."""
    data = path.read_bytes()
    try:
        reading = formats.open_file(data, name=path.name)
        records = sum(1 for _ in reading)
        text = data.decode(reading.encoding)
        if other(text) != records:
            return None
    except (formats.UnreadableFile, UnicodeError, LookupError, KeyError, OSError):
        return None
    readers: tuple[Callable[[], int], ...] = (
        lambda: sum(1 for _ in formats.open_file(data, name=path.name)),
        lambda: sum(1 for _ in tagged_records(data)),
        lambda: other(text),
    )
    start = time.process_time()
    readers[0]()
    repeats = 1 + int(LEAST / (time.process_time() - start))
    rounds = [tuple(_seconds(read, repeats) for read in readers) for _ in range(ROUNDS)]
    medians = tuple(statistics.median(times) for times in zip(*rounds, strict=True))
    return reading.dialects.most_common(1)[0][0], records, medians


def _seconds(read: Callable[[], int], repeats: int) -> float:
    start = time.process_time()
    for _ in range(repeats):
        read()
    return (time.process_time() - start) / repeats


def compared(kind: str) -> dict[str, object]:
    """For each database the files and records, and the ratios of speed; and for all of them."""
    groups: dict[str, list[tuple[int, Times]]] = defaultdict(list)
    left_out = 0
    for path in sorted((CORPUS / kind).iterdir()):
        if found := measured(path, OTHERS[kind]):
            database, records, times = found
            groups[database].append((records, times))
        else:
            left_out += 1
    everything = [one for group in groups.values() for one in group]
    told = {name: _told(groups[name]) for name in sorted(groups)}
    return {**told, "all": _told(everything), "files left out": left_out}


def _told(files: list[tuple[int, Times]]) -> dict[str, float]:
    ours, fields, other = (sum(times) for times in zip(*(each for _, each in files), strict=True))
    return {
        "files": len(files),
        "records": sum(records for records, _ in files),
        "speed with citations made": round(other / ours, 2),
        "speed with tagged fields": round(other / fields, 2),
    }


def main() -> None:
    """Measure, and print the result."""
    print(json.dumps({kind: compared(kind) for kind in OTHERS}, indent=2))


if __name__ == "__main__":
    main()
