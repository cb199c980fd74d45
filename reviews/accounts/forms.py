"""The shape of a sign-up."""

from typing import Any

from allauth.account.forms import SignupForm
from django import forms

from reviews.accounts.models import User


class SignUpForm(SignupForm):  # type: ignore[misc]  # allauth has no types
    """E-mail address, password, and the name that the team reads.

    `is_first`: nobody has an account on this server yet.
    """

    name = forms.CharField(
        label="Your name",
        max_length=150,
        help_text="As your team knows you.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ("name", "email", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_first = not User.objects.exists()
