"""What a short name is made of, said where it is not."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

NOT_SHORT: Final = _("Letters from a to z, digits, hyphens and underscores, without spaces.")
