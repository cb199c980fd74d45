"""A shuffle that anyone can repeat: each study's place follows from the seed and its number."""

from hashlib import blake2b

# PostgreSQL's bigint is signed; 63 bits fit it without a minus sign.
DRAW_BITS = 63
_PERCENT = 100


def draw(seed: str, study_id: int) -> int:
    """The study's place in the shuffle that this seed gives, from 0 to 2**63 - 1.

    Studies sorted by it come in an order that has nothing to do with how they were imported, and
    the same seed gives the same order on every machine.

    >>> draw("spring", 1), draw("spring", 2)
    (3126263590099359660, 8738193920359279472)
    """
    return _number("order", seed, study_id) >> (64 - DRAW_BITS)


def in_sample(seed: str, study_id: int, share: int) -> bool:
    """Whether the study is in the share, in percent, that gets the full number of votes.

    The choice is independent of `draw`, so that the sample is spread over the whole queue; a
    larger share keeps every study of a smaller one.

    Raises ValueError when the share is not from 0 to 100.

    >>> [study_id for study_id in range(1, 21) if in_sample("spring", study_id, 20)]
    [2, 11, 16, 18]
    """
    if not 0 <= share <= _PERCENT:
        raise ValueError(f"share must be from 0 to 100 percent, not {share}")
    return _number("sample", seed, study_id) * _PERCENT < share << 64


def _number(purpose: str, seed: str, study_id: int) -> int:
    """64 bits in which every seed, study and purpose has its own independent number.

    The purpose is a separate parameter of the hash, so no seed can be mistaken for another's.
    """
    message = f"{study_id}:{seed}".encode()
    return int.from_bytes(blake2b(message, digest_size=8, person=purpose.encode()).digest())
