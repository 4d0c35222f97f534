from __future__ import annotations

import pytest
from gold import shared
from word import (
    MC,
    STRICT,
    W,
    cell,
    document,
    item,
    level,
    lists,
    p,
    parts_of,
    relation,
    row,
    table,
    xml,
    zipped,
)

from compromiso.model.reading import Reading
from compromiso.text.reading.to_text import to_text


def read(body: str, more: str = "", **parts: str) -> Reading:
    return to_text(document(body, more, **parts), "d.docx")


def run(content: str) -> str:
    return f"<w:p><w:r>{content}</w:r></w:p>"


def artefacts(reading: Reading) -> list[tuple[str, str]]:
    return [(each.kind, reading.text[each.start : each.end]) for each in reading.artefacts]


def told(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [
        (i.code, i.message, None if i.start is None else reading.text[i.start : i.end])
        for i in reading.issues
    ]


def test_paragraphs_stand_on_lines_of_their_own_with_an_empty_line_between() -> None:
    assert read(p("Title") + p() + p("First words.")).text == "Title\n\nFirst words."


def test_the_source_says_what_the_file_is() -> None:
    source = read(p("The ministers of the States undertake to open schools.")).source
    assert (source.media_type.rpartition(".")[2], source.language) == ("document", "en")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<w:t>one</w:t><w:br/><w:t>two</w:t>", "one\ntwo"),
        ("<w:t>one </w:t><w:tab/><w:tab/><w:t>two</w:t>", "one\ttwo"),
        ("<w:tab/><w:t>indented</w:t>", "indented"),
        ("<w:t>Res</w:t><w:noBreakHyphen/><w:t>7</w:t>", "Res-7"),
        ("<w:t>co</w:t><w:softHyphen/><w:t>operate\u00ad</w:t>", "cooperate"),
        ('<w:t>at</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>3</w:t>', "at≥3"),
        ('<w:t>yes</w:t><w:sym w:font="Wingdings" w:char="F0FE"/>', "yes☑"),
        ('<w:t>odd</w:t><w:sym w:font="House Signs" w:char="F041"/>', "odd\ufffd"),
        ('<w:t>bad</w:t><w:sym w:font="Symbol" w:char="zz"/>', "bad\ufffd"),
        ("<w:instrText>PAGE</w:instrText><w:t>result</w:t>", "result"),
        ("<w:t>two\n  lines</w:t>", "two   lines"),
    ],
)
def test_signs_inside_a_paragraph(content: str, words: str) -> None:
    assert read(run(content)).text == words


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<w:hyperlink r:id="x">', "</w:hyperlink>"),
        ('<w:smartTag w:element="place">', "</w:smartTag>"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ('<w:fldSimple w:instr="REF x">', "</w:fldSimple>"),
        ("<w:customXml>", "</w:customXml>"),
    ],
)
def test_words_are_found_inside_what_wraps_them(opening: str, closing: str) -> None:
    body = f"<w:p><w:r><w:t>go to </w:t></w:r>{opening}<w:r><w:t>town</w:t></w:r>{closing}</w:p>"
    assert read(body).text == "go to town"


def test_a_content_control_may_hold_whole_paragraphs() -> None:
    assert read(f"<w:sdt><w:sdtContent>{p('inside')}</w:sdtContent></w:sdt>{p('after')}").text == (
        "inside\n\nafter"
    )


def test_forms_show_their_boxes_and_choices() -> None:
    box = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{}"/>'
    ends = "</w:checkBox></w:ffData></w:fldChar>"
    chosen = '<w:result w:val="1"/><w:listEntry w:val="late"/><w:listEntry w:val="done"/>'
    listed = f"<w:fldChar><w:ffData><w:ddList>{chosen}</w:ddList></w:ffData></w:fldChar>"
    words = run(
        f"{box.format(1)}{ends}<w:t> yes </w:t>{box.format(0)}{ends}<w:t> no, </w:t>{listed}"
    )
    assert read(words).text == "☒ yes ☐ no, done"


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    box = f"<w:txbxContent>{p('boxed')}{table(row(cell('a1'), cell('b1')))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert read(run(f"<w:t>around</w:t>{both}") + p("after")).text == (
        "around\n\nboxed\n\na1\tb1\n\nafter"
    )
    assert MC in str(parts_of("")["word/document.xml"])


