"""Pronouns, appositions and nouns in lower case that stand for who acts, in four languages."""

from __future__ import annotations

import pytest
from drafted import drafted

from compromiso.text.dossier import read

PARTIES, INSTITUTIONS = ["parties"], ["competent-institutions"]


@pytest.mark.parametrize(
    ("language", "words", "actors"),
    [
        ("es", "1. Si la mina estaba en una de las Partes, ésta responderá del daño.", PARTIES),
        ("es", "1. Si los períodos de ambas Partes suman menos, éstos deberán totalizarse.", None),
        ("pt", "1. Se a mina estava numa das Partes, esta indemnizará o mineiro.", PARTIES),
        ("fr", "1. Lorsque l'une des Parties ferme, celle-ci indemnise le mineur.", PARTIES),
        ("en", "1. If a Party sells to the other Party, the latter shall pay at once.", PARTIES),
        ("en", "1. Where the letter reached the Office of the ILO, it shall be read.", None),
        ("es", "1. Cada una de las Instituciones Competentes, por carta o fax, avisará.",
         INSTITUTIONS),
        ("fr", "1. Chacune des institutions compétentes, par lettre, avise l'autre.",
         INSTITUTIONS),
        ("es", "1. Los pagos a quienes residan en un tercer país se harán efectivos.", None),
        ("en", "1. The Committee shall elect its officers.", ["committee"]),
        ("en", "1. A Joint Committee is set up. The Committee shall meet each year.",
         ["joint-committee"]),
        ("es", "1. Se crea una Comisión Mixta. El Comité elige a su Presidente.", ["comite"]),
        ("es", "1. La autoridad competente registra los contratos.", ["competent-authorities"]),
        ("pt", "1. A Comissão dos Rios apresenta um mapa por ano.", ["comissao-dos-rios"]),
        ("pt", "1. A autoridade competente emite o passe.", ["competent-authorities"]),
        ("fr", "1. Une aide est versée par chacune des Parties.", PARTIES),
        ("pt", "1. Os abonos serão pagos por cada uma das Partes.", PARTIES),
        ("fr", "1. L'institution compétente qui reçoit une demande la transmet.", INSTITUTIONS),
        ("fr", "1. Les Parties reconnaissent la demande de contrôle des fonds.", None),
        ("fr", "1. Le ministère de l'Intérieur tient un registre.", ["ministere-de-l-interieur"]),
        ("en", "1. The United Nations and the Ferry Office shall share the cost.",
         ["ferry-office", "united-nations"]),
    ],
)  # fmt: skip
def test_who_acts_in(language: str, words: str, actors: list[str] | None) -> None:
    label, _, said = words.partition(" ")
    found = [c for c in drafted([(0, label, said)], language, "treaty") if c.force == "undertakes"]
    assert [sorted(a.id for a in c.actors) for c in found][-1:] == ([actors] if actors else [])


@pytest.mark.parametrize(
    ("language", "words", "force"),
    [
        ("en", "My Government further undertakes to train the guards of Kenya.", "undertakes"),
        ("es", "Mi Gobierno se compromete a formar a los guardas de Kenya.", "undertakes"),
        ("pt", "O meu Governo compromete-se a formar os guardas do Quénia.", "undertakes"),
        ("fr", "Mon Gouvernement s'engage à former les gardes du Kenya.", "undertakes"),
        ("en", "I invite your Government to visit the wells of Kenya.", "invites"),
    ],
)
def test_a_letter_speaks_for_the_one_state_that_it_names(
    language: str, words: str, force: str
) -> None:
    (commitment,) = drafted([(0, None, words)], language, "letter")
    assert (commitment.force, [a.id for a in commitment.actors]) == (force, ["ke"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I have the honour to inform you that the Government of Kenya will dig a well."),
        ("es", "Tengo el honor de comunicarle que el Gobierno de Kenya cavará un pozo."),
        ("pt", "Tenho a honra de comunicar que o Governo do Quénia abrirá um poço."),
        (
            "fr",
            "J'ai l'honneur de vous faire savoir que le Gouvernement du Kenya creusera un puits.",
        ),
    ],
)
def test_what_a_letter_has_the_honour_to_tell_is_undertaken(language: str, words: str) -> None:
    (commitment,) = drafted([(0, None, words)], language, "letter")
    assert (commitment.force, [a.id for a in commitment.actors]) == ("undertakes", ["ke"])


def test_a_body_that_no_registry_knows_speaks_in_its_own_resolution() -> None:
    text = (
        "RESOLUCIÓN 12(V)\n\nLa Conferencia Regional sobre Faros,\n\nRecordando su mandato,\n\n"
        "1. Toma nota del informe de la Mesa;\n\n2. Exhorta a los Estados miembros a pintarlos.\n"
    )
    found = read(text.encode(), "resolucion.txt").commitments
    assert {a.name for c in found for a in c.actors} == {"Conferencia Regional sobre Faros"}
