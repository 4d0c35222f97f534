"""Documents broken at random, the same for the same number: bytes, words, markup, objects."""

from __future__ import annotations

import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from io import StringIO
from typing import Final

import word
from lxml import etree

from compromiso.exchange.akn import to_akn
from compromiso.exchange.jsonl import write_jsonl
from compromiso.text.dossier import read
from hostile.own_words import in_own_words
from hostile.pdf_objects import ending, written
from hostile.seeds import TEXTS, pdf_objects, web_page, word_parts

LANGS: Final = tuple(TEXTS)
Shares = Sequence[tuple[str, int]]
SHARES: Final = (("txt", 60), ("html", 26), ("docx", 7), ("pdf", 7))
"""Of a hundred mutants, so many of each format: those that take longer to make are fewer."""

WORDS: Final = (
    piece.encode()
    for piece in (
        *("(", ")", "((((", "(a)", "(a) ", "a)", "1.", "1.1.1.1.1", "I.", "iv)", "Article 1", "\n"),
        *("Artículo 3.-", "Artigo 2.º", "Article premier", "\n\n\n", "\t", "\u00a0", "\u202e", "§"),
        *("\u0301" * 9, "\u200b", "\ufeff", "\x0b", "\x0c", "\x00", "\x1b[31m", "n.º 1", "n° 1"),
        *("25.0", "25.l", "paragraph 1(a)", "literal q) del párrafo 25", "alínea q) do n.º 1"),
        *(
            "10" * 40,
            "9" * 400,
            "MMMCMXCIX",
            "１２",
            "٣",
            "①",
            "😀",
            "ﬁ",
            "|",
            "| | |",
            "---",
            "___",
        ),
        *("before 2025", "hasta el 30 de junio", "4 y 5 de mayo de 2021", "31/02/2021", "00/00/0"),
        *("undertake to", "se comprometen a", "comprometem-se a", "s'engagent à", "the the the "),
        *("http://x.example/" + "a" * 60, "A/RES/70/1", "No. 29", "“", "”", "«", "...........9"),
        *("<p>", "</p>", "<ol start=-9>", "<li value=99999999999>", "<table>", "<!--", "<![CDATA["),
        *("&#xD800;", "&#0;", "&#x110000;", "&nbsp", "&", "<div " + "a" * 300 + "=1>", "<pre>"),
        *("0 0 0 rg", "/F1 0 Tf", "1e38", "-1e38 0 Td", "2 0 R", "<<", ">>", "[", "]", "endobj"),
        *("9999999999 0 R", "BT", "ET", "(\\777)", "<FEFFD800>", "/Length -1", "/Kids [2 0 R]"),
    )
)
BYTES: Final = (
    b"\xff",
    b"\xc3",
    b"\x80",
    b"\xed\xa0\x80",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x1a",
    b"\r",
)
PIECES: Final = (*WORDS, *BYTES)
"""What is put in: numbers, marks and words that rules look for, and bytes that are no text."""


OTHERWISE: Final = (
    *((" ", "\n"), (" ", "\u00a0"), (" ", "\u2009"), (" ", "  "), (" ", "-\n"), ("\n", " ")),
    *(("'", "’"), ("i", "ı"), ("s", "ſ"), ("I", "İ"), ("k", "\u212a"), ("é", "e\u0301")),
)
"""What old prints, bad fonts and word processors set in the place of a sign."""

OWN_SHARES: Final = (("jsonl", 50), ("xml", 50))
"""What this program writes and reads back, broken by somebody else."""


