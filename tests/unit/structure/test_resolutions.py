from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, structure_of

ANNEXED = """RESOLUTION 12/3

Cooperation on seasonal work

The Conference,

Recalling its earlier decisions,

1. Approves the agreement annexed hereto;

2. Asks the Secretariat:

(a) To sign it;

(b) To report on it.

Annex I

Agreement on seasonal work

The Parties,

Have agreed as follows:

Article 1

1. Permits last nine months.

2. They are free.

Article 2

This Agreement enters into force at once.

In witness whereof the undersigned have signed.

Annex II

Protocol on the exchange of lists

Article 1

Lists are exchanged each month.

Article 2

This Protocol goes with the Agreement.
"""


def test_each_agreement_annexed_to_a_resolution_is_an_instrument() -> None:
    structure = structure_of(ANNEXED)
    assert [i.kind for i in structure.instruments] == ["resolution", "agreement", "treaty"]
    held = [[p.path for p in structure.provisions if p.instrument == i.id and p.label]
            for i in structure.instruments]  # fmt: skip
    assert held == [
        [("1",), ("2",), ("2", "a"), ("2", "b"), ("Annex I",)],
        [("1",), ("1", "1"), ("1", "2"), ("2",)],
        [("Annex II",), ("1",), ("2",)],
    ]


def test_an_annexed_agreement_is_closed_where_it_was_signed() -> None:
    structure = structure_of(ANNEXED)
    closing = [p for p in structure.provisions if p.kind == "conclusions"]
    assert [(p.instrument, p.path) for p in closing] == [("agreement-seasonal-work", ())]


def test_a_further_annex_without_a_title_is_no_part_of_the_agreement_before() -> None:
    text = (
        ANNEXED.replace("Protocol on the exchange of lists", "Lists of offices")
        .replace("Article 1\n\nLists are", "1. Lists are")
        .replace("Article 2\n\nThis Protocol", "2. This list")
    )
    structure = structure_of(text)
    last = structure.provisions[-1]
    assert last.path == ("Annex II", "2")
    assert last.instrument not in {i.id for i in structure.instruments[:2]}


@pytest.mark.parametrize("annex", ["ANEXO", "Anexo", "ANNEX", "Annexe", "Apéndice"])
def test_an_annex_needs_no_number(annex: str) -> None:
    text = f"1. One thing.\n\n2. Another.\n\n{annex}\n\nList of offices\n\n1. Port.\n\n2. Airport."
    assert paths_of(text)[2:] == [
        (annex.capitalize(),), (annex.capitalize(), "1"), (annex.capitalize(), "2"),
    ]  # fmt: skip


def test_operative_and_preambular_paragraphs_keep_their_own_numbers() -> None:
    text = (
        "RESOLUTION 4\n\nThe Council,\n\nPP 1. Recalling its rules,\n\nPP2 Noting the report,\n\n"
        "OP 1. Takes note;\n\nOP 2. Urges States:\n\n(a) to act;\n\n(b) to report;\n\nOP3. Decides."
    )
    structure = structure_of(text)
    assert [(p.path, p.kind) for p in structure.provisions if p.label] == [
        (("PP 1",), "recital"), (("PP 2",), "recital"), (("1",), "paragraph"),
        (("2",), "paragraph"), (("2", "a"), "point"), (("2", "b"), "point"), (("3",), "paragraph"),
    ]  # fmt: skip


def test_lone_roman_numbers_part_a_resolution_and_its_paragraphs_run_on() -> None:
    text = "I\n\nWork\n\n1. One.\n\n2. Two.\n\nII\n\nVisas\n\n3. Three.\n\n4. Four."
    assert paths_of(f"The Council,\n\n{text}") == [
        ("I",), ("1",), ("2",), ("II",), ("3",), ("4",),
    ]  # fmt: skip


def test_what_follows_the_enacting_words_is_operative() -> None:
    text = (
        "RESOLUCIÓN 3\n\nLos Ministros,\n\nRecordando lo acordado,\n\nAcuerdan:\n\n"
        "Encomendar un estudio a la Secretaría.\n\nA. Origen\n\n1. Informar.\n\n2. Formar."
    )
    kinds = [p.kind for p in structure_of(text).provisions]
    assert kinds[:5] == ["title", "preamble", "recital", "formula", "paragraph"]


def test_a_symbol_names_a_resolution() -> None:
    text = "AG/RES. 214 (XXX-O/05)\n\nLA ASAMBLEA,\n\nVISTO el informe;\n\nRESUELVE:\n\n1. Instar."
    structure = structure_of(text)
    assert structure.instruments[0].kind == "resolution"
    assert [p.kind for p in structure.provisions][2:4] == ["recital", "formula"]


def test_a_range_of_recommendations_is_a_label() -> None:
    text = "140.9 Noted.\n\n140.10 Supported.\n\n140.11-14\n\nSupported too.\n\n140.15 Noted."
    structure = structure_of(text)
    assert [p.label_norm for p in structure.provisions if p.label] == [
        "140.9", "140.10", "140.11-14", "140.15",
    ]  # fmt: skip
    assert structure.issues == ()
