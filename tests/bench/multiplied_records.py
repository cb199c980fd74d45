"""Many records out of the labelled sets, with duplicates and neighbours as real ones have them.

The sets are repeated in *worlds*. Inside a world everything that two records share is still
shared, so duplicates stay duplicates and reports of one issue stay neighbours. From one world to
the next, words, names, volumes, pages and identifiers change, so that no report is in two worlds;
the journals stay, and get as many more issues as a larger search would find in them.
"""

import random
import re
from dataclasses import replace
from zlib import crc32

from reviews.formats.citation import Citation
from tests.dedup.labelled import NAMES, read

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d+")
_CONSONANTS = "bcdfghklmnprstvz"
YEARS, VOLUMES, PAGES = 25, 60, 900


def multiplied(records: int, *, seed: int = 11) -> list[Citation]:
    """That many citations, always the same ones, shuffled."""
    originals = [citation for name in NAMES for citation in read(name).citations]
    found: list[Citation] = []
    world = 0
    while len(found) < records:
        found += [_moved(each, world) for each in originals[: records - len(found)]]
        world += 1
    random.Random(seed).shuffle(found)
    return found


def _moved(citation: Citation, world: int) -> Citation:
    """The citation as it would stand in another world."""
    if world == 0:
        return citation
    words = _Words(world)
    return replace(
        citation,
        title=words.of(citation.title),
        authors=tuple(words.of(author) for author in citation.authors),
        year=citation.year and citation.year - world % YEARS,
        volume=_NUMBER.sub(lambda number: _plus(number, world % VOLUMES), citation.volume),
        pages=_NUMBER.sub(lambda number: _plus(number, world * 7 % PAGES), citation.pages),
        abstract=words.of(citation.abstract),
        doi=citation.doi and f"{citation.doi}.w{world}",
    )


class _Words:
    """Another word for each word of four letters or more, the same one in the whole world.

    Half the words keep their sound, since reviews of one topic share half their words; the rest
    get other consonants, so that titles of two worlds are not alike.
    """

    def __init__(self, world: int) -> None:
        turned = random.Random(world).sample(_CONSONANTS, len(_CONSONANTS))
        self.table = str.maketrans(
            _CONSONANTS + _CONSONANTS.upper(), "".join(turned) + "".join(turned).upper()
        )
        self.world = world

    def of(self, text: str) -> str:
        return _WORD.sub(self._other, text)

    def _other(self, found: re.Match[str]) -> str:
        word = found.group()
        keeps = crc32(f"{self.world} {word.lower()}".encode()) % 2
        return word if keeps else word.translate(self.table)


def _plus(number: re.Match[str], offset: int) -> str:
    return str(int(number.group()) + offset)
