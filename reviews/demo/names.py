"""Invented people, journals, places and study groups."""

import re
from dataclasses import dataclass

from reviews.demo.words import american


@dataclass(frozen=True, slots=True)
class Author:
    """A person who does not exist."""

    family: str
    given: str  # one or two names, "Amara J"

    @property
    def initials(self) -> str:
        """First letters without points.

        >>> Author("Lindqvist", "Amara J").initials
        'AJ'
        """
        return "".join(part[0] for part in re.split(r"[ -]", self.given))


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal that does not exist; `american` decides the spelling of what it prints."""

    name: str
    short: str
    issn: str
    american: bool = False

    def spelled(self, text: str) -> str:
        """The text in the journal's spelling."""
        return american(text) if self.american else text


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[|\n]", text) if part.strip())


FAMILIES = _listed(
    """
    Abernathy|Adeyemi-Cole|Alcántara|Amsel|Árnadóttir|Baptiste|Barzani|Bekele|Bergström|Bhandari
    Bramhall|Caruana|Castellvi|Chaudhari|Chukwuma|Corrigan|Dąbrowska|Dalgaard|De Souza Prado
    Delacroix|Demirkan|Dimitrova|Duarte|Eklund|El-Sayegh|Eriksen|Esposito|Fairweather|Farouk
    Fonseca|Fukunaga|Gallardo|Ghebremedhin|Giannakou|Grünwald|Gunawardena|Haddad|Halloran
    Hämäläinen|Hashimoto|Havelka|Hegarty|Hoang|Ibarra|Iliescu|Imamura|Ivanenko|Jayasuriya
    Jónsdóttir|Kaczmarek|Kamara|Karimi|Kettunen|Khumalo|Kiplagat|Kobayakawa|Korhonen|Kovačević
    Krishnan|Kwarteng|Lachance|Lefkowitz|Lindqvist|Lombardero|Lysenko|Mabaso|MacAllister
    Magnúsdóttir|Makinde|Mavros|Mbeki-Lowe|Mendizábal|Moreau|Mukherjee|Nakagawa|Nasser|Ncube
    Nordahl|Novotná|O'Driscoll|Obuya|Oduya|Okwuosa|Olesen|Onyango|Orellana|Ostrowski|Paananen
    Panagos|Pareja|Petrović|Pham|Quiroga|Rasmussen|Raut|Rezaei|Ríos|Rosenthal|Rutherford
    Saarinen|Salazar|Sandoval|Schönfeld|Sepúlveda|Shimizu|Silvestre|Sithole|Skovgaard|Sørensen
    Stavrou|Szabados|Takahara|Tamrat|Tanaka|Tavares|Teixeira|Thorvaldsen|Tran|Tsegaye|Udaya
    Uchida|Valderrama|Van der Hoeven|Vasquez|Venkataraman|Vestergaard|Villanueva|Vu|Wachira|Wang
    Wetherby|Wickramasinghe|Wójcik|Xie|Yıldırım|Yamaoka|Yoon|Zabala|Zemlak|Zhu
    """
)

GIVENS = _listed(
    """
    Abena|Adrián|Agnieszka|Aisha|Akira|Alejandra|Amara|Amir|Anders|Anneke|Anouk|Arjun|Aroha
    Astrid|Ayşe|Beatriz|Björn|Bogdan|Bongani|Camille|Carmen|Chidi|Chiara|Cristóbal|Dalia|Daniela
    Deniz|Dmitri|Edda|Efua|Eilidh|Elena|Emeka|Eszter|Farah|Fatima|Felipe|Fumiko|Gabriela
    Georgios|Gita|Gustavo|Hana|Haruto|Hassan|Helga|Henrik|Huda|Ifeoma|Ines|Ingrid|Ioana|Isla
    Iván|Jamila|Jiho|Joana|Jonas|Juana|Kamal|Karim|Katarzyna|Kofi|Lakshmi|Lars|Leila|Ling|Lucía
    Magnus|Mai|Malik|Marek|Mariam|Mateo|Mei|Mikael|Milena|Minh|Nadia|Naledi|Nia|Nikos|Noor|Olga
    Olu|Omar|Orla|Paolo|Petra|Priya|Rafael|Rania|Ravi|Renata|Rosa|Ruth|Samir|Sanna|Selam
    Seo-yeon|Sibusiso|Siobhán|Sofia|Sven|Tadeusz|Tamsin|Tariq|Thabo|Thi|Tomás|Ulrike|Vera|Viktor
    Wanjiru|Wei|Xiomara|Yara|Yuki|Yusuf|Zanele|Zoltán|Zuzana
    """
)

