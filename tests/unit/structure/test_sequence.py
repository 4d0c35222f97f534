from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, structure_of


def points(*labels: str) -> str:
    return "1. The States undertake to:\n" + "\n".join(
        f"{label} Do one more thing." for label in labels
    )


def test_points_hang_under_the_paragraph_that_announces_them() -> None:
    assert paths_of(points("a)", "b)", "c)")) == [("1",), ("1", "a"), ("1", "b"), ("1", "c")]


def test_a_capital_i_between_k_and_m_is_read_as_l() -> None:
    labels = [f"{c})" for c in "abcdefghijk"] + ["I)", "m)"]
    structure = structure_of(points(*labels))
    misread = next(p for p in structure.provisions if p.label == "I)")
    assert misread.path == ("1", "l")
    assert misread.label_norm == "l"


def test_i_after_h_is_a_letter_when_j_follows() -> None:
    assert paths_of(points(*[f"{c})" for c in "abcdefghij"]))[-2:] == [("1", "i"), ("1", "j")]


def test_i_after_h_opens_a_sublist_when_ii_follows() -> None:
    labels = [f"{c})" for c in "abcdefgh"] + ["i)", "ii)", "iii)", "i)"]
    found = paths_of(points(*labels))
    assert found[-4:-1] == [("1", "h", "i"), ("1", "h", "ii"), ("1", "h", "iii")]


def test_a_label_that_no_one_can_read_takes_the_place_that_is_due() -> None:
    assert paths_of(points("a)", "b)", "%)", "d)"))[-2:] == [("1", "c"), ("1", "d")]


@pytest.mark.parametrize("first", ["o)", "d)", "Q)", "3)", "I)", "%)"])
def test_a_first_label_that_no_one_can_read_is_told_by_the_second(first: str) -> None:
    found = paths_of(points(first, "b)", "c)"))
    assert found == [("1",), ("1", "a"), ("1", "b"), ("1", "c")]


def test_a_misread_label_alone_is_not_made_a_list() -> None:
    assert ("1", "a") not in paths_of(points("q)") + "\n\n2. The States shall report.")


def test_an_excerpt_that_begins_in_the_middle_of_a_list_keeps_its_letters() -> None:
    assert paths_of(points("c)", "d)", "e)"))[1:] == [("1", "c"), ("1", "d"), ("1", "e")]


def test_dotted_numbers_hang_under_the_number_they_begin_with() -> None:
    text = (
        "Article III: COORDINATION\n3.4 The tasks are:\n3.4.1 SEGIB:\n(a) Coordination;\n"
        "3.4.2 ECLAC:\n(a) Advice;\n3.5 A review."
    )
    assert paths_of(text) == [
        ("III",), ("III", "3.4"), ("III", "3.4", "3.4.1"), ("III", "3.4", "3.4.1", "a"),
        ("III", "3.4", "3.4.2"), ("III", "3.4", "3.4.2", "a"), ("III", "3.5"),
    ]  # fmt: skip


def test_articles_are_addressed_without_the_chapters_they_run_through() -> None:
    text = (
        "CHAPTER I. General\n\nArticle 1\n\nOne.\n\n"
        "CHAPTER II. Special\n\nArticle 2\n\n1. Two.\n\n2. Three."
    )
    assert paths_of(text) == [
        ("Chapter I",),
        ("1",),
        ("Chapter II",),
        ("2",),
        ("2", "1"),
        ("2", "2"),
    ]


def test_paragraphs_that_count_on_through_headings_are_addressed_from_the_root() -> None:
    text = "I. INTRODUCTION\n\n1. One.\n\n2. Two.\n\nII. FOLLOW-UP\n\n3. Three.\n\n4. Four."
    assert paths_of(text) == [("I",), ("1",), ("2",), ("II",), ("3",), ("4",)]


