from __future__ import annotations

from compromiso.model.dossier import Dossier
from compromiso.model.field_value import value_of
from compromiso.text.dossier import read

REPLY = """Views of the State under review

I. Recommendations that are accepted

1. The Government accepts the following recommendations: 17.3, 17.4, 17.8-10,
17.12, 17.15 and 17.16.

17.3

A bill is before parliament.

17.8-10, 12

The fund was set up last year.

II. Recommendations that are noted

2. The Government takes note of recommendations 17.5, 17.6, 17.20.
"""
REPONSE = """Observations de l'État

1. L'État accepte les recommandations suivantes : 21.1, 21.2, 21.4 et 21.7.

2. L'État prend note des recommandations suivantes : 21.3, 21.5, 21.6.
"""


def responses(dossier: Dossier) -> dict[str | None, str | None]:
    told = {line.label: value_of(line.fields, "response") for line in dossier.programme_lines}
    return {number: value.value if value else None for number, value in told.items()}


def test_lists_tell_the_position_on_each_recommendation_and_on_those_of_a_range() -> None:
    found = responses(read(REPLY.encode(), "reply.txt"))
    accepted = [f"17.{n}" for n in (3, 4, 8, 9, 10, 12, 15, 16)]
    noted = ["17.5", "17.6", "17.20"]
    assert found == dict.fromkeys(accepted, "accepted") | dict.fromkeys(noted, "noted")


def test_an_answer_stands_under_its_numbers_and_says_which_they_are() -> None:
    dossier = read(REPLY.encode(), "reply.txt")
    answers = [p.path[-1] for p in dossier.provisions if p.kind == "answer"]
    assert answers == ["17.3", "17.8-10,12"]
    told = [issue.message for issue in dossier.issues if issue.code == "STRU-20"]
    assert len(told) == 1
    assert told[0].endswith("stands for 17.8, 17.9, 17.10, 17.12.")
    comments = {line.label: value_of(line.fields, "comment") for line in dossier.programme_lines}
    assert [number for number, comment in comments.items() if comment] == [
        "17.3", "17.8", "17.9", "17.10", "17.12",
    ]  # fmt: skip


def test_a_state_accepts_and_notes_in_french() -> None:
    found = responses(read(REPONSE.encode(), "reponse.txt"))
    accepted, noted = ["21.1", "21.2", "21.4", "21.7"], ["21.3", "21.5", "21.6"]
    assert found == dict.fromkeys(accepted, "accepted") | dict.fromkeys(noted, "noted")


def test_numbered_paragraphs_of_a_text_are_no_answers() -> None:
    text = "Report\n\n1.1\n\nThe council met.\n\n1.2\n\nIt adopted its agenda.\n"
    kinds = {p.kind for p in read(text.encode(), "report.txt").provisions}
    assert "answer" not in kinds
