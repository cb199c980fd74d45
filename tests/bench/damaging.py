"""Search files with damage: cut, doubled, exchanged and spliced, and inside of archives too.

Everything depends on the seeds and on the generator of chance that is given, so the same chance
makes the same file again.
"""

import gzip
import io
import random
import zipfile

SIGNS = (
    *(b"\n", b"\r", b"\0", b'"', b"{", b"}", b"[", b"]", b"<", b">", b"\\", b";", b",", b"&"),
    *(b"ER  - \n", b"TY  - ", b"PMID- ", b"\nPT J\n", b"@article{", b"<![CDATA[", b"<!--"),
    *(b"\xff", b"\xe2\x80\xa8", b"\xf0\x9f", b"\x1a", b"\xef\xbb\xbf", b"&#0;", b" and "),
)
FIRST, EXCERPT = 2_000, 6_000  # bytes that are kept of a seed's beginning, and from further on
WHOLE = 40  # one seed in so many is taken whole
ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"


def damaged(seeds: list[bytes], chance: random.Random) -> bytes:
    """One of the seeds, or an excerpt of it, with one to eight changes.

    An archive is damaged like any file one time in five, and else unpacked, one of its files
    damaged, and packed again: a changed byte in what is packed only ever shows as a wrong sum.
    """
    seed = chance.choice(seeds)
    if seed.startswith((ZIP, GZIP)):
        return _changed(seed, seeds, chance) if chance.randrange(5) == 0 else _inside(seed, chance)
    if len(seed) > FIRST + EXCERPT and chance.randrange(WHOLE):
        kept = chance.randint(0, FIRST)
        start = chance.randint(kept, len(seed) - EXCERPT)
        seed = seed[:kept] + seed[start : start + EXCERPT]
    return _changed(seed, seeds, chance)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive of the files, by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _inside(seed: bytes, chance: random.Random) -> bytes:
    if seed.startswith(GZIP):
        return gzip.compress(damaged([gzip.decompress(seed)], chance), 1, mtime=0)
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    for _ in range(chance.randint(1, 2)):
        name = chance.choice(sorted(files))
        match chance.randrange(12):
            case 0:
                del files[name]
            case 1:
                files[name + chance.choice((".ris", ".zip", "/", "é"))] = files[name]
            case 2:
                files[name] = zipped({"inner.ris": files[name]})
            case _:
                files[name] = _changed(files[name], list(files.values()), chance, most=2)
        if not files:
            break
    return zipped(files)


def _changed(seed: bytes, seeds: list[bytes], chance: random.Random, *, most: int = 8) -> bytes:
    data = bytearray(seed)
    for _ in range(chance.randint(1, most)):
        here = chance.randint(0, len(data))
        there = min(len(data), here + chance.randint(0, 200))
        match chance.randrange(6):
            case 0:
                del data[here:there]
            case 1:
                data[here:here] = data[here:there]
            case 2:
                data[here:here] = chance.choice(SIGNS) * chance.randint(1, 50)
            case 3 if here < len(data):
                data[here] = chance.randrange(256)
            case 4:
                # From one line to another, so that whole fields change their places.
                line = data.find(b"\n", here) + 1
                data[line:line] = data[here:there]
            case _:
                other = chance.choice(seeds)
                start = chance.randint(0, len(other))
                data[here:] = other[start : start + EXCERPT]
    return bytes(data)
