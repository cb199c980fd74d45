"""What happens around a `manage.py` command: its data folder, its database, its refusals."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.core.management import execute_from_command_line

from reviews import embedded, processes

# Every other command finds the embedded database running. These see to it themselves, or
# have no use for it.
WITHOUT_DATABASE = {"check", "collectstatic", "demo", "help", "serve", "version"}
# These are about what is kept already, and make nothing where there is nothing.
ABOUT_WHAT_IS_KEPT = {"rekey", "reread", "verify"}


class NothingKept(Exception):
    """No tables are kept in the data folder. The message is a sentence for the administrator."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"Nothing is kept in {data}. If Tandem was started with --data, name the same folder."
        )


def main(arguments: Sequence[str]) -> None:
    """Run a command as `manage.py` got it, with the data folder and the database it needs.

    Exits with a sentence where the folder or the database cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviews.settings")
    data = _data_folder(arguments)
    # Before the settings are read, since they keep their secret key in this folder.
    os.environ["TANDEM_DATA"] = str(data)
    try:
        with _database(arguments, data):
            execute_from_command_line(list(arguments))
    except (NothingKept, processes.FolderUnusable, embedded.CannotStart) as problem:
        sys.exit(str(problem))


def _data_folder(arguments: Sequence[str]) -> Path:
    """`--data` of any command, TANDEM_DATA, or `data` beside manage.py.

    >>> _data_folder(["manage.py", "serve", "--data", "/srv/a"])
    PosixPath('/srv/a')
    >>> _data_folder(["manage.py", "serve", "--data=/srv/b"])
    PosixPath('/srv/b')
    """
    folder = os.environ.get("TANDEM_DATA") or Path(__file__).resolve().parent.parent / "data"
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--data" and following:
            folder = following
        elif argument.startswith("--data="):
            folder = argument.removeprefix("--data=")
    return Path(folder).resolve()


@contextmanager
def _database(arguments: Sequence[str], data: Path) -> Iterator[None]:
    """Have the embedded database run for a command that uses it, unless DATABASE_URL is set.

    Makes the data folder, or raises FolderUnusable. Raises NothingKept and embedded.CannotStart.
    """
    command = arguments[1] if len(arguments) > 1 else "help"
    asks_for_help = command.startswith("-") or {"-h", "--help"} & set(arguments)
    is_without = os.environ.get("DATABASE_URL") or command in WITHOUT_DATABASE or asks_for_help
    is_about_kept = command in ABOUT_WHAT_IS_KEPT and not is_without
    if is_about_kept and not os.path.isdir(data):  # not either where one may not look
        raise NothingKept(data)
    processes.made(data)
    if is_about_kept and not embedded.has_tables(data):
        raise NothingKept(data)
    if is_without:
        yield
        return
    with embedded.running(data):
        yield
