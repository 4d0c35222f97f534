"""Text and web pages of one thing without end: what makes a careless pattern stand still."""

from __future__ import annotations

from collections.abc import Iterator

from hostile.seeds import TEXTS
from hostile.trap import Bait, Trap

MIB = 1024 * 1024
PIECES = {
    "brackets": "(",
    "closing": ")",
    "newlines": "\n",
    "spaces": " ",
    "tabs": "\t",
    "points": "(a) ",
    "points-lines": "(a)\n",
    "nested": "((a)",
    "one": "1.",
    "dots": ".",
    "romans": "MMMCMXCIX ",
    "romans-lines": "iv)\n",
    "roman-run": "i",
    "dashes": "-",
    "bars": "|",
    "article": "Article 1\n",
    "articulo": "Artículo 1.- ",
    "short-articles": "Art. 1º Ab. ",
    "breaks": "x<br />",
    "glued": "abc.2. Abc:(a) Abc",
    "artigo": "Artigo 1.º\n",
    "quotes": "“",
    "guillemets": "« ",
    "commas": ", ",
    "and": "and ",
    "capitals": "DE LA ",
    "title": "De La ",
    "dates": "1 May 2021 ",
    "days": "4 y 5 de ",
    "years": "2021-2022-",
    "numbers": "1,250,",
    "percent": "14.5 % ",
    "citation": "paragraph 1 of article 1 of ",
    "literal": "literal a) del ",
    "alinea": "alínea a) do n.º 1 do ",
    "point-fr": "point a) du paragraphe 1 de ",
    "range": "articles 1 to ",
    "symbols": "A/RES/70/1, ",
    "shall": "shall ",
    "undertake": "undertakes to ",
    "that": "that the States ",
    "url": "http://",
    "mail": "a@",
    "footnotes": "¹ ",
    "marks": "* ",
    "titles": "DECLARATION OF THE ",
    "names": "Mr. John ",
    "acronyms": "(OIM) ",
    "semicolons": "a); ",
    "bullets": "• \n",
    "headings": "# ",
    "pipes": "| a | b |\n",
    "rows": "a\tb\tc\n",
    "leaders": "Acta ......... 3\n",
    "rtl": "\u202e\u202d",
    "combining": "a\u0301\u0302",
    "zero-width": "\u200b\u200d",
    "nbsp": "\u00a0",
    "emoji": "👩‍👩‍👧",
    "hangul": "한",
    "long-s": "ſt",
    "dotless": "İı",
    "raised": "²³",
    "colon": "a:",
}
"""What is said again and again, by name."""


