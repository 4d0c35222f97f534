"""Which words of a text differ from an earlier one, marked for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_PIECE = re.compile(r"\w+|[^\w\s]+|\s+")


def changed_words(before: str, now: str) -> SafeString:
    """Give `now` with its new words inserted and the words of `before` that it lost struck out.

    Changes with nothing but space between them are one change.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(now)
    return format_html_join("", "{}", ((piece,) for piece in _pieces(old, new)))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    gone = come = space = ""
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, now = "".join(old[i:j]), "".join(new[k:m])
        if kind != "equal":
            gone, come, space = gone + space + before, come + space + now, ""
        elif (gone or come) and not now.strip():
            space = now
        else:
            yield from _marked(gone, come)
            yield space + now
            gone = come = space = ""
    yield from _marked(gone, come)
    yield space


def _marked(gone: str, come: str) -> Iterator[str]:
    if gone.strip():
        yield format_html("<del>{}</del>", gone)
    if come.strip():
        yield format_html("<ins>{}</ins>", come)
    elif come:
        yield come
