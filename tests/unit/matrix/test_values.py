from __future__ import annotations

import pytest

from compromiso.text.structure.matrix.field_names import header_field, read_label
from compromiso.text.structure.matrix.periods import is_period, read_period
from compromiso.text.structure.matrix.values import is_value_of, read_value


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("T2 2024", "2024-04/2024-06"),
        ("Q3 2024", "2024-07/2024-09"),
        ("2.º trimestre de 2024", "2024-04/2024-06"),
        ("III trimestre 2024", "2024-07/2024-09"),
        ("premier semestre de 2024", "2024-01/2024-06"),
        ("décembre 2023", "2023-12"),
        ("31 de diciembre de 2024", "2024-12-31"),
        ("December 31, 2024", "2024-12-31"),
        ("janvier – mars 2024", "2024-01/2024-03"),
        ("Q4 2023 - Q2 2024", "2023-10/2024-06"),
        ("2022-2025", "2022/2025"),
        ("31/12/2023", "2023-12-31"),
        ("12/2023", "2023-12"),
        ("en cours", "continuous"),
        ("Permanente", "continuous"),
        ("De inmediato", "immediate"),
    ],
)
def test_a_deadline_is_read_as_precisely_as_it_is_written(words: str, period: str) -> None:
    told = read_period(words)
    assert told is not None
    assert told.code == period
    assert is_period(words)


@pytest.mark.parametrize(
    ("words", "period", "other"),
    [
        ("fin 2025", "2025-12", "2025"),
        ("mid-2024", "2024-06", "2024"),
        ("03/04/2024", "2024-04-03", "2024-03-04"),
        ("Décembre 2023, reportée à juin 2024", "2023-12", "2024-06"),
    ],
)
def test_a_doubtful_deadline_says_what_else_it_may_be(words: str, period: str, other: str) -> None:
    told = read_period(words)
    assert told is not None
    assert (told.code, told.runner_up) == (period, other)
    assert told.confidence <= 0.7


@pytest.mark.parametrize("words", ["Selon disponibilité", "", "en mars", "n.d.", "14.2"])
def test_words_without_a_date_are_no_deadline(words: str) -> None:
    assert read_period(words) is None


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Acceptée", "accepted"),
        ("Partiellement acceptée. La direction partage ce constat.", "partially-accepted"),
        ("Se acepta parcialmente", "partially-accepted"),
        ("Não aceite", "not-accepted"),
        ("The office does not accept this recommendation.", "not-accepted"),
        ("☐ Acceptée ☒ Partiellement acceptée ☐ Rejetée", "partially-accepted"),
        ("[ ] Accepted [x] Rejected", "not-accepted"),
        ("Se toma nota", "noted"),
        ("Supported", "supported"),
    ],
)
def test_responses_in_four_languages(words: str, response: str) -> None:
    told = read_value("responses", words)
    assert told is not None
    assert told.code == response


@pytest.mark.parametrize("words", ["Accepted / Rejected", "☐ Aceptada ☐ Rechazada", "See annex"])
def test_a_response_that_nobody_chose_is_none(words: str) -> None:
    assert read_value("responses", words) is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Pas encore entamée", "not-started"),
        ("En cours d'exécution", "ongoing"),
        ("Concluída", "completed"),
        ("Con retraso", "overdue"),
        ("No longer applicable", "no-longer-applicable"),
        ("Iniciada", "initiated"),
    ],
)
def test_statuses_in_four_languages(words: str, status: str) -> None:
    told = read_value("statuses", words)
    assert told is not None
    assert told.code == status
    assert is_value_of("statuses", words)


@pytest.mark.parametrize(
    ("line", "field", "number", "value"),
    [
        ("Recommandation n° 1 : Renforcer", "recommendation", "1", "Renforcer"),
        ("Recomendación N.º 3", "recommendation", "3", ""),
        ("R12. Publish the list", "recommendation", "12", "Publish the list"),
        ("Mesure clé 1.1 : Former", "action", "1.1", "Former"),
        ("Key action(s)", "action", None, ""),
        ("Unité(s) responsable(s) : Bureau", "responsible", None, "Bureau"),
        ("Management response (accept/reject): Accept", "response", None, "Accept"),
        ("Status - Completed", "status", None, "Completed"),
    ],
)
def test_names_of_fields_at_the_start_of_a_line(
    line: str, field: str, number: str | None, value: str
) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.field, label.number, line[label.end :]) == (field, number, value)


@pytest.mark.parametrize(
    "line",
    ["Recommendation 5 of the report", "Action plan for the region", "Response-based aid",
     "Responsible ministries shall report.", "Term limits apply to all members"],
)  # fmt: skip
def test_prose_that_begins_like_a_field_is_none(line: str) -> None:
    assert read_label(line) is None


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("Planned completion date (month/year)", "deadline"),
        ("Calendrier / Délai", "deadline"),
        ("Suivi*", "progress"),
        ("Actions clés prévues", "action"),
        ("Unité ou bureau responsable", "responsible"),
        ("Wide-ranging talks were held with the parties.", None),
    ],
)
def test_names_of_fields_in_a_header(cell: str, field: str | None) -> None:
    assert header_field(cell) == field
