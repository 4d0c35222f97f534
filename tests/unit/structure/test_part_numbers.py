from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of


def articles(*labels: str) -> str:
    return "\n\n".join(f"{label}: DUTIES\n\nThe Parties keep promises." for label in labels)


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (["Article I", "Article 1I", "Article III"], ["I", "II", "III"]),
        (["Article III", "Article 1V", "Article V"], ["III", "IV", "V"]),
        (["Article VI", "Article YII", "Article VIII"], ["VI", "VII", "VIII"]),
        (["Article IV", "Article Y", "Article VI"], ["IV", "V", "VI"]),
        (["Article |", "Article II", "Article III"], ["I", "II", "III"]),
        (["Article 1", "Article II", "Article III"], ["I", "II", "III"]),
        (["Article I", "Article 11", "Article III"], ["I", "II", "III"]),
        (["Artículo I", "Artículo 2", "Artículo 3"], ["1", "2", "3"]),
    ],
)
def test_a_misread_number_of_an_article_is_told_by_the_others(
    labels: list[str], numbers: list[str]
) -> None:
    assert paths_of(articles(*labels)) == [(number,) for number in numbers]


@pytest.mark.parametrize("first", ["SESSION l", "SESSION |", "SESSION 1"])
def test_the_first_session_of_a_scan_is_told_by_the_others(first: str) -> None:
    found = paths_of(articles(first, "SESSION II", "SESSION III"))
    assert found == [("Session I",), ("Session II",), ("Session III",)]


def test_an_agreement_in_roman_numbers_is_no_scan_of_the_convention_before_it() -> None:
    convention = articles(*[f"Article {n}" for n in range(1, 6)])
    protocol = articles("Article I", "Article II", "Article III")
    title = "PROTOCOL RELATING TO THE CONVENTION ON PROMISES"
    found = paths_of(f"CONVENTION ON PROMISES\n\n{convention}\n\n{title}\n\n{protocol}")
    assert found[-3:] == [("I",), ("II",), ("III",)]


def test_annexes_by_letter_keep_their_letters() -> None:
    assert paths_of(articles("ANNEX T", "ANNEX U"))[-1] == ("Annex U",)


@pytest.mark.parametrize("line", ["Article kt", "Article LS", "Artlcle LS", "ARTICLE !k"])
def test_a_number_that_is_none_makes_no_article(line: str) -> None:
    assert paths_of(articles("Article I", line, "Article II")) == [("I",), ("II",)]
