"""Addresses of the room."""

from django.urls import path

from reviews.reporting import agreement_views, export_views, log_views, overview_views, views

app_name = "reporting"
urlpatterns = [
    path("", overview_views.overview, name="overview"),
    path("log/", log_views.log, name="log"),
    path("included/", views.included, name="included"),
    path("flow/", views.flow, name="flow"),
    path("flow.svg", views.flow_svg, name="flow_svg"),
    path("flow.csv", views.flow_csv, name="flow_csv"),
    path("flow.json", views.flow_json, name="flow_json"),
    path("flow/<slug:box>/", views.box, name="box"),
    path("agreement/", agreement_views.agreement, name="agreement"),
    path("export/", export_views.export, name="export"),
    path("export/file/", export_views.export_file, name="export_file"),
]
