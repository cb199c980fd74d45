"""What librarians may do to a review: bring files, join, link, and take back."""

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st
from hypothesis.stateful import rule

from reviews.choices import SourceKind
from reviews.library import actions as library
from reviews.library import keeping, linking
from reviews.library.models import Study
from reviews.screening import imports, joining, pairing, searches
from tests.reporting.attempts import ANY, Attempts
from tests.reporting.remembered import SEARCHES, Asked

WHICH_SEARCH = st.integers(0, len(SEARCHES) - 1)


class LibraryActs(Attempts):
    """Files, duplicates and companions."""

    @rule(reports=st.lists(st.integers(1, 12), min_size=1, max_size=4), search=WHICH_SEARCH)
    def bring(self, reports: list[int], search: int) -> None:
        self.files += 1
        records = "".join(
            f"TY  - JOUR\nTI  - Walking for the backs of group {report}\nAU  - Cho, Min\n"
            f"PY  - 2020\nDO  - 10.5555/w{report}\nAN  - {self.files}\nER  - \n"
            for report in reports
        )
        upload = SimpleUploadedFile(f"{self.files}.ris", records.encode())
        file = keeping.receive_file(self.lead, self.searches[search], upload)
        imports.import_file(file)
        file.refresh_from_db()
        assert file.refusal == ""
        self.look_who_is_joined()

    @rule(some=st.lists(ANY, min_size=2, max_size=3))
    def join(self, some: list[int]) -> None:
        every = list(self.review.studies.order_by("pk"))
        chosen = [every[number % len(every)] for number in some]
        roots = {self.joined.get(study.pk, study.pk) for study in chosen}
        done = self.did(joining.join, self.lead, chosen)
        self.look_who_is_joined()
        if done:
            self.one_stays_as_it_should(roots)

    @rule(study=ANY)
    def split(self, study: int) -> None:
        every = list(self.review.studies.filter(undone=False).order_by("pk"))
        if every:
            leaves = every[study % len(every)]
            others = self.joined_to(leaves.pk)
            self.did(joining.split, self.lead, leaves)
            self.look_who_is_joined()
            self.one_stays_as_it_should(others)

    @rule(which=ANY)
    def undo_what_one_act_joined(self, which: int) -> None:
        runs = sorted({join.run for join in self.review.joins.filter(split_at=None)})
        if runs:
            self.did(pairing.undo, self.lead, runs[which % len(runs)])
            self.look_who_is_joined()

    @rule(
        one=ANY,
        other=st.one_of(ANY, ANY, st.sampled_from(["Rivera 2010", "Cho 2012"])),
    )
    def link(self, one: int, other: int | str) -> None:
        every = list(self.review.studies.order_by("pk"))
        study = every[one % len(every)]
        if isinstance(other, str):
            done = self.did(linking.link_to_earlier, self.lead, study, other)
            end: int | str = other
        else:
            of = every[other % len(every)]
            done, end = self.did(linking.link, self.lead, study, of), of.pk
        if done:
            self.links[self.review.companions.latest("pk").pk] = (study.pk, end)

    @rule(link=ANY)
    def unlink(self, link: int) -> None:
        every = list(self.review.companions.order_by("pk"))
        if every:
            companion = every[link % len(every)]
            if self.did(linking.unlink, self.lead, companion):
                del self.links[companion.pk]

    @rule(search=WHICH_SEARCH, kind=st.sampled_from(list(SourceKind)))
    def find_out_what_kind_of_source_it_was(self, search: int, kind: SourceKind) -> None:
        changed = self.review.searches.get(pk=self.searches[search].pk)
        shown = library.fingerprint(changed)
        changed.source_kind = kind
        searches.change_search(self.lead, changed, shown=shown)
        self.kinds[changed.pk] = kind

    @rule(file=ANY)
    def undo_an_import(self, file: int) -> None:
        files = list(self.review.files.order_by("pk"))
        undone = files[file % len(files)]
        leaving = set(Study.objects.filter(reference__file=undone).values_list("pk", flat=True))
        left = [self.joined_to(pk) - leaving for pk in sorted(leaving)]
        if self.did(imports.undo_import, self.lead, undone):
            self.undone.update(leaving)
            self.look_who_is_joined()
            for others in left:
                self.one_stays_as_it_should(others - self.undone)

    def joined_to(self, root: int) -> set[int]:
        """What is joined to a study now."""
        return {pk for pk, into in self.joined.items() if into == root and pk not in self.undone}

    def one_stays_as_it_should(self, studies: set[int]) -> None:
        """Of studies that were brought or left together, the right one is screened for all."""
        if studies:
            stays = self.expected_to_stay(studies, Asked.of(self.review))
            assert {self.joined.get(pk, pk) for pk in studies} == {stays}

    def look_who_is_joined(self) -> None:
        """Which studies are joined is the library's to say; here only what follows from it."""
        self.joined = dict(
            self.review.studies.filter(joined_to__isnull=False).values_list("pk", "joined_to")
        )
