"""What every test run needs before Django's settings are read: a data folder and a database.

With no DATABASE_URL the tests get an embedded PostgreSQL of their own, in a temporary folder,
started when the first test asks for the database and stopped at the end. With `-n` each of the
processes that share the tests has a folder and a database to itself. This file stands at the
root so that the examples in `reviews/` find it too.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from reviews import embedded

FOLDER = Path(tempfile.mkdtemp(prefix="tandem-tests-")).resolve()
EMBEDDED = not os.environ.get("DATABASE_URL")
# Nothing of a test's database is worth keeping through a power cut.
IN_HASTE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}

os.environ["TANDEM_DATA"] = str(FOLDER)
# Here and not in pyproject.toml, from where pytest-django would read the settings too early.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviews.settings")
# The real one takes a tenth of a second on purpose.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()

pytest_plugins = ["tests.cast", "tests.locks"]

# No test may depend on the time it takes.
hypothesis.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also run the tests that take long")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "full: takes long; runs with --full only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--full"):
        return
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(pytest.mark.skip(reason="takes long; runs with --full only"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Before processes start to share the tests: each is to choose its own folder first.

    They inherit our environment, and pytest-django reads the settings as soon as it finds this.
    """
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_unconfigure() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001
) -> Iterator[None]:
    """Run the server while the test database exists. pytest-django asks for it first."""
    if not EMBEDDED:
        yield
        return
    with embedded.started(FOLDER, settings=IN_HASTE):
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(*, django_db_keepdb: bool) -> bool:
    """Nobody needs to take down databases that go with their server.

    A connection that lingers would be in the way.
    """
    return EMBEDDED or django_db_keepdb


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied() -> Iterator[None]:
    """Let Django empty the tables after a test with real transactions.

    The append-only tables refuse TRUNCATE, as they must; for that one statement their triggers
    are passed by.
    """

    operations = type(connection.ops)
    plain_empty = operations.execute_sql_flush

    def empty(self: object, statements: Sequence[str]) -> None:
        plain_empty(self, ["SET LOCAL session_replication_role = replica", *statements])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", empty)
        yield
