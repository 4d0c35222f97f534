# ruff: noqa: E501
"""Citations across a bundle, counted paragraphs, slips of scanning, and numbers that do not fit."""

from __future__ import annotations

import pytest

from compromiso.model.citation import Citation, HeldTarget, Status
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

RESOLUTION = """RESOLUTION ON LIGHTHOUSES

The General Assembly,

Recalling its resolution 61/180 of 20 December 2006,

Noting article 3 of the annexed Agreement,

1. Adopts the Agreement annexed to the present resolution;

2. Invites States to sign it in accordance with article 2 of the Agreement;

3. Recalls the second preambular paragraph and paragraph 1 above;

4. Requests the keeper to report under operative paragraph 2 and Article l of the Annex.

Annex

Agreement on Lighthouses

Article 1
Use of terms

For the purposes of this Agreement:

(a) "Lamp" means a light;

(b) "Keeper" means a person who keeps a lamp.

Article 2
Signature

1. This Agreement shall be open for signature.

2. Keepers as defined in article 1 (b) shall witness the signature referred to in paragraph 1.

3. The provisions of the two preceding paragraphs apply to buoys.

Article 3
Lamps

Lamps are lit at night.

Lamps are put out by day.

Article 4
Fees

The second paragraph of article 3 does not apply on Sundays, nor the third paragraph of article 3. The preceding article, the last paragraph of article 3 and the foregoing provisions remain.
"""

SPANISH = """ACUERDO SOBRE FAROS

Artículo 1

1. Los faros se encienden.

2. Los faros a que se refiere el párrafo l se apagan.

Artículo 2

Los guardas cobran. Se aplica el artícu1o 1, párrafo 2, y el art. S.

Artículo 3

Lo dispuesto en los dos artículos anteriores, en el artículo 3 del Protocolo anexo y en el Anexo se aplica. Véase el artículo 2 del Protocolo.

ANEXO

PROTOCOLO SOBRE BOYAS

Artículo 1

Las boyas flotan.

Artículo 2

Las boyas a que se refiere el artículo 1 del presente Protocolo se pintan, y las del artículo 2 del Acuerdo también.

Artículo 3

El artículo anterior no se aplica.
"""

TOLLS = """CONVENTION ON HARBOUR TOLLS

Article 1
Use of terms

In this Convention a ferry is a vessel that carries passengers across a strait.

Article 2
Scope

This Convention applies to ferries under the flag of a Party.

Article 3
Offences

Each Party shall make it an offence to evade a toll or to forge a toll ticket.

Article 4
Inspection

Each Party shall inspect ferries in order to prevent the offences established in accordance with article 3 of this Convention.

Article 5
Training

1. Each Party shall train its inspectors to detect the offences established in accordance with article 3 of this Convention.

2. The training referred to in paragraph 1 of this article shall be free of charge.

3. Inspectors who were trained as set out in paragraph 2 of this article shall wear a badge.

Article 6
Signature

This Convention shall be open for signature by all States until the spring.

Article 7
Information

Parties shall exchange information on the offences established in accordance with article 3 of this Convention.

Article 8
Entry into force

1. This Convention is subject to ratification by the States that signed it in accordance with article 6 of this Convention.

2. Ferries inspected under articles 3, 4 and 5 of this Convention keep their permits.

Article 9
Figures

Parties shall count each year the offences established in accordance with article 3 of this Convention.
"""


def read(text: str) -> list[Citation]:
    reading = to_text(text.encode(), "sample.txt")
    return list(find_citations(reading.text, to_provisions(reading)))


def told(text: str, raw: str) -> tuple[str, list[str | None]]:
    """Give the status and the targets of the citation printed so."""
    citation = next(c for c in read(text) if c.raw == raw)
    return citation.status.value, [t.eid for t in citation.targets if isinstance(t, HeldTarget)]


@pytest.mark.parametrize(
    ("text", "raw", "status", "eids"),
    [
        (RESOLUTION, "article 3 of the annexed Agreement", "resolved", ["art_3"]),
        (RESOLUTION, "article 2 of the Agreement", "resolved", ["art_2"]),
        (RESOLUTION, "second preambular paragraph", "resolved", ["rec_2"]),
        (RESOLUTION, "operative paragraph 2", "resolved", ["para_2"]),
        (RESOLUTION, "Article l of the Annex", "repaired", ["art_1"]),
        (RESOLUTION, "two preceding paragraphs", "resolved", ["art_2__para_1", "art_2__para_2"]),
        (RESOLUTION, "second paragraph of article 3", "resolved", ["art_3__para_nn_2"]),
        (RESOLUTION, "last paragraph of article 3", "resolved", ["art_3__para_nn_2"]),
        (RESOLUTION, "third paragraph of article 3", "dangling", []),
        (RESOLUTION, "the foregoing provisions", "resolved", ["art_1", "art_2", "art_3"]),
        (SPANISH, "párrafo l", "repaired", ["art_1__para_1"]),
        (SPANISH, "artícu1o 1, párrafo 2", "resolved", ["art_1__para_2"]),
        (SPANISH, "art. S", "dangling", []),
        (SPANISH, "dos artículos anteriores", "resolved", ["art_1", "art_2"]),
        (SPANISH, "artículo 3 del Protocolo anexo", "resolved", ["art_3"]),
        (SPANISH, "artículo 2 del Acuerdo", "resolved", ["art_2"]),
    ],
)
def test_a_bundle_is_followed_from_one_instrument_to_another(
    text: str, raw: str, status: str, eids: list[str]
) -> None:
    assert told(text, raw) == (status, eids)


