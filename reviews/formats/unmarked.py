"""What readers have in common of texts in which nothing marks the end of a record."""

from reviews.formats.between import Orphans
from reviews.formats.format import Source
from reviews.formats.problems import ProblemLog


class UnmarkedReader:
    """The state of such a reader, see `format.Reader`; `starts` grows with its records."""

    def __init__(self, source: Source, log: ProblemLog) -> None:
        self.starts = 0
        self._source = source
        self._log = log
        self._aside = Orphans(log)
        self.orphans = self._aside.lines

    @property
    def ends(self) -> int:
        """The same as `starts`, since nothing marks the end of a record."""
        return self.starts
