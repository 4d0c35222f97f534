"""What each language says, and the registries that hold for all of them."""

from __future__ import annotations

from compromiso.compiled import is_compiled

is_compiled()  # before any module of the reader is imported