def test_rows_of_a_table_are_lines_with_tabs() -> None:
    rows = row(cell("Area"), cell("Aim")), row(cell(""), cell("x", "y")), row(cell("z"), cell(""))
    assert read(table(*rows)).text == "Area\tAim\n\n\tx y\n\nz"


def test_merged_cells_keep_the_columns_in_place() -> None:
    wide, goes_on = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    rows = (
        row(cell("wide", properties=wide), cell("c1")),
        row(cell("", properties=goes_on), cell("b2"), cell("c2")),
        row(cell("c3"), cell("d3"), properties='<w:gridBefore w:val="2"/>'),
    )
    assert read(table(*rows)).text == "wide\t\tc1\n\n\tb2\tc2\n\n\t\tc3\td3"


def test_a_row_of_one_cell_is_read_as_blocks() -> None:
    nested = cell("note", table(row(cell("a1"), cell("b1"))), "end")
    assert read(table(row(nested))).text == "note\n\na1\tb1\n\nend"


def test_a_table_within_a_cell_stays_on_the_line_of_its_row() -> None:
    nested = cell("see", table(row(cell("a1"), cell("b1")), row(cell("a2"), cell("b2"))))
    assert read(table(row(cell("left"), nested))).text == "left\tsee a1 b1 a2 b2"


def test_numbers_count_on_through_cells() -> None:
    numbered = lists(level(0, "decimal", "%1."))
    reading = read(table(row(cell(item("one")), cell(item("two") + p("more")))), numbering=numbered)
    assert reading.text == "1. one\t2. two more"
    assert [reading.text[a:b] for a, b in reading.generated] == ["1.", "2."]


def test_lines_of_a_table_of_contents_are_artefacts() -> None:
    style = '<w:style w:type="paragraph" w:styleId="TDC1"><w:name w:val="toc 1"/></w:style>'
    body = p("Schools 3", '<w:pStyle w:val="TDC1"/>') + p("Schools")
    assert artefacts(read(body, styles=xml("styles", style))) == [("toc", "Schools 3")]


NOTES = (
    f'<w:footnote w:type="separator" w:id="0">{p("-----")}</w:footnote>'
    f'<w:footnote w:id="2">{p("First note.")}{p("More.")}</w:footnote>'
    f'<w:footnote w:id="3">{p("Second note.")}</w:footnote>'
    f'<w:footnote w:id="4">{p("Never called.")}</w:footnote>'
)


def test_notes_stand_at_the_end_behind_their_marks() -> None:
    call = '<w:footnoteReference w:id="{}"/>'
    body = run(f"<w:t>one</w:t>{call.format(3)}<w:t> two</w:t>{call.format(2)}")
    body += run('<w:t>three</w:t><w:endnoteReference w:id="1"/>')
    ends = xml("endnotes", f'<w:endnote w:id="1">{p("An end.")}</w:endnote>')
    reading = read(body, footnotes=xml("footnotes", NOTES), endnotes=ends)
    assert reading.text == (
        "one[1] two[2]\n\nthree[i]\n\n[1] Second note.\n\n[2] First note.\n\nMore.\n\n[i] An end."
    )
    assert {kind for kind, _ in artefacts(reading)} == {"footnote"}
    assert artefacts(reading)[0] == ("footnote", "[1] Second note.")
    assert [reading.text[a:b] for a, b in reading.generated][:3] == ["[1]", "[2]", "[i]"]


def test_a_note_with_a_mark_of_its_own_gets_no_number() -> None:
    own = '<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t>'
    body = run(f"<w:t>one</w:t>{own}") + run('<w:t>two</w:t><w:footnoteReference w:id="3"/>')
    text = read(body, footnotes=xml("footnotes", NOTES)).text
    assert text.startswith("one*\n\ntwo[1]\n\nFirst note.")


def test_headers_and_footers_are_artefacts_and_written_once() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="h1"/>'
        '<w:footerReference w:type="default" r:id="f1"/></w:sectPr>'
    )
    more = relation("h1", "header", "header1.xml") + relation("f1", "footer", "footer1.xml")
    parts = parts_of(p("Text", section) + p("More") + section, more)
    parts["word/header1.xml"] = xml("hdr", p("Summit of the Valley"))
    parts["word/footer1.xml"] = xml("ftr", p("Page 1"))
    reading = to_text(zipped(parts), "d.docx")
    assert reading.text == "Text\n\nMore\n\nSummit of the Valley\n\nPage 1"
    assert artefacts(reading) == [("running_head", "Summit of the Valley"), ("footer", "Page 1")]


