"""A real Tandem to start, look at and kill."""

import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg

from reviews import embedded

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"
PATIENCE = 60  # seconds after which a process that should have ended fails the test
WITHOUT_DATABASE_URL = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}


class Tandem:
    """One `manage.py serve` on a folder of its own."""

    def __init__(self, data: Path, *, port: int | None = None, **environment: str) -> None:
        self.data = data
        self.port = port or free_port()
        command = [sys.executable, MANAGE, "serve", "--port", str(self.port), "--data", data]
        self.process = subprocess.Popen(
            [*command, "--workers", "1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**WITHOUT_DATABASE_URL, **environment},
        )
        self.line = self.process.stdout.readline().strip()  # '' if it ended instead
        self.children = [] if self.ended else psutil.Process(self.process.pid).children(True)

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def child(self, words: str) -> psutil.Process:
        """The topmost child whose command line holds the words."""
        return next(child for child in self.children if words in " ".join(child.cmdline()))

    def health(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz") as answer:
            return answer.status

    def stop(self) -> int:
        """Ask it to end, and wait for that. Returns its exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def refusal(self) -> str:
        """What it said when it ended by itself, which it must have done with exit code 1."""
        said = self.process.communicate(timeout=PATIENCE)[1].strip()
        assert self.process.returncode == 1, said
        return said

    def kill_all(self) -> None:
        self.process.kill()
        for child in self.children:
            with suppress(psutil.NoSuchProcess):
                child.kill()
        self.process.wait(PATIENCE)
        psutil.wait_procs(self.children, timeout=PATIENCE)

    def left(self) -> list[psutil.Process]:
        """Its children that live on although they were given the time to end."""
        return psutil.wait_procs(self.children, timeout=PATIENCE)[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def manage(data: Path, *arguments: str) -> str:
    """What a management command says, run on the folder as an administrator would."""
    done = subprocess.run(
        [sys.executable, MANAGE, *arguments],
        env={**WITHOUT_DATABASE_URL, "TANDEM_DATA": str(data)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    """What the query finds, or changes, in the database of a folder, served or not."""
    with embedded.running(data) as url, psycopg.connect(url) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []
