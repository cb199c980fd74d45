"""Signing in and signing up, in the interface's words."""

from typing import Any

from allauth.account import forms as allauth
from django import forms

from reviews.accounts.models import User

ADDRESS = "E-mail address"
LABELS = {"login": ADDRESS, "email": ADDRESS, "password2": "The same password again"}
HELP = {"password1": "At least 8 characters, not digits alone, and nothing easily guessed."}


class InOurWords(forms.Form):
    """A form of allauth with labels that stay, instead of placeholders that repeat them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, field.help_text)


class LoginForm(InOurWords, allauth.LoginForm):  # type: ignore[misc]  # allauth has no types
    """E-mail address and password."""


class SignUpForm(InOurWords, allauth.SignupForm):  # type: ignore[misc]
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


class AddEmailForm(InOurWords, allauth.AddEmailForm):  # type: ignore[misc]
    """One more address."""


class ChangePasswordForm(InOurWords, allauth.ChangePasswordForm):  # type: ignore[misc]
    """The current password and the new one, twice."""


class ResetPasswordForm(InOurWords, allauth.ResetPasswordForm):  # type: ignore[misc]
    """The address to which the link goes."""


class ResetPasswordKeyForm(InOurWords, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, twice."""
