"""A register of the size of a continent's: documents, actions and reports of our own making."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

PARAGRAPHS, POINTS = 100, 9
"""How many numbered paragraphs a document has, and how many points each of them."""

TOWNS: Final = ("Albor", "Brisas", "Cumbre", "Dársena", "Estero", "Fuente", "Granja", "Hondura")
WHO: Final = ("The States", "The ministers of labour", "The Ibero-American General Secretariat")
VERBS: Final = (
    "undertake to open",
    "shall strengthen",
    "commit themselves to fund",
    "will review",
    "take note of",
    "recognise the worth of",
)
WHAT: Final = (
    "offices that give migrants advice on wages and contracts",
    "schools for the children of families who have moved",
    "registers of the remittances that families receive",
    "courses in the languages of the places of arrival",
    "shelters for persons who were deceived by traffickers",
    "agreements on the pensions of seasonal workers",
    "surveys of those who return to their towns",
    "ways to send money home at a lower cost",
)
HOW: Final = (
    "in every province by {year}",
    "together with the municipalities concerned",
    "with particular care for women and adolescents",
    "in keeping with paragraph {cited}, point {letter})",
    "and shall report on it before the next meeting",
    "taking into account what others have learnt",
)


def text(number: int) -> str:
    """Give the text of one document: 100 paragraphs of nine points, 1,000 provisions."""
    chance = random.Random(number)  # noqa: S311 - the same documents again, not secrets
    town, day = chance.choice(TOWNS), chance.randrange(1, 28)
    head = (
        f"DECLARATION OF THE MEETING OF TOWNS NUMBER {number}\n\n"
        f"{town}, {day} May {1980 + number % 46}\n\n"
        "The ministers, gathered to speak of migration and development, agree as follows:\n"
    )
    return head + "".join(_paragraph(place, chance) for place in range(1, PARAGRAPHS + 1))


def _paragraph(place: int, chance: random.Random) -> str:
    points = (f"\n   {letter}) {_sentence(chance, lower=True)};" for letter in "abcdefghi"[:POINTS])
    return f"\n{place}. {_sentence(chance)}, and to that end:\n{''.join(points)}\n"


def _sentence(chance: random.Random, *, lower: bool = False) -> str:
    how = chance.choice(HOW).format(
        year=chance.randrange(2026, 2036),
        cited=chance.randrange(1, PARAGRAPHS),
        letter=chance.choice("abcdefghi"),
    )
    verb = chance.choice(VERBS)
    said = f"{verb} {chance.choice(WHAT)} {how}, with {chance.choice(WHAT)}"
    return said if lower else f"{chance.choice(WHO)} {said}"


def texts(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of so many documents."""
    for number in range(1, count + 1):
        yield f"towns-{number:04}.txt", text(number).encode()
