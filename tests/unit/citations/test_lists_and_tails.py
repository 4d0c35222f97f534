# ruff: noqa: E501
"""Lists that go on after a part, lines that end a citation, and what the latter is."""

from __future__ import annotations

import pytest

from compromiso.model.citation import Citation, HeldTarget
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

PORTUGUESE = """ACORDO SOBRE FARÓIS

Artigo 1.°

1. O presente Acordo aplica-se aos faróis.

2. A legislação referida no n.° 1 é a do mar, e o prazo referido no n.° l é de um ano.

3. O número anterior não se aplica às boias:

a) A boia referida no artigo 2.°;
b) O termo da luz, nos artigos 161.º, alínea i), e 166.º, n.º 5, da Constituição;
i) as luzes;
ii) os sinos.

Artigo 2.°

O número anterior e o Protocolo n.º 4 ficam. Nos termos do art. 84, caput, inciso IV, da Constituição, as alíneas i) e ii) do n.º 3 do artigo 1.° valem.
"""

ENGLISH = """CONVENTION ON OARS

Article 1

1. Oars are long.

2. Oars are:

(i) red;

(ii) blue;

(iii) green.

Article 2

Subparagraphs (i) and (ii) of paragraph 2 of article 1 apply. Recalling resolution 70/296 of 5 May 2016, in particular paragraph 3 thereof, and Articles 2 and 4 of the Agreement annexed to resolution 70/296.

Article 3

Articles 1, paragraph 2, 2 and 3 apply, under the following rules: oars float.
"""

SPANISH = """RESOLUCIÓN SOBRE FAROS

La Asamblea General,

Reafirmando la Declaración Universal de Derechos Humanos y la presente Resolución sobre Faros,

1. Recuerda sus resoluciones AG/RES. 2910 (XLVII-O/17) y AG/RES. 2928 (XLVIII-O/18), en especial el párrafo 4 de esta última, y la resolución 61/180, en particular su párrafo 3;

2. Véanse los artículos 1, 3, 16, párrafo 1); 33 y 36 a 46 inclusive de la Convención sobre los Derechos del Niño.
"""


def told(citation: Citation) -> list[str]:
    """Give the targets as eIds, or as the title and provision of what is not held."""
    return [
        t.eid or "" if isinstance(t, HeldTarget) else f"{t.external}: {t.provision}"
        for t in citation.targets
    ]


def read(text: str) -> dict[str, list[str]]:
    reading = to_text(text.encode(), "sample.txt")
    return {c.raw: told(c) for c in find_citations(reading.text, to_provisions(reading))}


@pytest.mark.parametrize(
    ("raw", "targets"),
    [
        ("n.° 1", ["art_1__para_1"]),
        ("n.° l", ["art_1__para_1"]),
        ("número anterior", ["art_1__para_2"]),
        ("artigo 2.°", ["art_2"]),
        ("artigos 161.º, alínea i), e 166.º, n.º 5, da Constituição", ["Constituição: art. 161, point i, art. 166, para. 5"]),
        ("art. 84, caput, inciso IV, da Constituição", ["Constituição: art. 84, subpara. IV"]),
        ("alíneas i) e ii) do n.º 3 do artigo 1.°", ["art_1__para_3__point_b__subpoint_i", "art_1__para_3__point_b__subpoint_ii"]),
    ],
)  # fmt: skip
def test_a_portuguese_agreement_cites_by_the_number_alone(raw: str, targets: list[str]) -> None:
    assert read(PORTUGUESE)[raw] == targets


def test_nothing_else_in_it_is_taken_for_a_citation() -> None:
    assert len(read(PORTUGUESE)) == 7


@pytest.mark.parametrize(
    ("raw", "targets"),
    [
        ("Subparagraphs (i) and (ii) of paragraph 2 of article 1", ["art_1__para_2__point_i", "art_1__para_2__point_ii"]),
        ("paragraph 3 thereof", ["A/RES/70/296: para. 3"]),
        ("Articles 2 and 4 of the Agreement annexed to resolution 70/296", ["A/RES/70/296: arts. 2, 4"]),
        ("Articles 1, paragraph 2, 2 and 3", ["art_1__para_2", "art_2", "art_3"]),
    ],
)  # fmt: skip
def test_a_list_goes_on_after_a_part_of_one_of_its_members(raw: str, targets: list[str]) -> None:
    assert read(ENGLISH)[raw] == targets


def test_rules_that_follow_are_no_citation() -> None:
    assert "the following rules" not in read(ENGLISH)


@pytest.mark.parametrize(
    ("raw", "targets"),
    [
        ("Declaración Universal de Derechos Humanos", ["Universal Declaration of Human Rights (1948): None"]),
        ("párrafo 4 de esta última", ["AG/RES. 2928 (XLVIII-O/18): para. 4"]),
        ("párrafo 3", ["A/RES/61/180: para. 3"]),
        (
            "artículos 1, 3, 16, párrafo 1); 33 y 36 a 46 inclusive de la Convención sobre los Derechos del Niño",
            ["Convention on the Rights of the Child (1989): arts. 1, 3, 16, para. 1, arts. 33, 36–46"],
        ),
    ],
)  # fmt: skip
def test_the_latter_and_its_are_the_document_cited_just_before(
    raw: str, targets: list[str]
) -> None:
    assert read(SPANISH)[raw] == targets
