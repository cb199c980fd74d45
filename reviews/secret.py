"""The key that signs sessions, kept in the data folder when the environment gives none."""

import os
from pathlib import Path

from django.utils.crypto import get_random_string


def secret_key(data: Path) -> str:
    """The key in `<data>/secret_key`, made on first use and readable by its owner alone."""
    path = data / "secret_key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        pass
    data.mkdir(parents=True, exist_ok=True)
    draft = data / f"secret_key.{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(get_random_string(64) + "\n")
    try:
        # Of two processes that start at once, the first to link its draft gives the key.
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()
