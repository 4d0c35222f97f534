"""A quotation is compared with the expression in its own language, or else by its figures."""

from __future__ import annotations

from two_tongues import ENGLISH, SPANISH, declaration

from compromiso.linking.finding import Finding
from compromiso.linking.quoted_across import misquoted
from compromiso.text import read
from compromiso.text.alignment.align import align

HEAD = "REPORT ON THE PORTS\n\n1. The council met in the harbour house and read the text again.\n\n"


def findings(note: str, name: str = "note.txt") -> list[Finding]:
    """Compare the quotations of a note with the declaration in two languages."""
    alignment = align(declaration(SPANISH), declaration(ENGLISH))
    return list(misquoted(read(f"{HEAD}{note}\n".encode(), name), alignment))


def test_a_faithful_quotation_in_its_own_language_is_no_finding() -> None:
    note = (
        "2. The towns said “train 300 teachers in the history of the ports” (Declaration of the "
        "River Towns, paragraph 1.c)."
    )
    assert findings(note) == []


def test_changed_words_are_found_against_the_text_in_the_same_language() -> None:
    note = (
        "2. The towns said “train 300 teachers in the geography of the ports” (Declaration of the "
        "River Towns, paragraph 1.c)."
    )
    (found,) = findings(note)

    assert [(d.quoted, d.printed) for d in found.differences] == [("geography", "history")]
    assert "towns.txt" in found.reason


def test_a_quotation_is_compared_by_its_figures_with_the_text_in_another_language() -> None:
    pledge = declaration(ENGLISH).text.replace("300", "400")
    note = (
        "2. The towns said “train 400 teachers in the history of the ports” (Declaration of the "
        "River Towns, paragraph 1.c)."
    )
    bundle = read(f"{pledge}\n\n\n\n{HEAD}{note}\n".encode(), "bundle.txt")
    found = list(misquoted(bundle, align(bundle, declaration(SPANISH))))

    assert [d.quoted for each in found for d in each.differences] == ["400"]
    assert "pueblos.txt" in found[0].reason
