"""Addresses of the room."""

from django.urls import path, register_converter

from reviews.choices import Stage
from reviews.screening import (
    arrival_views,
    classification_views,
    conflict_views,
    duplicate_views,
    file_views,
    library_views,
    member_views,
    pair_views,
    pdf_views,
    protocol_views,
    removal_views,
    retrieval_views,
    run_views,
    stage_views,
    views,
)


class StageConverter:
    """A stage in an address."""

    regex = "|".join(Stage)

    def to_python(self, value: str) -> Stage:
        """The stage that the address names."""
        return Stage(value)

    def to_url(self, value: Stage) -> str:
        """The stage as an address says it."""
        return str(value)


register_converter(StageConverter, "stage")

app_name = "screening"
urlpatterns = [
    path("screen/<stage:stage>/", stage_views.stage, name="stage"),
    path("screen/<stage:stage>/mine/", stage_views.mine, name="mine"),
    path("screen/<stage:stage>/next/", views.take, name="take"),
    path("screen/<stage:stage>/later/", views.later, name="later"),
    path("screen/<stage:stage>/renew/", views.renew, name="renew"),
    path("screen/<stage:stage>/<int:study_id>/", views.look_back, name="look_back"),
    path("screen/<stage:stage>/<int:study_id>/decide/", views.decide, name="decide"),
    path("screen/<stage:stage>/<int:study_id>/withdraw/", views.withdraw, name="withdraw"),
    path("screen/<stage:stage>/<int:study_id>/reopen/", conflict_views.reopen, name="reopen"),
    path("conflicts/<stage:stage>/", conflict_views.conflicts, name="conflicts"),
    path("conflicts/<stage:stage>/settled/", conflict_views.settled, name="settled"),
    path("conflicts/<stage:stage>/<int:study_id>/", conflict_views.conflict, name="conflict"),
    path("conflicts/<stage:stage>/<int:study_id>/settle/", conflict_views.settle, name="settle"),
    path("settled/<stage:stage>/<int:study_id>/", conflict_views.history, name="history"),
    path("retrieval/", retrieval_views.retrieval, name="retrieval"),
    path("retrieval/<int:study_id>/note/", retrieval_views.note, name="note_retrieval"),
    path("retrieval/<int:study_id>/take-back/", retrieval_views.take_back, name="take_back_note"),
    path("retrieval/<int:study_id>/add/", retrieval_views.add, name="add_pdfs"),
    path("retrieval/upload/", arrival_views.upload, name="upload_pdfs"),
    path("retrieval/arrived/", arrival_views.arrived, name="arrived"),
    path("retrieval/arrived/match/", arrival_views.match_all, name="match_all"),
    path("retrieval/arrived/again/", arrival_views.look_again, name="look_again"),
    path("full-texts/<int:full_text_id>/", pdf_views.full_text, name="full_text"),
    path("full-texts/<int:full_text_id>/match/", arrival_views.match, name="match"),
    path("full-texts/<int:full_text_id>/unmatch/", arrival_views.unmatch, name="unmatch"),
    path("full-texts/<int:full_text_id>/put-away/", arrival_views.put_away, name="put_away"),
    path("full-texts/<int:full_text_id>/bring-back/", arrival_views.bring_back, name="bring_back"),
    path("full-texts/<int:full_text_id>/file/", pdf_views.pdf, name="pdf"),
    path("full-texts/<int:full_text_id>/text/", pdf_views.text, name="pdf_text"),
    path("full-texts/<int:full_text_id>/pages/<int:number>/", pdf_views.page, name="pdf_page"),
    path("studies/take-out/", removal_views.take_out, name="take_out"),
    path("studies/screen-again/", removal_views.screen_again, name="screen_again"),
    path("studies/take-out-again/", removal_views.take_out_again, name="take_out_again"),
    path("studies/<int:study_id>/classify/", classification_views.classify, name="classify"),
    path("studies/<int:study_id>/unclassify/", classification_views.unclassify, name="unclassify"),
    path("studies/<int:study_id>/duplicate-of/", duplicate_views.duplicate_of, name="duplicate_of"),
    path("searches/<int:pk>/change/", library_views.change_search, name="change_search"),
    path("duplicates/pairs/", pair_views.to_review, name="pairs"),
    path("duplicates/pairs/join/", pair_views.join_nearly_sure, name="join_nearly_sure"),
    path("duplicates/pairs/<int:pair_id>/join/", pair_views.join, name="join_pair"),
    path("duplicates/pairs/<int:pair_id>/different/", pair_views.tell_apart, name="tell_apart"),
    path("duplicates/pairs/<int:pair_id>/again/", pair_views.ask_again, name="ask_again"),
    path(
        "duplicates/pairs/<int:pair_id>/take-back/",
        duplicate_views.take_back_report,
        name="take_back_report",
    ),
    path("duplicates/runs/", run_views.all_runs, name="runs"),
    path("duplicates/runs/<uuid:run>/", run_views.one_run, name="run"),
    path("duplicates/runs/<uuid:run>/undo/", run_views.undo_joins, name="undo_joins"),
    path("duplicates/join/", library_views.join, name="join"),
    path("duplicates/join/preview/", duplicate_views.join_preview, name="join_preview"),
    path("duplicates/<int:study_id>/split/", library_views.split, name="split"),
    path("files/<int:pk>/undo/", library_views.undo_import, name="undo_import"),
    path("files/<int:pk>/encoding/", file_views.encoding, name="encoding"),
    path("files/<int:pk>/columns/", file_views.columns, name="columns"),
    path("files/<int:pk>/hits/", file_views.note_hits, name="note_hits"),
    path("team/<int:member_id>/votes/", member_views.votes, name="votes"),
    path("team/<int:member_id>/votes/give-back/", member_views.give_back, name="give_back"),
    path("protocol/change/", protocol_views.change, name="protocol_change"),
]
