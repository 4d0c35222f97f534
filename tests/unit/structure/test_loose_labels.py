"""Labels that web pages and scans print loosely, and names broken over lines."""

from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, strays, structure_of

NAMED = """CONVENTION SUR LES RAMES

Article 1
Rapport entre la présente Convention et la Convention
relative aux barques et aux radeaux
1. La présente Convention complète la Convention sur les barques, et elle est
lue avec elle.
2. Elle vaut pour les rames.
Article 2
Mesures contre la perte des rames dans les eaux lointaines
1. Un État qui a perdu une rame peut demander à un autre État de la chercher
dans ses eaux.
2. L'autre État répond.
"""


def test_a_paragraph_in_the_line_of_the_one_before_is_one_of_its_own() -> None:
    text = (
        "CONVENÇÃO\n\nArtigo 1\n\n1. O remo é do barqueiro que o fez e de ninguém mais.\n\n"
        "2. O barqueiro guarda o seu remo na casa dos remos do porto. 3. A casa abre:\n\n"
        "(a) de manhã;\n\n(b) de tarde.\n"
    )
    assert paths_of(text)[3:] == [("1", "3"), ("1", "3", "a"), ("1", "3", "b")]
    assert strays(text, structure_of(text)) == []


def test_a_number_within_a_sentence_opens_nothing_where_it_follows_below() -> None:
    text = (
        "CONVENTION ON OARS\n\nArticle 1\n\n"
        "1. The fee for one oar, a boat or a raft is told in table No. 2. 2. Of them is free.\n\n"
        "2. The fee is paid at the gate.\n"
    )
    assert paths_of(text) == [("1",), ("1", "1"), ("1", "2")]


def test_labels_may_stick_to_the_words_behind_them() -> None:
    text = "ACORDO\n\nArtigo 1\n\nRemos\n\n1.As Partes guardam remos.\n\n2.A Parte paga.\n"
    assert paths_of(text) == [("1",), ("1", "1"), ("1", "2")]


@pytest.mark.parametrize("label", ["Article : {}", "Article {}", "Art . {} -"])
def test_articles_are_known_however_their_number_is_set_off(label: str) -> None:
    one, two = label.format(1), label.format(2)
    text = f"PROTOCOLE DES RAMES\n\n{one}\n\nLes rames sont longues.\n\n{two}\n\nElles flottent.\n"
    assert paths_of(text) == [("1",), ("2",)]


def test_an_article_may_follow_its_number_without_any_mark() -> None:
    text = "CONVENÇÃO\n\n" + "".join(
        f"Art . {n} Os barqueiros de cada porto guardam os remos na casa que lhes é dada.\n\n"
        for n in (10, 11, 12)
    )
    assert paths_of(text) == [("10",), ("11",), ("12",)]


def test_a_list_of_things_under_a_colon_is_no_annex() -> None:
    text = "ACT\n\n1. Boats float.\n\nAnnex: A list of the boats that float\n\n2. Rafts float.\n"
    assert paths_of(text) == [("1",), ("2",)]


def test_the_first_paragraph_stands_below_a_name_broken_over_two_lines() -> None:
    assert paths_of(NAMED) == [("1",), ("1", "1"), ("1", "2"), ("2",), ("2", "1"), ("2", "2")]
    named = [p.heading for p in structure_of(NAMED).provisions if p.kind == "article"]
    assert named == [
        "Rapport entre la présente Convention et la Convention relative aux barques et aux radeaux",
        "Mesures contre la perte des rames dans les eaux lointaines",
    ]


def test_a_title_goes_on_below_a_comma_and_ends_before_the_preamble() -> None:
    text = (
        "PROTOCOLE SUR LES RAMES PAR RIVIÈRE,\nLAC ET MER, ADDITIONNEL À LA CONVENTION\nPréambule\n"
        "Les États Parties au présent Protocole,\nSont convenus de ce qui suit:\n"
    )
    structure = structure_of(text)
    assert structure.instruments[0].title.startswith("PROTOCOLE SUR LES RAMES")
    assert structure.instruments[0].title.endswith("CONVENTION")
    assert [p.kind for p in structure.provisions][:2] == ["title", "heading"]


