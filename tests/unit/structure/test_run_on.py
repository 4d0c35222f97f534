"""Texts whose line ends are lost, and numbers as scans leave them."""

from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, strays, structure_of

from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.lines import split_lines
from compromiso.text.structure.to_provisions import to_provisions


def paths(text: str) -> list[str]:
    structure = to_provisions(to_text(text.encode(), "treaty.txt"))
    return [".".join(p.path) for p in structure.provisions if p.label]


def test_articles_that_follow_one_another_on_one_line_are_read_apart() -> None:
    text = (
        "CONVENTION ON FERRIES BETWEEN NORLAND AND SUDLAND The two Governments, wishing to keep "
        "ferries running, have agreed as follows: PART I Ferries ARTICLE 1 The ferries shall run "
        "every day. ARTICLE 2 (1) Each Party keeps its own piers. (2) The cost of them is shared. "
        "PART II Fares ARTICLE 3 Fares are the same (a) for those who live there; (b) for guests.\n"
    )
    assert paths(text) == ["Part I", "1", "2", "2.1", "2.2", "Part II", "3", "3.a", "3.b"]


def test_citations_within_a_line_open_no_article() -> None:
    text = (
        "CONVENTION ON FERRIES\n\nArticle 1\n\nThe ferries run daily; see Article 2. Article 3 "
        "Governs the fares of those who hold a pass, and Article 4 those of everybody else."
        "\n\nArticle 2\n\nPiers are kept.\n\nArticle 3\n\nFares are the same.\n"
    )
    assert paths(text) == ["1", "2", "3"]


def test_an_article_may_stand_right_behind_the_name_of_its_part() -> None:
    text = (
        "CONVENTION SUR LES BACS\n\nDEUXIÈME PARTIE Article 4\n\n1 — Les bacs passent.\n\n2 — Ils "
        "sont gratuits.\n\nArticle 5\n\nLes quais sont communs.\n\nArticle 6\n\nLe prix est un.\n"
    )
    assert paths(text) == ["Partie 2", "4", "4.1", "4.2", "5", "6"]


@pytest.mark.parametrize(
    "labels",
    [
        ("Artículo 10.-", "Artículo 20.-", "Artículo 30.-"),
        ("Artículo 1o", "Artículo 2o", "Artículo 3o"),
        ('Artículo 1."', "Artículo 2.»", "Artículo 3.°"),
        ("ARTICULO I\n\n", "ARTICULO H\n\n", "ARTICULO III\n\n"),
    ],
)
def test_the_sign_of_an_ordinal_is_no_figure(labels: tuple[str, ...]) -> None:
    words = ("Las barcas pasan.", "Los muelles son comunes.", "El precio es uno solo.")
    body = "\n\n".join(f"{label} {said}" for label, said in zip(labels, words, strict=True))
    assert paths(f"CONVENIO SOBRE BARCAS\n\n{body}\n") in (["1", "2", "3"], ["I", "II", "III"])


def test_tens_that_count_on_are_tens() -> None:
    body = "\n\n".join(f"Artigo {n}\n\nAs barcas {n} passam." for n in range(8, 12))
    assert paths(f"CONVENÇÃO SOBRE BARCAS\n\n{body}\n") == ["8", "9", "10", "11"]


def test_a_letter_that_a_scan_misread_is_the_one_that_is_due() -> None:
    text = (
        "CONVENÇÃO SOBRE BARCAS\n\nArtigo 1.º\n\nCada Parte comunica: a) o horário das barcas; b) "
        "o estado dos cais; e) o preço das passagens.\n"
    )
    assert paths(text) == ["1", "1.a", "1.b", "1.c"]


def test_a_list_begins_anew_below_a_verb_in_capitals() -> None:
    text = (
        "DECLARACIÓN SOBRE BARCAS\n\nLos Estados, reunidos en la isla,\n\nCONSIDERANDO:\n\n1. Que "
        "las barcas son de todos.\n\n2. Que los muelles se hunden.\n\nDECLARAN:\n\n1. Su voluntad "
        "de repararlos.\n\n2. Su amistad.\n\nACUERDAN:\n\n1. Pintar las barcas.\n"
    )
    assert paths(text) == ["1", "2", "1", "2", "1"]


