"""Damaged search files of every format: `read` must answer, or refuse in words. By hand:

    python -m tests.bench.fuzz_formats 100000 --seed 1

Each input is a fixture with some bytes cut, doubled, exchanged or spliced with another's. They
are read in a child process with a limit on memory and on the time of each input; anything but a
result or UnreadableFile is printed with what makes it again.
"""

import argparse
import multiprocessing
import random
import resource
import signal
from pathlib import Path

from reviews import formats

FILES = Path(__file__).resolve().parents[1] / "formats" / "files"
CORPUS = Path(__file__).resolve().parents[3] / "shared/data/formats"
LARGEST = 200_000  # bytes of a seed file
MEMORY = 2 << 30  # bytes
SECONDS = 20  # for one input
SIGNS = (b"\n", b"\r", b"\0", b'"', b"{", b"}", b"<", b">", b"ER  - \n", b"TY  - ", b"\xff", b";")


class TooSlow(BaseException):
    """An input took longer than it may."""


def too_slow(*_: object) -> None:
    """The alarm's answer."""
    raise TooSlow


def mutated(seeds: list[bytes], chance: random.Random) -> bytes:
    """A seed with one to eight changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 8)):
        here = chance.randint(0, len(data))
        there = min(len(data), here + chance.randint(0, 200))
        match chance.randrange(5):
            case 0:
                del data[here:there]
            case 1:
                data[here:here] = data[here:there]
            case 2:
                data[here:here] = chance.choice(SIGNS) * chance.randint(1, 50)
            case 3 if here < len(data):
                data[here] = chance.randrange(256)
            case _:
                other = chance.choice(seeds)
                data[here:] = other[chance.randint(0, len(other)) :]
    return bytes(data)


def run(paths: list[Path], number: int, seed: int) -> None:
    """Read the inputs of one kind of file, printing each that breaks the promise."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, too_slow)
    seeds = [path.read_bytes() for path in paths]
    for place in range(number):
        data = mutated(seeds, random.Random(f"{seed}-{place}"))
        signal.alarm(SECONDS)
        try:
            formats.read(data, name=f"fuzz{paths[0].suffix}")
        except formats.UnreadableFile:
            pass
        except (Exception, TooSlow) as fault:
            print(f"  {paths[0].suffix} seed {seed}, input {place}: {fault!r}", flush=True)
        finally:
            signal.alarm(0)


def main() -> None:
    """Fuzz every kind of file, one child process after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help="inputs for each kind of file")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kinds: dict[str, list[Path]] = {}
    for path in sorted((*FILES.rglob("*.*"), *CORPUS.rglob("*.*"))):
        if path.is_file() and path.stat().st_size <= LARGEST:
            kinds.setdefault(path.suffix, []).append(path)
    for suffix, paths in kinds.items():
        print(f"{suffix}: {len(paths)} files, {asked.number:,} inputs", flush=True)
        child = multiprocessing.Process(target=run, args=(paths, asked.number, asked.seed))
        child.start()
        child.join()
        if child.exitcode:
            print(f"  {suffix}: the process ended with {child.exitcode}", flush=True)


if __name__ == "__main__":
    main()
