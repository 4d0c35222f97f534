"""The form that agencies fill in with Word: one table for each recommendation, cells merged."""

from __future__ import annotations

from tests.unit.matrix.forms import told
from tests.word import cell, document, p, row, table

from compromiso.text.dossier import read

WIDE = '<w:gridSpan w:val="5"/>'
PAIR = '<w:gridSpan w:val="2"/>'


def form(number: int) -> str:
    """Give the form of one recommendation."""
    return table(
        row(cell(f"Recommandation de l'évaluation {number} : Tenir un registre.", properties=WIDE)),
        row(cell("Réponse de la direction : Acceptée.", "Un registre existe.", properties=WIDE)),
        row(
            cell("Mesure(s) clé(s)"), cell("Calendrier"), cell("Unité(s) responsable(s)"),
            cell("Suivi*", properties=PAIR),
        ),
        row(cell(""), cell(""), cell(""), cell("Commentaires"), cell("Statut")),
        row(
            cell(f"{number}.1 Nommer un référent :", "a) au siège ;", "b) dans chaque bureau."),
            cell("Mars 2025"), cell("Direction", "Unité de données"), cell("Nommé."),
            cell("Achevé"),
        ),
        row(
            cell(f"{number}.2 Publier un guide."), cell("Fin 2025"), cell("Unité de données"),
            cell(""), cell("En cours"),
        ),
    )  # fmt: skip


def test_a_table_for_each_recommendation_with_merged_cells_and_a_header_on_two_rows() -> None:
    body = p("Réponse de la direction") + form(1) + p() + form(2) + p("* Mis à jour chaque année.")
    found = told(read(document(body), "form.docx"))
    first = [line for line in found if "2" not in line.split()[1]]
    assert first[:5] == [
        "recommendation 1 [Recommandation de l'évaluation 1]"
        " Recommandation de l'évaluation 1 : Tenir …",
        "activity 1/1.1 [1.1] 1.1 Nommer un référent :",
        "point 1/1.1/a [a)] a) au siège ;",
        "point 1/1.1/b [b)] b) dans chaque bureau.",
        "line [Recommandation de l'évaluation 1] activities=2 | response=accepted",
    ]
    tasks = [line for line in found if line.startswith("task")]
    assert tasks[0] == (
        "task [1.1] Nommer un référent : a) au … | deadline=2025-03 | responsible=direction"
        " | responsible=unite-de-donnees | comment=Nommé. | status=completed"
    )
    assert tasks[1] == (
        "task [1.2] Publier un guide. | deadline=2025-12 | responsible=unite-de-donnees"
        " | status=ongoing"
    )
    assert [task.split()[1] for task in tasks] == ["[1.1]", "[1.2]", "[2.1]", "[2.2]"]
