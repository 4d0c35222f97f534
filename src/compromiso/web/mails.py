"""Mails: what each says, in the language of whom it goes to, and never a word of substance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.mail import EmailMessage
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

MAILS: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "account/email/password_reset_key": (
        gettext_lazy("A new password for Compromiso"),
        gettext_lazy(
            "Somebody asked for a new password for your account. If it was you, choose one here:"
            "\n\n%(password_reset_url)s\n\nThe link works for three days. If it was not you, "
            "nothing needs to be done: your password stays as it is."
        ),
    ),
    "account/email/unknown_account": (
        gettext_lazy("A new password for Compromiso"),
        gettext_lazy(
            "Somebody asked for a new password for this address, and no account has it. "
            "If it was you, try the address to which your invitation came."
        ),
    ),
    "account/email/password_changed": (
        gettext_lazy("Your password was changed"),
        gettext_lazy("The password of your account was changed."),
    ),
    "account/email/password_reset": (
        gettext_lazy("Your password was changed"),
        gettext_lazy("The password of your account was changed."),
    ),
    "account/email/password_set": (
        gettext_lazy("Your password was changed"),
        gettext_lazy("The password of your account was changed."),
    ),
    "account/email/account_already_exists": (
        gettext_lazy("You have an account already"),
        gettext_lazy("Somebody tried to open an account with your address. You have one already."),
    ),
    "socialaccount/email/account_connected": (
        gettext_lazy("A way to sign in was added"),
        gettext_lazy("From now on you can sign in through your institution as well."),
    ),
    "socialaccount/email/account_disconnected": (
        gettext_lazy("A way to sign in was removed"),
        gettext_lazy("You can no longer sign in through your institution."),
    ),
    "mfa/email/totp_activated": (
        gettext_lazy("A second factor was added"),
        gettext_lazy("An app that gives codes was connected to your account."),
    ),
    "mfa/email/totp_deactivated": (
        gettext_lazy("A second factor was removed"),
        gettext_lazy("The app that gives codes was disconnected from your account."),
    ),
    "mfa/email/webauthn_added": (
        gettext_lazy("A passkey was added"),
        gettext_lazy("A passkey was added to your account."),
    ),
    "mfa/email/webauthn_removed": (
        gettext_lazy("A passkey was removed"),
        gettext_lazy("A passkey was removed from your account."),
    ),
    "mfa/email/recovery_codes_generated": (
        gettext_lazy("New recovery codes"),
        gettext_lazy("New recovery codes were made for your account; the old ones are void."),
    ),
    "invitation": (
        gettext_lazy("An invitation to Compromiso"),
        gettext_lazy(
            "You are invited to work in a register of commitments. The invitation says which "
            "role is offered to you and in which institution:\n\n%(url)s\n\nThe link works "
            "until %(until)s. Who does not want it need do nothing."
        ),
    ),
}
"""Name → subject, body."""


def send(name: str, to: str, language: str, facts: Mapping[str, Any]) -> None:
    """Send a mail in a language; the facts fill the places of its body."""
    subject, body = MAILS[name]
    with override(language):
        text = str(body) % facts
        closing = _("Nobody reads answers to this address.")
    EmailMessage(_in(language, subject), f"{text}\n\n-- \n{closing}\n", to=[to]).send()


def _in(language: str, sentence: Promise) -> str:
    with override(language):
        return str(sentence)
