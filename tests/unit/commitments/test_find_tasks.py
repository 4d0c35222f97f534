from __future__ import annotations

from drafted import given


def test_a_bodys_name_and_a_colon_give_it_the_points_below() -> None:
    tasks = given(
        [
            (0, "3.", "The work is shared out as follows:"),
            (1, "3.1", "SEGIB:"),
            (2, "(a)", "Counting boats, and"),
            (2, "(b)", "Painting them."),
            (1, "3.2", "ECLAC/CELADE:"),
            (2, "(a)", "Counting trees;"),
        ]
    )
    assert [(t.actor.id, t.action) for t in tasks] == [
        ("segib", "Counting boats"),
        ("segib", "Painting them"),
        ("eclac-celade", "Counting trees"),
    ]


def test_a_body_that_shall_be_responsible_has_tasks() -> None:
    tasks = given([(0, "1.", "The IOM shall be responsible for:"), (1, "(a)", "counting boats;")])
    assert [(t.actor.id, t.action) for t in tasks] == [("iom", "counting boats")]


def test_spanish_bodies_have_tasks_too() -> None:
    tasks = given([(0, "1.", "La CEPAL será responsable de:"), (1, "a)", "contar barcos;")], "es")
    assert [(t.actor.id, t.action) for t in tasks] == [("eclac", "contar barcos")]


def test_states_and_other_words_before_a_colon_give_no_tasks() -> None:
    assert given([(0, "1.", "Member States:"), (1, "(a)", "counting boats;")]) == ()
    assert given([(0, "1.", "Why SEGIB matters:"), (1, "(a)", "counting boats;")]) == ()
