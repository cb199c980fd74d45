"""Pages and lists as people paste them, in our own words, and what they say."""

from tests.formats.pasted.abstracts import ABSTRACTS
from tests.formats.pasted.databases import DATABASES
from tests.formats.pasted.groups import GROUPED
from tests.formats.pasted.imprints import IMPRINTS
from tests.formats.pasted.indexes import INDEXES
from tests.formats.pasted.journals import JOURNALS
from tests.formats.pasted.languages import LANGUAGES
from tests.formats.pasted.libraries import LIBRARIES
from tests.formats.pasted.links import LINKED
from tests.formats.pasted.lists import LISTS
from tests.formats.pasted.pages import PAGES
from tests.formats.pasted.people import PEOPLE
from tests.formats.pasted.platforms import PLATFORMS
from tests.formats.pasted.publishers import PUBLISHERS
from tests.formats.pasted.repositories import REPOSITORIES
from tests.formats.pasted.results import RESULTS
from tests.formats.pasted.styles import STYLED
from tests.formats.pasted.titles import TITLES

# What each is -> its text, and for each field of the work that it is about what it says of it.
ALL_PAGES = PAGES | JOURNALS | PUBLISHERS | INDEXES | PLATFORMS | LIBRARIES
ALL_PAGES |= ABSTRACTS | DATABASES | REPOSITORIES | IMPRINTS | LANGUAGES | PEOPLE | TITLES
# What each is -> its text, and a line for each of the works that it lists.
ALL_LISTS = LISTS | RESULTS | LINKED | GROUPED | STYLED