def test_a_list_that_starts_again_after_a_heading_is_another_list() -> None:
    text = "SESSION I: MONEY\n\na) One.\nb) Two.\n\nSESSION II: PEOPLE\n\na) Three.\nb) Four."
    assert paths_of(text)[1:3] == [("Session I", "a"), ("Session I", "b")]
    assert paths_of(text)[4:] == [("Session II", "a"), ("Session II", "b")]


def test_a_number_at_the_start_of_a_broken_line_is_not_a_label() -> None:
    text = (
        "The report was adopted by the Conference at its session of the year and\n"
        "14. of the members present abstained from the vote that had been called\nby the chair."
    )
    assert paths_of(text) == []


def test_a_skipped_letter_is_an_issue_and_not_a_correction() -> None:
    structure = structure_of(points("a)", "b)", "d)", "e)"))
    assert [p.path[-1] for p in structure.provisions if p.label and len(p.path) == 2] == [
        "a",
        "b",
        "d",
        "e",
    ]
    assert [i.code for i in structure.issues] == ["STRU-07"]


def test_old_portuguese_lists_skip_k_w_and_y_without_an_issue() -> None:
    text = "1. Os Estados comprometem-se, para o efeito de cumprir o que foi acordado, a:\n"
    text += "\n".join(
        f"{c}) Fazer mais uma coisa que não tinha sido feita." for c in "abcdefghijlm"
    )
    assert structure_of(text).issues == ()


def test_an_ambiguous_place_is_less_certain_than_a_plain_one() -> None:
    provisions = {p.label: p for p in structure_of(points("a)", "b)", "%)", "d)")).provisions}
    assert provisions["%)"].confidence < provisions["b)"].confidence <= 1


def test_a_line_may_open_two_provisions_at_once() -> None:
    text = "Article 1\n\nA. One.\n\nB. 1) Two.\n\n2) Three.\n\nArticle 2. 1. Four.\n\n2. Five."
    assert paths_of(text) == [
        ("1",), ("1", "A"), ("1", "B"), ("1", "B", "1"), ("1", "B", "2"),
        ("2",), ("2", "1"), ("2", "2"),
    ]  # fmt: skip


def test_the_mark_of_a_note_ends_no_sentence_halfway() -> None:
    text = "3. The review was based on what the States had sent before it:\n" + "\n".join(
        f"({c}) A report made in accordance with the rules of the Council; {n}"
        for n, c in enumerate("abc", 1)
    )
    assert paths_of(f"{text}\n4. A list of questions was sent.")[1:] == [
        ("3", "a"), ("3", "b"), ("3", "c"), ("4",),
    ]  # fmt: skip


def test_a_number_after_missing_ones_stays_as_printed_and_is_told() -> None:
    structure = structure_of("1. Boats.\n\n5. Bridges.\n\n6. Schools.\n\n9. Teachers.")
    assert [p.path for p in structure.provisions] == [("1",), ("5",), ("6",), ("9",)]
    assert [issue.code for issue in structure.issues] == ["STRU-07", "STRU-07"]


def test_a_label_taken_for_another_is_told() -> None:
    labels = [f"{c})" for c in "abcdefghijk"] + ["I)", "m)"]
    told = [issue.message for issue in structure_of(points(*labels)).issues]
    assert told == ["The label I) is taken for l, which is due here."]


@pytest.mark.parametrize("gap", ["\n", " \n", "\n\n"])
def test_a_number_alone_on_its_line_labels_the_words_below(gap: str) -> None:
    text = (
        f"Article 1\n\n1.{gap}The first rule.\n\n2.{gap}The second\nrule.\n\nArticle 2\n\nThe end."
    )
    structure = structure_of(text)
    held = {p.path: text[p.start : p.end] for p in structure.provisions if p.label}
    assert held["1", "1"].endswith("The first rule.")
    assert held["1", "2"].endswith("rule.")
    assert not [p for p in structure.provisions if p.label is None and p.path == ("1",)]
