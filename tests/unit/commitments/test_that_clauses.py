"""What is declared behind "that", bodies named as such, and resolutions whose head ran together."""

from __future__ import annotations

import pytest

from compromiso.model.commitment import Commitment
from compromiso.text.dossier import read

OPENING = "DECLARACIÓN DE FAROS\n\nLos Ministros, reunidos en Vega,\n\nConsiderando el mar,\n\n"
PORTUGUESE = "DECLARAÇÃO DE FARÓIS\n\nOs Ministros, reunidos em Vega,\n\nConsiderando o mar,\n\n"


def commitments_of(text: str) -> tuple[Commitment, ...]:
    return read(text.encode(), "note.txt").commitments


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"{OPENING}DECLARAN:\n\nQue promoverán la luz de los faros.\n", "ministers"),
        (f"{OPENING}ACUERDAN:\n\nQue los Estados promoverán la luz.\n", "states"),
        (f"{OPENING}ACUERDAN:\n\nQue se comprometen a promover la luz.\n", "ministers"),
        (f"{PORTUGUESE}DECLARAM:\n\n1. Que promoverão a luz dos faróis.\n", "ministers"),
    ],
)
def test_what_is_declared_behind_that_is_undertaken(text: str, actor: str) -> None:
    (told,) = (c for c in commitments_of(text) if c.force.value == "undertakes")
    assert [a.id for a in told.actors] == [actor]


def test_that_something_is_so_commits_nobody() -> None:
    assert not commitments_of(f"{OPENING}DECLARAN:\n\nQue la luz es de todos.\n")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("El Órgano Científico y Técnico examinará los faros.", "Órgano Científico y Técnico"),
        ("The Scientific Body shall look at the lamps.", "Scientific Body"),
        ("L'Organe examinera les phares.", "Organe"),
    ],
)
def test_a_body_called_so_is_bound(words: str, name: str) -> None:
    head = {"E": "ACUERDO", "T": "AGREEMENT", "L": "ACCORD"}[words[0]]
    word = {"E": "Artículo", "T": "Article", "L": "Article"}[words[0]]
    (told,) = commitments_of(f"{head}\n\n{word} 1\n\n{words}\n")
    assert [a.name for a in told.actors] == [name]


def test_the_head_of_a_resolution_that_ran_together_is_its_cover() -> None:
    text = (
        "United Nations A/RES/99/1 General Assembly Distr.: General Ninety-ninth session Agenda "
        "item 7 Oars and oceans: Agreement on the Oars of Harbours and of Boats\n\n"
        "Resolution adopted by the General Assembly on 4 March 2045\n\n"
        "99/1. Agreement on the Oars of Harbours and of Boats\n\n"
        "The General Assembly, Recalling its resolution 98/2, Bearing oars in mind,\n\n"
        "1. Requests the Secretary-General to count the oars;\n\n2. Decides to meet again.\n"
    )
    dossier = read(text.encode(), "note.txt")
    assert dossier.instruments[0].kind == "resolution"
    told = {c.force.value: [a.id for a in c.actors] for c in dossier.commitments}
    assert told["undertakes"] == ["un-general-assembly"]


def test_the_general_assembly_of_a_resolution_of_the_oas_is_its_own() -> None:
    text = (
        "AG/RES. 9234 (XXXVI-O/06)\n\nFAROS DE AMÉRICA\n\nLA ASAMBLEA GENERAL,\n\n"
        "CONSIDERANDO la luz,\n\nRESUELVE:\n\n1. Renovar el mandato del Grupo de Faros.\n\n"
        "2. Solicitar al Secretario General que cuente los faros.\n"
    )
    told = [[a.id for a in c.actors] for c in commitments_of(text)]
    assert told == [["oas-general-assembly"], ["oas-secretary-general"]]
