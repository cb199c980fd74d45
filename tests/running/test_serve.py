"""Starting, stopping and killing a real Tandem."""

import os
import signal
import socket
import sys
import time

import pytest

from reviews import embedded
from tests.running.tandem import PATIENCE, free_port, manage, rows

ADD_LENA = """
    INSERT INTO reviews_user (password, email, name, is_active)
    VALUES ('', 'lena@example.org', 'Lena', true) ON CONFLICT DO NOTHING
"""
BEGIN_A_JOB = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, status)
    VALUES ('kept', 'tests.unheard_of', 'doing')
"""
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the kernel must tell children")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A folder that the tests use one after the other, since making its tables takes a while."""
    folder = tmp_path_factory.mktemp("tandem") / "data"
    manage(folder, "migrate")
    return folder


def test_it_says_where_to_go_and_leaves_nothing_behind(serve, data):
    rows(data, "DELETE FROM reviews_user")

    tandem = serve(data)

    assert tandem.line == (
        f"Tandem is at http://127.0.0.1:{tandem.port} — the first visitor creates the first account"
    )
    assert tandem.health() == 200
    assert serve(data).refusal() == (
        f"Tandem already serves {data} (process {tandem.process.pid})."
    )
    assert tandem.stop() == 0
    assert tandem.left() == []
    assert tandem.process.communicate() == ("", "")


def test_what_was_committed_survives_killing_everything(serve, data):
    rows(data, ADD_LENA)
    tandem = serve(data)
    assert tandem.line.endswith(" — 1 person can sign in")
    rows(data, "UPDATE reviews_user SET name = 'Lena the Lead'")
    rows(data, BEGIN_A_JOB)
    tandem.kill_all()

    again = serve(data)

    assert again.line.endswith(" — 1 person can sign in")
    assert rows(data, "SELECT name FROM reviews_user") == [("Lena the Lead",)]
    job = "SELECT status, attempts FROM procrastinate_jobs WHERE queue_name = 'kept'"
    deadline = time.monotonic() + PATIENCE
    while rows(data, job)[0][0] in ("doing", "todo") and time.monotonic() < deadline:
        time.sleep(0.1)
    assert rows(data, job) == [("failed", 2)], "taken up again, by a worker that does not know it"
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(PATIENCE) == 0
    assert again.left() == []


@linux_only
def test_its_children_do_not_outlive_it(serve, data):
    tandem = serve(data)
    assert tandem.children

    tandem.process.kill()

    assert tandem.left() == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("django work", "worker"),
        pytest.param("granian", "web server", marks=pytest.mark.full),
        pytest.param("postgres", "database", marks=pytest.mark.full),
    ],
)
def test_it_stops_when_a_child_dies(serve, data, words, name):
    tandem = serve(data)

    tandem.child(words).kill()

    assert tandem.refusal().startswith(f"Tandem has stopped because its {name} did")
    assert tandem.left() == []


def test_what_lingers_is_ended_by_the_next_start(serve, data):
    tandem = serve(data)
    web = tandem.child("granian")
    workers = web.children()
    # Held, so that it cannot clean up after its web server; whose workers nobody tells then.
    tandem.process.send_signal(signal.SIGSTOP)
    web.kill()
    tandem.process.kill()
    tandem.process.wait(PATIENCE)
    assert all(worker.is_running() for worker in workers)

    again = serve(data, port=tandem.port)

    assert again.health() == 200
    assert tandem.left() == []


def test_a_taken_port_is_refused_before_anything_starts(serve, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        said = serve(tmp_path, port=port).refusal()

    assert said == (
        f"Tandem cannot listen on 127.0.0.1, port {port}: Address already in use."
        " Choose another with --port or --host."
    )
    assert not (tmp_path / "postgres").exists()


def test_a_file_in_place_of_the_folder_is_refused(serve, tmp_path):
    file = tmp_path / "data"
    file.write_text("")

    assert serve(file).refusal() == (
        f"Tandem cannot keep its data in {file}: it is a file, not a folder."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_it_may_not_write_to_is_refused(serve, tmp_path):
    tmp_path.chmod(0o500)

    assert serve(tmp_path).refusal() == (
        f"Tandem cannot keep its data in {tmp_path}: it may not write there."
    )


def test_with_a_database_url_nothing_is_embedded(serve, data, tmp_path):
    rows(data, ADD_LENA)
    with embedded.started(data) as server:
        tandem = serve(tmp_path, DATABASE_URL=server.url)

        assert tandem.line.endswith(" — 1 person can sign in"), "Lena, who is in that database"
        assert tandem.health() == 200
        assert not (tmp_path / "postgres").exists()
        tandem.stop()
        assert server.child.process.poll() is None, "it was not ours to stop"


def test_a_server_that_may_lose_decisions_is_refused(serve, data, tmp_path):
    with embedded.started(data, settings={"synchronous_commit": "off"}) as server:
        tandem = serve(tmp_path, DATABASE_URL=server.url)

        assert tandem.refusal() == (
            "PostgreSQL runs with synchronous_commit = off, so decisions that were saved could be"
            " lost. Switch it on; Tandem does not run without it."
        )


def test_a_database_that_does_not_answer_is_refused(serve, tmp_path):
    url = f"postgresql://tandem@127.0.0.1:{free_port()}/tandem"

    assert serve(tmp_path, DATABASE_URL=url).refusal().startswith("The database does not answer: ")