_JOURNALS = """
    Northlight Journal of Haematology|Northlight J Haematol|b
    Larkspur Blood Reports|Larkspur Blood Rep|a
    Acta Leucaemica Meridiana|Acta Leucaem Merid|b
    Archives of Marrow Medicine|Arch Marrow Med|a
    The Marrow Quarterly|Marrow Q|b
    Tidewater Pediatric Oncology|Tidewater Pediatr Oncol|a
    Children's Cancer Almanac|Child Cancer Alm|b
    Journal of Imagined Oncology|J Imagin Oncol|a
    Heron Cancer Letters|Heron Cancer Lett|b
    Transplant Cartography|Transplant Cartogr|a
    Annals of Speculative Immunotherapy|Ann Specul Immunother|a
    Cellular Therapy Harbour|Cell Ther Harb|b
    Paper Lantern Medicine|Paper Lantern Med|b
    Juniper Clinical Trials|Juniper Clin Trials|a
    Kestrel Reviews in Haematology|Kestrel Rev Haematol|b
    Quarterly Ledger of Health Economics|Q Ledg Health Econ|b
    Value & Remission|Value Remiss|a
    Lymphoid Horizons|Lymphoid Horiz|a
    Bench & Blast: Experimental Leukaemia|Bench Blast|b
    Molecular Lymphoblast|Mol Lymphoblast|a
    Residuum: Journal of Minimal Disease|Residuum|b
    Casebook of Rare Haematology|Casebk Rare Haematol|b
    Willowbrook Case Reports in Oncology|Willowbrook Case Rep Oncol|a
    Southern Cross Leukaemia Bulletin|South Cross Leuk Bull|b
    Fjord Medical Journal|Fjord Med J|b
    Saffron Journal of Cancer Medicine|Saffron J Cancer Med|b
    Cerulean Pharmacology|Cerulean Pharmacol|a
    Supportive Care Compass|Support Care Compass|b
    Atlas of Extramedullary Disease|Atlas Extramedull Dis|a
    Wayfarer Oncology Nursing|Wayfarer Oncol Nurs|b
    Zeitschrift für erdachte Hämatologie|Z Erdacht Hamatol|b
    Oldfield Medical Gazette|Oldfield Med Gaz|b
"""


def _journals() -> tuple[Journal, ...]:
    rows = [line.strip().split("|") for line in _JOURNALS.strip().splitlines()]
    return tuple(
        # No ISSN begins with 9999, so none of these is anyone's.
        Journal(name, short, f"9999-{number:04d}", american=spelling == "a")
        for number, (name, short, spelling) in enumerate(rows, start=11)
    )


JOURNALS = _journals()

TOWNS = _listed(
    """
    Harrowmere|Westmere|Callowhithe|Lindenfurt|Santa Elvira|Port Amaris|Östervik|Kita-Hamura
    Valdoria|Brackwater|Montreval|Silverdene|Nkasiville|Almadura|Thornbury Quay|Ravensholm
    Pilgrim Falls|Kostrava|Belmarsh Cove
    """
)

GROUPS = (
    "Meridian Leukaemia Group",
    "Northlight Study Group",
    "Five Rivers Leukaemia Network",
    "Boreal Acute Leukaemia Consortium",
    "Westmere Blood Cancer Alliance",
    "Southern Lights Leukaemia Group",
    "Larkspur Cooperative Group",
    "Three Harbours Study Group",
)
