# ruff: noqa: E501
"""What people print when they cite, in four languages."""

from __future__ import annotations

import pytest

from compromiso.text.citations.find_references import ReferenceFinder
from compromiso.text.citations.grammar import grammar
from compromiso.text.citations.printed import lowered
from compromiso.text.citations.reference import Reference


def found(language: str, text: str) -> list[Reference]:
    return list(ReferenceFinder(text, lowered(text), grammar(language)).find(0, len(text)))


def told(reference: Reference) -> str:
    """Write a reference as unit:numbers, outermost first."""
    parts = []
    for group in reference.groups:
        numbers = ",".join(
            ".".join(n.labels) + (f"–{'.'.join(n.through)}" if n.through else "")
            for n in group.numbers
        )
        parts.append(f"{group.unit}:{numbers or group.relation}")
    return " ".join(parts)


CASES = [
    ("en", "as paragraph 25.q of the Cuenca Pledge says", "paragraph 25.q of the Cuenca Pledge", "paragraph:25.q"),
    ("en", "under article 6, paragraph 1 (a), of this Protocol, a State", "article 6, paragraph 1 (a), of this Protocol", "article:6 paragraph:1.a"),
    ("en", "see paragraphs 1 a), b) (i) or c) of this article.", "paragraphs 1 a), b) (i) or c) of this article", "article:this paragraph:1.a,1.b.i,1.c"),
    ("en", "articles 1, 3, 16 (1), 33 and 36 to 46 apply", "articles 1, 3, 16 (1), 33 and 36 to 46", "article:1,3,16.1,33,36–46"),
    ("en", "of paragraphs 4,\n               5 and\n               6 of\n    that", "paragraphs 4,\n               5 and\n               6", "paragraph:4,5,6"),
    ("en", "points (a) and (b) of section 3", "points (a) and (b) of section 3", "section:3 point:a,b"),
    ("en", "Along with the previous paragraph, States", "the previous paragraph", "paragraph:previous"),
    ("en", "the paragraphs above and § 12", "paragraphs above", "paragraph:previous"),
    ("es", "según el párrafo 25, literal q), del Compromiso", "párrafo 25, literal q), del Compromiso", "paragraph:25 point:q"),
    ("es", "el literal q) del párrafo 25", "literal q) del párrafo 25", "paragraph:25 point:q"),
    ("es", "la letra a), apartado 2 del artículo 5 dice", "letra a), apartado 2 del artículo 5", "article:5 paragraph:2 point:a"),
    ("es", "el apartado 2, b) del artículo 10", "apartado 2, b) del artículo 10", "article:10 paragraph:2.b"),
    ("es", "los artículos 9, 10 y 12, apartado 4, del Convenio", "artículos 9, 10 y 12, apartado 4, del Convenio", "article:9,10,12 paragraph:4"),
    ("es", "los párrafos 1 y 2 precedentes", "párrafos 1 y 2 precedentes", "paragraph:1,2"),
    ("es", "en los apartados anteriores se dice", "apartados anteriores", "paragraph:previous"),
    ("es", "el apartado tercero del artículo 21", "apartado tercero del artículo 21", "article:21 paragraph:3"),
    ("pt", "a alínea q) do n.º 1 do artigo 2.º da Convenção", "alínea q) do n.º 1 do artigo 2.º da Convenção", "article:2 paragraph:1 point:q"),
    ("pt", "nos artigos 7.º e 8.º deste Acordo", "artigos 7.º e 8.º deste Acordo", "article:7,8"),
    ("pt", "o § 2º do art. 5º", "§ 2º do art. 5º", "article:5 paragraph:2"),
    ("pt", "o parágrafo anterior não se aplica", "parágrafo anterior", "paragraph:previous"),
    ("en", "see Art. 9 ICCPR too", "Art. 9 ICCPR", "article:9"),
    ("en", "point (b) of the first subparagraph of Article 6(1)", "point (b) of the first subparagraph of Article 6(1)", "article:6.1 subparagraph:1 point:b"),
    ("pt", "os artigos 3.º a 7.º, inclusive, do Protocolo", "artigos 3.º a 7.º, inclusive, do Protocolo", "article:3–7"),
    ("pt", "o inciso II, alínea a), do art. 5º", "inciso II, alínea a), do art. 5º", "article:5 subparagraph:II point:a"),
    ("fr", "aux alinéas a et b ci-dessous", "alinéas a et b ci-dessous", "subparagraph:a,b"),
    ("pt", "o n.º 25 do Compromisso diz", "n.º 25 do Compromisso", "paragraph:25"),
    ("fr", "le point q) du paragraphe 25", "point q) du paragraphe 25", "paragraph:25 point:q"),
    ("fr", "l'article premier de la présente Convention", "article premier de la présente Convention", "article:1"),
    ("fr", "les articles 2 à 34 de l’Accord", "articles 2 à 34 de l’Accord", "article:2–34"),
    ("fr", "l'alinéa a) du paragraphe 2 de l'article 5", "alinéa a) du paragraphe 2 de l'article 5", "article:5 paragraph:2 subparagraph:a"),
    ("fr", "le paragraphe précédent", "paragraphe précédent", "paragraph:previous"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "raw", "meaning"), CASES)
