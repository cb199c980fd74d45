"""Real Tandems for the tests here, of which nothing is left afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.tandem import Tandem


@pytest.fixture
def serve() -> Iterator[type[Tandem]]:
    """Starts Tandem; whatever is left of it when the test ends is killed."""
    started: list[Tandem] = []

    class Watched(Tandem):
        def __init__(self, data: Path, *, port: int | None = None, **environment: str) -> None:
            super().__init__(data, port=port, **environment)
            started.append(self)

    yield Watched
    for tandem in started:
        tandem.kill_all()
        tandem.process.stdout.close()
        tandem.process.stderr.close()
