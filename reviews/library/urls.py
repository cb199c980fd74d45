"""Addresses of the room, all of them inside one review."""

from django.urls import path

from reviews.library import (
    companion_views,
    file_views,
    paste_views,
    related_views,
    search_views,
    study_views,
)

app_name = "library"
urlpatterns = [
    path("searches/", search_views.searches, name="searches"),
    path("searches/add/", search_views.add, name="search_add"),
    path("searches/paste/", paste_views.paste, name="paste"),
    path("searches/<int:pk>/", search_views.search, name="search"),
    path("searches/<int:pk>/remove/", search_views.remove, name="search_remove"),
    path("searches/<int:pk>/upload/", search_views.upload, name="upload"),
    path("searches/<int:pk>/again/", search_views.import_again, name="import_again"),
    path("files/<int:pk>/", file_views.file, name="file"),
    path("files/<int:pk>/progress/", file_views.progress, name="file_progress"),
    path("files/<int:pk>/retry/", file_views.retry, name="file_retry"),
    path("files/<int:pk>/download/", file_views.download, name="file_download"),
    path("files/<int:pk>/references/", file_views.references, name="references"),
    path("references/<int:pk>/", file_views.reference, name="reference"),
    path("studies/", study_views.studies, name="studies"),
    path("studies/<int:pk>/", study_views.study, name="study"),
    path("studies/<int:pk>/change/", study_views.change, name="study_change"),
    path("studies/<int:pk>/companions/", companion_views.companions, name="companions"),
    path("companions/<int:companion_id>/unlink/", companion_views.unlink, name="unlink"),
    path("companions/<int:companion_id>/again/", companion_views.link_again, name="link_again"),
    path("duplicates/", study_views.duplicates, name="duplicates"),
    path("duplicates/csv/", study_views.duplicates_csv, name="duplicates_csv"),
    path("duplicates/related/", related_views.related, name="related"),
    path("duplicates/related/<int:pair_id>/companions/", related_views.link_pair, name="link_pair"),
    path("duplicates/related/<int:pair_id>/apart/", related_views.unrelate, name="unrelate"),
    path("duplicates/by-hand/", study_views.join_by_hand, name="join_by_hand"),
]
