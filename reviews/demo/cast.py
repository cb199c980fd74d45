"""The people of the demo."""

from dataclasses import dataclass

from django.db.models import QuerySet

from reviews.accounts.models import User
from reviews.choices import Role


@dataclass(frozen=True)
class Person:
    """Somebody to sign in as. `doing` says what there is to try."""

    name: str
    role: Role
    doing: str

    @property
    def email(self) -> str:
        """Their address, under a name that can belong to nobody."""
        return f"{self.name.lower()}@demo.invalid"


LENA = Person("Lena", Role.LEAD, "leads the review: protocol, team, progress and the PRISMA flow")
ADA = Person("Ada", Role.SCREENER, "screens, and has studies waiting")
BEN = Person("Ben", Role.SCREENER, "screens the same studies without seeing what Ada decided")
CLEO = Person("Cleo", Role.ADJUDICATOR, "settles the conflicts between Ada and Ben")
LIBBY = Person("Libby", Role.LIBRARIAN, "keeps the searches, imports and duplicates")
OLIVE = Person("Olive", Role.OBSERVER, "looks on: progress and results, no votes")
CAST = (ADA, BEN, CLEO, LENA, LIBBY, OLIVE)


def accounts() -> QuerySet[User]:
    """The demo's accounts. They have no password, so they open in the demo alone."""
    return User.objects.filter(email__in=[person.email for person in CAST])
