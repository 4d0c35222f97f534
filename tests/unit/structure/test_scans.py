from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, structure_of


def articles(*heads: str) -> str:
    return "\n\n".join(f"{head}\n\nEl texto de este artículo es breve." for head in heads)


@pytest.mark.parametrize(
    "head",
    ["ARTlCULO 2", "Articulo 2", "Ariículo 2", "ART1CULO 2", "AR T I C U L O 2", "Artículo Z",
     "Artícuio 2", "Articulo 2.-", "Artículo 2 .°", "Artículo 2.o"],
)  # fmt: skip
def test_a_misread_article_keeps_its_place_and_its_printed_label(head: str) -> None:
    structure = structure_of(articles("Artículo 1", head, "Artículo 3"))
    found = [p for p in structure.provisions if p.label]
    assert [p.path for p in found] == [("1",), ("2",), ("3",)]
    assert found[1].label is not None
    assert head.startswith(found[1].label)


@pytest.mark.parametrize(
    ("first", "language"), [("ARTIGO l.°", "pt"), ("Article ler", "fr"), ("Artículo I", "es")]
)
def test_the_first_article_may_be_a_letter(first: str, language: str) -> None:
    word = first.split()[0]
    text = "\n\n".join(f"{head}\n\nA few words." for head in (first, f"{word} 2", f"{word} 3"))
    assert paths_of(text) == [("1",), ("2",), ("3",)], language


def test_a_letter_for_a_number_is_told_by_its_doubt() -> None:
    structure = structure_of(articles("Artículo 3", "Artículo 4", "Artículo S", "Artículo 6"))
    misread = next(p for p in structure.provisions if p.label == "Artículo S")
    assert (misread.label_norm, misread.alternatives) == ("5", ("S",))


def test_roman_articles_stay_roman() -> None:
    assert paths_of(articles("Artículo I", "Artículo II", "Artículo III")) == [
        ("I",), ("II",), ("III",),
    ]  # fmt: skip


@pytest.mark.parametrize("slip", ["2,", "Z.", "2 .", "2 -"])
def test_a_slip_in_a_paragraph_number_is_read_through(slip: str) -> None:
    text = (
        f"Artículo 1\n\n1. Los Estados inspeccionan.\n\n{slip} La inspección es anual.\n\n3. Fin."
    )
    assert paths_of(text) == [("1",), ("1", "1"), ("1", "2"), ("1", "3")]


@pytest.mark.parametrize(
    "line", ["Artículos 3 y 4", "Articles 3", "Artículo 5 de la ley dice otra cosa.", "Artista 4"]
)
def test_words_like_an_article_are_none(line: str) -> None:
    assert paths_of(f"{line}\n\nSiguen otras palabras.") == []
