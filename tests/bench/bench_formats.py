"""How fast the RIS reader is, beside rispy on the same generated file.

Run as `python tests/bench/bench_formats.py [records] [rounds]`; prints one JSON object. The two
readers take turns, so that a busy moment of the machine strikes both; the medians of their
processor times are compared (each uses one thread).
Ours decodes bytes and gives normalised citations with problems, rispy gets decoded text and
gives dictionaries: what each needs to do before a program can use its records.
"""

import json
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version

import rispy

from reviews import formats

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


def seconds(work: Callable[[], int], *, expected: int) -> float:
    """The processor time that `work` takes; it must find all the records."""
    start = time.process_time()
    found = work()
    took = time.process_time() - start
    if found != expected:
        raise AssertionError(f"{found} records were read instead of {expected}")
    return took


def main(records: int = 10_000, rounds: int = 7) -> None:
    """Measure, and print the result."""
    data = generated_file(records)
    text = data.decode()
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(
            seconds(
                lambda: sum(1 for _ in formats.open_file(data, name="bench.ris")),
                expected=records,
            )
        )
        theirs.append(seconds(lambda: len(rispy.loads(text)), expected=records))
    ours_median, theirs_median = statistics.median(ours), statistics.median(theirs)
    print(
        json.dumps(
            {
                "machine": platform.machine(),
                "processors": os.cpu_count(),
                "python": platform.python_version(),
                "rispy": version("rispy"),
                "records": records,
                "bytes": len(data),
                "rounds": rounds,
                "ours_records_per_second": round(records / ours_median),
                "rispy_records_per_second": round(records / theirs_median),
                "ratio": round(theirs_median / ours_median, 2),
                "ours_seconds": [round(one, 3) for one in ours],
                "rispy_seconds": [round(one, 3) for one in theirs],
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
