# ruff: noqa: E501
"""Documents cited by their symbol or number alone, in four languages."""

from __future__ import annotations

import pytest

from compromiso.model.citation import ExternalTarget, Status
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions


def external(text: str) -> list[tuple[str, str, str | None]]:
    """Give the printed words, the document and the provision of each citation of a text."""
    reading = to_text(text.encode(), "sample.txt")
    found = find_citations(reading.text, to_provisions(reading))
    assert all(c.status is Status.EXTERNAL for c in found)
    return [
        (" ".join(c.raw.split()), t.external, t.provision)
        for c in found
        for t in c.targets
        if isinstance(t, ExternalTarget)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. The Committee took note of {} and thanked the secretariat of the harbour.",
        "1. El Comité tomó nota del documento {} y agradeció a la secretaría del puerto.",
        "1. Le comité a pris acte du document {} et remercie le secrétariat du port.",
        "1. O Comité tomou nota do documento {} e agradece ao secretariado do porto.",
    ],
)
@pytest.mark.parametrize(
    "symbol",
    ["A/HRC/WG.6/31/XYZ/1", "A/HRC/40/99/Add.1", "CMW/C/GC/8", "E/CN.12/1999/7", "CCPR/C/XYZ/CO/9",
     "LC/G.1234-P", "A/4321", "A/S-12/3"],
)  # fmt: skip
def test_a_document_is_cited_by_its_symbol_alone(text: str, symbol: str) -> None:
    assert external(text.format(symbol)) == [(symbol, symbol, None)]


@pytest.mark.parametrize(
    "text",
    [
        "1. The flu A/H1N1 was a matter of the committee A/C.3, on paper of size A/4.",
        "1. The working group A/HRC/WG.6 and the commission E/CN.12 met in the harbour.",
        "1. The court gave judgment 12/2019 and directive 7/2020 of the harbour master.",
    ],
)
def test_bodies_and_lookalikes_are_no_documents(text: str) -> None:
    assert external(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. It applies Directive (EU) 2031/1069 and Regulations (EC) No 983/2004 and (EC) No 997/2009 at sea.",
            [("Directive (EU) 2031/1069", "Directive (EU) 2031/1069", None),
             ("Regulations (EC) No 983/2004", "Regulation (EC) No 983/2004", None),
             ("(EC) No 997/2009", "Regulation (EC) No 997/2009", None)],
        ),
        (
            "1. Council Framework Decision\n    2002/984/JHA and Directive 2011/936/EU, article 2, apply at sea.",
            [("Framework Decision 2002/984/JHA", "Framework decision 2002/984/JHA", None),
             ("Directive 2011/936/EU, article 2", "Directive 2011/936/EU", "art. 2")],
        ),
        (
            "1. Rigen el Reglamento (CE) n.º 983/2004 y las Directivas 2011/936/UE y 2012/929/UE en el mar.",
            [("Reglamento (CE) n.º 983/2004", "Reglamento (CE) n.º 983/2004", None),
             ("Directivas 2011/936/UE", "Directiva 2011/936/UE", None),
             ("2012/929/UE", "Directiva 2012/929/UE", None)],
        ),
        (
            "1. Le règlement (UE) 2016/979 et la décision-cadre 2002/984/JAI s’appliquent en mer.",
            [("règlement (UE) 2016/979", "règlement (UE) 2016/979", None),
             ("décision-cadre 2002/984/JAI", "décision-cadre 2002/984/JAI", None)],
        ),
        (
            "1. Aplicam-se a Diretiva (UE) 2031/1069 e o Regulamento (CE) n.º 983/2004 às embarcações que não são de pesca.",
            [("Diretiva (UE) 2031/1069", "Diretiva (UE) 2031/1069", None),
             ("Regulamento (CE) n.º 983/2004", "Regulamento (CE) n.º 983/2004", None)],
        ),
    ],
)  # fmt: skip
def test_an_act_of_the_union_is_cited_by_its_number(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert external(text) == expected


def test_a_document_does_not_cite_itself_by_the_symbol_on_its_pages() -> None:
    page = "{}A/HRC/40/99\n\n\n{}\n\f"
    words = (
        "The harbour of Aldea was visited, as A/HRC/40/99 and A/HRC/41/7 say, by three delegations."
    )
    pages = [page.format(" " * 40, f"{n}.    {words}\n\n{n} boats came.") for n in range(1, 7)]
    cited = {document for _, document, _ in external("".join(pages))}
    assert cited == {"A/HRC/41/7"}
