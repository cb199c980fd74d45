"""The Unix socket of the embedded PostgreSQL: where it lies, and clearing it away."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from reviews.processes import Account, FolderUnusable

LONGEST_FOLDER = 80  # bytes; with the socket's own name below the 103 that macOS allows


def folder_of(data: Path) -> Path:
    """Where the socket lies: with the tables, or in /tmp if a socket cannot have that path.

    Socket paths are short, and a comma would divide two addresses.
    """
    tables = data / "postgres"
    if len(os.fsencode(tables)) <= LONGEST_FOLDER and "," not in str(tables):
        return tables
    return Path("/tmp") / f"tandem-{hashlib.sha256(os.fsencode(tables)).hexdigest()[:16]}"  # noqa: S108


def make_folder(data: Path, account: Account | None) -> None:
    """Make the folder in /tmp, if that is where the socket lies, and refuse somebody else's."""
    folder = folder_of(data)
    if folder == data / "postgres":
        return
    uid = account.uid if account else os.geteuid()
    folder.mkdir(mode=0o700, exist_ok=True)
    if account and folder.lstat().st_uid == 0:
        os.lchown(folder, account.uid, account.gid)
    if folder.is_symlink() or folder.lstat().st_uid != uid or folder.lstat().st_mode & 0o077:
        raise FolderUnusable(f"Tandem cannot use {folder}: it belongs to somebody else.")


def clear(data: Path) -> None:
    """Remove the socket, which a killed PostgreSQL leaves behind."""
    folder = folder_of(data)
    if folder.is_symlink():  # somebody else's, which `make_folder` refuses
        return
    for file in folder.glob(".s.PGSQL.*"):
        file.unlink(missing_ok=True)


def remove_folder(data: Path) -> None:
    """Remove the folder in /tmp with what is in it, when PostgreSQL has ended."""
    clear(data)
    if folder_of(data) != data / "postgres":
        with suppress(FileNotFoundError):
            folder_of(data).rmdir()
