"""The embedded PostgreSQL on its own."""

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from reviews import commandline, embedded, processes, sockets
from tests.running.tandem import manage

# With the tables, and in /tmp, whatever folder pytest has chosen.
SOCKETS = pytest.mark.parametrize("data", ["with_tables", "in_tmp"], indirect=True)


@pytest.fixture
def data(request, tmp_path):
    """A data folder whose socket lies where the test asks for it."""
    if request.param == "in_tmp":
        yield tmp_path / ("long" * 30)
    else:
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:
            Path(folder).chmod(0o755)
            yield Path(folder)


def ask(url, query):
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchone()[0] if cursor.description else None


@SOCKETS
def test_its_address_is_known_before_it_runs_and_its_data_stay(data):
    with embedded.started(data) as server:
        assert server.url == embedded.address(data)
        ask(server.url, "CREATE TABLE kept AS SELECT 'every decision' AS what")

    with embedded.started(data) as server:
        assert ask(server.url, "SELECT what FROM kept") == "every decision"
    assert not server.child.process.returncode


@pytest.mark.parametrize("name", ["long " * 40, "one, two", 'it\'s 100 % "é"'])
def test_any_folder_will_do(tmp_path, name):
    with embedded.started(tmp_path / name) as server:
        assert ask(server.url, "SELECT 1") == 1
        socket_folder = Path(ask(server.url, "SHOW unix_socket_directories"))
    assert not list(socket_folder.glob(".s.*"))
    assert socket_folder.parent == tmp_path / name or not socket_folder.exists()


def test_only_its_own_account_may_reach_it(tmp_path):
    for folder in (tmp_path, tmp_path / ("long" * 30)):
        with embedded.started(folder) as server:
            assert ask(server.url, "SHOW listen_addresses") == ""
            socket_folder = ask(server.url, "SHOW unix_socket_directories")
            assert os.stat(socket_folder).st_mode & 0o077 == 0


def test_no_configuration_makes_it_forget_what_it_acknowledged(tmp_path):
    with embedded.started(tmp_path) as server:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            ask(server.url, f"ALTER SYSTEM SET {name} = off")

    with embedded.started(tmp_path) as server:
        for name in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
            assert ask(server.url, f"SHOW {name}") == "on"
        embedded.refuse_unless_durable(server.url)
        ask(server.url, "ALTER ROLE tandem SET synchronous_commit = off")
        with pytest.raises(embedded.CannotStart, match="synchronous_commit = off"):
            embedded.refuse_unless_durable(server.url)


def test_a_folder_has_one_owner_whose_server_others_may_use(tmp_path):
    with embedded.started(tmp_path) as server:
        with pytest.raises(embedded.AlreadyRunning, match=f"in use by process {os.getpid()}"):
            embedded.started(tmp_path).__enter__()
        with embedded.running(tmp_path) as url:
            assert url == server.url
        assert ask(server.url, "SELECT 1") == 1


@SOCKETS
def test_it_recovers_from_being_killed_with_another_process_under_its_number(data):
    with embedded.started(data) as server:
        ask(server.url, "CREATE TABLE kept AS SELECT 1 AS what")
        number = data / "postgres" / "postmaster.pid"
        dead = number.read_text()
        family = psutil.Process(server.child.process.pid).children()
        for process in [psutil.Process(server.child.process.pid), *family]:
            with suppress(psutil.NoSuchProcess):  # it may just have ended by itself
                process.kill()
        server.child.process.wait()
        psutil.wait_procs(family, timeout=60)
    number.write_text(f"{os.getppid()}\n" + dead.partition("\n")[2])

    with embedded.started(data) as server:
        assert ask(server.url, "SELECT what FROM kept") == 1


@SOCKETS
def test_a_server_left_behind_is_ended_by_the_next_start(data):
    with embedded.started(data) as server:
        (data / "postgres.lock").unlink()  # as if its owner had died
        with embedded.started(data) as second:
            assert server.child.process.poll() == 0
            assert ask(second.url, "SELECT 1") == 1


