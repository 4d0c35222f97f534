"""What evaluations and reviews recommend, and what the answers undertake, in four languages."""

from __future__ import annotations

import pytest

from compromiso.model.commitment import Commitment
from compromiso.text.dossier import read

FORMS = {
    "en": """Management response to the evaluation of the Lantern project

Recommendation 1: The Country Office should open a night school.
Management response: Accepted. Management will rent a hall.
Key action 1.1: Rent a hall
Responsible unit: Education Unit
Deadline: June 2031

Recommendation 2: Print the guide again.
Responsible unit: Press Office
Management response: Not accepted
""",
    "es": """Respuesta de la administración a la evaluación del proyecto Farol

Recomendación 1: La Oficina en el país debería abrir una escuela nocturna.
Respuesta de la administración: Aceptada. Se alquilará un local y la administración pagará la luz.
Medida clave 1.1: Alquilar un local
Unidad responsable: Unidad de Educación
Plazo: junio de 2031

Recomendación 2: Imprimir de nuevo la guía.
Unidad responsable: Oficina de Prensa
Respuesta de la administración: Rechazada
""",
    "pt": """Resposta da gestão à avaliação do projeto Farol

Recomendação 1: O Gabinete no país deveria abrir uma escola noturna.
Resposta da gestão: Aceite. A gestão arrendará uma sala.
Ação-chave 1.1: Arrendar uma sala
Unidade responsável: Unidade de Educação
Prazo: junho de 2031

Recomendação 2: Imprimir de novo o guia.
Unidade responsável: Gabinete de Imprensa
Resposta da gestão: Rejeitada
""",
    "fr": """Réponse de la direction à l'évaluation du projet Fanal

Recommandation 1 : Le Bureau de pays devrait ouvrir une école du soir.
Réponse de la direction : Acceptée. La direction louera une salle.
Mesure clé 1.1 : Louer une salle
Unité responsable : Unité de l'éducation
Échéance : juin 2031

Recommandation 2 : Imprimer de nouveau le guide.
Unité responsable : Bureau de presse
Réponse de la direction : Rejetée
""",
}


def drafted(text: str) -> list[Commitment]:
    return list(read(text.encode(), "form.txt").commitments)


@pytest.mark.parametrize("language", FORMS)
def test_a_recommendation_urges_whoever_should(language: str) -> None:
    first = drafted(FORMS[language])[0]
    assert (first.force, first.actors, len(first.addressees)) == ("urges", (), 1)
    assert first.addressees[0].id.split("-")[0] in ("country", "oficina", "gabinete", "bureau")


@pytest.mark.parametrize("language", FORMS)
def test_a_recommendation_is_entrusted_to_the_unit_that_the_form_makes_responsible(
    language: str,
) -> None:
    last = drafted(FORMS[language])[-1]
    assert last.force == "entrusts"
    assert [actor.kind for actor in last.actors] == ["body"]


@pytest.mark.parametrize("language", FORMS)
def test_a_measure_is_undertaken_by_the_unit_responsible_by_its_deadline(language: str) -> None:
    measure = next(c for c in drafted(FORMS[language]) if "act_1.1" in c.provision.eid)
    assert (measure.force, measure.deadline) == ("undertakes", "2031-06")
    assert [actor.id.split("-")[0] for actor in measure.actors] in (
        ["education"], ["unidad"], ["unidade"], ["unite"],
    )  # fmt: skip


@pytest.mark.parametrize("language", FORMS)
def test_an_answer_undertakes_what_it_says_shall_be_done(language: str) -> None:
    answers = [c for c in drafted(FORMS[language]) if "response" in c.provision.eid]
    assert [(c.force, [a.id for a in c.actors]) for c in answers] == [
        ("undertakes", ["management"])
    ]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("6.1 Open two schools (Peru) (Sri Lanka);", ["pe", "lk"]),
        ("6.1 Open two schools (Iran (Islamic Republic of));", ["ir"]),
        ("6.1 Open two schools (see annex);", []),
    ],
)
def test_who_recommends_in_a_review_stands_in_brackets(text: str, states: list[str]) -> None:
    report = (
        "Report of the Working Group on the Universal Periodic Review\n\nLower Sandland\n\n"
        f"6. The following recommendations will be examined by Sandland:\n\n{text}\n\n"
        "6.2 Close the old mine (Chile).\n"
    )
    found = [c for c in drafted(report) if c.action.startswith("Open")]
    assert [actor.id for c in found for actor in c.actors] == states
    assert all(c.force == "urges" for c in found)


def test_measures_without_a_unit_are_undertaken_by_whoever_answers() -> None:
    text = (
        "Recommandation 1 : Louer une salle.\nRéponse du Gouvernement : Acceptée\n"
        "Mesure clé 1.1 : Louer la salle des fêtes\nÉchéance : 2030\n\n"
        "Recommandation 2 : Peindre la salle.\nRéponse du Gouvernement : Acceptée\n"
    )
    measure = next(c for c in drafted(text) if c.force == "undertakes")
    assert ([a.id for a in measure.actors], measure.deadline) == (["government"], "2030")


def test_a_name_broken_over_indented_lines_is_one_state() -> None:
    report = (
        "Report of the Working Group on the Universal Periodic Review\n\nLower Sandland\n\n"
        "6. The following recommendations will be examined by Sandland:\n\n"
        "                 6.1    Open two schools that teach the craft of the lamp to all (United\n"
        "                 Kingdom of Great Britain and Northern Ireland);\n"
        "                 6.2    Close the old mine and pay the miners for the lost time of a\n"
        "                 year (Chile).\n"
    )
    found = [c for c in drafted(report) if c.action.startswith("Open")]
    assert [actor.id for c in found for actor in c.actors] == ["gb"]
