"""The settings of `manage.py demo` alone: Tandem's, with one-click sign-in.

`manage.py serve` always runs reviews.settings, whatever the environment says.
"""

from reviews.settings import *  # noqa: F403

ROOT_URLCONF = "reviews.demo.urls"
LOGIN_URL = "demo:people"
