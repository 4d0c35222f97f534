from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, structure_of

FIRST = """{title}

{head} 1

Bangkok, 5 May 1962.

{greeting}

{opening}

1. They may enter.

2. They may stay:

a) three months;

b) twice a year.

{close}

Juan Pérez

{head} 2

Bangkok, 5 May 1962.

{greeting}

{answer}

«{opening}

1. They may enter.

2. They may stay:

a) three months;

b) twice a year.»

{close}

Somchai Rattana
"""
WORDS = [
    ("EXCHANGE OF NOTES ON VISAS", "Note No.", "Your Excellency,", "I have the honour to propose:",
     "I have received your Note:", "I avail myself of this opportunity."),
    ("CANJE DE NOTAS SOBRE VISADOS", "Nota", "Excelencia:", "Tengo el honor de proponer:",
     "He recibido su Nota, que dice:", "Aprovecho la oportunidad para saludarle."),
    ("TROCA DE NOTAS SOBRE VISTOS", "Nota n.º", "Senhor Embaixador:", "Tenho a honra de propor:",
     "Recebi a sua nota:", "Aproveito a oportunidade para o saudar."),
    ("ÉCHANGE DE LETTRES SUR LES VISAS", "Lettre n°", "Monsieur l'Ambassadeur,",
     "J'ai l'honneur de proposer :", "J'ai reçu votre lettre :", "Veuillez agréer mes vœux."),
]  # fmt: skip
KEYS = ("title", "head", "greeting", "opening", "answer", "close")


@pytest.mark.parametrize("words", WORDS, ids=["en", "es", "pt", "fr"])
def test_each_letter_is_an_instrument_that_counts_anew(words: tuple[str, ...]) -> None:
    structure = structure_of(FIRST.format(**dict(zip(KEYS, words, strict=True))))
    letters = [i for i in structure.instruments if i.kind == "letter"][-2:]
    own = [("1",), ("2",), ("2", "a"), ("2", "b")]
    assert [
        [p.path for p in structure.provisions if p.instrument == i.id and p.label] for i in letters
    ] == [own, own]
    assert {p.path for p in structure.provisions if p.kind == "conclusions"} == {()}


def test_letters_annexed_to_an_agreement_do_not_belong_to_its_last_article() -> None:
    text = (
        "ACUERDO DE MIGRACIÓN ENTRE ESPAÑA Y TILANDIA\n\nArtículo 1.\n\nUno.\n\nArtículo 2.\n\n"
        "Dos.\n\nHecho en Madrid, el 2 de marzo de 1961.\n\nCARTA ANEXA NÚM. 1\n\n"
        "Excelentísimo Señor:\n\nLe comunico:\n\n1.º Las ofertas se harán en español.\n\n"
        "2.º Son gratuitas.\n\nLe saluda,\n\nJuan Pérez\n\nPROTOCOLO ADICIONAL\n\n"
        "Artículo 1.\n\nOtro.\n\nArtículo 2.\n\nMás."
    )
    structure = structure_of(text)
    assert [i.kind for i in structure.instruments] == ["agreement", "letter", "treaty"]
    assert [p.path for p in structure.provisions if p.label] == [("1",), ("2",)] * 3


def test_a_greeting_in_a_press_note_opens_no_letter() -> None:
    text = "OPENING OF THE FORUM\n\nThe chair said:\n\nSir,\n\nwe are glad to be here today.\n"
    assert [i.kind for i in structure_of(text).instruments] == ["other"]


def test_a_quotation_opens_its_list_behind_its_mark() -> None:
    text = "Vous avez écrit :\n\n« 1. Ils peuvent entrer.\n\n2. Ils peuvent rester. »\n\nMerci."
    structure = structure_of(text)
    assert [(p.label, p.path) for p in structure.provisions if p.label] == [
        ("1.", ("1",)), ("2.", ("2",)),
    ]  # fmt: skip


def test_a_letter_begins_at_its_numeral_above_its_own_number_and_date() -> None:
    text = (
        "EXCHANGE OF NOTES ON WORKERS\n\nI\n\nThe Ambassador to the Minister\n\n"
        "Tila, 12 March 1967\n\nNo. 45\n\nExcellency,\n\nI propose:\n\n1. One.\n\n2. Two.\n\n"
        "Accept, Excellency, my regards.\n\nJ. R. SMITH\n\nII\n\nTila, 15 March 1967\n\n"
        "Sir,\n\nI agree.\n\nC. B. WILLIAMS"
    )
    structure = structure_of(text)
    assert [i.title for i in structure.instruments] == ["EXCHANGE OF NOTES ON WORKERS", "I", "II"]
    assert [p.path for p in structure.provisions if p.label] == [("1",), ("2",)]


@pytest.mark.parametrize("name", ["J. R. SMITH", "M. A. López García", "C.B. WILLIAMS"])
def test_the_initials_of_a_name_are_no_label(name: str) -> None:
    text = f"H. One.\n\nI. Two.\n\nDone at Lima on 3 May 1990.\n\n{name}"
    assert structure_of(text).provisions[-1].label is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The Embassy of the Isle presents its compliments to the Ministry and proposes:",
            "The Ministry of Harbours presents its compliments to the Embassy and agrees.",
        ),
        (
            "La Embajada de la Isla saluda atentamente al Ministerio y propone lo siguiente:",
            "El Ministerio de Puertos saluda muy atentamente a la Embajada y lo acepta.",
        ),
        (
            "A Embaixada da Ilha cumprimenta o Ministério dos Portos e propõe o seguinte:",
            "O Ministério dos Portos apresenta os seus cumprimentos à Embaixada e aceita.",
        ),
        (
            "L'Ambassade de l'Île présente ses compliments au Ministère et propose :",
            "Le Ministère des ports présente ses compliments à l'Ambassade et accepte.",
        ),
    ],
)
def test_notes_in_the_third_person_are_texts_of_their_own(first: str, second: str) -> None:
    text = (
        "AGREEMENT ON OARS\n\nArticle 1\n\nOars are long.\n\nDone at Vega on 3 May 1961.\n\n"
        f"N.º 232\n\n{first}\n\n1. Oars.\n\n2. Boats.\n\nN.º 455\n\n{second}\n"
    )
    structure = structure_of(text)
    assert [i.kind for i in structure.instruments] == ["agreement", "letter", "letter"]
    assert paths_of(text) == [("1",), ("1",), ("2",)]
