"""Chinese, Japanese and Korean text in the encodings from before Unicode, told by its bytes.

Each of them is strict about which bytes may follow each other, and keeps the characters of daily
use in a block of its own. Text that fits an encoding to the last byte, nearly all of it within
that block, is hardly anything else: Western, Cyrillic or Greek letters break the first rule soon.
"""

from collections import Counter
from typing import NamedTuple

ENOUGH = 8  # characters that are not ASCII; with fewer there is nothing to go by
SHARE = 0.9  # of them that are in daily use


class _Script(NamedTuple):
    """An encoding, and which first bytes of its characters are those of daily use.

    `trail`: the lowest second byte of such characters; `sure`: first bytes of which there must be
    some, at least a twentieth, since other encodings share the rest.
    """

    codec: str
    daily: frozenset[int]
    trail: int = 0x40
    sure: frozenset[int] = frozenset()


def _bytes(*ranges: tuple[int, int]) -> frozenset[int]:
    return frozenset(byte for first, last in ranges for byte in range(first, last + 1))


# The first that fits. Korean before Chinese, whose block contains the Korean one; Japanese must
# have kana, which no other language has.
_SCRIPTS = (
    _Script("euc_kr", _bytes((0xA1, 0xA3), (0xB0, 0xC8)), 0xA1),
    _Script("euc_jp", _bytes((0xA1, 0xA5), (0xB0, 0xCF)), 0xA1, _bytes((0xA4, 0xA5))),
    _Script("shift_jis", _bytes((0x81, 0x83), (0x88, 0x97)), 0x40, _bytes((0x82, 0x83))),
    _Script("gb18030", _bytes((0xA1, 0xA3), (0xB0, 0xD7)), 0xA1),
    _Script("big5", _bytes((0xA1, 0xC6)), 0x40),
)


def east_asian(data: bytes) -> str:
    """The codec of the Chinese, Japanese or Korean text that `data` is, or "" if it is none.

    `data` ends with a whole line, so that no character is cut.

    >>> east_asian("夜班护士短时小睡的效果".encode("gb18030"))
    'gb18030'
    >>> east_asian("Müller, Jürgen; Änne Groß".encode("cp1252"))
    ''
    """
    return next((script.codec for script in _SCRIPTS if _fits(data, script)), "")


def _fits(data: bytes, script: _Script) -> bool:
    try:
        counted = Counter(data.decode(script.codec))
    except UnicodeDecodeError:
        return False
    firsts: Counter[int] = Counter()
    for character, number in counted.items():
        if not character.isascii():
            written = character.encode(script.codec)
            is_plain = len(written) == 2 and written[1] >= script.trail
            firsts[written[0] if is_plain else 0] += number
    every = firsts.total()
    daily = sum(number for byte, number in firsts.items() if byte in script.daily)
    sure = sum(number for byte, number in firsts.items() if byte in script.sure)
    return every >= ENOUGH and daily >= SHARE * every and (not script.sure or sure >= every / 20)
