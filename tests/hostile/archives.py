"""Word documents that are bombs, lies or doors: archives as nobody packs them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import word

from hostile.seeds import word_parts
from hostile.trap import Bait, Trap

MIB = 1024 * 1024
TOO_LARGE = frozenset({"READ-32"})
DAMAGED = frozenset({"READ-31", "READ-32"})


def entry(name: bytes, packed: bytes, size: int, check: int, method: int = 8) -> bytes:
    """Give the head of a member, as it stands before its bytes."""
    head = struct.pack(
        "<4s5H3L2H", b"PK\3\4", 20, 0, method, 0, 33, check, len(packed), size, len(name), 0
    )
    return head + name


def listed(name: bytes, place: int, packed: int, size: int, check: int) -> bytes:
    """Give the entry of a member in the directory at the end."""
    head = (b"PK\1\2", 20, 20, 0, 8, 0, 33, check, packed, size, len(name), 0, 0, 0, 0, 0, place)
    return struct.pack("<4s6H3L5H2L", *head) + name


def ended(count: int, size: int, start: int) -> bytes:
    """Give the end of an archive."""
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, start, 0)


def overlapping(copies: int) -> bytes:
    """Give an archive of many members that are all the same bytes (David Fifield, 2019)."""
    content = b"<w:p/>" * 150_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed, check = packer.compress(content) + packer.flush(), zlib.crc32(content)
    body = entry(b"word/document.xml", packed, len(content), check) + packed
    names = [b"word/document.xml", *(b"word/x%d.xml" % n for n in range(copies))]
    listing = b"".join(listed(name, 0, len(packed), len(content), check) for name in names)
    return body + listing + ended(len(names), len(listing), len(body))


def lying(told: int, real: int) -> bytes:
    """Give a document whose text says one size and has another."""
    head, foot = word.xml("document", f"<w:body>{word.p('x y')}|</w:body>").split("|")
    content = (head + "<w:p/>" * (real // 6) + foot).encode()
    whole = word.zipped({**word_parts("en"), "word/document.xml": content})
    start = whole.index(b"PK\1\2")
    while whole[start + 46 : start + 63] != b"word/document.xml":
        start = whole.index(b"PK\1\2", start + 4)
    return whole[: start + 24] + struct.pack("<L", told) + whole[start + 28 :]


def nested(depth: int) -> bytes:
    """Give a document that holds an archive that holds an archive …, zeros at the heart."""
    inner = bytes(4 * MIB)
    for number in range(depth):
        inner = word.zipped({f"{number}.zip": inner})
    return word.zipped({**word_parts("en"), "word/media/inner.zip": inner})


def named(*names: str, attributes: int = 0) -> bytes:
    """Give a good document with more members under odd names."""
    out = io.BytesIO(word.zipped(word_parts("en")))
    with zipfile.ZipFile(out, "a") as archive:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.external_attr = attributes
            archive.writestr(info, b"../../../../etc/passwd")
    return out.getvalue()


def body_of(inner: str) -> bytes:
    """Give a document with this body, packed."""
    return word.zipped(word.parts_of(inner))


def flagged(bit: int, method: int = 8) -> bytes:
    """Give a document whose members claim to be locked or packed in another way."""
    whole = bytearray(word.zipped(word_parts("en")))
    for mark, flags, way in ((b"PK\3\4", 6, 8), (b"PK\1\2", 8, 10)):
        at = whole.find(mark)
        while at >= 0:
            struct.pack_into("<H", whole, at + flags, bit)
            struct.pack_into("<H", whole, at + way, method)
            at = whole.find(mark, at + 4)
    return bytes(whole)


def traps(bait: Bait) -> Iterator[Trap]:
    """Yield every archive."""
    text = word.p("The States shall open the schools.")
    deep = "<w:tbl><w:tr><w:tc>"
    good = word.zipped(word_parts("en"))
    for number, (name, content, codes) in enumerate(
        (
            ("ratio", body_of("<w:p/>" * 8_000_000), TOO_LARGE),
            (
                "ratio-media",
                word.zipped({**word_parts("en"), "a.bin": bytes(180 * MIB)}),
                TOO_LARGE,
            ),
            ("sum", word.zipped({f"word/{n}.xml": bytes(9 * MIB) for n in range(30)}), TOO_LARGE),
            ("overlap-50", overlapping(50), TOO_LARGE),
            ("overlap-1900", overlapping(1900), TOO_LARGE),
            ("members-2001", named(*(f"m{n}" for n in range(2001))), TOO_LARGE),
            ("members-40000", named(*(f"m{n}" for n in range(40_000))), TOO_LARGE),
            ("nested-30", nested(30), frozenset[str]()),
            ("says-less", lying(100, 6 * MIB), DAMAGED),
            ("says-more", lying(150 * MIB, 60_000), DAMAGED),
            ("says-4-gb", lying(2**32 - 2, 60_000), TOO_LARGE),
            ("climbs", named("../../../tmp/x.xml", "/etc/passwd", "..\\..\\x"), frozenset()),
            ("windows-names", named("C:\\x", "con", "aux.xml", "a:b", "x. "), frozenset()),
            ("nul-name", named("a\x00.xml", "\u202egpj.xml", "a" * 60_000), frozenset()),
            ("symlink", named("word/link.xml", attributes=0o120777 << 16), frozenset()),
            ("twice", named("word/document.xml"), frozenset({"READ-31"})),
            ("twice-case", named("WORD/Document.XML"), frozenset({"READ-31"})),
            ("locked", flagged(1), frozenset({"READ-34"})),
            ("method-99", flagged(0, 99), frozenset({"READ-31"})),
            ("method-9", flagged(0, 9), frozenset({"READ-31"})),
            ("torn", good[: len(good) // 2], frozenset({"READ-31"})),
            ("no-directory", good[: good.index(b"PK\1\2")], frozenset({"READ-31"})),
            ("two-ends", good + ended(0, 0, 0), DAMAGED | {"READ-30"}),
            ("many-ends", good + b"PK\5\6" * 200_000, frozenset()),
            ("start-only", b"PK\3\4" * 1_000_000, frozenset({"READ-31"})),
            ("garbage-before", b"PK" + bytes(MIB) + good, frozenset()),
            (
                "tables-3000-deep",
                body_of(deep * 3000 + text + "</w:tc></w:tr></w:tbl>" * 3000),
                frozenset(),
            ),
            (
                "runs-200-deep",
                body_of("<w:p>" + "<w:ins>" * 200 + "</w:ins>" * 200 + "</w:p>" + text),
                frozenset(),
            ),
            ("paragraphs-300000", body_of(word.p("a b.") * 300_000), frozenset()),
            ("one-row-100000-cells", body_of(word.table(word.row(*["x y"] * 60_000))), frozenset()),
            ("attribute-10-mb", body_of(f'<w:p w:x="{"a" * 10 * MIB}"/>' + text), frozenset()),
            ("text-15-mb", body_of(word.p("la ley " * 2_000_000)), frozenset()),
            (
                "text-25-mb",
                body_of(word.p("la ley " * 3_700_000)),
                frozenset({"READ-05", "READ-32"}),
            ),
            ("no-text", word.zipped({"a.txt": b"x"}), frozenset({"READ-30"})),
            ("empty-body", body_of(""), frozenset({"READ-06"})),
            (
                "wrong-root",
                word.zipped({**word_parts("en"), "word/document.xml": "<x/>"}),
                frozenset({"READ-06", "READ-30"}),
            ),
        )
    ):
        yield Trap(f"zip-{number:02}-{name}.docx", content, codes)
    yield from numbered()


def numbered() -> Iterator[Trap]:
    """Yield documents whose lists number themselves without measure."""
    for name, levels in {
        "start-huge": word.level(0, "decimal", "%1.", start=10**12),
        "roman-huge": word.level(0, "upperRoman", "%1.", start=10**7),
        "letters-huge": word.level(0, "lowerLetter", "%1)", start=10**6),
        "words": word.level(0, "cardinalText", "%1", start=10**9),
        "template-huge": word.level(0, "decimal", "%1" * 20_000),
        "level-99": word.level(99, "decimal", "%99."),
        "negative": word.level(0, "lowerRoman", "%1)", start=-5),
    }.items():
        body = "".join(word.item(f"open school {n}") for n in range(300))
        content = word.zipped(word.parts_of(body, numbering=word.lists(levels)))
        yield Trap(f"list-{name}.docx", content)
    loop = '<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
    styles = word.xml("styles", loop.format(a="A", b="B") + loop.format(a="B", b="A"))
    body = word.p("The States shall.", '<w:pStyle w:val="A"/>')
    yield Trap("style-loop.docx", word.zipped(word.parts_of(body, styles=styles)))