def pieces() -> Iterator[Trap]:
    """Yield each piece said over and over: 1 MB of it, and between the lines of a document."""
    for name, piece in PIECES.items():
        yield Trap(
            f"flood-{name}.txt", ("Acta de Vega. " + piece * (MIB // len(piece.encode()))).encode()
        )
    for name, piece in list(PIECES.items())[::4]:
        told = TEXTS["en"].replace("\n", piece * 4000 + "\n", 6)
        yield Trap(f"amid-{name}.txt", told.encode())


def texts() -> Iterator[tuple[str, bytes]]:  # noqa: PLR0915 - a list, one at a time
    """Yield texts that are too long, too deep or no text."""
    yield "line-50-mb", b"a" * (50 * MIB)
    yield "line-51-mb", b"a" * (51 * MIB)
    yield "words-19-mb", b"la ley " * (19 * MIB // 7)
    yield "brackets-10-mb", b"(" * (10 * MIB)
    yield "newlines-10-mb", b"\n" * (10 * MIB) + b"la ley"
    yield "spaces-10-mb", b" " * (10 * MIB) + b"la ley"
    yield "number-10^6", b"There are " + b"9" * 10**6 + b" pupils."
    yield "number-grouped", b"There are " + b"1,000," * 200_000 + b"000 pupils."
    yield "year", b"before 2" + b"0" * 100_000 + b", on 4 May 2" + b"0" * 5000
    yield "label-10^5", b"1" * 10**5 + b". The States shall open.\n2. More.\n"
    yield "labels-dotted", b"".join(b"1." * n + b" la ley\n" for n in range(1, 600))
    yield "labels-deep", b"".join(b" " * n + b"(a) la ley\n" for n in range(3000))
    yield "points-200000", b"(a) la ley\n" * 200_000
    yield "articles-100000", b"".join(b"Article %d\nLa ley.\n" % n for n in range(100_000))
    yield "article-1-100000", b"Article 1\n" * 100_000
    yield "columns-100000", b"| a " * 100_000 + b"|\n" + b"|---" * 100_000 + b"|\n"
    yield "columns-tabs", b"la ley\t" * 100_000 + b"\nx\n"
    yield (
        "citing-all",
        b"".join(b"%d. See paragraph %d.\n" % (n, 20_000 - n) for n in range(20_000)),
    )
    yield "citing-list", b"1. See paragraphs " + b", ".join(b"%d" % n for n in range(50_000)) + b"."
    yield "citing-range", b"1. See articles 1 to 999999999 and 2-99999999999999999999.\n" * 50
    yield "all-capitals", b"LA LEY DE LA REPUBLICA\n" * 40_000
    yield "sentence-2-mb", b"The States undertake to open the school and " * 45_000
    yield "sentences", b"The States undertake to open schools. " * 40_000
    yield "meetings", b"The meeting was held in Vega on 4 May 2021 by the ministers. " * 15_000
    yield (
        "actors",
        b"1. The States of " + b"Aldea, Vega, Brazil, Spain, " * 20_000 + b"shall open.\n",
    )
    yield "figures", b"In 2020, 1,250 pupils (14.5 %) crossed. " * 30_000
    yield "nul", b"la ley\0" * 1000
    yield "controls", bytes(range(1, 32)) * 3000 + b"la ley"
    yield "escapes", b"\x1b[2J\x1b]0;x\x07 la ley\n" * 100
    yield "two-marks", b"\xef\xbb\xbf\xff\xfe1. La ley.\n"
    yield "utf-8-mark-16", b"\xef\xbb\xbf" + "1. La ley.".encode("utf-16")
    yield "mark-only", b"\xef\xbb\xbf"
    yield "mark-16-only", b"\xff\xfe"
    yield "utf-16-odd", b"\xff\xfe1\0.\0 \0L\0a"
    yield "utf-16-surrogate", b"\xff\xfe" + "1. La ley ".encode("utf-16-le") + b"\x00\xd8a\0b\0"
    yield "utf-32", "1. La ley.".encode("utf-32")
    yield "utf-7", b"+ADw-script+AD4- la ley"
    yield "surrogates", b"la ley \xed\xa0\x80\xed\xb0\x80" * 100
    yield "overlong", b"la ley \xc0\xaf\xe0\x80\xaf" * 100
    yield "mixed", "1. Señaló.\n".encode() * 500 + "2. Señaló.\n".encode("cp1252") * 500
    yield (
        "line-ends",
        b"1. La ley.\r2. La ley.\r\n3. La ley.\x0b4.\x0c5.\x1c6.\xc2\x857.\xe2\x80\xa8" * 300,
    )
    yield "program", b"\x7fELF" + bytes(range(256)) * 100
    yield "picture", b"\x89PNG\r\n\x1a\n" + bytes(1000)


def pages() -> Iterator[tuple[str, bytes]]:  # noqa: PLR0915 - a list, one at a time
    """Yield web pages that are too deep, too broken or too long."""
    yield "div-200000", b"<div>" * 200_000 + b"la ley"
    yield "div-240-deep", b"<div>" * 240 + b"la ley" + b"</div>" * 240
    yield "lists-20000", b"<ol><li>la ley" * 20_000
    yield "lists-flat", b"<ol>" + b"<li>la ley" * 100_000 + b"</ol>"
    yield "lists-many", b"<ol><li>la ley</ol>" * 50_000
    yield "tables-deep", b"<table><tr><td>la ley" * 5000
    yield "table-wide", b"<table><tr>" + b"<td>x" * 100_000 + b"<td>la ley</table>"
    yield "table-span", b"<table><tr><td colspan=999999999 rowspan=999999999>la ley</table>"
    yield "comments-open", b"la ley <!--" * 400_000
    yield "comment-10-mb", b"la ley <!--" + b"-" * (10 * MIB)
    yield "references", b"la ley " + b"&#" * 2_000_000
    yield "references-big", b"la ley &#99999999999999999999;" * 50_000
    yield "references-odd", b"la ley &#xD800;&#0;&#x110000;&#xFFFE;&#x1b;" * 5000
    yield "entities", b"la ley &" + b"a" * MIB + b";"
    yield "attribute-10-mb", b"<p title='" + b"a" * (10 * MIB) + b"'>la ley</p>"
    yield "attributes", b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">la ley</p>"
    yield "tag-name", b"<" + b"a" * (5 * MIB) + b">la ley"
    yield "open-tags", b"<a " * MIB + b"la ley"
    yield "start-huge", b"<ol start=99999999999999999999><li>la ley<li>la ley</ol>"
    yield "start-digits", b"<ol start=" + b"9" * 100_000 + b"><li>la ley</ol>"
    yield "roman-huge", b"<ol type=I start=99999999><li>la ley<li value=-7>la ley</ol>"
    yield "letters-huge", b"<ol type=a start=999999999><li>la ley<li>la ley</ol>"
    yield "reversed", b"<ol reversed>" + b"<li value=1e400>la ley" * 5000 + b"</ol>"
    yield "pre", b"<pre>" + b"\n" * (3 * MIB) + b"la ley</pre>"
    yield "breaks", b"la ley<br>" * 200_000
    yield "options", b"<select>" + b"<option>la ley" * 100_000
    yield "sections", b"<![CDATA[la ley]]>" * 50_000 + b"<p>la ley</p>"
    yield "nul", b"<p>la\0 ley</p>"
    yield "charset-lies", b"<meta charset=utf-16><p>la ley se\xc3\xb1al\xc3\xb3</p>"
    yield "charset-7", b"<meta charset=utf-7><p>+ADw-la ley</p>"
    yield "frames", b"<frameset>" * 5000 + b"<noframes>la ley"
    yield "svg", b"<svg><g>" * 20_000 + b"<text>la ley"
    yield "script-open", b"<p>la ley</p><script>" + b"x" * MIB
    yield "title-open", b"<title>" + b"la ley " * 100_000
    yield "hidden", b"<p hidden>la ley</p>" * 10_000
    yield "nav", b"<nav>" + b"<a href=x>la ley</a>" * 50_000 + b"</nav><p>la ley</p>"
    yield "page-20-mb", b"<p>la ley</p>" * (20 * MIB // 13)
    yield "page-21-mb", b"<p>la ley</p>" * (21 * MIB // 13 + 100)


def traps(bait: Bait) -> Iterator[Trap]:
    """Yield every flood."""
    yield from pieces()
    for name, content in texts():
        yield Trap(f"text-{name}.txt", content)
    for name, content in pages():
        yield Trap(f"page-{name}.html", content)