def mutant(seed: int, number: int, shares: Shares = SHARES) -> tuple[bytes, str]:
    """Give the bytes and the name of one mutant; the same for the same seed and number."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - the same each time, no secret
    kind = _kind(number, shares)
    lang = chance.choice(LANGS)
    return MAKERS[kind](chance, lang), f"{seed}-{number}.{kind}"


def _kind(number: int, shares: Shares) -> str:
    left = number % 100
    for kind, share in shares:
        if left < share:
            return kind
        left -= share
    raise AssertionError(number)


def _text(chance: random.Random, lang: str) -> bytes:
    own = in_own_words(chance, lang) if chance.random() < 0.3 else TEXTS[lang]
    content = _broken(chance, own.encode())
    if chance.random() < 0.05:
        encoding = chance.choice(("utf-16", "utf-16-be", "cp1252", "utf-8-sig", "utf-32"))
        content = content.decode("utf-8", "replace").encode(encoding, "replace")
    return content


def _page(chance: random.Random, lang: str) -> bytes:
    content = _page_of(lang)
    for _ in range(chance.randint(0, 4)):
        content = chance.choice(MARKUP)(chance, content)
    return _broken(chance, content) if chance.random() < 0.7 else content


def _word(chance: random.Random, lang: str) -> bytes:
    parts = dict(_parts_of(lang))
    for _ in range(chance.randint(1, 3)):
        part = chance.choice(sorted(parts))
        told = parts[part].encode() if isinstance(held := parts[part], str) else held
        parts[part] = _bent(chance, told) if chance.random() < 0.75 else _broken(chance, told)
    if chance.random() < 0.05:
        del parts[chance.choice(sorted(parts))]
    packed = word.zipped(parts, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    return _broken(chance, packed) if chance.random() < 0.1 else packed


def _pdf(chance: random.Random, lang: str) -> bytes:
    objects = list(_objects_of(lang))
    for _ in range(chance.randint(1, 4)):
        chance.choice(OBJECTS)(chance, objects)
    content = written(objects) if chance.random() < 0.8 else _misplaced(chance, objects)
    return _broken(chance, content) if chance.random() < 0.3 else content


def _stream(chance: random.Random, lang: str) -> bytes:
    """Break a record stream: its bytes, or a value of one of its records."""
    lines = _lines_of(lang)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        record = json.loads(lines[at])
        record[chance.choice(sorted(record))] = chance.choice(_JSON)
        lines = (*lines[:at], json.dumps(record), *lines[at + 1 :])
    content = "\n".join(lines).encode()
    return _broken(chance, content) if chance.random() < 0.3 else content


def _akn(chance: random.Random, lang: str) -> bytes:
    content = _akn_of(lang)
    for _ in range(chance.randint(1, 3)):
        content = _bent(chance, content)
    return _broken(chance, content) if chance.random() < 0.3 else content


@cache
def _lines_of(lang: str) -> tuple[str, ...]:
    stream = StringIO()
    write_jsonl(_dossier_of(lang), stream)
    return tuple(stream.getvalue().splitlines())


MAKERS: Final[dict[str, Callable[[random.Random, str], bytes]]] = {
    "txt": _text,
    "html": _page,
    "docx": _word,
    "pdf": _pdf,
    "jsonl": _stream,
    "xml": _akn,
}

_dossier_of = cache(lambda lang: read(TEXTS[lang].encode(), f"{lang}.txt"))
_akn_of = cache(lambda lang: to_akn(_dossier_of(lang)))

_page_of = cache(web_page)
_parts_of = cache(word_parts)
_objects_of = cache(pdf_objects)


def _broken(chance: random.Random, content: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        content = chance.choice(BREAKS)(chance, content)
    return content[:20_000]


def _span(chance: random.Random, content: bytes, longest: int = 200) -> slice:
    start = chance.randint(0, len(content))
    return slice(start, min(len(content), start + chance.randint(0, longest)))


def _cut(chance: random.Random, content: bytes) -> bytes:
    out = _span(chance, content)
    return content[: out.start] + content[out.stop :]


def _flip(chance: random.Random, content: bytes) -> bytes:
    held = bytearray(content)
    for _ in range(min(len(held), chance.randint(1, 6))):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def _say_again(chance: random.Random, content: bytes) -> bytes:
    again = _span(chance, content, 80)
    return content[: again.stop] + content[again] * chance.randint(1, 30) + content[again.stop :]


def _put_in(chance: random.Random, content: bytes) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 40)) + content[at:]


def _swap(chance: random.Random, content: bytes) -> bytes:
    moved = _span(chance, content)
    rest = content[: moved.start] + content[moved.stop :]
    at = chance.randint(0, len(rest))
    return rest[:at] + content[moved] + rest[at:]


def _splice(chance: random.Random, content: bytes) -> bytes:
    other = TEXTS[chance.choice(LANGS)].encode()
    at = chance.randint(0, len(content))
    return content[:at] + other[_span(chance, other, 400)] + content[at:]


def _end_early(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randint(0, len(content))]


def _shuffle_lines(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return chance.choice((b"\n", b"\n", b"\r\n", b" ", b"\n    ")).join(lines)


def _misread(chance: random.Random, content: bytes) -> bytes:
    old, new = chance.choice(((b"1", b"l"), (b"0", b"O"), (b"o", b"0"), (b"i", b"1"), (b")", b"}")))
    return content.replace(old, new)


def _set_otherwise(chance: random.Random, content: bytes) -> bytes:
    """Put another space, letter or apostrophe in some places where one is printed."""
    old, new = (sign.encode() for sign in chance.choice(OTHERWISE))
    often, (first, *others) = chance.choice((0.02, 0.1, 0.4)), content.split(old)
    return first + b"".join((new if chance.random() < often else old) + part for part in others)


BREAKS: Final = (
    *(_cut, _flip, _say_again, _put_in, _put_in, _swap, _splice),
    *(_end_early, _shuffle_lines, _misread, _set_otherwise, _set_otherwise),
)

_TAG: Final = re.compile(rb"<[^>]{0,200}>")


def _tags(chance: random.Random, content: bytes) -> re.Match[bytes] | None:
    found = list(_TAG.finditer(content))
    return chance.choice(found) if found else None


def _drop_tag(chance: random.Random, content: bytes) -> bytes:
    tag = _tags(chance, content)
    return content[: tag.start()] + content[tag.end() :] if tag else content


def _nest_tag(chance: random.Random, content: bytes) -> bytes:
    tag = _tags(chance, content)
    deep = chance.choice((1, 3, 30, 240, 300))
    return content[: tag.start()] + tag.group() * deep + content[tag.end() :] if tag else content


def _bend_tag(chance: random.Random, content: bytes) -> bytes:
    tag = _tags(chance, content)
    if not tag:
        return content
    return content[: tag.start()] + _put_in(chance, tag.group()) + content[tag.end() :]


MARKUP: Final = (_drop_tag, _nest_tag, _bend_tag, _put_in)

_JSON: Final = (
    *(None, True, 0, -1, 10**30, 1e308, float("nan"), "", "x", "\ud800", "\x00", "²"),
    *([], {}, [[1, 2]], [[5, 1]], [{"start": 9, "end": 2}], {"instrument": "x", "eid": None}),
    *([None], ["a", 1], {"id": 1, "name": None, "kind": []}, "declaration", "resolved"),
)
_VALUES: Final = (
    "",
    "0",
    "-1",
    "99999999999",
    "1e9",
    "x" * 400,
    "none",
    "true",
    "%1.%2.%9",
    "é",
    "2",
)


def _bent(chance: random.Random, part: bytes) -> bytes:
    """Give a part with one element or attribute changed; markup that is broken stays as it is."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part
    element = chance.choice(list(root.iter()))
    chance.choice((_set_value, _repeat, _move, _remove, _say_else))(chance, root, element)
    return etree.tostring(root)


