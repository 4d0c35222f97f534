from __future__ import annotations

import itertools

import pytest
from unit.reading.pdf_file import Sheet, pdf

from compromiso.errors import CompromisoError
from compromiso.model.artefact import Artefact
from compromiso.model.reading import Reading
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

BODY = [
    "1. The States that take part agree to meet each year in one of",
    "their capitals and to hear what each of them has done since.",
    "",
    "2. The secretariat keeps the list of what was promised and who",
    "promised it, and sends it to every State that asks for it.",
]
LEFT = [
    "The left column is read",
    "first from its top down",
    "to its very last line",
    "and so it goes on until",
]
RIGHT = [
    "the right column begins",
    "at the top of its page",
    "and is read after it as",
    "every reader would do it",
]
ENCRYPTED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
    f"/O <{'ab' * 32}> /U <{'cd' * 32}> >> /ID [<{'00' * 16}> <{'00' * 16}>]"
)


def reading_of(*sheets: Sheet) -> Reading:
    return to_text(pdf(*sheets), "a.pdf")


def artefacts(reading: Reading) -> list[tuple[str, str]]:
    return [(a.kind, reading.text[a.start : a.end]) for a in reading.artefacts]


def refusal_of(content: bytes) -> CompromisoError:
    with pytest.raises(CompromisoError) as refusal:
        to_text(content, "a.pdf")
    assert "{" not in refusal.value.told() + refusal.value.cure()
    return refusal.value


def many_pages() -> list[Sheet]:
    """Give three pages with a head, a number and a text that runs on over them."""
    texts = [
        BODY,
        ["3. The bodies report on the work that is theirs and that they have"],
        ["done in the year."],
    ]
    return [
        Sheet()
        .say(72, 800, "Report of the meeting", 8)
        .say(290, 30, f"- {number} -", 8)
        .say_lines(72, 700, lines)
        for number, lines in enumerate(texts, 7)
    ]


def test_lines_are_those_printed_and_paragraphs_are_set_apart() -> None:
    assert reading_of(Sheet().say_lines(72, 700, BODY)).text == "\n".join([*BODY, ""])


def test_words_drawn_bottom_up_are_read_top_down() -> None:
    sheet = Sheet().say(72, 100, "and ends here.").say(72, 112, "The page begins here")
    assert reading_of(sheet).text == "The page begins here\nand ends here.\n"


def test_words_drawn_apart_without_a_space_are_two() -> None:
    assert reading_of(Sheet().say(72, 700, "two").say(91, 700, "words")).text == "two words\n"


def test_letters_drawn_wide_apart_are_one_word() -> None:
    sheet = Sheet()
    for number, letter in enumerate("RESOLVE"):
        sheet.say(72 + 11 * number, 700, letter)
    assert reading_of(sheet).text == "RESOLVE\n"


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    text = reading_of(Sheet().say_lines(72, 700, ["the commit-", "ment of the States"])).text
    assert text == "the commit-\nment of the States\n"


def test_cells_far_apart_are_parted_by_a_tab_but_a_number_by_a_space() -> None:
    sheet = (
        Sheet()
        .say(72, 700, "Distr.")
        .say(300, 700, "General")
        .say(72, 650, "1.")
        .say(120, 650, "Go.")
    )
    assert [line for line in reading_of(sheet).text.split("\n") if line] == [
        "Distr.\tGeneral",
        "1. Go.",
    ]


def test_a_small_raised_number_is_a_raised_sign() -> None:
    sheet = (
        Sheet().say(72, 700, "Resolution 61").say(133.7, 703.5, "12", 6).say(145, 700, "stands.")
    )
    assert reading_of(sheet).text == "Resolution 61¹² stands.\n"


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().say(
        72, 760, "A title that stands over both of the columns of this page as it is"
    )
    sheet.say_lines(300, 700, RIGHT).say_lines(72, 700, LEFT)
    assert reading_of(sheet).text.split("\n")[2:] == [*LEFT, *RIGHT, ""]


def test_a_short_last_column_is_still_a_column() -> None:
    sheet = Sheet().say_lines(300, 700, RIGHT).say_lines(72, 700, [*LEFT, *LEFT, *LEFT])
    assert reading_of(sheet).text.split("\n")[-5:] == [*RIGHT, ""]


def test_rows_parted_by_rules_are_a_table_and_no_columns() -> None:
    sheet = Sheet().say_lines(300, 700, RIGHT).say_lines(72, 700, LEFT)
    for below in range(1, 4):
        sheet.rule(72, 700 - 12 * below + 9, 400)
    assert reading_of(sheet).text.split("\n")[0] == f"{LEFT[0]}\t{RIGHT[0]}"