def test_a_half_made_set_of_tables_is_made_anew(tmp_path):
    (tmp_path / "postgres.draft").mkdir()
    (tmp_path / "postgres.draft" / "PG_VERSION").write_text("18\n")

    with embedded.started(tmp_path) as server:
        assert ask(server.url, "SELECT 1") == 1
    assert not (tmp_path / "postgres.draft").exists()


def test_broken_tables_are_named_in_one_sentence(tmp_path):
    with embedded.started(tmp_path):
        pass
    (tmp_path / "postgres" / "global" / "pg_control").unlink()

    with pytest.raises(embedded.CannotStart, match=r"PostgreSQL stopped: .*pg_control"):
        embedded.started(tmp_path).__enter__()


@pytest.mark.parametrize("theirs", ["a link", "open to all"])
def test_a_socket_is_not_put_where_somebody_else_may_look(tmp_path, theirs):
    data, elsewhere = tmp_path / ("long" * 30), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".s.PGSQL.5432").touch()
    folder = sockets.folder_of(data)
    if theirs == "a link":
        folder.symlink_to(elsewhere)
    else:
        folder.mkdir(mode=0o755)

    with pytest.raises(processes.FolderUnusable, match="belongs to somebody else"):
        embedded.started(data).__enter__()

    assert (elsewhere / ".s.PGSQL.5432").exists()
    folder.unlink() if theirs == "a link" else folder.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders closed to its children")
def test_root_may_have_installed_it_in_a_closed_folder(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    wheel = embedded._programs().parents[1]
    shutil.copytree(wheel, closed / wheel.name)
    shutil.copytree(f"{wheel}.libs", closed / f"{wheel.name}.libs")
    monkeypatch.syspath_prepend(closed)

    with embedded.started(closed / "data") as server:
        child = psutil.Process(server.child.process.pid)
        assert child.exe().startswith(str(closed))
        assert child.uids().real != 0
    assert closed.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_account_needs_nothing_of_root():
    # With a pass to this Python, which may lie in root's own folder.
    nobody = processes.Account(uid=65534, gid=65534, passes_doors=True)
    folder = tempfile.mkdtemp()
    os.chown(folder, nobody.uid, nobody.gid)
    program = f"""if True:
        import pathlib, os, psutil
        from reviews import embedded
        with embedded.started(pathlib.Path({folder!r})) as server:
            print(os.geteuid(), psutil.Process(server.child.process.pid).uids().real)
    """

    try:
        said = processes.run([sys.executable, "-c", program], account=nobody)
    finally:
        shutil.rmtree(folder)

    assert said.split() == [str(nobody.uid)] * 2


def test_a_command_finds_the_database_running_and_stops_it(tmp_path):
    said = manage(tmp_path, "migrate", "contenttypes")

    assert "Applying contenttypes.0001_initial... OK" in said
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


@pytest.mark.parametrize("command", ["verify", "rekey", "reread"])
def test_a_command_about_what_is_kept_makes_nothing_where_there_is_nothing(tmp_path, command):
    with pytest.raises(subprocess.CalledProcessError) as failure:
        manage(tmp_path / "elsewhere", command)

    assert failure.value.stderr.startswith(f"Nothing is kept in {tmp_path / 'elsewhere'}. ")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_who_may_not_look_into_the_folder_is_told_so():
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o711)
    (folder / "postgres").mkdir(mode=0o700)
    ours, theirs = multiprocessing.Pipe(duplex=False)

    def verify_as_nobody() -> None:
        os.setuid(65534)
        try:
            commandline.main(["manage.py", "verify", "--data", str(folder)])
        except SystemExit as refusal:
            theirs.send(str(refusal))

    nobody = multiprocessing.get_context("fork").Process(target=verify_as_nobody)
    nobody.start()
    theirs.close()
    try:
        assert ours.recv() == f"Tandem cannot keep its data in {folder}: it may not write there."
    finally:
        nobody.join()
        shutil.rmtree(folder)


def test_such_a_command_is_told_the_folder(tmp_path):
    manage(tmp_path / "kept", "migrate")

    said = manage(tmp_path, "verify", "--data", str(tmp_path / "kept"))

    assert said.endswith("Everything agrees.\n")