def test_a_reference_is_read_whole_and_outermost_first(
    language: str, text: str, raw: str, meaning: str
) -> None:
    reference = found(language, text)[0]
    assert text[reference.start : reference.end] == raw
    assert told(reference) == meaning


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the starting point for 3 to 5x1 programmes, a focal point in 2008"),
        ("en", "a special paragraph on migration; part of the history; the second part of it"),
        ("en", "we target 10 harbours, a target 4.3 million boats wide, and part 5 per cent"),
        ("en", "this point is clear, this part too, and 22 articles were printed"),
        ("es", "a juicio de la primera Parte; en este punto; para 25 de ellos; los 48 artículos"),
        (
            "pt",
            "nos 22 países, o número 1 em remessas, lei n.º 23/2007, o Protocolo n.º 4 da Convenção",
        ),
        ("fr", "à ce point, 25 articles, au titre de 2008"),
    ],
)
def test_words_that_only_look_like_references_are_left_alone(language: str, text: str) -> None:
    assert found(language, text) == []


def test_the_instrument_is_read_with_the_reference() -> None:
    named = found("en", "in article 5 of the Charter of the United Nations and elsewhere")[
        0
    ].instrument
    assert named is not None
    assert named.known == "un-charter"
    own = found("pt", "no artigo 5.º do presente Acordo")[0].instrument
    assert own is not None
    assert own.own


def test_a_table_cell_ends_a_reference() -> None:
    text = "paragraph 25\tof the Charter of the United Nations"
    assert text[slice(found("en", text)[0].start, found("en", text)[0].end)] == "paragraph 25"


def test_a_possessive_is_noted() -> None:
    assert found("en", "the Pledge, in its long paragraph 25, says")[0].possessive
    assert found("es", "de conformidad con su artículo 39")[0].possessive
    assert not found("fr", "selon le paragraphe 25")[0].possessive


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "article 5 of Council Directive 2003/86/EC", "Council Directive 2003/86/EC"),
        ("en", "article 4 of Regulation (EC) No 883/2004", "Regulation (EC) No 883/2004"),
        ("es", "el artículo 5 del Real Decreto 557/2011", "Real Decreto 557/2011"),
        ("es", "el artículo 2 de la Ley Orgánica 4/2000", "Ley Orgánica 4/2000"),
        ("es", "el artículo 3 de la Ley N° 25.871", "Ley N° 25.871"),
        ("pt", "o artigo 5.º do Decreto-Lei n.º 15/2003", "Decreto-Lei n.º 15/2003"),
        ("pt", "o art. 2º da Lei nº 13.445, de 24 de maio de 2017,", "Lei nº 13.445"),
        ("fr", "l'article 5 de la directive 2003/86/CE", "directive 2003/86/CE"),
        ("fr", "l'article 2 de la loi n° 2018-778", "loi n° 2018-778"),
    ],
)
def test_a_law_is_named_with_its_number(language: str, text: str, name: str) -> None:
    named = found(language, text)[0].instrument
    assert named is not None
    assert named.text == name
