"""Pages of people by name: for visitors, for those who have signed in, of one institution."""

from __future__ import annotations

OPEN = ["account_login", "account_signup", "account_reset_password", "account_inactive",
        "account_reset_password_done", "account_reset_password_from_key_done",
        "socialaccount_login_cancelled"]  # fmt: skip
OWN = ["account", "account_logout", "account_change_password", "account_reauthenticate",
       "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list",
       "work", "institutions", "institution-new", "who-may"]  # fmt: skip
OF_SEGIB = ["institution", "institution-change", "people"]
