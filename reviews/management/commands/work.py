"""`manage.py work`: run background jobs until told to stop."""

import asyncio
from argparse import ArgumentParser
from typing import cast

from django.core.management.base import BaseCommand
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status

# Workers report every 10 seconds. One that has been silent for this long is dead.
SILENCE = 60.0  # seconds
MOST_ATTEMPTS = 3  # then the job is what kills the workers


class Command(BaseCommand):
    help = "Run background jobs until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--alone",
            action="store_true",
            help="no other worker uses this database, so every started job was left by a dead one",
        )

    def handle(self, *, alone: bool, **_options: object) -> None:
        connector = cast("DjangoConnector", app.connector).get_worker_connector()
        with app.replace_connector(connector) as worker_app:
            asyncio.run(_work(worker_app, alone=alone))


async def _work(worker_app: App, *, alone: bool) -> None:
    async with worker_app.open_async():
        await put_back(worker_app, silence=0 if alone else SILENCE)
        rescue = asyncio.create_task(_keep_putting_back(worker_app))
        try:
            await worker_app.run_worker_async(name="tandem")
        finally:
            rescue.cancel()


async def put_back(worker_app: App, *, silence: float) -> None:
    """Queue again the jobs of workers that have been silent for `silence` seconds.

    A job's work is one transaction, so that what a dead worker had begun is not there. A job
    that was begun MOST_ATTEMPTS times and never ended is given up as failed.
    """
    jobs = worker_app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=silence):
        if job.attempts + 1 < MOST_ATTEMPTS:
            await jobs.retry_job(job)
        else:
            await jobs.finish_job(job, Status.FAILED, delete_job=False)
    await jobs.prune_stalled_workers(seconds_since_heartbeat=silence)


async def _keep_putting_back(worker_app: App) -> None:
    while True:
        await asyncio.sleep(SILENCE)
        await put_back(worker_app, silence=SILENCE)
