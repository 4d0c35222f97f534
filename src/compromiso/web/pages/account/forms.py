"""The forms by which people sign in and keep their account, in the words of these pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Final = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "remember": _("Stay signed in on this machine for two weeks"),
    "oldpassword": _("Password until now"),
    "password1": _("New password"),
    "password2": _("New password once more"),
    "code": _("Code"),
    "name": _("Name of the passkey"),
    "passwordless": _("Let it stand for the password as well"),
}
HINTS: Final = {
    "password1": _("At least 12 characters, and nothing like your name: a sentence is good."),
    "code": _("Six digits from your app, or one of your recovery codes."),
    "passwordless": _("It then signs you in alone and asks for your finger, face or PIN."),
}


class InOurWords:
    """Gives every field of a form its label and hint in the words of these pages."""

    fields: dict[str, Any]
    hints: ClassVar[Mapping[str, Promise]] = HINTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = WORDS.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignIn(InOurWords, account.LoginForm):  # type: ignore[misc]
    """Asks for address and password."""


class ChangePassword(InOurWords, account.ChangePasswordForm):  # type: ignore[misc]
    """Asks for the old and the new password."""


class AskForPassword(InOurWords, account.ResetPasswordForm):  # type: ignore[misc]
    """Asks for the address to which the link for a new password goes."""


class NewPassword(InOurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Asks for a new password."""


class ConfirmPassword(InOurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """Asks for the password again before something that matters."""


class GiveCode(InOurWords, mfa.AuthenticateForm):  # type: ignore[misc]
    """Asks for the code of the second factor."""


class ConfirmCode(InOurWords, mfa.ReauthenticateForm):  # type: ignore[misc]
    """Asks for a code again before something that matters."""


class ConnectApp(InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    """Asks for a code of the app that has just been connected."""

    hints = HINTS | {"code": _("The six digits that the app shows now.")}


class AddPasskey(InOurWords, AddWebAuthnForm):  # type: ignore[misc]
    """Asks for a name; the browser adds the passkey itself."""


class RenamePasskey(InOurWords, EditWebAuthnForm):  # type: ignore[misc]
    """Asks for another name of a passkey."""
