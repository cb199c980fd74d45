"""Who may open what: a rule for every address, which `test_access_matrix.py` holds it to."""

from dataclasses import dataclass

from reviews.choices import Role

LEAD = frozenset({Role.LEAD})
SCREENERS = frozenset({Role.LEAD, Role.ADJUDICATOR, Role.SCREENER})
ADJUDICATORS = frozenset({Role.LEAD, Role.ADJUDICATOR})
LIBRARIANS = frozenset({Role.LEAD, Role.ADJUDICATOR, Role.LIBRARIAN})
WORKERS = frozenset({Role.LEAD, Role.ADJUDICATOR, Role.SCREENER, Role.LIBRARIAN})
READERS = frozenset({Role.LEAD, Role.ADJUDICATOR, Role.LIBRARIAN, Role.OBSERVER})
TEAM = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Rule:
    """The roles that an address answers, by method; NOBODY where it takes no such request."""

    get: frozenset[Role] = NOBODY
    post: frozenset[Role] = NOBODY


def asking(roles: frozenset[Role]) -> Rule:
    return Rule(get=roles)


def acting(roles: frozenset[Role]) -> Rule:
    return Rule(post=roles)


def form(roles: frozenset[Role]) -> Rule:
    return Rule(get=roles, post=roles)


# Inside a review.
RULES = {
    "reporting:overview": asking(TEAM),
    "reporting:log": asking(TEAM),
    "reporting:flow": asking(READERS),
    "reporting:flow_file": asking(READERS),
    "reporting:earlier": Rule(get=READERS, post=LEAD),
    "reporting:take_back_earlier": acting(LEAD),
    "reporting:frozen_flows": Rule(get=READERS, post=LEAD),
    "reporting:frozen": asking(READERS),
    "reporting:compare": asking(READERS),
    "reporting:frozen_file": asking(READERS),
    "reporting:excluded_full_texts": asking(READERS),
    "reporting:searches": asking(READERS),
    "reporting:searches_csv": asking(READERS),
    "reporting:box": asking(READERS),
    "reporting:included": asking(READERS),
    "reporting:methods": asking(READERS),
    "reporting:methods_file": asking(READERS),
    "reporting:agreement": asking(READERS),
    "reporting:export": asking(READERS),
    "reporting:export_file": asking(READERS),
    "library:searches": asking(TEAM),
    "library:search_add": form(LIBRARIANS),
    "library:paste": form(LIBRARIANS),
    "library:search": asking(TEAM),
    "screening:change_search": form(LIBRARIANS),
    "library:search_remove": acting(LIBRARIANS),
    "library:upload": acting(LIBRARIANS),
    "library:import_again": acting(LIBRARIANS),
    "library:file": asking(TEAM),
    "screening:encoding": form(LIBRARIANS),
    "screening:columns": form(LIBRARIANS),
    "screening:note_hits": acting(LIBRARIANS),
    "library:file_progress": asking(TEAM),
    "library:file_retry": acting(LIBRARIANS),
    "library:file_download": asking(TEAM),
    "library:references": asking(TEAM),
    "library:reference": asking(TEAM),
    "library:studies": asking(TEAM),
    "library:study": asking(TEAM),
    "library:study_change": form(LIBRARIANS),
    "library:companions": form(LIBRARIANS),
    "library:unlink": acting(LIBRARIANS),
    "library:link_again": acting(LIBRARIANS),
    "library:duplicates": asking(TEAM),
    "library:duplicates_csv": asking(TEAM),
    "library:join_by_hand": form(LIBRARIANS),
    "screening:stage": asking(TEAM),
    "screening:mine": asking(SCREENERS),
    "screening:take": asking(SCREENERS),
    "screening:later": acting(SCREENERS),
    "screening:renew": acting(SCREENERS),
    "screening:look_back": asking(SCREENERS),
    "screening:decide": acting(SCREENERS),
    "screening:withdraw": acting(SCREENERS),
    "screening:reopen": acting(LEAD),
    "screening:conflicts": asking(ADJUDICATORS),
    "screening:conflict": asking(ADJUDICATORS),
    "screening:settled": asking(ADJUDICATORS),
    "screening:settle": acting(ADJUDICATORS),
    "screening:history": asking(READERS),
    "screening:take_out": form(LIBRARIANS),
    "screening:screen_again": acting(LIBRARIANS),
    "screening:take_out_again": acting(LIBRARIANS),
    "screening:classify": acting(LIBRARIANS),
    "screening:unclassify": acting(LIBRARIANS),
    "screening:retrieval": asking(LIBRARIANS),
    "screening:note_retrieval": acting(LIBRARIANS),
    "screening:take_back_note": acting(LIBRARIANS),
    "screening:add_pdfs": acting(LIBRARIANS),
    "screening:upload_pdfs": acting(LIBRARIANS),
    "screening:arrived": asking(LIBRARIANS),
    "screening:match_all": acting(LIBRARIANS),
    "screening:look_again": acting(LIBRARIANS),
    "screening:match": form(LIBRARIANS),
    "screening:unmatch": acting(LIBRARIANS),
    "screening:put_away": acting(LIBRARIANS),
    "screening:bring_back": acting(LIBRARIANS),
    "screening:full_text": asking(TEAM),
    "screening:pdf": asking(TEAM),
    "screening:pdf_text": asking(TEAM),
    "screening:pdf_page": asking(TEAM),
    "screening:pairs": asking(TEAM),
    "screening:join_nearly_sure": acting(LIBRARIANS),
    "screening:join_pair": acting(LIBRARIANS),
    "screening:tell_apart": acting(LIBRARIANS),
    "screening:ask_again": acting(LIBRARIANS),
    "screening:runs": asking(TEAM),
    "screening:run": asking(TEAM),
    "screening:undo_joins": acting(LIBRARIANS),
    "library:related": asking(TEAM),
    "library:link_pair": acting(LIBRARIANS),
    "library:unrelate": acting(LIBRARIANS),
    "screening:join": acting(LIBRARIANS),
    "screening:join_preview": asking(LIBRARIANS),
    "screening:duplicate_of": form(WORKERS),
    "screening:split": acting(LIBRARIANS),
    "screening:take_back_report": acting(WORKERS),
    "screening:undo_import": form(LIBRARIANS),
    "screening:protocol_change": form(LEAD),
    "screening:votes": form(LEAD),
    "screening:give_back": acting(LEAD),
    "protocol:protocol": asking(TEAM),
    "protocol:version": asking(TEAM),
    "protocol:rename": acting(LEAD),
    "protocol:close_stage": acting(LEAD),
    "protocol:open_stage": acting(LEAD),
    "protocol:team": asking(TEAM),
    "protocol:invite": acting(LEAD),
    "protocol:withdraw": acting(LEAD),
    "protocol:change_role": acting(LEAD),
    "protocol:end_place": acting(LEAD),  # and who leaves, for themselves
    "protocol:bring_back": acting(LEAD),
    "api:flow": asking(READERS),
    "api:studies": asking(TEAM),
}
# Outside of any review: for everyone who is signed in.
FOR_ACCOUNTS = {"protocol:reviews", "protocol:start"}
# For everyone; the token of an invitation is the key.
FOR_EVERYONE = {"healthz", "protocol:accept"}