def _set_value(chance: random.Random, root: etree._Element, element: etree._Element) -> None:
    keys = sorted(element.keys()) or [f"{{{word.W}}}val"]
    element.set(chance.choice(keys), chance.choice(_VALUES))


def _repeat(chance: random.Random, root: etree._Element, element: etree._Element) -> None:
    if element is not root:
        again = etree.tostring(element, with_tail=False)
        for _ in range(chance.choice((1, 2, 30))):
            element.addnext(etree.fromstring(again))


def _move(chance: random.Random, root: etree._Element, element: etree._Element) -> None:
    place = chance.choice(list(root.iter()))
    if element is not root and element not in (place, *place.iterancestors()):
        place.append(element)


def _remove(chance: random.Random, root: etree._Element, element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _say_else(chance: random.Random, root: etree._Element, element: etree._Element) -> None:
    told = chance.choice(PIECES).decode("utf-8", "replace") * chance.choice((1, 20))
    element.text = "".join(sign for sign in told if sign.isprintable() or sign in "\n\t")


_NUMBER: Final = re.compile(rb"(?<![\w.])-?\d+(?![\w.])")
_REFERENCE: Final = re.compile(rb"\d+ 0 R")
_NAME: Final = re.compile(rb"/\w+")
_NUMBERS: Final = (b"0", b"-1", b"1", b"65536", b"2147483648", b"-99999999999", b"1e40", b"0.0001")


def _swapped(pattern: re.Pattern[bytes], told: Callable[[random.Random, int], bytes]) -> Broken:
    def change(chance: random.Random, objects: list[bytes]) -> None:
        at = chance.randrange(len(objects))
        found = list(pattern.finditer(objects[at]))
        if found:
            one = chance.choice(found)
            new = told(chance, len(objects))
            objects[at] = objects[at][: one.start()] + new + objects[at][one.end() :]

    return change


def _packed(chance: random.Random, objects: list[bytes]) -> None:
    """Pack a stream as PDF does, then break it now and then."""
    at = chance.randrange(len(objects))
    head, mark, rest = objects[at].partition(b"stream\n")
    if not mark:
        return
    packed = zlib.compress(rest.removesuffix(b"\nendstream"))
    if chance.random() < 0.5:
        packed = _flip(chance, packed)
    way = chance.choice(
        (b"/FlateDecode", b"/LZWDecode", b"[/FlateDecode /FlateDecode]", b"/DCTDecode")
    )
    head = re.sub(rb"/Length \d+", b"/Length %d /Filter %s" % (len(packed), way), head)
    objects[at] = head + mark + packed + b"\nendstream"


def _break_object(chance: random.Random, objects: list[bytes]) -> None:
    at = chance.randrange(len(objects))
    objects[at] = _broken(chance, objects[at])


def _lose_object(chance: random.Random, objects: list[bytes]) -> None:
    objects[chance.randrange(len(objects))] = chance.choice((b"null", b"<< >>", b"[]", b""))


Broken = Callable[[random.Random, list[bytes]], None]
OBJECTS: Final[Sequence[Broken]] = (
    _swapped(_NUMBER, lambda chance, _: chance.choice(_NUMBERS)),
    _swapped(_REFERENCE, lambda chance, held: b"%d 0 R" % chance.randint(0, held + 1)),
    _swapped(_NAME, lambda chance, _: chance.choice((b"/Kids", b"/Page", b"/F2", b"/Type3", b"/"))),
    _packed,
    _break_object,
    _break_object,
    _lose_object,
)


def _misplaced(chance: random.Random, objects: list[bytes]) -> bytes:
    """Write objects with a table and a trailer that lie."""
    whole = written(objects)
    body = whole[: whole.rindex(b"xref\n0 ")]
    places = [chance.choice((0, 9, len(body), chance.randrange(len(body)))) for _ in objects]
    trailer = chance.choice(
        (b"", b"/Prev 0", b"/Prev %d" % len(body), b"/Encrypt 3 0 R", b"/Size 1")
    )
    return body + ending(places, len(body), trailer, chance.randint(0, len(objects)))
