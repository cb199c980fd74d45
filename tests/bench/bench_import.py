"""How long an import takes, from two files to studies that can be screened, and how much memory.

Run as `python tests/bench/bench_import.py [records]`; prints one JSON object. The files hold
`records` references together, a fifth of which are in both, described in slightly different ways.
They go through the same actions and the same job as real ones, into an embedded PostgreSQL of
their own with the settings that Tandem runs with. Memory is the kernel's high-water mark of
resident memory (VmHWM, Linux): a PostgreSQL backend's includes the shared buffers it touched.
Processor seconds, of the worker with the process that reads for it and of the backend that serves
it, tell less of what else the machine does; they compute side by side, so that the wall shows less
than their sum.
"""

import json
import os
import platform
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

GOAL_SECONDS, GOAL_MEGABYTES = 60, 500  # for 100,000 records
SHARE_IN_BOTH = 0.2
WORDS = (  # noqa: SIM905
    "adults ageing analysis anxiety asthma blinded cancer care children chronic clinical cohort"
    " community controlled depression diabetes diet dose effect efficacy evidence exercise fatigue"
    " follow-up function gait health heart home hospital hypertension impact incidence infection"
    " injury inpatients intensity intervention knee long-term management mobility mortality motor"
    " nursing nutrition obesity older outcomes pain patients perception physical pilot placebo"
    " pregnancy prevention primary prognosis quality randomised rehabilitation relapse risk school"
    " screening severe sleep smoking stroke surgery symptoms telehealth therapy training treatment"
    " trial uptake vaccination walking women workers young"
).split()


def write_files(folder: Path, records: int, *, seed: int = 7) -> tuple[Path, Path]:
    """Two RIS files with `records` references together, abstracts of about 1,500 characters."""
    chance = random.Random(seed)
    half = records // 2
    shared = int(records * SHARE_IN_BOTH)
    numbers = range(half)
    first, second = folder / "first.ris", folder / "second.ris"
    with first.open("w") as file:
        file.writelines(_record(chance, number) for number in numbers)
    again = sorted(chance.sample(numbers, shared))
    with second.open("w") as file:
        file.writelines(_record(chance, number, again=True) for number in again)
        file.writelines(_record(chance, number) for number in range(half, records - shared))
    return first, second


def _record(chance: random.Random, number: int, *, again: bool = False) -> str:
    """A record; its identity follows from `number`, the rest from chance.

    `again`: as another database describes it: capitals, initials, and half of them without DOI.
    """
    own = random.Random(number)
    title = " ".join(own.choices(WORDS, k=12)).capitalize() + f": report {number}"
    year, volume, page = own.randrange(1990, 2026), own.randrange(1, 90), own.randrange(1, 2000)
    families = [f"{own.choice(WORDS).capitalize()}son" for _ in range(6)]
    lines = ["TY  - JOUR", f"TI  - {title.title() if again else title}"]
    lines += [f"AU  - {family}, {'A.' if again else 'Alex'}" for family in families]
    lines += [
        f"PY  - {year}",
        f"T2  - Journal of {own.choice(WORDS)}",
        f"VL  - {volume}",
        f"SP  - {page}",
        f"EP  - {page + 9}",
        f"SN  - 1234-{own.randrange(1000, 9999)}",
        f"AB  - {' '.join(chance.choices(WORDS, k=185))}",
    ]
    if not again or chance.random() < 0.5:
        lines.append(f"DO  - 10.5555/bench.{number}")
    lines += [f"KW  - {word}" for word in own.sample(WORDS, 6)]
    return "\n".join([*lines, "DB  - Example", "LA  - English", "ER  - ", "", ""])


