"""Members of an organisation, who a table makes answer, and dates at the end of a measure."""

from __future__ import annotations

import pytest

from compromiso.model.commitment import Commitment
from compromiso.text.dossier import read


def commitments_of(text: str) -> tuple[Commitment, ...]:
    return read(text.encode(), "note.txt").commitments


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("CONVENIO\n\nArtículo 1", "Los Miembros deberán contar los faros."),
        (
            "CONVENIO\n\nArtículo 1",
            "Todo Miembro que se acoja a la norma deberá, en su nota, contar luces.",
        ),
        ("CONVENTION\n\nArticle 1", "Les Membres doivent compter les phares."),
        ("CONVENÇÃO\n\nArtigo 1", "Todo Membro deverá contar os faróis."),
        ("CONVENÇÃO\n\nArtigo 1", "Os Membros deverão contar os faróis."),
    ],
)
def test_members_are_bound_in_every_language(head: str, words: str) -> None:
    (told,) = commitments_of(f"{head}\n\n{words}\n")
    assert [a.id for a in told.actors] == ["member-states"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("CONVENIO\n\nArtículo 1", "Los Miembros de la Junta deberán contar los faros."),
        ("CONVENTION\n\nArticle 1", "Les Membres du Comité doivent compter les phares."),
        ("CONVENTION\n\nArticle 1", "Members of the Board shall count the lamps."),
    ],
)
def test_members_of_a_body_are_no_states(head: str, words: str) -> None:
    told = commitments_of(f"{head}\n\n{words}\n")
    assert not [a for c in told for a in c.actors if a.id == "member-states"]


def test_the_column_of_answers_tells_who_undertakes_and_the_last_words_when() -> None:
    text = (
        "Suivi de l'évaluation des phares\n\n"
        "Recommandation\tRéponse de la direction\tMesures à prendre et calendrier\n"
        "Recommandation 1: Peindre les phares.\tAcceptée.\t1.1 Acheter la peinture. Mars 2023\n"
        "Recommandation 2: Compter les phares.\tAcceptée.\t2.1 Former deux gardiens. Juin 2023\n"
    )
    told = [c for c in commitments_of(text) if c.force.value == "undertakes"]
    assert [([a.id for a in c.actors], c.deadline) for c in told] == [
        (["management"], "2023-03"),
        (["management"], "2023-06"),
    ]
