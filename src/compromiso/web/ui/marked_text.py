"""The words of a document with what was read in them: spans over code points, as nested HTML.

The words are never changed: taking the marks away gives the text back, white space aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Span = tuple[int, int]
_RANK = {"artefact": 0, "commitment": 1, "task": 1, "label": 2, "citation": 2, "hit": 3}
_SPAN_END, _HIT, _HIT_END, _CELL_GAP, _BREAK = map(
    SafeString,
    (
        "</span>",
        "<mark>",
        "</mark>",
        '<span class="cell-gap"> </span>',
        '<span class="break"> </span>',
    ),
)
_ENDS = {"hit": _HIT_END, "label": SafeString("</a>")}
_LINKS = frozenset({"citation", "label"})
_GAP = re.compile(r"(\t+|\n[ \t\r]*\n\s*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, end excluded, and how it is shown.

    `kind` is `artefact`, `commitment`, `task`, `label`, `citation` or `hit`; `state` and `word`
    say the status of a citation in code and in words; `href` is where it leads, if anywhere; `ref`
    names the record in the margin that the stretch belongs to.
    """

    start: int
    end: int
    kind: str
    state: str = ""
    word: str = ""
    href: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks, outermost first."""

    words: str
    marks: tuple[Mark, ...]


def mark_text(text: str, spans: Sequence[Span], marks: Iterable[Mark]) -> SafeString:
    """Give the words of `spans` as HTML, each mark around exactly its own words."""
    usable = without_overlaps(marks)
    pieces: list[Piece] = []
    for number, span in enumerate(spans):
        pieces += [Piece(" ", ())] if number else []
        pieces += cut(text, span, usable)
    return format_html_join("", "{}", ((part,) for part in _nest(pieces)))


def without_overlaps(marks: Iterable[Mark]) -> list[Mark]:
    """Leave out a link that overlaps an earlier one: a link cannot stand in a link."""
    kept: list[Mark] = []
    reached = -1
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.kind in _LINKS:
            if mark.start < reached:
                continue
            reached = mark.end
        kept.append(mark)
    return kept


def cut(text: str, span: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the words of one span in order, cut wherever a mark begins or ends."""
    inside = [clipped for mark in marks if (clipped := _clip(mark, span)) is not None]
    starts = sorted(inside, key=lambda m: m.start, reverse=True)
    edges = sorted({*span, *(m.start for m in inside), *(m.end for m in inside)})
    active: list[Mark] = []
    for left, right in pairwise(edges):
        active = [mark for mark in active if mark.end > left]
        while starts and starts[-1].start == left:
            active.append(starts.pop())
        active.sort(key=lambda m: (_RANK[m.kind], m.start, -m.end))
        yield Piece(text[left:right], tuple(active))


def _clip(mark: Mark, span: Span) -> Mark | None:
    start, end = max(mark.start, span[0]), min(mark.end, span[1])
    return replace(mark, start=start, end=end) if start < end else None


def _nest(pieces: Iterable[Piece]) -> Iterator[SafeString]:
    open_: tuple[Mark, ...] = ()
    for piece in pieces:
        shared = _shared(open_, piece.marks)
        yield from (_close(mark) for mark in reversed(open_[shared:]))
        yield from (_open(mark) for mark in piece.marks[shared:])
        yield _leaf(piece.words)
        open_ = piece.marks
    yield from (_close(mark) for mark in reversed(open_))


def _shared(open_: tuple[Mark, ...], wanted: tuple[Mark, ...]) -> int:
    count = 0
    for here, there in zip(open_, wanted, strict=False):
        if here != there:
            break
        count += 1
    return count


def _open(mark: Mark) -> SafeString:
    if mark.kind == "hit":
        return _HIT
    if mark.kind == "label":
        return format_html('<a class="label" href="{}">', mark.href)
    if mark.kind == "citation" and mark.href:
        return format_html('<a class="cite" data-state="{}" href="{}">', mark.state, mark.href)
    name = "cite" if mark.kind == "citation" else mark.kind
    return format_html(
        '<span class="{}" data-state="{}" data-ref="{}">', name, mark.state, mark.ref
    )


def _close(mark: Mark) -> SafeString:
    if mark.kind in _ENDS:
        return _ENDS[mark.kind]
    if mark.kind != "citation":
        return _SPAN_END
    shape = format_html(
        '<svg class="shape" aria-hidden="true" viewBox="0 0 10 10"><use href="#shape-{}"/></svg>'
        '<span class="vh"> ({})</span>',
        mark.state,
        mark.word,
    )
    return format_html("{}</a>" if mark.href else "{}</span>", shape)


def _leaf(words: str) -> SafeString:
    return format_html_join("", "{}", ((_space(part),) for part in _GAP.split(words) if part))


def _space(part: str) -> SafeString | str:
    if not part.isspace():
        return part
    if part.startswith("\t"):
        return _CELL_GAP
    return _BREAK if "\n" in part else part
