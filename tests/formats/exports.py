"""Search files for these tests: a clean one of our own, and the corpus beside the repository."""

import csv
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from reviews.formats import ParsedFile, open_file, read

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "formats"


def clean_ris(records: int = 100) -> str:
    """A clean RIS file: accented names, a range of tags, one blank line between records."""
    return "\n".join(
        "\n".join(
            [
                "TY  - JOUR",
                f"TI  - Sleep and shift work, part {number}: a naïve comparison",
                f"AU  - Müller, Änne {number}",
                "AU  - O'Hara, B.",
                f"PY  - {1950 + number % 70}",
                "JF  - Journal of Rest",
                f"VL  - {number}",
                "IS  - 2",
                f"SP  - {number}",
                f"EP  - {number + 9}",
                f"DO  - 10.5555/rest.{number}",
                "SN  - 1234-567X",
                f"AB  - We asked {number} nurses – and one porter – how they slept.",
                "KW  - sleep",
                "KW  - night work",
                "ER  - ",
                "",
            ]
        )
        for number in range(1, records + 1)
    )


def clean_medline(records: int = 3) -> str:
    """A clean PubMed file with wrapped lines."""
    return "\n".join(
        "\n".join(
            [
                "",
                f"PMID- {30000000 + number}",
                "OWN - NLM",
                "IS  - 1234-567X (Print)",
                "VI  - 12",
                "IP  - 3",
                "DP  - 2018 Mar 30",
                f"TI  - Naps on the night shift, part {number}, and what",
                "      became of them.",
                "PG  - 52-8",
                f"LID - 10.5555/naps.{number} [doi]",
                "AB  - Naps were long.",
                "FAU - Müller, Änne",
                "AU  - Müller Ä",
                "CN  - The Night Group",
                "LA  - eng",
                "SI  - ClinicalTrials.gov/NCT01234567",
                "JT  - Journal of rest",
                "TA  - J Rest",
                "MH  - *Sleep",
                "PMC - PMC7654321",
            ]
        )
        for number in range(1, records + 1)
    )


def clean_wos(records: int = 3) -> str:
    """A clean Web of Science file with wrapped lines and lists."""
    head = "FN Clarivate Analytics Web of Science\nVR 1.0\n"
    return (
        head
        + "".join(
            "\n".join(
                [
                    "PT J",
                    "AU Müller, Ä",
                    "   O'Hara, B",
                    "AF Müller, Änne",
                    "   O'Hara, Bea",
                    "CA Night Grp",
                    f"TI Lamps on the night shift, part {number}, and what",
                    "   became of them",
                    "SO JOURNAL OF LAMPS",
                    "LA English",
                    "DT Article",
                    "DE lamps; night",
                    "   work",
                    "ID SHIFT WORK; LIGHT",
                    "AB We lit lamps.",
                    "   ER nurses liked them.",
                    "C1 [Müller, Änne] Univ Bonn, Bonn, Germany.",
                    "   [O'Hara, Bea] Univ Cork, Cork, Ireland.",
                    "CR ITO A, 1999, LAMP, V1, P2",
                    "   SATO B, 2001, LAMP, V3, P4, DOI 10.5555/other",
                    "SP Lamp Makers Union",
                    "PU LAMP PRESS",
                    "SN 1234-567X",
                    "EI 7654-3210",
                    "BN 978-3-16-148410-0",
                    "J9 J LAMPS",
                    "JI J. Lamps",
                    "PD MAR",
                    "PY 2018",
                    "VL 12",
                    "IS 3",
                    "BP 52",
                    "EP 58",
                    "AR e102",
                    f"DI 10.5555/lamps.{number}",
                    "PG 7",
                    f"UT WOS:00043021{number:07d}",
                    f"PM {30000000 + number}",
                    "DA 2021-05-06",
                    "ER",
                    "",
                    "",
                ]
            )
            for number in range(1, records + 1)
        )
        + "EF"
    )


# Where the manifest is mistaken: it counts %0, and one of the works has none.
TRUE_COUNTS = {"enw/colrev__enl_data.enl": 3}


def corpus_files() -> list[tuple[str, int]]:
    """The corpus's files in formats that are read, with their numbers of records; [] without it."""
    manifest = CORPUS / "MANIFEST.csv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8", newline="") as lines:
        return [
            (row["file"], int(row["records"]))
            for row in csv.DictReader(lines)
            if row["format"] in ("ris", "nbib", "wos") and row["records"] != "0"
        ]


needs_corpus = pytest.mark.skipif(
    not CORPUS.exists(), reason="the corpus of real exports is not beside the repository"
)


def corpus_files_of(*formats: str, also_empty: bool = False) -> list[tuple[str, int]]:
    """The corpus's files of the given formats that hold records, with their true numbers.

    With `also_empty`, those too that are said to hold none.
    """
    manifest = CORPUS / "MANIFEST.csv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8", newline="") as lines:
        return [
            (row["file"], TRUE_COUNTS.get(row["file"], int(row["records"] or 0)))
            for row in csv.DictReader(lines)
            if row["format"] in formats and (also_empty or row["records"] not in ("", "0"))
        ]


class RealFile(NamedTuple):
    """A file of the corpus: its name, its true number of records, its bytes, and what they say."""

    name: str
    count: int
    data: bytes
    parsed: ParsedFile


def read_in_small_windows(data: bytes, name: str) -> tuple[int, int]:
    """How many records a file has, and the most memory that reading it took, in bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reviews.formats.format.LONG_BEGINNING", 1 << 16)
        patch.setattr("reviews.formats.encoding.WINDOW", 1 << 16)
        tracemalloc.start()
        count = sum(1 for _ in open_file(data, name=name))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return count, peak


def real_files(files: Sequence[tuple[str, int]]):
    """A fixture that is each of the `files` in turn, with their numbers of records.

    Each is read once, and then looked at by all tests of the module that ask for the fixture.
    """

    @pytest.fixture(scope="module", params=files, ids=[name for name, _ in files])
    def real(request):
        name, count = request.param
        data = (CORPUS / name).read_bytes()
        return RealFile(name, count, data, read(data, name=name))

    return real
