"""Addresses of the room. The list of one's reviews, `protocol:reviews`, joins them at the root."""

from django.urls import path

from reviews.protocol import team_views, views

app_name = "protocol"
urlpatterns = [
    path("reviews/new/", views.start, name="start"),
    path("reviews/<int:review_id>/protocol/", views.protocol, name="protocol"),
    path("reviews/<int:review_id>/protocol/<int:number>/", views.version, name="version"),
    path("reviews/<int:review_id>/rename/", views.rename, name="rename"),
    path(
        "reviews/<int:review_id>/stages/<str:stage>/close/", views.close_stage, name="close_stage"
    ),
    path("reviews/<int:review_id>/stages/<str:stage>/open/", views.open_stage, name="open_stage"),
    path("reviews/<int:review_id>/team/", team_views.team, name="team"),
    path("reviews/<int:review_id>/team/invite/", team_views.invite, name="invite"),
    path(
        "reviews/<int:review_id>/team/invitations/<int:invitation_id>/withdraw/",
        team_views.withdraw,
        name="withdraw",
    ),
    path(
        "reviews/<int:review_id>/team/<int:member_id>/role/",
        team_views.change_role,
        name="change_role",
    ),
    path(
        "reviews/<int:review_id>/team/<int:member_id>/end/",
        team_views.end_place,
        name="end_place",
    ),
    path(
        "reviews/<int:review_id>/team/<int:member_id>/back/",
        team_views.bring_back,
        name="bring_back",
    ),
    path("join/<str:token>/", team_views.accept, name="accept"),
]
