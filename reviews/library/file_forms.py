"""What a person says of a file: its encoding, the columns of its table, and the source's hits."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from reviews.formats import ENCODINGS, FIELDS, Column, ColumnMapping, Columns
from reviews.library.naming import COLUMN_NAMES

MOST_HITS = 1_000_000_000
# What a column of a table may hold, as the interface calls it.
HOLDS = [
    ("", "Nothing of use"),
    *((name, COLUMN_NAMES.get(name) or name.replace("_", " ").capitalize()) for name in FIELDS),
]
# What the first row of a table may hold, as addresses say it.
HEADINGS, RECORD = "headings", "record"
FIRST_ROW = (HEADINGS, RECORD)


class HitsForm(forms.Form):
    """How many records the source showed."""

    hits = forms.IntegerField(label="Hits that the source showed", min_value=0, max_value=MOST_HITS)


class EncodingForm(forms.Form):
    """How the letters of a file are to be read; empty: as the bytes say."""

    encoding = forms.ChoiceField(choices=[("", ""), *ENCODINGS.items()], required=False)


class ColumnsForm(forms.Form):
    """What the columns of a table hold: a select for each, the proposal chosen beforehand.

    `chosen` is what a person has said of them before. `first_row` says what they are asked about:
    columns under heads, or those of a table whose first row is a record.
    """

    first_row = forms.ChoiceField(
        choices=[(one, one) for one in FIRST_ROW], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, columns: Columns, chosen: ColumnMapping | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.asked = columns
        self.columns = {f"column-{place}": one for place, one in enumerate(columns.columns)}
        self.fields["first_row"].initial = RECORD if columns.are_headless else HEADINGS
        before = columns.fields_in(chosen)
        for (name, column), earlier in zip(self.columns.items(), before, strict=True):
            head = f"Column {column.head}" if columns.are_headless else column.head
            self.fields[name] = forms.ChoiceField(
                label=head or "(no head)",
                choices=HOLDS,
                required=False,
                initial=column.field if earlier is None else earlier,
            )

    def rows(self) -> list[tuple[Column, forms.BoundField]]:
        """Each column with its select."""
        return [(column, self[name]) for name, column in self.columns.items()]

    def clean(self) -> dict[str, Any]:
        """A table of references has titles."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and "title" not in self._held():
            raise ValidationError("Say which column holds the titles.")
        return cleaned

    def mapping(self) -> ColumnMapping:
        """The field that each column holds, or "" to ignore it, as `formats.open_file` takes it."""
        return self.asked.mapped(self._held())

    def _held(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.columns]
