from __future__ import annotations

import pytest
from word import document, item, level, lists, p, xml

from compromiso.text.reading.docx.number_formats import write_number
from compromiso.text.reading.to_text import to_text

OUTLINE = (
    level(0, "decimal", "%1."),
    level(1, "lowerLetter", "%2)"),
    level(2, "lowerRoman", "(%3)"),
)
AGAIN = (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
)


def labels(body: str, numbering: str, **parts: str) -> list[str]:
    reading = to_text(document(body, numbering=numbering, **parts), "d.docx")
    return [reading.text[start:end] for start, end in reading.generated]


def at(*levels: int, list_id: int = 1) -> str:
    return "".join(item("words", each, list_id) for each in levels)


def test_labels_are_written_before_the_words_and_marked_as_generated() -> None:
    body = item("Aims") + item("schools", 1) + item("teachers", 2) + p("End")
    reading = to_text(document(body, numbering=lists(*OUTLINE)), "d.docx")
    assert reading.text == "1. Aims\n\na) schools\n\n(i) teachers\n\nEnd"
    assert [reading.text[a:b] for a, b in reading.generated] == ["1.", "a)", "(i)"]


def test_a_level_begins_again_under_each_higher_one() -> None:
    assert labels(at(0, 1, 2, 2, 1, 2, 0, 1, 2), lists(*OUTLINE)) == [
        *("1.", "a)", "(i)", "(ii)", "b)", "(i)", "2.", "a)", "(i)")
    ]


def test_a_level_without_restart_counts_through() -> None:
    through = level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    assert labels(at(0, 1, 1, 0, 1), lists(OUTLINE[0], through)) == ["1.", "1)", "2)", "2.", "3)"]


def test_a_level_may_begin_again_only_under_the_first() -> None:
    third = level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>')
    assert labels(at(0, 1, 2, 1, 2, 0, 1, 2), lists(*OUTLINE[:2], third)) == [
        *("1.", "a)", "1)", "b)", "2)", "2.", "a)", "1)")
    ]


def test_a_list_with_a_start_of_its_own_begins_there_and_others_go_on() -> None:
    body = at(0, 0) + at(0, 0, list_id=2) + at(0, list_id=3)
    assert labels(body, lists(*OUTLINE, uses=AGAIN.format(start=1))) == [
        "1.",
        "2.",
        "1.",
        "2.",
        "3.",
    ]
    assert labels(body, lists(*OUTLINE, uses=AGAIN.format(start=9))) == [
        *("1.", "2.", "9.", "10.", "11.")
    ]


def test_a_list_may_replace_a_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.", start=4)}</w:lvlOverride>'
    uses = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{own}</w:num>'
    assert labels(at(0, 0), lists(*OUTLINE, uses=uses)) == ["IV.", "V."]


def test_compound_labels_print_the_levels_above() -> None:
    dotted = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"))
    legal = level(2, "lowerLetter", "%1.%2.%3", "<w:isLgl/>")
    assert labels(at(0, 1, 0, 1, 2), lists(*dotted, legal)) == [
        *("I.", "I.1", "II.", "II.1", "2.1.1")
    ]


def test_a_skipped_level_prints_its_first_number() -> None:
    dotted = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    assert labels(at(1, 1, 0), lists(*dotted)) == ["1.1.", "1.2.", "1."]


def test_an_empty_item_counts_and_prints_nothing() -> None:
    body = item("one") + item("") + item("three")
    assert labels(body, lists(*OUTLINE)) == ["1.", "3."]


def test_bullets_are_signs_that_every_font_has() -> None:
    bullets = (level(0, "bullet", "\uf0b7"), level(1, "bullet", "–"), level(2, "bullet", "o"))
    assert labels(at(0, 1, 2), lists(*bullets)) == ["•", "–", "•"]


def test_a_label_without_space_stands_against_its_words() -> None:
    close = level(0, "decimal", "§%1", '<w:suff w:val="nothing"/>')
    assert to_text(document(item(" One"), numbering=lists(close)), "d.docx").text == "§1One"


def test_hidden_and_absent_labels_print_nothing() -> None:
    hidden = level(0, "decimal", "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    assert labels(at(0), lists(hidden)) == []
    assert labels(at(0), lists(level(0, "none", ""))) == []
    assert labels(at(0, list_id=0) + at(0, list_id=77), lists(*OUTLINE)) == []


STYLED = xml(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-ES"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Ttulo1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Libre"><w:basedOn w:val="Ttulo1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="Lista"/>',
)


def styled(style: str) -> str:
    return p("Texto", f'<w:pStyle w:val="{style}"/>')


def test_styles_number_their_paragraphs() -> None:
    body = styled("Ttulo1") + styled("Ttulo2") + styled("Libre") + styled("Ttulo2")
    assert labels(body, lists(*OUTLINE), styles=STYLED) == ["1.", "a)", "b)"]


def test_a_level_can_name_the_style_that_it_numbers() -> None:
    linked = level(1, "decimal", "%2º", '<w:pStyle w:val="Ttulo1"/>')
    assert labels(styled("Ttulo1") * 2, lists(OUTLINE[0], linked), styles=STYLED) == ["1º", "2º"]


def test_a_list_can_be_defined_by_a_named_style() -> None:
    defined = (
        f'<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Lista"/>{OUTLINE[1]}'
        f"{OUTLINE[0]}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Lista"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="6"/></w:num>'
    )
    assert labels(at(0, 1, 0), xml("numbering", defined), styles=STYLED) == ["1.", "a)", "2."]


def test_styles_based_on_each_other_in_a_ring_end() -> None:
    ring = xml(
        "styles",
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    assert labels(p("word", '<w:pStyle w:val="A"/>'), lists(*OUTLINE), styles=ring) == []


def test_ordinals_follow_the_language_of_the_document() -> None:
    article = level(0, "ordinal", "Artículo %1")
    worded = level(1, "ordinalText", "%2.")
    assert labels(at(0, 1), lists(article, worded), styles=STYLED) == ["Artículo 1.º", "Primero."]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (0, "lowerRoman", "0"),
        (99_999, "upperLetter", "99999"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (40, "ordinalText", "40th"),
        (5, "hebrew1", "5"),
        (5, "none", ""),
        (21, "decimalEnclosedCircle", "21"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, form: str, written: str) -> None:
    assert write_number(number, form, "en") == written


def test_ordinals_in_french_tell_the_first_from_the_others() -> None:
    assert [write_number(n, "ordinal", "fr") for n in (1, 2, 21)] == ["1er", "2e", "21e"]