def test_the_annexed_instrument_is_another_than_that_which_cites_it() -> None:
    citation = next(c for c in read(SPANISH) if c.raw == "artículo 3 del Protocolo anexo")
    (target,) = citation.targets
    assert isinstance(target, HeldTarget)
    assert target.instrument.startswith("protocolo")


def test_nothing_is_doubted_in_a_convention_that_cites_rightly() -> None:
    assert {c.status for c in read(TOLLS)} == {Status.RESOLVED}


def test_a_number_that_the_same_words_elsewhere_contradict_is_suspect() -> None:
    text = TOLLS.replace("on the offences established in accordance with article 3", "on the offences established in accordance with article 2")  # fmt: skip
    citation = next(c for c in read(text) if c.raw == "article 2 of this Convention")
    assert citation.status is Status.SUSPECT
    assert isinstance(citation.suggestions[0], HeldTarget)
    assert citation.suggestions[0].path == ("3",)


def test_a_paragraph_that_refers_to_itself_is_suspect() -> None:
    text = TOLLS.replace("in paragraph 1 of this article", "in paragraph 2 of this article")
    citation = next(c for c in read(text) if c.raw == "paragraph 2 of this article")
    assert citation.status is Status.SUSPECT
    assert isinstance(citation.suggestions[0], HeldTarget)
    assert citation.suggestions[0].path == ("5", "1")


def test_a_number_out_of_order_in_a_list_is_suspect() -> None:
    text = TOLLS.replace("articles 3, 4 and 5", "articles 3, 7 and 5")
    citation = next(c for c in read(text) if c.raw == "articles 3, 7 and 5 of this Convention")
    assert citation.status is Status.SUSPECT
    assert "7 is out of order" in citation.reason


def test_a_paragraph_of_this_article_is_not_sought_in_another_instrument() -> None:
    text = TOLLS.replace("as set out in paragraph 2 of", "as set out in paragraph 9 of")
    assert told(text, "paragraph 9 of this article") == ("dangling", [])


def test_a_bare_number_in_brackets_dangles_where_a_text_gives_its_sources_so() -> None:
    points = "\n\n".join(f"{letter}) To mend the {noun}." for letter, noun in zip("abcdef", ("nets", "oars", "sails", "masts", "ropes", "keels"), strict=True))  # fmt: skip
    text = f"DECLARATION OF THE HARBOUR\n\n12. We decide:\n\n{points}\n\n13. To mend the nets (12.a), the oars (12.b), the sails (12.c), the tide (30.v) and the ropes (l2.e).\n"
    found = {c.raw: c.status.value for c in read(text)}
    assert found["30.v"] == "dangling"
    assert found["l2.e"] == "repaired"


@pytest.mark.parametrize(
    ("printed", "external"),
    [
        ("article 6 of Convention No. 97", "ILO Migration for Employment Convention (Revised), No. 97 (1949)"),
        ("el artículo 6 del Convenio núm. 143", "ILO Migrant Workers (Supplementary Provisions) Convention, No. 143 (1975)"),
        ("o artigo 4.º da Convenção n.º 189", "ILO Domestic Workers Convention, No. 189 (2011)"),
        ("l'article 2 de la convention n° 29", "ILO Forced Labour Convention, No. 29 (1930)"),
        ("article 5 of the Convention against Discrimination in Education", "Convention against Discrimination in Education (1960)"),
        ("el artículo 7 del Acuerdo de Escazú", "Regional Agreement on Access to Information, Public Participation and Justice in Environmental Matters in Latin America and the Caribbean (2018)"),
    ],
)  # fmt: skip
def test_instruments_are_known_by_number_and_by_name(printed: str, external: str) -> None:
    citation = read(f"NOTE\n\nThe keepers follow {printed} in everything.\n")[0]
    assert [getattr(target, "external", None) for target in citation.targets] == [external]


@pytest.mark.parametrize(
    "after", [" for 12 months", " on 16 November 1994", ".2. The annex is long"]
)
def test_a_term_or_a_day_after_a_name_is_no_part_of_it(after: str) -> None:
    citation = read(f"NOTE\n\nThe keepers follow article 305 of the Harbour Convention{after}.\n")[
        0
    ]
    assert [getattr(target, "external", None) for target in citation.targets] == [
        "Harbour Convention"
    ]
