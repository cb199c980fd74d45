"""The four diagrams as they were looked at and found right, to the last character.

Where the diagram is meant to look different, run this file with TANDEM_WRITE_SNAPSHOTS=1, look at
the pictures in `snapshots/`, and commit them.
"""

import os
from pathlib import Path

import pytest

from reviews.prisma import svg

FOLDER = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize(
    "name",
    [
        "final",
        "with_other",
        "updated",
        "updated_with_other",
        "in_progress_with_other",
    ],
)
def test_the_diagram_looks_as_it_did(request, name):
    picture = svg(request.getfixturevalue(name), paper=True) + "\n"
    file = FOLDER / f"{name}.svg"
    if os.environ.get("TANDEM_WRITE_SNAPSHOTS") == "1":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(picture, encoding="utf-8")

    assert picture == file.read_text(encoding="utf-8")
