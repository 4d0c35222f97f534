"""A response matrix on the page of the programme."""

from __future__ import annotations

from pathlib import Path

from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.services.load import store
from compromiso.text.dossier import read

MATRIX = Path(__file__).parents[1] / "unit" / "matrix" / "documents" / "stacked-fr.txt"
CONTENT = MATRIX.read_bytes()


def test_a_matrix_shows_responses_and_what_is_done_by_whom_and_by_when(
    register: None, visit
) -> None:
    store(CONTENT, read(CONTENT, MATRIX.name), LOCAL)
    page = visit.get("/en/programme/").content.decode()
    for words in ("Recommandation n° 1", "partially accepted", "T2 2024", "Bureau régional"):
        assert words in page
    assert "under way" in page
    assert "not started" in page


def test_a_measure_that_names_nobody_is_held_and_shown(register: None, visit) -> None:
    text = b"Follow-up\n\nAction\tDeadline\tStatus\nRepair the roof\tMay 2024\tOngoing\n"
    source = store(text, read(text, "plan.txt"), LOCAL).source
    task = models.Task.objects.get(source=source)
    assert task.body is None
    assert [field["value"] for field in task.fields] == ["2024-05", "ongoing"]
    slug = source.instruments.get().slug
    assert visit.get(f"/en/documents/{slug}/").status_code == 200
