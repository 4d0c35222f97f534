from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, strays, structure_of

POINTS = [
    f"{letter}) The States keep one more promise made to those who move." for letter in "abcdefghi"
]
CUT = (
    "The States keep every promise that they made to those who move for work and to\n\n"
    "{page}\n\ntheir families, whatever the year."
)


def printed(page: str, pages: int = 4) -> str:
    """Give numbered paragraphs, each cut in two by what a page prints at its end."""
    return "\n\n".join(
        f"{n}. {CUT.format(page=page.format(n=n + 10))}" for n in range(1, pages + 1)
    )


def artefacts_of(text: str) -> list[str]:
    return [text[a.start : a.end] for a in structure_of(text).artefacts if a.kind != "marker"]


@pytest.mark.parametrize(
    "page",
    ["12", "- {n} -", "– {n} –", "[{n}]", "Page {n} of 40", "p. {n}", "{n}/40", "E/CN.12/2008/3"],
)
def test_what_a_page_prints_at_its_end_is_no_provision(page: str) -> None:
    text = printed(page)
    shown = [page.format(n=n + 10).removeprefix("- ").removeprefix("– ") for n in range(1, 5)]
    assert artefacts_of(text) == shown
    assert paths_of(text) == [("1",), ("2",), ("3",), ("4",)]
    assert strays(text, structure_of(text)) == []


@pytest.mark.parametrize(
    "head", ["Review of Mobility Pledges", "Informe anual, n.º {n}", "{n} Revue des engagements"]
)
def test_a_running_head_that_cuts_sentences_is_no_provision(head: str) -> None:
    text = printed(head)
    structure = structure_of(text)
    first = structure.provisions[0]
    assert artefacts_of(text) == [head.format(n=n + 10) for n in range(1, 5)]
    assert [text[a:b].split()[-1] for a, b in first.spans] == ["to", "year."]


def test_a_heading_that_recurs_before_each_list_is_kept() -> None:
    lists = "\n\n".join(
        f"Objective {n}\n\nWhat will be done\n\n" + "\n".join(POINTS[:4]) for n in range(1, 5)
    )
    assert "What will be done" not in artefacts_of(lists)


def test_an_announcement_that_recurs_is_kept_though_a_page_ends_beside_it() -> None:
    announced = "To keep this promise, we will:"
    text = "\n\n".join(
        f"{n}. We promise.\n\n{announced}\n\n{n + 7}\n\n" + "\n".join(POINTS[:3])
        for n in range(1, 5)
    )
    assert announced not in artefacts_of(text)


def test_labels_alone_on_their_lines_are_no_page_numbers() -> None:
    text = "\n".join(f"({n})\nThe States report once a year." for n in range(1, 6))
    assert paths_of(text) == [(str(n),) for n in range(1, 6)]


def test_lines_together_that_differ_in_their_number_only_are_no_running_heads() -> None:
    notes = "A note, No. 1\n\nA note, No. 2\n\nA note, No. 3"
    text = "\n\n".join(f"{n}. {CUT.format(page=notes)}" for n in (1, 2))
    assert not any("note" in words for words in artefacts_of(text))


def test_a_table_goes_on_where_a_page_ends_between_its_rows() -> None:
    rows = [f"Theme {c}\tTo protect people.\tCampaigns in each State." for c in "ABCDEF"]
    head = "THEMES\tOBJECTIVES\tACTIVITIES"
    text = "\n".join(
        ["ACTION PLAN", "", head, *rows[:3], "", "Prepared by the Unit", "", *rows[3:]]
    )
    assert paths_of(text) == [(f"Theme {c}",) for c in "ABCDEF"]


def test_heads_that_carry_the_page_number_now_left_now_right_are_known_together() -> None:
    heads = ["842      GAZETTE OF THE PARTIES, PART I", "GAZETTE OF THE PARTIES, PART I      843"]
    text = "\n\n".join(f"{n}. {CUT.format(page=head)}" for n, head in enumerate(heads, 1))
    assert artefacts_of(text) == heads


def test_a_short_head_beside_a_page_number_is_known_by_a_longer_one() -> None:
    pages = ["5\nReview of Pledges and Promises", "Review of Pledges\n6"]
    text = "\n\n".join(f"{n}. {CUT.format(page=page)}" for n, page in enumerate(pages, 1))
    assert artefacts_of(text) == ["5", "Review of Pledges and Promises", "Review of Pledges", "6"]


def test_words_that_go_on_at_the_top_of_a_page_are_no_running_head() -> None:
    single = CUT.format(
        page="12\n\nIbero-American States and all the regions of these that concern"
    )
    assert artefacts_of(f"1. {single}\n\n2. The States report.") == ["12"]


@pytest.mark.parametrize(
    "mark",
    [
        "17-00123 (E)",
        "2/3                    17-00123",
        "17-00123                  3/3",
        "GE.17-00123",
    ],
)
def test_the_job_number_of_a_document_is_page_furniture(mark: str) -> None:
    assert artefacts_of(printed(mark, pages=1)) == [mark]


def test_the_bar_code_of_a_document_is_page_furniture() -> None:
    assert artefacts_of(printed("*1700123*          Please recycle", pages=1)) == [
        "1700123*          Please recycle"
    ]


def test_a_row_that_a_page_cuts_in_two_is_one_row() -> None:
    head = "THEMES\tOBJECTIVES\tACTIVITIES"
    cut = "Work abroad\tTo protect those who work in\n\n12\n\nanother State.\tCampaigns."
    first, last = "Money sent home\tTo lower costs.\tA study.", "Return\tTo help.\tAdvice."
    text = f"ACTION PLAN\n\n{head}\n{first}\n{cut}\n{last}"
    structure = structure_of(text)
    assert paths_of(text) == [("Money sent home",), ("Work abroad",), ("Return",)]
    aims = [p for p in structure.provisions if p.kind == "objective"]
    assert [text[a:b] for a, b in aims[1].spans] == [
        "To protect those who work in",
        "another State.",
    ]
    assert strays(text, structure) == []


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            ["United Nations          A/RES/99/1", "General Assembly", "Agenda item 19 (d)"],
            "Resolution adopted by the General Assembly on 21 December 2044",
        ),
        (["Naciones Unidas", "Asamblea General"], "Resolución aprobada por la Asamblea General"),
        (["Nations Unies", "Assemblée générale"], "Résolution adoptée par l’Assemblée générale"),
        (["Nações Unidas", "Assembleia Geral"], "Resolução adotada pela Assembleia Geral"),
    ],
)
def test_the_masthead_of_a_resolution_is_its_cover(above: list[str], title: str) -> None:
    text = "\n".join([*above, "", title, "", "1. Decides to meet again;", "", "2. Decides to act."])
    assert artefacts_of(text) == above
    assert structure_of(text).instruments[0].title == title


def test_heads_in_turned_order_on_left_and_right_pages_are_known_by_each_other() -> None:
    left, right = "GAZETTE — PART I\tNo. 127 — 2-6-2044", "No. 127 — 2-6-2044\tGAZETTE — PART I"
    text = f"{left}\n\n1. One.\n\n2. Two.\n\n3. Three.\n\n{right}\n\n4. Four."
    assert artefacts_of(text) == [left, right]
