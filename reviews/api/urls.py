"""Addresses of the room."""

from django.urls import path

from reviews.api import views

app_name = "api"
urlpatterns = [
    path("reviews/<int:review_id>/flow", views.flow, name="flow"),
    path("reviews/<int:review_id>/studies", views.studies, name="studies"),
]