def test_the_place_and_the_days_of_a_meeting_stand_above_its_declaration() -> None:
    text = (
        "IV CONFERENCIA SOBRE BARCAS\n\nPuerto Claro, Isla Grande, 4 y 5 de mayo de 2006\n\n"
        "DECLARACIÓN FINAL\n\nLos representantes de las islas, reunidos en la conferencia:\n\n"
        "REAFIRMANDO su amistad;\n\nDECLARAN:\n\nQue repararán los muelles.\n"
    )
    structure = to_provisions(to_text(text.encode(), "final.txt"))
    assert [i.title for i in structure.instruments] == ["DECLARACIÓN FINAL"]


def test_clauses_counted_in_words_may_follow_one_another_on_one_line() -> None:
    text = (
        "ACUERDO SOBRE BARCAS que celebran las islas: CLÁUSULA PRIMERA: OBJETO Se comparten las "
        "barcas de la laguna. CLÁUSULA SEGUNDA: COMPROMISOS Cada isla pinta las suyas. CLÁUSULA "
        "TERCERA: VIGENCIA Dura un año, según la cláusula primera.\n"
    )
    assert paths(text) == ["1", "2", "3"]


def test_what_is_considered_by_number_are_recitals() -> None:
    text = (
        "ACUERDO SOBRE BARCAS\n\nLas islas,\n\nCONSIDERANDO:\n\n1. Que la laguna es una.\n\n2. "
        "Que hay viento.\n\nACUERDAN:\n\nPRIMERO: Compartir las barcas.\n\nSEGUNDO: Pintarlas.\n"
    )
    structure = to_provisions(to_text(text.encode(), "acuerdo.txt"))
    kinds = [(p.kind, p.label) for p in structure.provisions if p.label]
    assert kinds[:3] == [("recital", "1."), ("recital", "2."), ("paragraph", "PRIMERO:")]


def test_articles_by_their_short_word_are_parted_too() -> None:
    text = (
        "DECRETO N.º 5, DE 8 DE MARÇO. O PRESIDENTE, considerando o art. 84 da Lei, DECRETA: "
        "Art. 1º O rio é livre, sem prejuízo do disposto no art. 49 da Lei dos Rios, inciso I. "
        "Art. 2º A ponte é de todos. Art. 3º Este Decreto entra em vigor na data da publicação."
    )
    assert paths_of(text) == [("1",), ("2",), ("3",)]


def test_line_breaks_written_as_tags_end_lines() -> None:
    text = (
        "<br />LEY DE LOS RÍOS<br />\nArtículo 1<br /> 1. El río es<br /> libre.<br /><br /> "
        "2. El puente es de todos:<br /> a) De día;<br /> b) De noche.<br />Artículo 2<br /> "
        "Queda dicho.\n<br />"
    )
    structure = structure_of(text)
    assert [p.path for p in structure.provisions if p.label] == [
        ("1",), ("1", "1"), ("1", "2"), ("1", "2", "a"), ("1", "2", "b"), ("2",),
    ]  # fmt: skip
    assert strays(text, structure) == []


def test_labels_that_stick_to_the_words_before_them_are_parted() -> None:
    text = (
        "*Article 1\nUse of the river*1. The river is free.2. The bridge belongs to all, as "
        "art.3. Says.3. Nobody pays:(a) By day;(b) By\nnight.4. Boats wait. *Article 2\n"
        "Notes*1. All is said.2. Once. *Article 3\nEnd*The rest is silence."
    )
    assert paths_of(text) == [
        ("1",), ("1", "1"), ("1", "2"), ("1", "3"), ("1", "3", "a"), ("1", "3", "b"), ("1", "4"),
        ("2",), ("2", "1"), ("2", "2"), ("3",),
    ]  # fmt: skip
    assert strays(text, structure_of(text)) == []


def test_a_label_or_two_that_stick_are_slips_of_the_pen() -> None:
    assert paths_of("1. The river is free.2. The bridge is old.\n\n2. Boats wait.") == [
        ("1",), ("2",),
    ]  # fmt: skip


def test_a_page_that_begins_with_a_tag_is_known_by_its_form_feed() -> None:
    lines = split_lines("One.<br />Two.\n\f<br />Three.<br />Four.")
    assert [(line.words, line.page_top) for line in lines] == [
        ("One.", False), ("Two.", False), ("Three.", True), ("Four.", False),
    ]  # fmt: skip
