from __future__ import annotations

from unit.structure.reading_text import structure_of

OBJECTIVES = "\n\n".join(
    f"Objective {n}: Do one thing more\n\n{n + 16}. We commit to it.\n\n"
    "(a) Ask for it;\n\n(b) Pay for it."
    for n in (1, 2)
)


def under(text: str, label: str) -> list[str]:
    """List the labels of what stands under a labelled provision."""
    provisions = structure_of(text).provisions
    holder = next(p for p in provisions if p.path == (label,))
    held = (p for p in provisions if holder.start < p.start < holder.subtree_end)
    return [p.label for p in held if p.label is not None]


def test_a_heading_alone_ends_the_last_objective_where_the_paragraphs_run_on() -> None:
    text = (
        f"{OBJECTIVES}\n\nFollow-up and review\n\n19. We will meet.\n\n(a) In May;\n\n(b) In June."
    )
    assert under(text, "Objective 2") == ["18.", "(a)", "(b)"]
    heading = next(p for p in structure_of(text).provisions if p.kind == "heading")
    assert heading.heading == "Follow-up and review"


def test_a_heading_above_the_first_paragraph_of_an_objective_stands_in_it() -> None:
    text = OBJECTIVES.replace("18. We", "What we will do\n\n18. We")
    assert under(text, "Objective 2") == ["18.", "(a)", "(b)"]


def test_a_sentence_does_not_end_an_objective() -> None:
    text = f"{OBJECTIVES}\n\nThis is part of it.\n\n19. We will pay more."
    assert "19." in under(text, "Objective 2")


def test_a_name_in_capitals_goes_on_in_the_line_below() -> None:
    text = "PART II\nRIGHTS OF RIVER WORKERS AND OF\nMEMBERS OF THEIR FAMILIES\n\nArticle 1\n\nAll."
    part = structure_of(text).provisions[0]
    assert part.heading == "RIGHTS OF RIVER WORKERS AND OF MEMBERS OF THEIR FAMILIES"


def test_clauses_between_the_parties_and_the_formula_are_recitals() -> None:
    text = (
        "ACCORD SUR LES RIVIÈRES\n\nLes Parties au présent Accord,\n\n"
        "Respectueuses de la souveraineté de tous les États,\n\nAspirant à la paix,\n\n"
        "Sont convenues de ce qui suit :\n\nArticle premier\n\nLa rivière est libre."
    )
    kinds = [p.kind for p in structure_of(text).provisions]
    assert kinds[1:5] == ["preamble", "recital", "recital", "formula"]


def test_the_second_party_named_is_no_recital() -> None:
    text = (
        "AGREEMENT ON RIVERS\n\nThe Government of Aldea\n\nand\n\nThe Government of Vega,\n\n"
        "Desiring peace,\n\nHave agreed as follows:\n\nArticle 1\n\nThe river is free."
    )
    kinds = [p.kind for p in structure_of(text).provisions]
    assert kinds.count("recital") == 1


def test_clauses_of_a_resolution_are_recitals_where_one_is_known_by_its_word() -> None:
    text = (
        "The Council,\n\nPrompted by the wish for peace,\n\nRecalling its resolution 5 of 1970,\n\n"
        "1. Decides to meet;\n\n2. Thanks the keepers."
    )
    assert [p.kind for p in structure_of(text).provisions][:3] == ["preamble", "recital", "recital"]
