"""Child processes that never outlive their purpose, and folders with one owner at a time.

A child leads its own process group, so that Ctrl-C in the terminal reaches Tandem alone and
Tandem stops its children in order. On Linux the kernel also signals each child when Tandem
itself is killed (`setpriv --pdeathsig`, from util-linux). Every child carries the mark of
its data folder in its environment, so that one which lingers all the same is found and ended
at the next start, and nothing that is not ours is touched.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, SIGTERM, Signals
from typing import TypedDict

import psutil

MARK = "TANDEM_CHILD_OF"
LARGEST_LOG = 10_000_000  # bytes; a longer log is set aside at the next start


class FolderUnusable(Exception):
    """Nothing can be kept in the folder. The message is a sentence for the administrator."""


class FolderTaken(Exception):
    """Another process holds the folder. `owner` is its process id, None if not yet known."""

    def __init__(self, owner: int | None) -> None:
        self.owner = owner
        super().__init__(f"process {owner}" if owner else "another process")


@dataclass(frozen=True)
class Account:
    """Whom a child runs as.

    `passes_doors`: whether it may enter folders that are closed to it (Linux only). Somebody
    who installs Tandem as root in a private folder would otherwise have to open that folder.
    """

    uid: int
    gid: int
    passes_doors: bool = False


@dataclass(frozen=True)
class Child:
    """A process that we started, with everything it started in turn."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    log_start: int  # bytes that were in the log before this child

    def last_words(self, marker: str = "") -> str:
        """The last line of its log that holds `marker`, or ''."""
        with self.log.open("rb") as file:
            file.seek(self.log_start)
            lines = [line.strip() for line in file.read().decode(errors="replace").splitlines()]
        return next((line for line in reversed(lines) if line and marker in line), "")

    def stop(self, *steps: tuple[Signals, float]) -> None:
        """End it. Each step is a signal and its seconds; then the whole group is killed."""
        for signal, seconds in steps:
            if self.process.poll() is not None:
                break
            self.process.send_signal(signal)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        with suppress(ProcessLookupError, PermissionError):  # macOS: EPERM once all are zombies
            os.killpg(self.process.pid, SIGKILL)
        self.process.wait()


def start(
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str],
    follows: Signals = SIGTERM,
    account: Account | None = None,
    cwd: Path | None = None,
) -> Child:
    """Start a child whose output is appended to `log`.

    `env` is its whole environment; `follows` is the signal that it gets when we are killed
    (Linux); `account` needs root, None keeps ours.
    """
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".old.log"))
    with log.open("ab") as output:
        log_start = output.tell()
        process = subprocess.Popen(  # noqa: S603 the command is ours
            [*_prefix(follows, account), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env),
            cwd=cwd,
            process_group=0,
            **_ids(account),
        )
    return Child(name, process, log, log_start)


def can_pass_doors() -> bool:
    """Whether a child of root's may be given `passes_doors`."""
    return _setpriv() is not None


def _setpriv() -> str | None:
    """util-linux's setpriv; the one in BusyBox lacks what we need."""
    path = shutil.which("setpriv") if sys.platform == "linux" else None
    return path if path and Path(path).resolve().name == "setpriv" else None


def _prefix(follows: Signals, account: Account | None) -> list[str]:
    """What stands before a command so that it runs as `account` and dies with us."""
    setpriv = _setpriv()
    if setpriv is None:
        return []
    options = [setpriv, f"--pdeathsig={follows.name.removeprefix('SIG')}"]
    if account:
        options += [f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups"]
        if account.passes_doors:
            options += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
            # Else access(2), by which initdb looks for its programs, knows nothing of that.
            options += ["--securebits=+no_setuid_fixup"]
    return [*options, "--"]


class _Ids(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def _ids(account: Account | None) -> _Ids:
    """The same account in Popen's own words, where there is no setpriv."""
    if account is None or _setpriv():
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def run(command: Sequence[str | Path], *, account: Account | None = None) -> str:
    """Run a short command to its end and return its output, both streams.

    Raises subprocess.CalledProcessError, which holds that output.
    """
    return subprocess.run(  # noqa: S603 the command is ours
        [*_prefix(SIGTERM, account), *command],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        **_ids(account),
    ).stdout


def made(folder: Path) -> Path:
    """The folder, made if need be and writable. Raises FolderUnusable.

    Other accounts may pass through one that is made, as the database's must, not look around.
    """
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    except FileExistsError:
        raise FolderUnusable(
            f"Tandem cannot keep its data in {folder}: it is a file, not a folder."
        ) from None
    except OSError as error:
        raise FolderUnusable(
            f"Tandem cannot keep its data in {folder}: {error.strerror}."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderUnusable(f"Tandem cannot keep its data in {folder}: it may not write there.")
    return folder


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file for as long as the block runs. Raises FolderTaken.

    The kernel lets go of it when we die, however we die. The file itself stays: removing it
    would let two processes hold two files of the same name.
    """
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            owner = file.read().strip()
            raise FolderTaken(int(owner) if owner.isdecimal() else None) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def end_leftovers(mark: str) -> None:
    """Kill the children that an earlier Tandem with this mark left behind when it was killed.

    Call it only while holding the lock of the folder that the mark names.
    """
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.pid != os.getpid() and process.environ().get(MARK) == mark:
                process.kill()
                process.wait(10)
