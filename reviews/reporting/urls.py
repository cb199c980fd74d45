"""Addresses of the room."""

from django.urls import path

from reviews.reporting import (
    agreement_views,
    earlier_views,
    export_views,
    flow_views,
    frozen_views,
    listing_views,
    log_views,
    methods_views,
    overview_views,
    report_views,
)

app_name = "reporting"
urlpatterns = [
    path("", overview_views.overview, name="overview"),
    path("log/", log_views.log, name="log"),
    path("included/", listing_views.included, name="included"),
    path("flow/", flow_views.flow, name="flow"),
    path("flow.<slug:extension>", flow_views.flow_file, name="flow_file"),
    path("flow/earlier/", earlier_views.earlier, name="earlier"),
    path("flow/earlier/take-back/", earlier_views.take_back, name="take_back_earlier"),
    path("flow/frozen/", frozen_views.frozen_flows, name="frozen_flows"),
    path("flow/frozen/<int:pk>/", frozen_views.frozen, name="frozen"),
    path("flow/frozen/<int:pk>/compare/", frozen_views.compare, name="compare"),
    path(
        "flow/frozen/<int:pk>/flow.<slug:extension>", frozen_views.frozen_file, name="frozen_file"
    ),
    path("flow/<slug:box>/", listing_views.box, name="box"),
    path("excluded-full-texts/", report_views.excluded_full_texts, name="excluded_full_texts"),
    path("search-table/", report_views.searches, name="searches"),
    path("search-table.csv", report_views.searches_csv, name="searches_csv"),
    path("methods/", methods_views.methods_page, name="methods"),
    path("methods.<slug:extension>", methods_views.methods_file, name="methods_file"),
    path("agreement/", agreement_views.agreement, name="agreement"),
    path("export/", export_views.export, name="export"),
    path("export/file/", export_views.export_file, name="export_file"),
]
