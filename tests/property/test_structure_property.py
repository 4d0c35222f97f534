from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from unit.structure.reading_text import strays, structure_of

LABELS = [
    "1.",
    "2.",
    "a)",
    "b)",
    "(i)",
    "(ii)",
    "- ",
    "**c)** ",
    "Article 3",
    "# ",
    "ANNEX II",
    "3.4.1 ",
    "\t\t",
    "I)",
    "",
    "THEMES\tOBJECTIVES\tACTIVITIES",
    "AREA\tTHEME\tOBJECTIVE\tACTIVITIES",
    "RIGHTS Work\tTo act (25.a). To say\tA course",
    "ACTION PLAN",
]
WORDS = st.sampled_from(
    [
        "and",
        "States",
        "shall",
        "(a)",
        "25.c)",
        "report.",
        "THE PLAN",
        ":",
        "ñ",
        "**",
        "https://x.org",
    ]
)
LINES = st.builds(
    lambda label, words: f"{label} {' '.join(words)}",
    st.sampled_from(LABELS),
    st.lists(WORDS, max_size=8),
)


@given(st.lists(LINES, max_size=25))
@example(["THEMES\tOBJECTIVES\tACTIVITIES ", "THEMES\tOBJECTIVES\tACTIVITIES ", "#  ", "a) "])
@settings(max_examples=150, deadline=None)
def test_every_character_of_any_text_has_exactly_one_place(lines: list[str]) -> None:
    text = "Some words\n" + "\n".join(lines)
    structure = structure_of(text)
    assert strays(text, structure) == []
    assert len({p.ref for p in structure.provisions}) == len(structure.provisions)


@given(st.lists(LINES, max_size=25))
@settings(max_examples=100, deadline=None)
def test_children_stand_inside_their_parents(lines: list[str]) -> None:
    structure = structure_of("Some words\n" + "\n".join(lines))
    for provision in structure.provisions:
        assert provision.start < provision.end <= provision.subtree_end
        for child in structure.index.children(provision):
            assert child.subtree_end <= provision.subtree_end
            assert child.path[: len(provision.path)] == provision.path or child.label is not None
