"""The words of a document keep their order and their letters whatever is marked in them."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from compromiso.web.ui.marked_text import Mark, cut, mark_text, without_overlaps

TEXT = "The Parties shall meet yearly (12.a) and report <soon>."
KINDS = st.sampled_from(["artefact", "commitment", "task", "citation", "hit"])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab <>&\"'\té", min_size=1, max_size=40))
    spot = st.integers(0, len(text))
    marks = draw(st.lists(st.builds(Mark, spot, spot, KINDS), max_size=8))
    return text, marks


def words_of(html: str) -> str:
    shown = re.sub(r'<span class="vh">.*?</span>', "", html)
    return unescape(re.sub(r"<[^>]*>", "", shown))


def test_a_citation_becomes_a_link_that_says_its_status() -> None:
    html = mark_text(TEXT, [(0, 55)], [Mark(31, 35, "citation", "suspect", "doubtful", "/en/x")])
    assert '(<a class="cite" data-state="suspect" href="/en/x">12.a<svg' in html
    assert '<span class="vh"> (doubtful)</span></a>) and' in html


def test_a_citation_that_leads_nowhere_is_no_link() -> None:
    html = mark_text(TEXT, [(0, 55)], [Mark(31, 35, "citation", "external", "external")])
    assert "<a" not in html
    assert '<span class="cite" data-state="external"' in html


def test_words_of_the_file_are_never_markup() -> None:
    assert "&lt;soon&gt;" in mark_text(TEXT, [(0, 55)], [])


def test_a_promise_holds_the_citation_inside_it() -> None:
    marks = [
        Mark(31, 35, "citation", "resolved", "followed", "/x"),
        Mark(4, 47, "commitment", ref="c1"),
    ]
    html = mark_text(TEXT, [(0, 55)], marks)
    assert html.count("<a ") == 1
    assert (
        html.index('data-ref="c1"')
        < html.index("<a ")
        < html.index("</a>")
        < html.rindex("</span>")
    )


def test_two_promises_that_cross_are_both_shown_whole() -> None:
    pieces = list(
        cut(TEXT, (0, 55), [Mark(4, 22, "commitment", ref="a"), Mark(12, 30, "task", ref="b")])
    )
    told = {
        ref: "".join(p.words for p in pieces if any(m.ref == ref for m in p.marks)) for ref in "ab"
    }
    assert told == {"a": TEXT[4:22], "b": TEXT[12:30]}


def test_a_link_never_stands_in_a_link() -> None:
    first, second = Mark(0, 10, "citation"), Mark(4, 12, "citation")
    assert without_overlaps([second, first]) == [first]


def test_only_the_spans_asked_for_are_shown() -> None:
    assert words_of(mark_text(TEXT, [(0, 3), (12, 22)], [])) == f"{TEXT[0:3]} {TEXT[12:22]}"


@given(marked())
def test_taking_the_marks_away_gives_the_text_back(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    shown = words_of(mark_text(text, [(0, len(text))], marks))
    assert re.sub(r"\s+", "", shown) == re.sub(r"\s+", "", text)


@given(marked())
def test_every_tag_opened_is_closed_in_order(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    open_: list[str] = []
    for closing, name, alone in re.findall(
        r"<(/?)(\w+)[^>]*?(/?)>", mark_text(text, [(0, len(text))], marks)
    ):
        if alone:
            continue
        if not closing:
            open_.append(name)
        else:
            assert open_.pop() == name
    assert open_ == []
