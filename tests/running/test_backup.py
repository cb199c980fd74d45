"""Nightly backups: the database is kept whatever becomes of the files.

`docker/backup.sh` runs as it is, with programs of ours in place of the database's and of `sleep`,
which ends it.
"""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reviews.library.keeping import IN_TRANSIT
from reviews.settings import BASE

IS_GNU = "GNU" in subprocess.run(["tar", "--version"], capture_output=True, text=True).stdout
pytestmark = pytest.mark.skipif(not IS_GNU, reason="needs GNU tar, as the container has it")

PROGRAMS = {
    "pg_dump": 'for said; do case "$said" in --file=*) echo dumped >"${said#--file=}";; esac; done',
    "pg_restore": "exit 0",
    "sleep": 'echo "$1" >>"$SLEPT"; exit 1',
}


@pytest.fixture
def back_up(tmp_path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Let one attempt be made; `programs` are what the named ones do instead."""

    def run(**programs: str) -> subprocess.CompletedProcess[str]:
        path = tmp_path / "programs"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        for name, script in (PROGRAMS | programs).items():
            (path / name).write_text(f"#!/bin/sh\n{script}\n")
            (path / name).chmod(0o755)
        return subprocess.run(
            ["sh", BASE / "docker/backup.sh"],
            env=os.environ
            | {
                "PATH": f"{path}:{os.environ['PATH']}",
                "DATA": str(tmp_path / "data"),
                "BACKUPS": str(tmp_path / "backups"),
                "DAYS_KEPT": "30",
                "SLEPT": str(tmp_path / "slept"),
            },
            capture_output=True,
            text=True,
            timeout=60,
        )

    for name in (
        "full_texts/ab/abcd",
        "files/12/1234",
        f"files/12/1234.x{IN_TRANSIT}",
        "uploads/tmp1.upload",
        "cache/pages/picture",
        "secret_key",
    ):
        file = tmp_path / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (tmp_path / "backups").mkdir()
    return run


def kept(tmp_path: Path) -> list[str]:
    """How the names of what lies among the backups end."""
    return sorted(path.name.partition(".")[2] for path in (tmp_path / "backups").iterdir())


def tar_and(script: str) -> str:
    """What a tar does that packs as ever, and then something else."""
    return f'{shutil.which("tar")} "$@"\n{script}'


def waited(tmp_path: Path) -> int:
    """Seconds until the next attempt."""
    return int((tmp_path / "slept").read_text().split()[-1])


def test_what_people_made_is_kept_and_what_may_be_lost_is_not(back_up, tmp_path):
    found = back_up()

    assert kept(tmp_path) == ["dump", "tar.gz"], found.stderr
    [archive] = (tmp_path / "backups").glob("*.tar.gz")
    with tarfile.open(archive) as files:
        assert sorted(one.name for one in files if one.isfile()) == [
            "./files/12/1234",
            "./full_texts/ab/abcd",
            "./secret_key",
        ]
    assert "Backed up to" in found.stdout
    assert archive.stat().st_mode & 0o077 == 0


def test_a_file_that_changes_meanwhile_is_no_failure(back_up, tmp_path):
    found = back_up(tar=tar_and("exit 1"))

    assert kept(tmp_path) == ["dump", "tar.gz"]
    assert "Backed up to" in found.stdout


def test_without_the_files_the_database_is_kept_and_all_is_tried_again(back_up, tmp_path):
    found = back_up(tar=tar_and("exit 2"))

    assert kept(tmp_path) == ["dump"]
    assert "The files could not be backed up" in found.stderr
    assert waited(tmp_path) == 600


def test_attempts_that_go_wrong_leave_one_dump_and_not_one_each(back_up, tmp_path):
    counting = 'echo "$1" >>"$SLEPT"; [ "$(wc -l <"$SLEPT")" -lt 3 ]'
    minute = 'case "$*" in *%H%M*) wc -l <"$SLEPT" | tr -d " ";; esac'
    (tmp_path / "slept").touch()

    back_up(tar=tar_and("exit 2"), sleep=counting, date=minute)

    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["tandem-2.dump"]


@pytest.mark.parametrize("name", ["pg_dump", "pg_restore"])
def test_a_dump_that_cannot_be_read_back_does_not_count(back_up, tmp_path, name):
    found = back_up(
        **{name: PROGRAMS[name] + "\nexit 1"} if name == "pg_dump" else {name: "exit 1"}
    )

    assert kept(tmp_path) == []
    assert "The database could not be backed up" in found.stderr
    assert waited(tmp_path) == 600


def test_a_backup_of_long_ago_goes_once_there_is_a_new_one(back_up, tmp_path):
    old = tmp_path / "backups/tandem-2020-01-01-0200.dump"
    old.touch()
    os.utime(old, (0, 0))

    back_up(tar=tar_and("exit 2"))
    assert old.exists()

    back_up()
    assert not old.exists()
