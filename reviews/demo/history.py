"""What the demo's people have done so far: a review that is under way, and one that has ended.

Every step is one of the actions that the pages call, so the demo holds nothing that a team could
not have done.
"""

from django.db import transaction

from reviews.accounts.models import User
from reviews.choices import Stage
from reviews.demo import full_texts, update
from reviews.demo.cast import ADA, BEN, CAST, CLEO, LENA, LIBBY
from reviews.demo.exports import files
from reviews.demo.other_methods import files_of_other_methods
from reviews.demo.protocol import protocol
from reviews.demo.screeners import Screener
from reviews.demo.teamwork import gather, import_files, settle
from reviews.reporting.freezing import freeze

# How many studies each has read so far, so that some wait for one vote, some for two.
READ = {ADA: 190, BEN: 170}
SETTLED = 8
FULL_TEXTS = 18


def is_there() -> bool:
    """Whether the demo has been filled before."""
    return User.objects.filter(email=LENA.email).exists()


def fill() -> None:
    """Make the accounts and both reviews."""
    with transaction.atomic():
        for person in CAST:
            User.objects.create_user(person.email, name=person.name)
    update.fill()
    members = gather(protocol(), seed="tandem demo")
    lena, libby = members[LENA], members[LIBBY]
    ada, ben = Screener(members[ADA]), Screener(members[BEN])
    import_files(libby, [*files(), *files_of_other_methods()])
    for screener, number in ((ada, READ[ADA]), (ben, READ[BEN])):
        screener.screen(number)
    settle(members[CLEO], Stage.TITLE_ABSTRACT, SETTLED)
    full_texts.note(libby)
    ada.read(FULL_TEXTS)
    freeze(lena, name="Report to the funder")
    ben.read(FULL_TEXTS)
    full_texts.link_reports(libby)
    full_texts.add_pdfs(libby)
