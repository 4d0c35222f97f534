"""Where people sign in and keep what lets them in; every address says who may see it."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path, re_path
from django.utils.translation import pgettext_lazy

from compromiso.register.permissions import KEEP_ACCOUNT
from compromiso.web.pages.account.doors import opened
from compromiso.web.pages.account.invitation_views import invitation
from compromiso.web.pages.account.views import settings


def own(address: Any, view: Any, name: str) -> URLPattern:
    """Give an address for those who have signed in, about themselves."""
    return path(address, opened(view, KEEP_ACCOUNT), name=name)


def entrance(address: Any, view: Any, name: str) -> URLPattern:
    """Give an address for those who want to sign in."""
    return path(address, opened(view), name=name)


_RESET = pgettext_lazy("address", "new-password/")
_RESET_SENT = pgettext_lazy("address", "new-password/sent/")
_RESET_KEY = pgettext_lazy("address", "^new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$")
_RESET_DONE = pgettext_lazy("address", "new-password/chosen/")

urlpatterns = [
    path("", settings, name="account"),
    path(pgettext_lazy("address", "invitation/<str:secret>/"), invitation, name="invitation"),
    entrance(pgettext_lazy("address", "sign-in/"), account.login, "account_login"),
    entrance(pgettext_lazy("address", "sign-out/"), account.logout, "account_logout"),
    entrance(pgettext_lazy("address", "closed/"), account.account_inactive, "account_inactive"),
    entrance(pgettext_lazy("address", "by-invitation/"), account.signup, "account_signup"),
    entrance(_RESET, account.password_reset, "account_reset_password"),
    entrance(_RESET_SENT, account.password_reset_done, "account_reset_password_done"),
    entrance(
        _RESET_DONE, account.password_reset_from_key_done, "account_reset_password_from_key_done"
    ),
    re_path(
        _RESET_KEY,
        opened(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    entrance(pgettext_lazy("address", "code/"), mfa.authenticate, "mfa_authenticate"),
    entrance("passkey/", webauthn.login_webauthn, "mfa_login_webauthn"),
    entrance(
        pgettext_lazy("address", "cancelled/"),
        social.login_cancelled,
        "socialaccount_login_cancelled",
    ),
    own(pgettext_lazy("address", "password/"), account.password_change, "account_change_password"),
    own(pgettext_lazy("address", "first-password/"), account.password_set, "account_set_password"),
    own(pgettext_lazy("address", "confirm/"), account.reauthenticate, "account_reauthenticate"),
    own(pgettext_lazy("address", "confirm/code/"), mfa.reauthenticate, "mfa_reauthenticate"),
    own("confirm/passkey/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    own("app/", totp.activate_totp, "mfa_activate_totp"),
    own(pgettext_lazy("address", "app/disconnect/"), totp.deactivate_totp, "mfa_deactivate_totp"),
    own(
        pgettext_lazy("address", "recovery-codes/"),
        codes.view_recovery_codes,
        "mfa_view_recovery_codes",
    ),
    own(
        pgettext_lazy("address", "recovery-codes/new/"),
        codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    own("recovery-codes.txt", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    own("passkeys/", webauthn.list_webauthn, "mfa_list_webauthn"),
    own(pgettext_lazy("address", "passkeys/new/"), webauthn.add_webauthn, "mfa_add_webauthn"),
    own(
        pgettext_lazy("address", "passkeys/<int:pk>/name/"),
        webauthn.edit_webauthn,
        "mfa_edit_webauthn",
    ),
    own(
        pgettext_lazy("address", "passkeys/<int:pk>/remove/"),
        webauthn.remove_webauthn,
        "mfa_remove_webauthn",
    ),
    own(pgettext_lazy("address", "sessions/"), sessions.list_usersessions, "usersessions_list"),
    own(pgettext_lazy("address", "keys/"), settings, "mfa_index"),
]
