"""Dataclasses of which a file makes hundreds of thousands."""

from typing import TYPE_CHECKING

__all__ = ["frozen_dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass as frozen_dataclass
else:
    from dataclasses import dataclass

    def frozen_dataclass(*, frozen, slots):
        """A dataclass that only type checkers keep from being changed.

        To refuse changes when the program runs costs a call for each field of each object, a
        tenth of the time that reading a file takes.
        """
        return dataclass(slots=slots, unsafe_hash=frozen)
