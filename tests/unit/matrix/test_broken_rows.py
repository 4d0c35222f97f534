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
