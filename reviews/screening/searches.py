"""Changing what is said of a search, with what follows for where its records are counted."""

from django.db import transaction
from django.db.models import Q

from reviews.audit import actions as audit
from reviews.choices import BY_DATABASES
from reviews.library import actions as library
from reviews.library.joining import locked_library
from reviews.library.models import Search, Study
from reviews.protocol.models import Member
from reviews.screening.entering import hold, recount_by_method


@transaction.atomic
def change_search(librarian: Member, search: Search, *, shown: str) -> None:
    """Store a search whose description was edited; the log keeps what it said before.

    A kind of source that PRISMA counts in its other column takes the search's records there.

    `shown`: the `library.fingerprint` of the description that was edited. Raises
    library.ChangedMeanwhile or keeping.SearchRemoved.
    """
    # Imports hold it while they read the kind of source.
    locked_library(librarian.review)
    earlier = library.shown_search(librarian, search, shown=shown)
    before, after = (one.source_kind in BY_DATABASES for one in (earlier, search))
    own = Study.objects.filter(reference__file__search=search)
    if before != after:
        groups = own.values("joined_to")
        hold(
            librarian.review,
            Study.objects.filter(
                Q(reference__file__search=search)
                | Q(pk__in=groups)
                | Q(joined_to__in=groups)
                | Q(joined_to__reference__file__search=search)
            ),
        )
    search.save()
    if before != after:
        recount_by_method(list(own.values_list("pk", flat=True)))
    audit.record(
        "changed",
        search,
        review_id=librarian.review_id,
        actor=librarian,
        earlier=library.facts_of(earlier),
        **library.facts_of(search),
    )
