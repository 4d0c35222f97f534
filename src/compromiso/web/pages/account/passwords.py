"""How long a password is, said in the words of these pages."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Refuses a password with too few characters; the framework says so in no Portuguese."""

    def get_error_message(self) -> str:
        """Say how many there must be."""
        return _("This password is too short: at least %(least)s characters.") % {
            "least": self.min_length
        }
