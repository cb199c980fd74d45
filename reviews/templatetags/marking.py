"""Text with the review's terms marked."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def with_marks(parts: Iterable[tuple[str, str]]) -> SafeString:
    """Pieces of text, each with "", "include" or "exclude", as HTML.

    A filter and not a loop in a template, because an abstract has dozens of pieces and every
    decision waits for it.

    >>> with_marks([("Walking", "include"), (" & rats", "")])
    '<mark class="term term-include">Walking</mark> &amp; rats'
    """
    return SafeString(
        "".join(
            f'<mark class="term term-{kind}">{escape(text)}</mark>' if kind else escape(text)
            for text, kind in parts
        )
    )