def test_a_row_of_a_ruled_table_is_one_line_with_its_cells_one_after_the_other() -> None:
    sheet = Sheet().say(72, 750, "Before the table, over the whole of the width of the page.")
    sheet.say(72, 700, "Action").say(200, 700, "Who").say(300, 700, "When")
    sheet.say_lines(72, 680, ["Open the office", "at the border"]).say(200, 680, "Council")
    sheet.say(300, 680, "2027").say(72, 640, "Report").say(300, 640, "2028")
    for height in (712, 692, 655, 630):
        for left, length in ((70, 126), (198, 98), (298, 100)):
            sheet.rule(left, height, length)
    lines = reading_of(sheet.say(72, 500, "After it.")).text.split("\n")
    assert [line for line in lines if line] == [
        "Before the table, over the whole of the width of the page.",
        "Action\tWho\tWhen",
        "Open the office at the border\tCouncil\t2027",
        "Report\t\t2028",
        "After it.",
    ]


def test_heads_and_page_numbers_are_told_from_the_text() -> None:
    found = artefacts(reading_of(*many_pages()))
    assert found == [
        pair
        for number in (7, 8, 9)
        for pair in (("running_head", "Report of the meeting"), ("page_number", f"- {number} -"))
    ]


def test_a_word_at_one_height_of_one_page_is_no_head() -> None:
    assert (
        artefacts(reading_of(Sheet().say_lines(72, 800, BODY), Sheet().say(72, 500, "End"))) == []
    )


def test_numbers_that_do_not_follow_the_pages_are_no_page_numbers() -> None:
    sheets = [Sheet().say(72, 800, f"Article {number}") for number in (4, 9, 11)]
    assert artefacts(reading_of(*sheets)) == []


def test_a_page_break_cuts_no_provision() -> None:
    reading = reading_of(*many_pages())
    third = to_provisions(reading).provisions[-1]
    words = " ".join(reading.text[a:b] for a, b in third.spans).split()
    assert " ".join(words).endswith("that they have done in the year.")


@pytest.mark.parametrize(
    ("last", "first", "apart"),
    [
        ("and this sentence is broken by the end of the page of", "Lima, where they met.", False),
        ("and it goes on", "in small letters.", False),
        ("Here it ends.", "Here another begins.", True),
        ("the following bodies, each of them in its own way, are:", "The Council.", True),
    ],
)
def test_a_paragraph_ends_at_the_foot_of_a_page_only_where_the_words_say_so(
    last: str, first: str, apart: bool
) -> None:
    above = Sheet().say_lines(
        72, 700, ["They all agreed, as was to be expected of them, that", last]
    )
    text = reading_of(above, Sheet().say(72, 700, first)).text
    assert (f"{last}\n\n{first}" in text) == apart


def test_each_provision_says_on_which_page_it_begins() -> None:
    reading = reading_of(*many_pages())
    pages = {p.label_norm: p.page for p in to_provisions(reading).provisions if p.label}
    assert (pages, reading.source.pages) == ({"1": 1, "2": 1, "3": 2}, 3)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_note_at_the_foot_is_an_artefact(ruled: bool) -> None:
    sheet = Sheet().say_lines(72, 700, BODY).say(72, 80, "1 See the annex.", 10 if ruled else 8)
    if ruled:
        sheet.rule(72, 95, 90)
    reading = reading_of(sheet)
    assert artefacts(reading) == [("footnote", "1 See the annex.")]


def test_the_last_paragraph_of_a_page_is_no_note() -> None:
    assert artefacts(reading_of(Sheet().say_lines(72, 120, BODY))) == []


def test_a_note_at_the_foot_of_a_column_is_an_artefact() -> None:
    sheet = Sheet().say_lines(72, 160, LEFT).say_lines(300, 160, RIGHT).say(72, 80, "2 Ibid.", 7)
    assert artefacts(reading_of(sheet)) == [("footnote", "2 Ibid.")]


def test_every_word_has_a_box_on_its_page() -> None:
    reading = reading_of(Sheet(), Sheet().say(72, 700, "A word here"))
    start = reading.text.index("word")
    ((page, left, top, right, bottom),) = reading.pages.boxes(start, start + 4)
    assert page == 2
    assert 78 < left < 84 < right < 104
    assert 130 < top < 138 < bottom < 148


def test_words_over_two_lines_have_a_box_for_each_line() -> None:
    reading = reading_of(Sheet().say_lines(72, 700, BODY))
    boxes = reading.pages.boxes(0, reading.text.index("2."))
    assert [round(below[2] - above[2]) for above, below in itertools.pairwise(boxes)] == [12]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("leaning", [0, 90, 180, 270])