def change(kind: str, words: str, tag: str = "t") -> str:
    return f"<w:{kind}><w:r><w:{tag}>{words}</w:{tag}></w:r></w:{kind}>"


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    gone, come = change("del", "must", "delText"), change("ins", "shall")
    body = f"<w:p><w:r><w:t>They </w:t></w:r>{gone}{come}<w:r><w:t> pay.</w:t></w:r></w:p>"
    reading = read(p("Title") + body)
    assert reading.text == "Title\n\nThey shall pay."
    assert told(reading) == [
        (
            "READ-35",
            "Changes are tracked here: 1 insertions kept, 1 deletions left out.",
            "They shall pay.",
        )
    ]


def test_moved_words_stand_only_where_they_went() -> None:
    body = f"<w:p>{change('moveFrom', 'old place')}</w:p><w:p>{change('moveTo', 'new place')}</w:p>"
    reading = read(body)
    assert reading.text == "new place"
    assert told(reading)[0][1].startswith("Changes are tracked here: 1 insertions kept, 1 del")


def test_a_deleted_end_of_paragraph_joins_it_to_the_next() -> None:
    numbered = lists(level(0, "decimal", "%1."))
    place = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = p("one ", f"{place}<w:rPr><w:del/></w:rPr>") + p("line", place) + p("next", place)
    assert read(body, numbering=numbered).text == "1. one line\n\n2. next"


def test_a_deleted_row_is_left_out_and_told() -> None:
    rows = row(cell("a"), cell("b"), properties="<w:del/>"), row(cell("cc"), cell("dd"))
    reading = read(table(*rows))
    assert reading.text == "cc\tdd"
    assert [code for code, _, _ in told(reading)] == ["READ-35"]


def test_numbers_that_a_paragraph_had_before_a_change_do_not_count() -> None:
    old = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert read(p("plain", old), numbering=lists(level(0, "decimal", "%1."))).text == "plain"


def test_comments_hidden_words_pictures_and_embedded_documents_are_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    drawn = "<w:r><w:drawing><blip/></w:drawing></w:r>"
    marked = '<w:r><w:commentReference w:id="1"/></w:r>'
    body = f"<w:p><w:r><w:t>shown</w:t></w:r>{hidden}{drawn}{marked}</w:p><w:altChunk/>"
    reading = read(body)
    assert reading.text == "shown"
    assert [(i.code, i.severity) for i in reading.issues] == [
        *(("READ-36", "warning"), ("READ-37", "info"), ("READ-38", "warning"), ("READ-39", "error"))
    ]


def test_many_tracked_changes_end_in_one_telling_of_the_rest() -> None:
    reading = read("".join(f"<w:p>{change('ins', 'word')}</w:p>" for _ in range(60)))
    assert len(reading.issues) == 51
    last = reading.issues[-1]
    assert "in 10 more places: 10 insertions" in last.message
    assert last.start is None


def test_the_strict_edition_of_the_standard_is_read_alike() -> None:
    parts = parts_of(item("one"), numbering=lists(level(0, "decimal", "%1.")))
    strict = {name: str(content).replace(W, STRICT) for name, content in parts.items()}
    assert to_text(zipped(dict(strict)), "d.docx").text == "1. one"


def test_a_real_matrix_gives_the_words_of_its_plain_twin() -> None:
    name = "upr_slovenia_2025_thematic_matrix_en"
    matrix = shared(f"corpus/{name}.docx").read_bytes()
    twin = shared(f"corpus/{name}.txt").read_text(encoding="utf-8")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        twin = twin.replace(entity, sign)
    reading = to_text(matrix, f"{name}.docx")
    body = reading.text[: min(each.start for each in reading.artefacts)]
    assert body.split() == twin.split()


def test_long_runs_of_white_space_are_passed_in_one_go() -> None:
    blank = "<w:p><w:r><w:t>one{0}</w:t>{1}<w:t>two</w:t></w:r></w:p>"
    body = blank.format(" " * 200_000, "<w:tab/>" * 50_000) + table(row(cell("ab"), cell("cd")))
    assert read(body).text == "one\ttwo\n\nab\tcd"
