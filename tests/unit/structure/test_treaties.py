from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, structure_of


def test_brazilian_laws_count_articles_paragraphs_incisos_and_alineas() -> None:
    text = (
        "Art. 1º Fica aprovado o acordo.\n\nArt. 2º Dependem de aprovação:\n\n"
        "I - os atos de revisão; e\n\nII - os ajustes:\n\na) onerosos;\n\nb) de prazo.\n\n"
        "Parágrafo único. O resto independe dela.\n\nArt. 3º Haverá normas sobre:\n\n"
        "§ 1º Os documentos.\n\n§ 2º As pessoas:\n\nI - naturais; e\n\nII - jurídicas.\n\n"
        "§ 3º Os prazos."
    )
    assert paths_of(text) == [
        ("1",), ("2",), ("2", "I"), ("2", "II"), ("2", "II", "a"), ("2", "II", "b"), ("2", "1"),
        ("3",), ("3", "1"), ("3", "2"), ("3", "2", "I"), ("3", "2", "II"), ("3", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize("dash", [" — ", " - ", " – ", "- "])
def test_portuguese_numbers_may_be_followed_by_a_dash(dash: str) -> None:
    text = (
        f"Artigo 1.º\nObjeto\n\n1{dash}A Convenção aplica-se:\n\na) Em Lisboa;\n\nb) No Porto.\n\n"
        f"2{dash}Não se aplica no mar."
    )
    assert paths_of(text) == [
        ("1",), ("1", "1"), ("1", "1", "a"), ("1", "1", "b"), ("1", "2"),
    ]  # fmt: skip


def test_french_articles_hold_signs_degrees_and_letters() -> None:
    text = (
        "Article 1er\n\nL'entrée est libre.\n\nArt. 2. - Il faut :\n1° Un passeport ;\n"
        "2° Un visa, sauf :\na) Les étudiants ;\nb) Les conjoints.\n3° Un certificat.\n\n"
        "Art. 3. - § 1. L'article 2 ne vaut pas à bord.\n§ 2. Ni pour :\n1° Les élus ;\n"
        "2° Les marins.\n\nArticle 3 bis\n\nGratuit.\n\nArticle 4\n\nI. - Une carte.\n"
        "II. - Un an."
    )
    assert paths_of(text) == [
        ("1",), ("2",), ("2", "1"), ("2", "2"), ("2", "2", "a"), ("2", "2", "b"), ("2", "3"),
        ("3",), ("3", "1"), ("3", "2"), ("3", "2", "1"), ("3", "2", "2"), ("3 bis",),
        ("4",), ("4", "I"), ("4", "II"),
    ]  # fmt: skip


def test_cardinal_words_number_the_paragraphs_of_a_spanish_article() -> None:
    text = (
        "Artículo primero. Definiciones.\n\nUno. Se entiende por:\n\na) «Territorio»: el suyo.\n\n"
        "ch) «Ley»: la suya.\n\nDos. Lo demás se toma de la ley.\n\nArtículo segundo. Fin."
    )
    assert paths_of(text)[:2] == [("1",), ("1", "1")]
    assert paths_of(text)[-2:] == [("1", "2"), ("2",)]


def test_additional_and_final_provisions_stand_beside_the_titles() -> None:
    text = (
        "TÍTULO I\n\nArtículo 1\n\nUno solo.\n\nDisposición transitoria primera\n\nVale.\n\n"
        "Disposición transitoria segunda\n\nNo vale.\n\nDisposición final\n\nEntra en vigor."
    )
    assert paths_of(text)[2:] == [
        ("Disposición Transitoria 1",), ("Disposición Transitoria 2",), ("Disposición Final",),
    ]  # fmt: skip


def test_reservations_and_lists_of_parties_are_not_the_last_article() -> None:
    text = (
        "Artículo 1\n\n1. Uno.\n\n2. Dos.\n\nArtículo 2\n\nFin.\n\nESTADOS PARTE\n\n"
        "Portugal\t03-01-1994\n\nDECLARACIONES Y RESERVAS\n\nAlemania\n\n1. Vale en Berlín.\n\n"
        "2. No acepta el artículo 2."
    )
    structure = structure_of(text)
    assert [p.path for p in structure.provisions if p.label][4:] == [
        ("Estados parte",), ("Declaraciones y reservas",),
        ("Declaraciones y reservas", "1"), ("Declaraciones y reservas", "2"),
    ]  # fmt: skip
    row = next(p for p in structure.provisions if p.start == text.index("Portugal"))
    assert row.path == ("Estados parte",)


def test_an_article_called_reservations_is_an_article() -> None:
    text = "Article 1\n\nOne.\n\nArticle 2\n\nReservations\n\n1. None.\n\n2. No others."
    assert paths_of(text) == [("1",), ("2",), ("2", "1"), ("2", "2")]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("CAPITULO PRIMERO", "Capitulo 1"), ("TITULO II", "Titulo II"), ("Part One", "Part 1"),
        ("Première partie", "Partie 1"), ("SECCION 2.ª", "Seccion 2.ª"), ("Articulo 4", "4"),
        ("Artículo vigésimo segundo", "22"), ("Artículo decimocuarto.", "14"),
        ("ARTIGO DÉCIMO TERCEIRO", "13"), ("Article 5 quater", "5 quater"),
        ("Artigo 7.º-A", "7-A"), ("Cláusula Quinta", "5"), ("Article quinzième", "15"),
    ],
)  # fmt: skip
def test_a_part_is_known_without_its_accents_and_in_words(line: str, path: str) -> None:
    assert paths_of(f"{line}\n\nSome words stand here and end.") == [(path,)]