def test_words_are_read_and_boxed_however_they_and_the_page_are_turned(
    turned: int, leaning: int
) -> None:
    reading = reading_of(Sheet(turned=turned, leaning=leaning).say_lines(72, 700, BODY[:2]))
    _, left, top, right, bottom = reading.pages.boxes(0, 2)[0]
    width, height = reading.pages.sizes[0]
    assert reading.text == "\n".join([*BODY[:2], ""])

    steps = (leaning - turned) % 360 // 90
    assert (width > height) == bool(steps % 2)
    places = ((left, bottom), (right, bottom), (right, top), (left, top))
    assert near_sides(places[steps], steps, width, height) == pytest.approx((72, 142), abs=4)


def near_sides(
    place: tuple[float, float], steps: int, width: float, height: float
) -> tuple[float, float]:
    """Give how far a place is from the side where its line begins and from the one above it."""
    x, y = place
    return ((x, y), (height - y, x), (width - x, height - y), (y, width - x))[steps]


def test_a_provision_is_framed_once_on_each_page_and_column_that_it_stands_on() -> None:
    first = Sheet().say_lines(300, 700, RIGHT).say_lines(72, 700, ["3. The bodies agree", *LEFT])
    reading = reading_of(first, Sheet().say_lines(72, 700, ["it goes on here.", "", "4. Last."]))
    third, fourth = to_provisions(reading).provisions[-2:]
    assert [(box[0], round(box[1])) for box in third.boxes] == [(1, 72), (1, 300), (2, 72)]
    assert [(third.page, third.label), (fourth.page, fourth.label)] == [(1, "3."), (2, "4.")]
    (_, left, top, right, bottom), *_ = third.boxes
    assert (left, right, round(bottom - top)) == (72.0, pytest.approx(180, abs=15), 60)


def test_what_was_typed_into_a_form_is_read_where_it_is_shown() -> None:
    from unit.reading.pdf_file import form

    text = reading_of_form(form("Response:", "Accepted in part")).text
    assert text.split() == ["Response:", "Accepted", "in", "part"]


def reading_of_form(content: bytes) -> Reading:
    return to_text(content, "form.pdf")


def test_letters_that_the_file_does_not_name_are_told_with_the_way_to_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("compromiso.text.reading.pdf.find_tesseract", lambda: None)
    named = Sheet().say_lines(72, 700, BODY)
    reading = reading_of(named, Sheet().say(72, 700, "\x07\x07\x07\x07"))
    assert [(issue.code, "2" in issue.message) for issue in reading.issues] == [("READ-29", True)]
    assert "Tesseract" in reading.issues[0].remedy


def test_three_columns_are_read_one_after_the_other() -> None:
    third = [
        "a third column comes",
        "last of all of them",
        "and it says nothing",
        "that is new to us",
    ]
    sheet = Sheet().say_lines(420, 700, third).say_lines(72, 700, LEFT).say_lines(246, 700, RIGHT)
    assert reading_of(sheet).text.split() == " ".join([*LEFT, *RIGHT, *third]).split()


def test_a_text_without_pages_has_neither_page_nor_box() -> None:
    pages = to_text(b"Some words", "a.txt").pages
    assert (bool(pages), pages.page_of(3), pages.boxes(0, 9)) == (False, None, ())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pdf(Sheet().say(72, 700, "Secret"), trailer=ENCRYPTED), "READ-10"),
        (b"%PDF-1.7 and nothing else", "READ-11"),
        (b"no such file", "READ-11"),
        (pdf(), "READ-11"),
        (pdf(Sheet(), Sheet()), "READ-12"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cause(content: bytes, code: str) -> None:
    assert refusal_of(content).code == code


def test_a_pdf_cut_off_half_way_is_read_or_refused_but_never_blank() -> None:
    content = pdf(*many_pages())
    for length in range(0, len(content), 97):
        try:
            reading = to_text(content[:length], "a.pdf")
        except CompromisoError:
            continue
        assert reading.text.strip()


def test_more_pages_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compromiso.text.reading.glyphs.PDF_PAGES", 2)
    refusal = refusal_of(pdf(*many_pages()))
    assert (refusal.code, refusal.facts["pages"]) == ("READ-13", 3)


def test_a_text_over_the_limit_stops_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compromiso.text.reading.pdf.TEXT_CHARS", 10)
    assert refusal_of(pdf(Sheet().say_lines(72, 700, BODY))).code == "READ-05"


def test_artefacts_are_in_the_order_of_the_text() -> None:
    found: tuple[Artefact, ...] = reading_of(*many_pages()).artefacts
    assert list(found) == sorted(found, key=lambda artefact: artefact.start)


def test_letters_without_height_and_letters_off_the_page_do_no_harm() -> None:
    sheet = Sheet().say(72, 700, "flat", 0.0001).say(9e9, 700, "far away").say(72, 600, "Words")
    assert "Words" in reading_of(sheet).text


def test_a_tree_of_pages_that_holds_itself_is_refused() -> None:
    content = pdf(Sheet()).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert refusal_of(content).code == "READ-11"
