"""What the benchmarks that measure over HTTP share: a database, a web server, signed-in people."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviews.accounts.models import User

REPO = Path(__file__).resolve().parents[2]
PORT = 8899

sys.path.insert(0, str(REPO))


@dataclass(frozen=True)
class Place:
    """Where a benchmark happens: the folder of its data, and the address of its database."""

    data: Path
    url: str


@contextmanager
def a_database() -> Iterator[Place]:
    """An embedded server of its own with the tables in it, and Django set up to use it."""
    from reviews import embedded

    with tempfile.TemporaryDirectory(prefix="tandem-bench-") as folder:
        data = Path(folder)
        data.chmod(0o755)
        with embedded.started(data) as server:
            os.environ |= {"DATABASE_URL": server.url, "TANDEM_DATA": folder}
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviews.settings")
            import django
            from django.core.management import call_command

            django.setup()
            call_command("migrate", verbosity=0)
            yield Place(data, server.url)


@contextmanager
def web_server(place: Place) -> Iterator[None]:
    """The web server as `manage.py serve` starts it, on PORT."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--port"]
    command += [str(PORT), "--workers", "2", "--blocking-threads", "4"]
    command += ["--blocking-threads-idle-timeout", "600", "reviews.wsgi:application"]
    environment = {**os.environ, "DATABASE_URL": place.url, "TANDEM_DATA": str(place.data)}
    with (place.data / "web.log").open("w") as log:
        process = subprocess.Popen(command, cwd=REPO, env=environment, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            process.wait(20)


def session_of(user: "User") -> str:
    """The cookie of a browser in which the person has just signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def fill(sql: str, values: dict[str, object]) -> None:
    """Run statements, each of which ends its line with a semicolon."""
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in sql.split(";\n"):
            if statement.strip():
                cursor.execute(statement, values)


def settle() -> None:
    """Vacuum, analyse and write out everything, as a server does in quiet hours."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
    }
