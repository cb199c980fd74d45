"""In which box of the flow a study is, and whether anybody is asked about it.

PostgreSQL computes both from the row of a Screening, whenever it is written.
"""

from django.db import models
from django.db.models import Case, Q, Value, When

from reviews.choices import Aside, Box, Outcome, Retrieval, Stage

AT_ABSTRACT = Q(stage=Stage.TITLE_ABSTRACT.value)
# What was said of a report so that nobody is asked to read it.
NOT_TO_READ = [
    Retrieval.NOT_RETRIEVED.value,
    Retrieval.ONGOING.value,
    Retrieval.AWAITING_CLASSIFICATION.value,
]
IN_PLAY = Case(
    When(~Q(aside=""), then=Value(False)),
    When(retrieval__in=NOT_TO_READ, then=Value(False)),
    default=Value(True),
    output_field=models.BooleanField(),
)
ASIDE_IN = {
    Aside.DUPLICATE: Box.DUPLICATE,
    Aside.INELIGIBLE: Box.INELIGIBLE,
    Aside.REMOVED: Box.REMOVED,
    Aside.BY_TOOL: Box.EXCLUDED_BY_TOOL,
}
AT_ABSTRACT_IN = {
    Outcome.AWAITING: Box.AWAITING_SCREENING,
    Outcome.CONFLICT: Box.CONFLICT,
    Outcome.EXCLUDED: Box.EXCLUDED,
}
NOTED_IN = {
    Retrieval.NOT_RETRIEVED: Box.NOT_RETRIEVED,
    Retrieval.ONGOING: Box.ONGOING,
    Retrieval.AWAITING_CLASSIFICATION: Box.AWAITING_CLASSIFICATION,
}
AT_FULL_TEXT_IN = {
    Outcome.INCLUDED: Box.INCLUDED,
    Outcome.EXCLUDED: Box.REPORT_EXCLUDED,
    Outcome.CONFLICT: Box.ELIGIBILITY_CONFLICT,
}

# What was last noted of a report that nobody has said to be here.
TO_FIND = (Retrieval.SOUGHT, Retrieval.REQUESTED)


def box() -> Case:
    """The one box that a study is in, on one of its two rows: the first line that holds.

    What is included at title and abstract has its box on the row of the full text. An undone
    import's studies are in none.
    """
    return Case(
        *(
            When(AT_ABSTRACT & Q(aside=aside.value), then=Value(box.value))
            for aside, box in ASIDE_IN.items()
        ),
        When(~Q(aside=""), then=None),
        *(
            When(AT_ABSTRACT & Q(outcome=outcome.value), then=Value(box.value))
            for outcome, box in AT_ABSTRACT_IN.items()
        ),
        When(AT_ABSTRACT, then=None),
        *(
            When(retrieval=retrieval.value, then=Value(box.value))
            for retrieval, box in NOTED_IN.items()
        ),
        *(
            When(outcome=outcome.value, then=Value(box.value))
            for outcome, box in AT_FULL_TEXT_IN.items()
        ),
        # Who votes on a full text, or voted on it before it was reopened, has it.
        When(
            Q(retrieval=Retrieval.RETRIEVED.value) | ~Q(voters=[]) | Q(round__gt=1),
            then=Value(Box.AWAITING_ELIGIBILITY.value),
        ),
        default=Value(Box.AWAITING_RETRIEVAL.value),
        output_field=models.CharField(max_length=23),
    )


def report_state(retrieval: Retrieval, box: Box) -> Retrieval:
    """What came of looking for a report, as far as its note and its place in the flow show it.

    Who voted on a full text had it, whether or not anybody noted that it was retrieved.

    >>> report_state(Retrieval.REQUESTED, Box.INCLUDED)
    <Retrieval.RETRIEVED: 'retrieved'>
    """
    if retrieval in TO_FIND and box != Box.AWAITING_RETRIEVAL:
        return Retrieval.RETRIEVED
    return retrieval


def in_report_state(state: Retrieval) -> Q:
    """The reports sought of which `report_state` says so."""
    awaited = Q(box=Box.AWAITING_RETRIEVAL.value)
    if state in TO_FIND:
        return awaited & Q(retrieval=state.value)
    if state == Retrieval.RETRIEVED:
        return ~awaited & Q(retrieval__in=[state.value, *(one.value for one in TO_FIND)])
    return Q(retrieval=state.value)