class Watch(threading.Thread):
    """Notes the most memory, in bytes, that this process and each PostgreSQL process have had."""

    def __init__(self, server: int) -> None:
        super().__init__(daemon=True)
        self.server = psutil.Process(server)
        self.peaks: dict[str, int] = {}
        self.over = threading.Event()

    def run(self) -> None:
        # Seldom, since to look at all processes takes time from the one that is measured, and the
        # kernel keeps the mark for as long as a process lives.
        while not self.over.wait(1):
            for process in self._processes():
                self._note(process)

    def _processes(self) -> Iterator[psutil.Process]:
        yield psutil.Process()
        yield from psutil.Process().children()
        yield self.server
        yield from self.server.children(recursive=True)

    def _note(self, process: psutil.Process) -> None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
            name = self._role(process)
        except (OSError, psutil.Error):
            return
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                peak = int(line.split()[1]) * 1024
                self.peaks[name] = max(self.peaks.get(name, 0), peak)

    def _role(self, process: psutil.Process) -> str:
        if process.pid == os.getpid():
            return "worker"
        if process.ppid() == os.getpid() and process != self.server:
            return "reader" if "spawn_main" in " ".join(process.cmdline()) else "others"
        return _name(process)


def _name(process: psutil.Process) -> str:
    """A PostgreSQL process's title without what it is doing just now."""
    words = " ".join(process.cmdline()).split()
    return "postgres" if not words or "/" in words[0] else " ".join(words[:3])


def _computed(process: int) -> float:
    """The processor seconds that a process, and those it started and waited for, used so far."""
    used = psutil.Process(process).cpu_times()
    return used.user + used.system + used.children_user + used.children_system


def main(records: int = 100_000) -> None:
    """Measure in a temporary folder, and print the result."""
    folder = Path(tempfile.mkdtemp(prefix="tandem-bench-")).resolve()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from reviews import embedded

    os.environ.pop("DATABASE_URL", None)
    os.environ["TANDEM_DATA"] = str(folder / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "reviews.settings"
    try:
        with embedded.started(folder / "data") as server:
            print(json.dumps(_measured(folder, records, server.child.process.pid), indent=2))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measured(folder: Path, records: int, server: int) -> dict[str, object]:
    import django

    django.setup()
    from django.core.files.uploadedfile import UploadedFile
    from django.core.management import call_command
    from django.db import connection

    from reviews.accounts.models import User
    from reviews.choices import SourceKind
    from reviews.library import actions, receiving
    from reviews.protocol.actions import Protocol, start_review
    from reviews.screening.models import Screening
    from reviews.screening.tasks import import_file

    call_command("migrate", verbosity=0)
    lead = start_review(
        by=User.objects.create_user("lena@tandem.example", name="Lena"),
        title="Bench",
        protocol=Protocol(),
    )
    files = []
    for path in write_files(folder, records):
        search = actions.add_search(
            lead, source_kind=SourceKind.DATABASE, source_name=path.stem.capitalize()
        )
        with path.open("rb") as source:
            upload = UploadedFile(source, path.name, size=path.stat().st_size)
            files += receiving.receive(lead, search, [upload]).files

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [backend] = cursor.fetchone()
    before = psutil.Process().memory_info().rss
    Path("/proc/self/clear_refs").write_text("5")  # the high-water mark begins anew
    watch = Watch(server)
    watch.start()
    seconds = []
    computed = {"worker": -_computed(os.getpid()), "database": -_computed(backend)}
    for file in files:
        start = time.perf_counter()
        import_file(file_id=file.pk)
        seconds.append(round(time.perf_counter() - start, 2))
    computed["worker"] += _computed(os.getpid())
    computed["database"] += _computed(backend)
    watch.over.set()
    watch.join()

    screenable = Screening.objects.filter(in_play=True).count()
    megabytes = {name: round(peak / 2**20) for name, peak in sorted(watch.peaks.items())}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        [size] = cursor.fetchone()
    return {
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "records": records,
        "bytes": sum(file.size for file in files),
        "screenable_studies": screenable,
        "expected_studies": records - int(records * SHARE_IN_BOTH),
        "seconds": round(sum(seconds), 2),
        "seconds_per_file": seconds,
        "processor_seconds": {name: round(each, 1) for name, each in computed.items()},
        "records_per_second": round(records / sum(seconds)),
        "peak_megabytes": megabytes,
        "worker_megabytes_before": round(before / 2**20),
        "database_megabytes": round(size / 2**20),
        "goal": {"seconds": GOAL_SECONDS, "megabytes": GOAL_MEGABYTES, "records": 100_000},
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