def test_a_title_in_capitals_may_have_small_letters_with_accents() -> None:
    text = (
        "Promulga a Convenção dos Remos.\n\nDECRETA que a Convenção seja cumprida.\n\n"
        "Porto, 12 de abril de 1972.\n\nCONVENçãO SOBRE OS REMOS E OS BARCOS\n\n"
        "O Governo do Porto e o Governo da Ilha,\n\nAcordam o seguinte:\n\nArt. 1º Há remos.\n"
    )
    assert structure_of(text).instruments[-1].title == "CONVENçãO SOBRE OS REMOS E OS BARCOS"


def test_without_empty_lines_the_body_that_speaks_is_not_in_the_title() -> None:
    text = (
        "RESOLUTION 12/3\nThe Conference of Harbours,\nRecalling its resolution 4/2,\n"
        "1. Adopts the Agreement set out in the annex;\n2. Thanks the rowers.\nANNEX\n"
        "AGREEMENT ON OARS\nThe Conference and the Office,\nHave agreed as follows:\n"
        "Article 1\n1. The Office keeps the oars.\n2. It lends:\n(a) oars;\n(b) boats.\n"
    )
    structure = structure_of(text)
    assert [i.title for i in structure.instruments] == ["RESOLUTION 12/3", "AGREEMENT ON OARS"]
    assert [p.kind for p in structure.provisions][1:3] == ["preamble", "recital"]
    assert paths_of(text)[-3:] == [("1", "2"), ("1", "2", "a"), ("1", "2", "b")]


@pytest.mark.parametrize(
    "heading", ["NOTAS DE PIE DE PÁGINA", "Footnotes", "Notes de bas de page", "NOTAS DE RODAPÉ"]
)
def test_notes_under_their_heading_are_no_paragraphs(heading: str) -> None:
    text = f"RESOLUCIÓN 4\n\n1. Remos.\n\n2. Barcos.\n\n{heading}\n1. Véase el atlas.\n2. Id.\n"
    structure = structure_of(text)
    assert paths_of(text) == [("1",), ("2",)]
    assert [a.kind for a in structure.artefacts] == ["footnote"] * 3


def test_paragraphs_of_a_resolution_that_lost_its_line_ends_are_parted() -> None:
    words = "the rowers of every harbour, and the boats that they have painted in the last year"
    text = (
        f"Resolution adopted by the Board 7/3. Oars The Board, Recalling {words}, Bearing "
        f"in mind {words}, 1. Takes note of {words}; 2. Asks {words} to count the oars, of which "
        f"there are 7. The rest is paid; 3. Invites {words} to the feast; 4. Ends {words}."
    )
    assert paths_of(text) == [("1",), ("2",), ("3",), ("4",)]
    assert strays(text, structure_of(text)) == []


def test_two_articles_of_a_decree_on_one_line_are_parted() -> None:
    text = (
        "Décret sur les rames Le Président, Vu la loi des rames, Décrète : Art. 1 er. L accord sur "
        "les rames est publié au journal des barques. Art. 2. Le ministre des barques est chargé "
        "de ce décret, qui sera lu dans les ports."
    )
    assert paths_of(text) == [("1",), ("2",)]


def test_a_nought_behind_the_number_of_an_article_is_its_sign() -> None:
    text = "CONVENÇÃO\n\nARTIGO 1.º\n\nRemos.\n\nARTIGO 2.0\n\nBarcos.\n\nARTIGO 3.º\n\nFaróis.\n"
    assert paths_of(text) == [("1",), ("2",), ("3",)]


def test_a_part_told_by_an_ordinal_has_its_name_behind_a_mark() -> None:
    text = (
        "CONVENTION\n\nPremière partie : Des rames et des barques\n\nArticle premier\n\nRames.\n\n"
        "Deuxième partie : Des phares\n\nArticle 2\n\nPhares.\n"
    )
    parts = [p for p in structure_of(text).provisions if p.kind == "part"]
    assert [(p.label, p.heading) for p in parts] == [
        ("Première partie", "Des rames et des barques"),
        ("Deuxième partie", "Des phares"),
    ]