def test_the_head_of_a_gazette_is_its_cover() -> None:
    text = (
        "I. Disposiciones generales\n\nMINISTERIO DE ASUNTOS EXTERIORES\n\n"
        "CONVENIO ENTRE ESPAÑA Y TILANDIA\n\nLas Partes,\n\nHan convenido:\n\n"
        "Artículo 1\n\nUno.\n\nArtículo 2\n\nDos."
    )
    structure = structure_of(text)
    assert [i.kind for i in structure.instruments] == ["treaty"]
    assert [a.kind for a in structure.artefacts] == ["cover", "cover"]


@pytest.mark.parametrize(
    ("line", "path"),
    [("Art. 3º (Vetado)", "3"), ("Artículo 7. (Derogado)", "7"), ("Article 8 (abrogé)", "8")],
)
def test_an_article_struck_out_is_still_one(line: str, path: str) -> None:
    assert paths_of(f"{line}\n\nSome words stand here and end.") == [(path,)]


@pytest.mark.parametrize(
    "line",
    [
        "Brasília, 27 de junho de 2019; 198º da Independência.",
        "Madrid, 5 de julio de 2000.–El Secretario.", "Done at Lima on 3 May 1990.",
        "76th plenary meeting", "Paris, le 1er mars 1990",
    ],
)  # fmt: skip
def test_where_and_when_a_text_was_signed_closes_it(line: str) -> None:
    text = f"Article 1\n\nThe first.\n\nArticle 2\n\nThe last.\n\n{line}\n\nJOHN SMITH"
    assert [p.kind for p in structure_of(text).provisions][-2:] == ["conclusions", "conclusions"]


def test_the_line_below_a_label_is_the_name_of_the_part() -> None:
    text = (
        "CHAPTER I\nGeneral provisions\n\nArticle 1\nPurpose of the Agreement\n\nIt sets terms.\n\n"
        "Article 2\n(Definitions)\n\n1. One.\n\n2. Two.\n\nArticle 3\n\nThe Parties consult.\n"
    )
    parts = [p for p in structure_of(text).provisions if p.kind in ("chapter", "article")]
    assert [p.heading for p in parts] == [
        "General provisions", "Purpose of the Agreement", "(Definitions)", None,
    ]  # fmt: skip


def test_a_label_may_say_what_it_numbers() -> None:
    text = (
        "Artigo 1.º\n\nN.º 1. A Convenção vale.\n\nN.º 2. Não vale:\n\nAlínea a) no mar;\n\n"
        "Alínea b) no ar.\n\nArtigo 2.º\n\nInciso I – Um.\n\nInciso II – Dois."
    )
    assert paths_of(text) == [
        ("1",), ("1", "1"), ("1", "2"), ("1", "2", "a"), ("1", "2", "b"),
        ("2",), ("2", "I"), ("2", "II"),
    ]  # fmt: skip


def test_a_final_protocol_is_no_part_of_the_last_article() -> None:
    text = (
        "CONVENÇÃO SOBRE PESCA\n\nArtigo 1.º\n\nUm.\n\nArtigo 2.º\n\nDois.\n\nPROTOCOLO FINAL\n\n"
        "No acto da assinatura declara-se:\n\n1.º Que vale;\n\n2.º Que vale hoje."
    )
    assert paths_of(text) == [("1",), ("2",), ("1",), ("2",)]
