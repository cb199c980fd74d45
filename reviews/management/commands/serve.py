"""`manage.py serve`: database, web server and background worker, as one process tree."""

import http.client
import os
import signal
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from psycopg import sql

from reviews import embedded, processes

BASE = Path(__file__).resolve().parents[3]
# What each child is told to stop by, and how long it may take; past that it is killed. The
# worker's unfinished job goes back into the queue at the next start.
GRACE = MappingProxyType({"web": 10.0, "worker": 10.0, "setup": 10.0})  # seconds
TITLES = MappingProxyType({"database": "database", "web": "web server", "worker": "worker"})


class CannotServe(Exception):
    """Serving did not begin, or ended by itself. The message is a sentence."""


class Command(BaseCommand):
    """Serve Tandem until told to stop.

    A command that serves something else overrides `settings_module`, `prepare` and `greeting`;
    they may use `data` (the folder), `database` (its URL) and `address` (where the pages are).
    """

    help = "Serve Tandem: its database (unless DATABASE_URL is set), web server and worker."
    requires_system_checks = []  # the children check
    settings_module = "reviews.settings"

    data: Path
    database: str
    address: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="where to listen")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="web server processes")
        parser.add_argument("--data", type=Path, help="the folder that everything is kept in")

    def handle(
        self, *, host: str, port: int, workers: int, data: Path | None, **_options: object
    ) -> None:
        self.data = (data or settings.DATA).resolve()
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        os.umask(0o077)  # the logs, and the mails kept as files, are nobody else's business
        # All three mean the same, in the terminal, from a service manager and at log-out.
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.default_int_handler)
        try:
            with ExitStack() as stack:
                try:
                    self._serve(stack, host, port, workers)
                finally:
                    # The children are stopped in order now; nothing may cut that short.
                    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                        signal.signal(name, signal.SIG_IGN)
        except KeyboardInterrupt:
            pass
        except (CannotServe, embedded.CannotStart, processes.FolderUnusable) as problem:
            sys.exit(str(problem))

    def prepare(self) -> None:
        """Whatever must happen between the migrations and the first page. Here: nothing."""

    def greeting(self) -> str:
        """The one line that says where to go and who can sign in."""
        people = self.people()
        if people == 0:
            who = "the first visitor creates the first account"
        else:
            who = "1 person can sign in" if people == 1 else f"{people} people can sign in"
        return f"Tandem is at {self.address} — {who}"

    def people(self) -> int:
        """How many active accounts there are in the database that is served."""
        # Not through the models: they are bound to this process's own settings.
        query = sql.SQL("SELECT count(*) FROM {} WHERE is_active")
        with psycopg.connect(self.database) as connection:
            table = sql.Identifier(get_user_model()._meta.db_table)
            row = connection.execute(query.format(table)).fetchone()
        return int(row[0]) if row else 0

    def manage(self, *arguments: str) -> None:
        """Run a management command on what is served, to its end. Raises CannotServe."""
        child = self._start("setup", "django", *arguments)
        try:
            failed = child.process.wait() != 0
        finally:
            child.stop((signal.SIGTERM, GRACE["setup"]))
        if failed:
            raise CannotServe(
                f"Tandem could not {arguments[0]}: {child.last_words()} (see {child.log})"
            )

    def _serve(self, stack: ExitStack, host: str, port: int, workers: int) -> None:
        processes.made(self.data)
        processes.made(self.data / "logs")
        stack.enter_context(self._sole())
        processes.end_leftovers(str(self.data))
        _refuse_taken_port(host, port)

        children = []
        self.database = os.environ.get("DATABASE_URL", "")
        if embeds := not self.database:
            server = stack.enter_context(embedded.started(self.data))
            self.database = server.url
            children.append(server.child)
        embedded.refuse_unless_durable(self.database)
        self.manage("migrate", "--no-input")
        self.prepare()

        # Stopped in the opposite order: first no more questions, then no more jobs, then the
        # database, which has everything on disk by then.
        alone = ["--alone"] if embeds else []
        web = ["--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port)]
        # A thread keeps its database connection; four do as well as more, and one slow
        # answer does not hold up the others.
        web += ["--workers", str(workers), "--blocking-threads", "4"]
        web += ["--blocking-threads-idle-timeout", "600", "--workers-kill-timeout", "5"]
        web += ["--respawn-failed-workers", "reviews.wsgi:application"]
        for name, module, *arguments in (
            ["worker", "django", "work", *alone],
            ["web", "granian", *web],
        ):
            child = self._start(name, module, *arguments)
            stack.callback(child.stop, (signal.SIGTERM, GRACE[name]))
            children.append(child)

        while (status := _answer(host, port)) is None:
            _refuse_if_any_ended(children)
            time.sleep(0.1)
        if status >= 500:
            log = self.data / "logs" / "web.log"
            raise CannotServe(f"Tandem has stopped because its pages only show errors (see {log}).")
        self.stdout.write(self.greeting())
        self.stdout.flush()
        while True:
            _refuse_if_any_ended(children)
            time.sleep(0.2)

    @contextmanager
    def _sole(self) -> Iterator[None]:
        """Be the only one that serves this data folder. Raises CannotServe."""
        with ExitStack() as stack:
            try:
                stack.enter_context(processes.held(self.data / "serve.lock"))
            except processes.FolderTaken as taken:
                raise CannotServe(f"Tandem already serves {self.data} ({taken}).") from None
            yield

    def _start(self, name: str, module: str, *arguments: str) -> processes.Child:
        return processes.start(
            name,
            [sys.executable, "-m", module, *arguments],
            log=self.data / "logs" / f"{name}.log",
            env={
                **os.environ,
                "DATABASE_URL": self.database,
                "DJANGO_SETTINGS_MODULE": self.settings_module,
                "TANDEM_DATA": str(self.data),
                processes.MARK: str(self.data),
            },
            cwd=BASE,
        )


def _refuse_taken_port(host: str, port: int) -> None:
    """Raise CannotServe unless one can listen there. The web server itself would share a port."""
    try:
        family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except PermissionError as error:
        raise CannotServe(f"Port {port} is for the administrator; choose one over 1023.") from error
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "there is no such port"
        raise CannotServe(
            f"Tandem cannot listen on {host}, port {port}: {reason}."
            " Choose another with --port or --host."
        ) from error


def _answer(host: str, port: int) -> int | None:
    """The status that the web server answers a health check with, None while it is silent."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 compared only
    connection = http.client.HTTPConnection(local, port, timeout=30)
    with closing(connection), suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status
    return None


def _refuse_if_any_ended(children: list[processes.Child]) -> None:
    for child in children:
        if child.process.poll() is not None:
            # Which may be the reason, or of something earlier that ended well.
            words = child.last_words()
            last = f", whose last words were: {words}" if words else ""
            raise CannotServe(
                f"Tandem has stopped because its {TITLES[child.name]} did{last} (see {child.log})"
            )
