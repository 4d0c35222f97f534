"""What the breaking of lines and the slips of a scanner do to labels and titles."""

from __future__ import annotations

from unit.structure.reading_text import paths_of, strays, structure_of

RESOLUTION = """RESOLUTION 7/3

1. Approves the Agreement.

Annex

Agreement concerning the Relationship between the League of Harbours and
the Office for Seasonal Labour

The League and the Office,

Have agreed as follows:

Article 1

1. The Office keeps the lamps lit.

2. The League pays for the oil.
"""


def test_an_annexed_agreement_whose_title_is_broken_is_an_instrument() -> None:
    structure = structure_of(RESOLUTION)
    assert [i.title.split()[0] for i in structure.instruments] == ["RESOLUTION", "Agreement"]
    assert structure.instruments[1].title.endswith("Office for Seasonal Labour")
    assert paths_of(RESOLUTION)[-2:] == [("1", "1"), ("1", "2")]


def test_an_annex_that_only_speaks_of_the_convention_is_no_instrument() -> None:
    text = (
        "CONVENIO DE FAROS\n\nArtículo 1\n\n1. Hay faros.\n\n2. Hay boyas.\n\n"
        "ANEXO 1\n\nPrestaciones a las que no se aplica el Convenio\n\n"
        "a) Subsidio de aceite.\n\nb) Subsidio de mechas.\n\nANEXO 2\n\n1. Los remeros.\n"
    )
    assert len(structure_of(text).instruments) == 1
    assert paths_of(text)[-3:] == [("Anexo 1", "b"), ("Anexo 2",), ("Anexo 2", "1")]


def test_a_line_that_ends_with_a_small_word_goes_on_in_the_next() -> None:
    text = (
        "CONVENIO DE FAROS\n\nArtículo 1\n\n1. Se aplica a los regímenes de remeros señalados en el"
        "\n\nAnexo 2.\n\n2. No se aplica a las boyas.\n\nArtículo 2\n\nRige un año.\n"
    )
    assert paths_of(text) == [("1",), ("1", "1"), ("1", "2"), ("2",)]


def test_a_number_of_a_paragraph_may_stand_alone_on_its_line() -> None:
    text = "ARTÍCULO TERCERO\n\n1.º\nHay faros.\n\n2.º\nHay boyas:\n\na)\nrojas;\n\nb)\nverdes.\n"
    assert paths_of(text) == [("3",), ("3", "1"), ("3", "2"), ("3", "2", "a"), ("3", "2", "b")]


def test_points_below_a_cited_point_are_still_points() -> None:
    text = (
        "Article 3\nSous réserve de l'article 2, paragraphe 1, a), i).\n"
        "Article 4\nLes lois sont :\nA. Au nord :\na) La loi des phares ;\nb) La loi des bouées ;\n"
        "B. Au sud :\na) La loi des rames.\n"
    )
    assert ("4", "A", "b") in paths_of(text)


def test_a_paragraph_below_a_cited_one_is_no_note() -> None:
    text = (
        "Article 3\n\nThe number shall not count against the quota in Article\n4 (1).\n\n"
        "Article 4\n\n(1) Fifty are admitted a year.\n\n(2) The quota may be altered.\n"
    )
    structure = structure_of(text)
    assert paths_of(text)[-2:] == [("4", "1"), ("4", "2")]
    assert strays(text, structure) == []


def test_a_degree_sign_read_as_a_quotation_mark_still_numbers_an_article() -> None:
    articles = "ARTIGO 1.º\n\nHá faróis.\n\nARTIGO 2.'\n\nHá bóias.\n\nARTIGO 3.\"\n\nHá remos.\n"
    assert paths_of(articles) == [("1",), ("2",), ("3",)]


def test_a_title_with_a_misread_number_keeps_its_accent() -> None:
    text = "TÍTULO l\n\nDisposições gerais\n\nARTIGO 1.º\n\nHá faróis.\n\nTÍTULO II\n\nFim\n"
    assert paths_of(text)[0] == ("Título I",)


def test_a_row_that_ends_with_a_year_is_no_running_head() -> None:
    text = (
        "Recomendación\tRespuesta\tPlazo\n\nSimplificar los trámites\tSe acepta\t2025\n\n"
        "Informar en lenguas indígenas\tSe acepta en parte\t2026\n\n3. Instamos a todos.\n"
    )
    assert [a.kind for a in structure_of(text).artefacts if a.kind == "running_head"] == []


def test_an_article_may_open_with_its_first_paragraph_behind_a_dash() -> None:
    text = (
        "Art. 2.º—Hay faros.\n\nArt. 3.º—1. Hay boyas.\n\n2. Hay remos.\n\nArt. 4.º—Rige un año.\n"
    )
    assert paths_of(text) == [("2",), ("3",), ("3", "1"), ("3", "2"), ("4",)]


def test_one_dated_letter_behind_a_signed_text_stands_by_itself() -> None:
    text = (
        "ACUERDO DE FAROS\n\nArtículo 1\n\nHay faros.\n\nHecho en Quito, el 3 de mayo de 1948.\n\n"
        "Buenos Aires, 18 de octubre de 1948.\n\nSeñor Embajador:\n\nMi Gobierno entiende que:\n\n"
        "1.º Los remeros tendrán preferencia.\n\n2.º Las boyas son rojas.\n"
    )
    structure = structure_of(text)
    assert [i.kind for i in structure.instruments] == ["agreement", "letter"]
    assert paths_of(text)[-2:] == [("1",), ("2",)]
