"""The words that a page of the documentation names: **on a page**, *pressed*, “said afterwards”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NAMED = re.compile(r"\*\*(?P<stands>[^*]+)\*\*|\*(?P<pressed>[^*]+)\*|“(?P<said>[^”]+)”")


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a page of the product, and how they are named: `stands`, `pressed` or `said`."""

    kind: str
    words: str


def named_in(page: Path) -> list[Named]:
    """List the words that the numbered steps of a page name, in order."""
    steps = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = " ".join(step for step in steps if step[0].isdigit())
    plain = " ".join(_LINK.sub(r"\1", _CODE.sub("", text)).split())
    return [Named(str(found.lastgroup), found[0].strip("*“”")) for found in _NAMED.finditer(plain)]
