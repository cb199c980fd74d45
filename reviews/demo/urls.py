"""The demo's addresses: one-click sign-in, and Tandem."""

from django.urls import include, path

from reviews.demo import views

urlpatterns = [
    path(
        "demo/",
        include(
            (
                [
                    path("", views.people, name="people"),
                    path("sign-in/", views.sign_in, name="sign_in"),
                ],
                "demo",
            )
        ),
    ),
    path("", include("reviews.urls")),
]
