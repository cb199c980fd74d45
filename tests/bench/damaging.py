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
# What a page may hold that no rule expects: other scripts, signs, and pieces of citations.
STRANGE = (
    *("\0", "\u2028", "\u200f", "\ufeff", "\x85", "\ufffd", "\U0001f4a4", "e\u0301", "\t", "\xa0"),
    *(
        "睡眠と看護師の研究",
        "Сон медсестёр",
        "نوم الممرضات",
        "שינה של אחיות",
        "ύπνος",
        "수면",
        "نیند",
    ),
    *(
        "References",
        "Abstract",
        "Authors:",
        "doi:10.5555/a",
        "PMID: 123",
        "2020;12(3):4-5",
        "et al.",
    ),
    *(
        "Ito A, Sato B.",
        "1.",
        "[1]",
        "(2020)",
        "“",
        "”",
        "Vol. 3",
        "pp. 4",
        "J Rest",
        "//",
        "…",
        "|",
    ),
)
NESTED = ("(", "[", "{", '{"a": ', "“", "((1) ", "[[1] ")
LONG = 100_000  # characters of a line
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


def damaged_text(seeds: list[bytes], chance: random.Random) -> bytes:
    """One of the seeds, all of them text in UTF-8, with one to eight changes to its lines."""
    lines = chance.choice(seeds).decode().split("\n")
    for _ in range(chance.randint(1, 8)):
        here, there = (chance.randrange(len(lines)) for _ in range(2))
        match chance.randrange(9):
            case 0 if len(lines) > 1:
                del lines[here : here + chance.randint(1, 9)]
                lines = lines or [""]
            case 1:
                lines[here:here] = lines[here : here + chance.randint(1, 20)] * chance.randint(1, 4)
            case 2:
                lines[here], lines[there] = lines[there], lines[here]
            case 3 if here + 1 < len(lines):
                lines[here : here + 2] = [
                    chance.choice(("", " ", "; ")).join(lines[here : here + 2])
                ]
            case 4:
                at = chance.randint(0, len(lines[here]))
                strange = chance.choice(STRANGE) * chance.choice((1, 1, 2, 40))
                lines[here] = lines[here][:at] + strange + lines[here][at:]
            case 5 if chance.randrange(8) == 0:
                lines[here] += chance.choice(NESTED) * chance.randint(1, 5_000)
            case 6 if chance.randrange(40) == 0:
                piece = lines[here] or chance.choice(STRANGE)
                lines[here] = (piece * (LONG // len(piece) + 1))[:LONG]
            case 7:
                other = chance.choice(seeds).decode().split("\n")
                start = chance.randrange(len(other))
                lines[here:here] = other[start : start + chance.randint(1, 60)]
            case _:
                at = chance.randint(0, len(lines[here]))
                lines[here : here + 1] = [lines[here][:at], lines[here][at:]]
    return "\n".join(lines).encode()


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
