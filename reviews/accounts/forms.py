"""The shape of a sign-up."""

from allauth.account.forms import SignupForm
from django import forms


class SignUpForm(SignupForm):  # type: ignore[misc]  # allauth has no types
    """E-mail address, password, and the name that the team reads."""

    name = forms.CharField(
        label="Your name",
        max_length=150,
        help_text="As your team knows you.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ("name", "email", "password1", "password2")
