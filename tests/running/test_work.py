"""What becomes of the jobs that a dead worker had begun."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from reviews.management.commands.work import MOST_ATTEMPTS, SILENCE, put_back

pytestmark = pytest.mark.django_db(transaction=True)


def begun_job(*, silent_for: float, attempts: int = 0) -> int:
    """A job whose worker last reported `silent_for` seconds ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => %s)) RETURNING id",
            [silent_for],
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id, attempts)"
            " VALUES ('default', 'tests.some_task', 'doing', %s, %s) RETURNING id",
            [worker, attempts],
        )
        return cursor.fetchone()[0]


def status(job: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        return cursor.fetchone()[0]


def put_back_what_is_silent_for(seconds: float) -> None:
    async def work() -> None:
        async with worker_app.open_async():
            await put_back(worker_app, silence=seconds)

    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        asyncio.run(work())


def test_only_the_jobs_of_silent_workers_are_begun_again():
    of_the_dead = begun_job(silent_for=SILENCE + 5)
    of_the_living = begun_job(silent_for=SILENCE / 10)

    put_back_what_is_silent_for(SILENCE)

    assert status(of_the_dead) == "todo"
    assert status(of_the_living) == "doing"


def test_a_worker_that_is_alone_takes_up_every_begun_job():
    job = begun_job(silent_for=0.1)

    put_back_what_is_silent_for(0)

    assert status(job) == "todo"


def test_a_job_that_keeps_killing_its_worker_is_given_up():
    job = begun_job(silent_for=SILENCE + 5, attempts=MOST_ATTEMPTS - 1)

    put_back_what_is_silent_for(SILENCE)

    assert status(job) == "failed"
