"""Tells a provision's own label or heading from a reference to a provision."""

from __future__ import annotations

import re

from compromiso.model.provision import Provision
from compromiso.text.citations.reference import Reference

DRESS = re.compile(r"[\s#>*_\-–—•|]*$")
HEADED = re.compile(r"[\s*_]*(?:[.:]?[\s*_]*$|[:–—-]|\.[\s*_]*[A-ZÀ-Ý«\"“])")


def is_label(text: str, reference: Reference, host: Provision | None) -> bool:
    """Tell whether the words are a label: that of their provision, or a heading on its own line."""
    if host is not None and host.label and reference.start < host.start + len(host.label):
        return True
    if host is not None and host.kind == "title" and not reference.groups:
        return True
    if len(reference.groups) > 1 or any(group.relation for group in reference.groups):
        return False
    if reference.groups and reference.instrument is not None:
        return False
    line_start = text.rfind("\n", 0, reference.start) + 1
    if not DRESS.fullmatch(text, line_start, reference.start):
        return False
    line_end = text.find("\n", reference.end)
    line_end = len(text) if line_end < 0 else line_end
    return bool(HEADED.match(text, reference.end, line_end)) and _after_blank(text, line_start)


def _after_blank(text: str, line_start: int) -> bool:
    """Tell whether the line before is empty, so that this one opens a block."""
    if line_start == 0:
        return True
    before = text.rfind("\n", 0, line_start - 1) + 1
    return not text[before : line_start - 1].strip(" \t\r#*_>")
