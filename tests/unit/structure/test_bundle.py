from __future__ import annotations

import pytest
from unit.structure.reading_text import strays, structure_of

BUNDLE = """Index

REPORT OF THE MEETING	3
PLAN OF ACTION	9
MEMORANDUM OF UNDERSTANDING	12



REPORT OF THE MEETING

1. OPENING

The meeting opened on time and
closed late.

2. CLOSING

a) It went well.
b) It will be held again.




PLAN OF ACTION

THEMES	OBJECTIVES	ACTIVITIES
WORK Permits	To shorten the wait (25.a). To publish the rules (25.b)	Study of the wait
THEMES	OBJECTIVES	ACTIVITIES
WORK Visas	To agree on one form (25.c)	TRANSVERSAL To draft it To test it




MEMORANDUM OF UNDERSTANDING

THE PARTIES, the Secretariat and the Commission,

Considering their mandates;

Have agreed as follows:

Article 1: AIM

The Parties work together.

Article 2: END

In witness whereof this was signed.
"""


def test_a_file_that_bundles_three_instruments_is_split_into_three() -> None:
    assert [i.kind for i in structure_of(BUNDLE).instruments] == [
        "report",
        "action-plan",
        "memorandum",
    ]


def test_contents_and_repeated_headers_are_artefacts() -> None:
    structure = structure_of(BUNDLE)
    kinds = [a.kind for a in structure.artefacts]
    assert kinds.count("toc") == 4
    assert kinds.count("table_header") == 3  # two headers, and the area printed again
    assert "flag" in kinds


def test_a_running_head_does_not_cut_the_list_it_stands_in() -> None:
    text = BUNDLE.replace(
        "a) It went well.\n", "a) It went well and\n\nTHE MEETING\n\nlasted two days.\n"
    )
    text = text.replace("\n2. CLOSING", "\nTHE MEETING\n\n2. CLOSING")
    point = next(p for p in structure_of(text).provisions if p.path == ("2", "a"))
    assert len(point.spans) == 2
    assert text[slice(*point.spans[1])] == "lasted two days."


def test_rows_hold_their_objectives_and_activities() -> None:
    structure = structure_of(BUNDLE)
    rows = [p for p in structure.provisions if p.kind == "row"]
    assert [p.path for p in rows] == [("Work", "Permits"), ("Work", "Visas")]
    children = [[c.kind for c in structure.index.children(row)] for row in rows]
    assert children == [
        ["objective", "objective", "activity"],
        ["objective", "activity", "activity"],
    ]


def test_recitals_and_formulas_stand_before_the_articles() -> None:
    kinds = [
        p.kind for p in structure_of(BUNDLE).provisions if p.instrument.startswith("memorandum")
    ]
    assert kinds == [
        "title",
        "preamble",
        "recital",
        "formula",
        "article",
        "paragraph",
        "article",
        "conclusions",
    ]


def test_cells_read_across_columns_are_given_back_and_reported() -> None:
    woven = (
        "WORK Permits and Long\tTo shorten the wait for Study on Permits and Fees and Short Stays "
        "people who ask (25.a).\tStudy of the queue"
    )
    plain = next(line for line in BUNDLE.splitlines() if line.startswith("WORK Permits"))
    text = BUNDLE.replace(plain, woven)
    structure = structure_of(text)
    row = next(p for p in structure.provisions if p.kind == "row")
    assert row.label_norm == "Permits and Long and Short Stays"
    first = next(p for p in structure.provisions if p.kind == "activity")
    assert text[first.start : first.end] == "Study on Permits and Fees"
    assert "STRU-05" in [i.code for i in structure.issues]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CONVENÇÃO SOBRE OS DIREITOS", "treaty"), ("DÉCLARATION DE PARIS", "declaration"),
        ("PLAN DE ACCIÓN DE CUENCA", "action-plan"), ("RESOLUÇÃO N.º 4", "resolution"),
        ("MEMORANDO DE ENTENDIMIENTO", "memorandum"), ("JOINT COMMUNIQUÉ", "communique"),
    ],
)  # fmt: skip
def test_the_title_names_the_kind_in_four_languages(title: str, kind: str) -> None:
    assert structure_of(f"{title}\n\n1. One.\n\n2. Two.").instruments[0].kind == kind


def test_an_annexed_agreement_begins_where_its_articles_begin_again() -> None:
    text = (
        "CONVENIO ENTRE PARTES\n\nArtículo 1\n\nUno.\n\nArtículo 2\n\nDos.\n\nHecho.\n\n"
        "ACUERDO ADMINISTRATIVO PARA SU APLICACIÓN\n\n"
        "Artículo 1\n\nOtro.\n\nArtículo 2\n\nMás."
    )
    structure = structure_of(text)
    assert [i.kind for i in structure.instruments] == ["treaty", "agreement"]
    paths = [p.path for p in structure.provisions if p.label]
    assert paths == [("1",), ("2",), ("1",), ("2",)]


def test_a_title_printed_twice_opens_one_instrument() -> None:
    title = "CONVENIO DE SEGURIDAD SOCIAL ENTRE ESPAÑA Y CHILE"
    text = f"# {title.title()}\n\nNota.\n\n{title}\n\nLas Partes acuerdan:\n\nArtículo 1\n\nUno."
    assert [i.title for i in structure_of(text).instruments] == [title]


PLAN = (
    "ACTION PLAN\n\nSUBJECT AREA\tTHEME\tOBJECTIVE\tACTIVITIES\tDEADLINE\n"
    "HUMAN RIGHTS\tCampaigns\tTo raise awareness.\tA campaign.\tMay\n"
    "\tTraining\tTo train officers.\tCourses.\tJune\n"
    "\t\tTo train judges.\tSeminars.\tJuly\n"
)


def test_a_table_with_a_column_for_the_area_keeps_every_cell() -> None:
    structure = structure_of(PLAN)
    rows = [p for p in structure.provisions if p.kind == "row"]
    assert [p.path for p in rows] == [("Human Rights", "Campaigns"), ("Human Rights", "Training")]
    held = [PLAN[c.start : c.end] for c in structure.index.children(rows[1])]
    assert held == [
        "To train officers.",
        "Courses.",
        "June",
        "To train judges.",
        "Seminars.",
        "July",
    ]
    assert strays(PLAN, structure) == []


def test_a_header_without_rows_is_no_instrument_and_no_accident() -> None:
    structure = structure_of("AREA\tOBJECTIVES\tACTIVITIES")
    assert structure.instruments == ()
    assert [a.kind for a in structure.artefacts] == ["table_header"]
