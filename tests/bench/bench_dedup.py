"""How many duplicates are found, at what cost, beside bib-dedupe on the same records.

Run as `python tests/bench/bench_dedup.py` for the labelled sets, with `scale [records ...]` for
generated ones (100,000 if none is given); prints one JSON object. It needs the labelled sets
beside the repository. bib-dedupe is no dependency of Tandem: to have it compared, run this file
in an environment of its own into which Tandem and `bib-dedupe` were installed.

Each measurement has a process of its own, in which the records are read before the clock starts.
Processor seconds are those of the process and its children; memory is the high-water mark of its
resident memory, everything imported included.
"""

import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from reviews import dedup  # noqa: E402
from tests.bench.multiplied_records import multiplied  # noqa: E402
from tests.dedup import labelled  # noqa: E402

RIVAL = "bib-dedupe"
MISSING = f"not installed; `pip install {RIVAL}` in an environment of its own adds it"
MEGABYTE = 1024  # getrusage counts in kilobytes


def processor_seconds() -> float:
    """The seconds that this process and its finished children have computed."""
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """What `work` returns, its processor seconds and the process's peak memory."""
    before = processor_seconds()
    found = work()
    seconds = processor_seconds() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return found, {"cpu_seconds": round(seconds, 2), "peak_megabytes": round(peak)}


def ours(name: str) -> dict[str, Any]:
    """Our groups of a labelled set, counted."""
    known = labelled.read(name)
    found, cost = timed(lambda: dedup.group(known.citations))
    groups = [[known.ids[member] for member in one.members] for one in found]
    report = known.report_of
    truly_one = sum(
        report.get(known.ids[pair.a], -1) == report.get(known.ids[pair.b], -2)
        for pair in found.to_review
    )
    return {
        **asdict(labelled.scored(known, groups)),
        "to_review": len(found.to_review),
        "to_review_and_truly_one": truly_one,
        "related": len(found.related),
        **cost,
    }


def theirs(name: str) -> dict[str, Any]:
    """bib-dedupe's groups of a labelled set, counted."""
    import pandas as pd
    from bib_dedupe import bib_dedupe, cluster

    known = labelled.read(name)
    records = pd.read_csv(labelled.FOLDER / name / "records.csv")

    def grouped() -> list[list[str]]:
        prepared = bib_dedupe.prep(records, verbosity_level=0)
        pairs = bib_dedupe.match(bib_dedupe.block(prepared, verbosity_level=0), verbosity_level=0)
        return list(cluster.get_connected_components(pairs))

    groups, cost = timed(grouped)
    return {**asdict(labelled.scored(known, groups)), **cost}


def at_scale(records: str) -> dict[str, Any]:
    """What grouping that many generated records costs; they have about as many duplicates."""
    citations = multiplied(int(records))
    before = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE)
    found, cost = timed(lambda: dedup.group(citations))
    return {
        "records": len(citations),
        "groups": len(found),
        "duplicates": sum(len(one.members) - 1 for one in found),
        "to_review": len(found.to_review),
        **cost,
        "of_which_the_records": before,
    }


MEASUREMENTS = {"ours": ours, "theirs": theirs, "at_scale": at_scale}


def measured(what: str, of: str) -> dict[str, Any]:
    """One measurement, made in a process of its own."""
    command = [sys.executable, __file__, "measure", what, of]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


def compared(name: str, records: int) -> dict[str, Any]:
    """Both programs on a labelled set."""
    of_ours = measured("ours", name)
    of_ours["records_per_cpu_second"] = round(records / of_ours["cpu_seconds"])
    try:
        rival = f"{RIVAL} {version(RIVAL)}"
    except PackageNotFoundError:
        return {"records": records, "ours": of_ours, RIVAL: MISSING}
    of_theirs = measured("theirs", name)
    of_theirs["records_per_cpu_second"] = round(records / of_theirs["cpu_seconds"])
    return {
        "records": records,
        "ours": of_ours,
        rival: of_theirs,
        "times_as_fast": round(of_theirs["cpu_seconds"] / of_ours["cpu_seconds"], 1),
    }


def main(*arguments: str) -> None:
    """Measure, and print the result."""
    if arguments[:1] == ("measure",):
        _, what, of = arguments
        print(json.dumps(MEASUREMENTS[what](of)))
        return
    result: dict[str, Any] = {
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
    }
    if arguments[:1] == ("scale",):
        result["scale"] = [measured("at_scale", size) for size in arguments[1:] or ("100000",)]
    else:
        result["sets"] = {
            name: compared(name, len(labelled.rows_of(name))) for name in labelled.NAMES
        }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
