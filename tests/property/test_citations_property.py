"""What holds of citations whatever the text says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compromiso.model.citation import Citation, HeldTarget
from compromiso.model.provision import ProvisionRef
from compromiso.model.structure import Structure
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.citations.printed import lowered
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

PIECES = st.sampled_from(
    [
        "Article 1",
        "Article 2",
        "\n\n",
        "1.",
        "2.",
        "a)",
        "b)",
        "(1.a)",
        "(1.b and c)",
        "article 2",
        "artículo 1",
        "apartado anterior",
        "paragraph 1 (a)",
        "párrafos 1 y 2",
        "the previous paragraph",
        "this article",
        "of this Convention",
        "of the Charter",
        "artigo 1.º",
        "n.º 2 do artigo 1.º",
        "l'article premier",
        "point q) du paragraphe 1",
        ",",
        ";",
        "(",
        ")",
        "to",
        "and",
        "resolution 58/208",
        "A/70/1, para. 8",
        "CONVENTION",
        "\t",
        "25.0",
        "Part II",
        "İ",
        "“",
        "”",
        "the said Protocol",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map(lambda pieces: " ".join(["The", *pieces]))


def cited(text: str) -> tuple[str, Structure, tuple[Citation, ...]]:
    reading = to_text(text.encode(), "text.txt")
    structure = to_provisions(reading)
    return reading.text, structure, find_citations(reading.text, structure)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_citation_quotes_its_own_words_in_reading_order(text: str) -> None:
    text, structure, citations = cited(text)
    last = 0
    for citation in citations:
        assert citation.raw == text[citation.start : citation.end]
        assert citation.raw
        assert citation.start >= last
        last = citation.end
        held = [t for t in (*citation.targets, *citation.suggestions) if isinstance(t, HeldTarget)]
        for target in held:
            if target.eid is not None:
                assert ProvisionRef(target.instrument, target.eid) in structure.index.by_ref


@given(st.text())
def test_lower_case_keeps_every_position(text: str) -> None:
    assert len(lowered(text)) == len(text)
