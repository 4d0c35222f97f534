"""Rows of a copied web page whose first cell was broken off with its bar."""

from __future__ import annotations

from compromiso.text.dossier import read

PAGE = """Réponse de la direction aux recommandations

Recommandation 1 : Réparer les quais.
Réponse : recommandation acceptée
Key Actions:
Key Action | Responsible | DueDate | Status | Comments |
---|---|---|---|---|
1.1 : Mesurer la profondeur de la lagune avant de choisir les quais.
[ajouté le 3 mai] |
Capitainerie, bureau des îles | 2012/07 | Completed |
1.2 : Peindre les quais en blanc.
[ajouté le 3 mai] |
Atelier | 2013/03 | Ongoing | La peinture manque. |
"""


def test_the_cells_after_a_broken_one_tell_of_its_action() -> None:
    dossier = read(PAGE.encode(), "reponse.md")
    told = {
        f"{p.path[-1]} {p.kind}": dossier.text[p.start : p.end].split("|")[0].strip()
        for p in dossier.provisions
        if p.path
    }
    assert told["1.1 responsible"] == "Capitainerie, bureau des îles"
    assert told["1.1 deadline"] == "2012/07"
    assert told["1.2 deadline"] == "2013/03"
    assert told["1.2 status"] == "Ongoing"


PLAN = """PLAN DE ACCIÓN DE LOS PUERTOS

Línea de acción 1. Faros

Objetivo: Que todo puerto tenga un faro.

1.1. Encender los faros del norte.
Meta: Seis faros encendidos
Indicador: Faros encendidos
Responsable: Capitanías

1.2. Pintar los faros del sur.
Meta: Dos faros pintados
Indicador: Faros pintados
Responsable: Talleres
"""


def test_the_aim_of_a_line_of_action_leaves_its_numbered_actions_to_the_line() -> None:
    provisions = read(PLAN.encode(), "plan.txt").provisions
    assert [p.path for p in provisions if p.label] == [("1",), ("1", "1.1"), ("1", "1.2")]


def test_the_last_word_of_a_sentence_names_no_field() -> None:
    page = (
        "Réponse de la direction\n\nRecommandation n° 2\nDiversifier le Fonds.\n"
        "Réponse de l'administration\nAcceptée en partie\n"
        "Cela dépend de la stratégie globale de mobilisation des\nressources.\n"
        "Mesures clés\nDélai\nUnité(s) responsable(s)\nÉtat\n"
        "2.1 Rédiger une note.\nMars 2026\nPartenariats\nEn cours\n"
    )
    provisions = read(page.encode(), "reponse.txt").provisions
    assert [p.path for p in provisions if p.label] == [("2",), ("2", "2.1")]
    assert not [p for p in provisions if p.kind == "budget"]
