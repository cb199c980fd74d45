"""Every real BibTeX and JSON file gives its true number of records, and no text of it is lost."""

import json
import re
from collections import Counter

import pytest

from reviews.formats import read
from tests.formats.exports import CORPUS, corpus_files_of, needs_corpus, real_files

bibtex = real_files(corpus_files_of("bibtex", also_empty=True))
records = real_files(corpus_files_of("csl_json", "api_json", also_empty=True))


def letters(text):
    """How often each letter stands in the text."""
    return Counter(re.sub(r"[\s\ufeff]", "", text))


@needs_corpus
def test_every_entry_of_a_real_file_is_read(bibtex):
    assert len(bibtex.parsed.citations) == bibtex.count


@needs_corpus
def test_every_record_of_a_real_file_is_read(records):
    assert len(records.parsed.citations) == records.count


@needs_corpus
def test_every_letter_of_bibtex_is_in_one_entry_or_an_orphan(bibtex):
    parsed = bibtex.parsed
    codec = {"windows-1252": "cp1252"}.get(parsed.encoding, parsed.encoding)

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(orphan.text for orphan in parsed.orphans)
    assert letters(kept) == letters(bibtex.data.decode(codec, "replace"))


@needs_corpus
def test_every_word_of_an_entry_is_among_its_fields(bibtex):
    for one in bibtex.parsed.citations:
        said = " ".join(f"{field} {value}" for field, value in one.fields).lower()
        for word in set(re.findall(r"\w{4,}", one.raw.lower())) - set(re.findall(r"\w{4,}", said)):
            # A name that @string defines is there as the text that it stands for.
            assert re.search(rf"[=#]\s*(?:[\w:-]+[:-])?{word}\b", one.raw.lower()), word


@needs_corpus
def test_every_value_of_a_json_record_is_among_its_fields(records):
    def values(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key != "abstract_inverted_index":  # which becomes the text that it is of
                    yield from values(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from values(inner)
        elif isinstance(value, str) and value.strip():
            yield value.strip()

    for one in records.parsed.citations:
        said = {value for _, value in one.fields}
        assert set(values(json.loads(one.raw))) <= said


# As they are written in the files, read by eye.
BY_EYE = {
    ("bibtex/zotero__BibTeX_15.bib", 1): {
        "title": "Higher-order Erdős-Szekeres theorems",
        "authors": ("Eliáš, Marek", "Matoušek, Jiří"),
        "year": 2013,
        "container_title": "Advances in Mathematics",
        "container_title_short": "Adv. Math.",
        "volume": "244",
        "pages": "1-15",
        "doi": "10.1016/j.aim.2013.04.020",
        "issn": ("0001-8708",),
    },
    ("bibtex/zotero__BibTeX_16.bib", 0): {
        "title": "Búsáhaldabyltingin : Pólitískt jafnræði og þátttaka almennings í mótmælum",
        "authors": ("Önnudóttir, Eva H.",),
        "type": "CHAP",
        "pages": "36-44",
        "publisher_place": "Reykjavik",
    },
    ("bibtex/buhos__wos_wrong.bib", 0): {
        "authors": ("Yoon, Haeny", "Myers, Michele", "Volk, Dinah"),
        "container_title": "URBAN EDUCATION",
        "year": 2019,
        "doi": "10.1177/0042085919892051",
        "issn": ("0042-0859", "1552-8340"),
        "accessions": ("ISI:000507046700001",),
    },
    ("bibtex/colrev__taylor_and_francis_bib.bib", 0): {
        "title": "This is a dummy title from publisher Taylor & Francis",
        "pages": "199-222",
        "pmid": "33355555",
        "urls": ("https://doi.org/10.1111/07777777.2018.1666666",),
    },
    ("bibtex/colrev__ebsco_bib.bib", 1): {"title": "When sharing fixes prices.", "year": None},
    ("bibtex/zotero__BibTeX_18.bib", 0): {"title": "The impossible TEL—book", "year": 1942},
    ("api_json/zotero__OpenAlex_JSON_01.json", 0): {
        "authors": ("Bertrand, Marianne", "Mullainathan, Sendhil"),
        "container_title": "The American Economic Review",
        "pages": "991-1013",
        "volume": "94",
        "issue": "4",
        "doi": "10.1257/0002828042002561",
    },
    ("api_json/findpapers__scopus-api-search.json", 1): {
        "title": "BioBERT: A pre-trained biomedical language representation model for biomedical "
        "text mining",
        "authors": ("Lee, J.",),
        "container_title": "Bioinformatics",
        "pages": "1234-1240",
        "doi": "10.1093/bioinformatics/btz682",
        "pmid": "31501885",
        "issn": ("1367-4803", "1460-2059"),
    },
    ("api_json/colrev__10.17705_1cais.04607.json", 0): {
        "container_title": "Communications of the Association for Information Systems",
        "container_title_short": "CAIS",
        "volume": "49",
        "issue": "1",
        "pages": "134-186",
        "year": 2021,
    },
}


@needs_corpus
@pytest.mark.parametrize(("name", "place"), BY_EYE)
def test_a_real_record_says_what_people_read_in_it(name, place):
    one = read((CORPUS / name).read_bytes(), name=name).citations[place]

    expected = BY_EYE[name, place]
    assert {field: getattr(one, field) for field in expected} == expected
