"""Random choices that can be redone: a review's seed and a study's number decide them."""

from hashlib import blake2b


def draw(seed: str, study_id: int) -> int:
    """The study's place in the review's shuffle: a number from 0 to 2**63 - 1.

    Sorting by it gives an order that has nothing to do with the order of import.

    >>> draw("a review", 1) == draw("a review", 1) != draw("a review", 2)
    True
    """
    return _number("order", seed, study_id)


def in_sample(seed: str, study_id: int, share: int) -> bool:
    """Whether the study is among the `share` percent (0 to 100) drawn for full screening.

    Independent of `draw`, so the sample is spread over the whole queue, and a larger share keeps
    every study of a smaller one.

    Raises ValueError if `share` is not a percentage.

    >>> in_sample("a review", 7, 100), in_sample("a review", 7, 0)
    (True, False)
    """
    if not 0 <= share <= 100:
        raise ValueError(f"a share is from 0 to 100 percent, not {share}")
    return _number("sample", seed, study_id) * 100 < share << 63


def _number(purpose: str, seed: str, study_id: int) -> int:
    digest = blake2b(f"{seed}:{study_id}".encode(), digest_size=8, person=purpose.encode())
    return int.from_bytes(digest.digest(), "big") >> 1
