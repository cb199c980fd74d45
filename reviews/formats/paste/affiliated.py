"""People whose lines go on, with nothing between, with where they work."""

import re
from collections.abc import Sequence

from reviews.formats.paste.people import is_institution, names_in

_LONGEST = 400  # characters of such a line
_OF = r" (?:of|for|de|del|della|di|da|do|für|d’|d')\b"
_ONE_FAMILY_NAME = r"[^\W\d_][\w.’'-]* (?:[^\W\d_]\.? ){0,3}(?:[a-z]{2,3} ){0,2}[^\W\d_][\w’'-]+"
_ANY_NAME = r"(?:[^\W\d_][\w.’'-]* ){1,5}?[^\W\d_][\w’'-]+"
# The first stand behind the name of their place at times, which would read as one more name.
_UNMARKED = re.compile(
    rf"[\s,;&]*(?P<name>{_ONE_FAMILY_NAME}) (?:The )?"
    rf"(?:University|Institute|School|College|Hospital|Cent(?:er|re)|Laboratory|Academy){_OF}"
    rf"|[\s,;&]*(?P<any_name>{_ANY_NAME}) (?:The )?(?:Department|Division|Section|Unit|Faculty"
    rf"|Departamento|Facultad|Faculdade|Universi(?:dade?|té|tà)|Instituto|Klinik){_OF}"
)
_BRACKETED = re.compile(  # "Aya Ito (School of Nursing, University of Norburg)"
    rf"[\s,;&]*(?P<name>{_ANY_NAME}) \((?=[^()]{{0,200}}\b(?:Department|School|Institut|Facult"
    r"|College|Universi|Center|Centre|Division|Laborator|Hospital|Clinic))"
)
_LEGEND = re.compile(r"[a-z] (?=[^\W\d_a-z])")  # before an institution
_MARKED = re.compile(
    r"[\s,;&]*(?P<name>(?:[^\W\d_][\w.’'-]*\s){1,4}[^\W\d_][\w'’-]*?)(?P<marks>[a-z](?:,[a-z])*) "
    r"(?=(?:The |(?:\w+ ){0,2})(?:Department|School|Institut|Facult|College|Universit|Center|Centre"
    r"|Division|Laborator|Hospital|Clinic|Section|Unit|Academy)\w*)"
)
_NUMBERED = re.compile(_MARKED.pattern.replace("[a-z](?:,[a-z])*", r"\d{1,2}(?:,\d{1,2})*"))


def people_before_affiliations(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each line the person with whom it begins; none for a line that reads otherwise.

    Some pages glue the letters of affiliations to the names. Only all lines together tell those
    from the last letters of names: they are of more than one kind and begin with "a".

    >>> people_before_affiliations(["Aya Ito University of Norburg", "Bo Sato Hospital of Sudheim"])
    (('Ito, Aya',), ('Sato, Bo',))
    >>> people_before_affiliations(["Aya Itoa Department of Rest", "Bo Satob Institute of Nights"])
    (('Ito, Aya',), ('Sato, Bo',))
    """
    marked = [_MARKED.match(text[:_LONGEST]) for text in texts]
    if _are_marks("".join(match["marks"] for match in marked if match)):
        return tuple(names_in(match["name"]) if match else () for match in marked)
    numbered = [_NUMBERED.match(text[:_LONGEST]) for text in texts]
    if sum(match is not None for match in numbered) > 1:
        return tuple(names_in(match["name"]) if match else () for match in numbered)
    bracketed = [_BRACKETED.match(text[:_LONGEST]) for text in texts]
    if sum(match is not None for match in bracketed) > 1:
        return tuple(names_in(match["name"]) if match else () for match in bracketed)
    unmarked = (_UNMARKED.match(text[:_LONGEST]) for text in texts)
    return tuple(
        names_in(match["name"] or match["any_name"]) if match else () for match in unmarked
    )


def without_glued_marks(names: Sequence[str], below: Sequence[str]) -> list[str]:
    """The names without the letters of affiliations that are glued to the family names.

    `below`: the lines below the names, where institutions stand behind the same letters. All names
    end with one of these letters, and not all with the same one.

    >>> without_glued_marks(["Itoa, Aya", "Satob, Bo"], ["a Norburg Hospital", "b Rest School"])
    ['Ito, Aya', 'Sato, Bo']
    """
    letters = {text[0] for text in below if _LEGEND.match(text) and is_institution(text)}
    families = [name.partition(", ")[0] for name in names]
    last = {family[-1:] for family in families}
    if len(last) < 2 or not last <= letters:
        return list(names)
    return [
        f"{family[:-1]}{name[len(family) :]}" for family, name in zip(families, names, strict=True)
    ]


def _are_marks(letters: str) -> bool:
    """Whether the letters, in the order of the lines, may be marks of affiliations."""
    kinds = sorted(set(letters.replace(",", "")))
    return len(kinds) > 1 and kinds == [chr(ord("a") + at) for at in range(len(kinds))]
