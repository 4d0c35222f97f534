from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compromiso.text.reading.list_labels import label_of
from compromiso.text.reading.to_text import to_text

if TYPE_CHECKING:
    from compromiso.model.reading import Reading


def page(body: str) -> Reading:
    return to_text(
        f"<html><head><title>t</title></head><body>{body}</body></html>".encode(), "p.html"
    )


def printed(reading: Reading) -> list[str]:
    return [reading.text[start:end] for start, end in reading.generated]


def test_blocks_stand_on_lines_of_their_own_with_an_empty_line_between() -> None:
    assert page("<h1>A  <i>long</i>\n title</h1><p>One.<br>Two.</p>end").text == (
        "A long title\n\nOne.\nTwo.\n\nend"
    )


def test_ordered_lists_print_the_numbers_that_a_browser_shows() -> None:
    reading = page("<ol><li>one<ol type=a start=3><li>c<li value=6>f</ol><li>two</ol>")
    assert reading.text == "1. one\n\nc) c\n\nf) f\n\n2. two"
    assert printed(reading) == ["1.", "c)", "f)", "2."]


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol reversed>", ["2.", "1."]),
        ("<ol type=I>", ["I.", "II."]),
        ("<ol style='list-style-type: lower-roman'>", ["i)", "ii)"]),
        ("<ol style='list-style: none'>", []),
        ("<ol start=x>", ["1.", "2."]),
        ("<ul>", []),
    ],
)
def test_lists_number_as_their_attributes_say(opening: str, labels: list[str]) -> None:
    assert printed(page(f"{opening}<li>alpha</li><li>beta</li>")) == labels


def test_items_that_print_their_own_numbers_get_no_second_ones() -> None:
    reading = page("<ol><li>a) alpha</li><li><p>b) beta</p></li></ol>")
    assert reading.text == "a) alpha\n\nb) beta"


def test_an_item_that_opens_with_a_list_shares_its_line_with_the_first_item() -> None:
    assert page("<ol><li><ol type=a><li>both</ol></ol>").text == "1. a) both"


def test_an_empty_item_counts_but_prints_nothing() -> None:
    assert page("<ol><li>one<li> <li>three</ol>").text == "1. one\n\n3. three"


@pytest.mark.parametrize(
    ("number", "kind", "label"),
    [(27, "a", "aa)"), (4, "I", "IV."), (1994, "i", "mcmxciv)"), (0, "a", "0."), (9, "1", "9.")],
)
def test_labels_follow_the_kind_of_the_list(number: int, kind: str, label: str) -> None:
    assert label_of(number, kind) == label


def test_tables_of_values_become_rows_with_tabs() -> None:
    table = "<table><tr><th>Area</th><th>Aim</th></tr><tr><td></td><td><p>x</p><p>y</p></td></tr>"
    assert page(table).text == "Area\tAim\n\n\tx y"


def test_tables_that_only_lay_out_a_page_are_read_as_blocks() -> None:
    layout = "<table><tr><td>menu</td><td><h1>Title</h1><p>Words.</p></td></tr></table>"
    assert page(layout).text == "menu\n\nTitle\n\nWords."


def test_menus_and_footers_are_kept_as_furniture() -> None:
    reading = page(
        "<header><a>Home</a> <a>News</a></header><div class='side menu'><a>More</a></div>"
        "<p>Words.</p><footer>Imprint</footer>"
    )
    found = [(a.kind, reading.text[a.start : a.end]) for a in reading.artefacts]
    assert found == [("navigation", "Home News"), ("navigation", "More"), ("footer", "Imprint")]


def test_the_header_of_a_text_is_text() -> None:
    assert page("<header><h2>Preamble</h2><p>Whereas.</p></header><p>x</p>").artefacts == ()


def test_the_footer_of_an_article_is_text() -> None:
    assert page("<article><p>x</p><footer>Note 1</footer></article>").artefacts == ()


def test_scripts_styles_and_comments_are_not_text() -> None:
    assert page("<script>a()</script><style>b</style><!-- c --><p>done</p>").text == "done"


def test_nothing_outside_the_page_is_read() -> None:
    markup = (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>an &x; end</p></html>'
    )
    text = to_text(markup, "p.html").text
    assert "an &x; end" in text


def test_a_page_may_declare_its_encoding_like_xml() -> None:
    markup = '<?xml version="1.0" encoding="iso-8859-1"?><html><p>año</p></html>'.encode()
    assert to_text(markup, "p.xhtml").text == "año"


def test_lines_and_spaces_of_preformatted_text_stay() -> None:
    assert page("<pre>as\n    it</pre>").text == "as\n    it"


def test_what_stands_beside_the_text_is_kept_apart_from_it() -> None:
    read = page(
        '<div class="cookie-consent">We use cookies. <button>Accept</button></div>'
        '<a class="skip-link" href="#text">Skip to the text</a>'
        "<aside><h2>Related</h2><p>A meeting of mayors</p></aside>"
        '<main id="text"><p>The towns agree.</p><aside><p>A quotation of it.</p></aside></main>',
    )
    apart = [read.text[a.start : a.end] for a in read.artefacts if a.kind == "navigation"]
    assert apart == [
        "We use cookies. Accept",
        "Skip to the text",
        "Related",
        "A meeting of mayors",
    ]
    assert read.issues == ()


def test_hidden_words_are_kept_apart_and_told() -> None:
    read = page(
        '<p>The towns<span class="sr-only">say aloud</span> agree.</p>'
        '<p style="display: none">draft</p><p hidden>note</p><p hidden="until-found">found</p>',
    )
    hidden = [read.text[a.start : a.end] for a in read.artefacts if a.kind == "hidden"]
    assert hidden == ["say aloud", "draft", "note"]
    assert [(issue.code, "draft" in issue.message) for issue in read.issues] == [("READ-40", True)]


def test_a_note_is_raised_where_it_is_called_and_an_artefact_where_it_stands() -> None:
    read = page(
        '<p>As said<sup><a href="#n1">1</a></sup> on 5 km<sup>2</sup>, the 1<sup>er</sup>.</p>'
        '<section class="footnotes"><ol><li id="n1">The list itself.</li></ol></section>',
    )
    assert read.text.startswith("As said¹ on 5 km², the 1er.")
    notes = [read.text[a.start : a.end] for a in read.artefacts if a.kind == "footnote"]
    assert notes == ["1. The list itself."]
