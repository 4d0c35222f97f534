"""How signing in meets this register: no open door, our words, our mails."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compromiso.web import mails

_TOLD: Final = {
    "account/messages/password_changed.txt": _("Your password was changed."),
    "mfa/messages/totp_activated.txt": _("The app is connected: it gives the codes from now on."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer asked for codes."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes were made."),
    "mfa/messages/webauthn_added.txt": _("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
    "usersessions/messages/sessions_logged_out.txt": _("All other sessions were ended."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Lets nobody open an account but by an invitation, and speaks the reader's language."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Address and password do not belong together."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a minute and try again."),
        "incorrect_password": _("This is not the password."),
        "enter_current_password": _("This is not the password."),
        "incorrect_code": _("This is not the code."),
        "invalid_password_reset": _("This link has been used or is too old."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: accounts begin with an invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the address that asks, as far as it is known."""
        return str(get_client_ip(request) or "0.0.0.0")  # noqa: S104

    def add_message(self, request: HttpRequest, level: int, *args: Any, **said: Any) -> None:
        """Keep a sentence for the next page; what these pages have no words for is not said."""
        name = args[0] if args else said.get("message_template")
        sentence = said.get("message") or _TOLD.get(name or "")
        if sentence:
            messages.add_message(request, level, sentence)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of the mails of the register in the language of its reader."""
        user = context.get("user")
        language = user.language if user else settings.LANGUAGE_CODE
        mails.send(template_prefix, email, language, context)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to the person's own page."""
        return reverse("account")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Says what goes wrong with a second factor in our words."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the code."),
    }


class OpenIdAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signs in whoever has an account here; makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Answer no: accounts begin with an invitation."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let through who has an account; tell everybody else that it takes an invitation."""
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Lead back to the person's own page."""
        return reverse("account")
