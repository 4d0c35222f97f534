"""PDF files that loop, unpack without end or hold what no printer prints."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from hostile.pdf_objects import ending, stream, written
from hostile.seeds import pdf_objects
from hostile.trap import Bait, Trap

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
BOX = b"/MediaBox [0 0 595 842]"
WORDS = b"BT /F1 10 Tf 60 700 Td (1. The States shall open the schools.) Tj ET"


def one_page(
    drawing: bytes, page: bytes = b"", more: Sequence[bytes] = (), box: bytes = BOX
) -> bytes:
    """Give a PDF of one page: object 4 is what it draws, 5 its font, 6 and on are `more`."""
    return written(
        [
            CATALOG,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
            b"%s >> >>" % (box, page),
            drawing if b"stream" in drawing else stream(drawing),
            FONT,
            *more,
        ]
    )


def shared_tree(width: int, depth: int) -> bytes:
    """Give a tree of pages whose branches are the same: `width` to the power of `depth` pages."""
    levels = [
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b"%d 0 R " % (n + 3) * width, width ** (depth - n))
        for n in range(depth)
    ]
    page = b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R >>" % (BOX, depth + 3)
    return written([CATALOG, *levels, page, stream(WORDS)])


def packed(size: int, times: int = 1, piece: bytes = b" ") -> bytes:
    """Give a stream that unpacks to so many bytes, packed so many times."""
    squeezer = zlib.compressobj(9)
    block = piece * (1024 * 1024 // len(piece))
    content = b"".join(squeezer.compress(block) for _ in range(size // len(block)))
    content += squeezer.flush()
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%s]" % (b"/FlateDecode " * times))


def picture(way: bytes, content: bytes = bytes(5000), size: int = 4000) -> bytes:
    """Give a picture packed in some way, its bytes garbage."""
    return stream(
        content,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray /Filter /%s" % (size, size, way),
    )


def form(drawing: bytes, inner: bytes = b"") -> bytes:
    """Give a form that draws something, other forms perhaps."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << %s >> >>"
    return stream(drawing, entries % inner)


def doubling(depth: int) -> bytes:
    """Give a page that draws a form twice, which draws a form twice, and so on."""
    forms = [form(b"/X Do /X Do", b"/X %d 0 R" % (7 + n)) for n in range(depth)]
    return one_page(WORDS + b" /X Do", b"/XObject << /X 6 0 R >>", [*forms, form(WORDS)])


def mapped(lines: bytes) -> bytes:
    """Give a page whose font says by a map which letters its codes are."""
    cmap = b"/CIDInit /ProcSet findresource begin begincmap\n%s\nendcmap end" % lines
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    drawing = WORDS.replace(b"/F1", b"/F2")
    return one_page(drawing, b"", [font, stream(cmap)]).replace(b"/F1 5 0 R", b"/F2 6 0 R")


def looped() -> Iterator[tuple[str, bytes]]:
    """Yield files whose parts name themselves."""
    yield "tree-self", written([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"])
    yield "tree-parent", written(
        [CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 2 /Parent 3 0 R >>",
         b"<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>"]
    )  # fmt: skip
    yield "catalog-self", written([b"<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 5 >>"])
    yield "reference-self", written([CATALOG, b"2 0 R"])
    yield "length-self", one_page(b"<< /Length 4 0 R >>\nstream\n" + WORDS + b"\nendstream")
    yield (
        "form-self",
        one_page(b"/X Do " + WORDS, b"/XObject << /X 6 0 R >>", [form(b"/X Do", b"/X 6 0 R")]),
    )
    yield "doubling-30", doubling(30)
    objects = pdf_objects("en")
    whole = written(objects)
    body = whole[: whole.rindex(b"xref\n0 ")]
    yield "table-self", body + ending([9] * 7, len(body), b"/Prev %d" % len(body))
    looping = stream(b"1 0 2 9 << >> << >>", b"/Type /ObjStm /N 2 /First 8 /Extends 8 0 R")
    yield "objects-self", written([*objects, looping], b"/XRefStm 9")
    entries = b"/Type /XRef /W [1 2 1] /Index [0 999999] /Size 999999 /Root 1 0 R /Prev 9"
    yield (
        "table-stream",
        b"%PDF-1.5\n1 0 obj\n" + stream(bytes(4000), entries) + b"\nendobj\nstartxref\n9\n%%EOF",
    )


def swollen() -> Iterator[tuple[str, bytes]]:
    """Yield files that hold, or claim to hold, more than any document."""
    yield "tree-10^12", shared_tree(10, 12)
    yield "tree-2^40", shared_tree(2, 40)
    yield "count-10^6", written([CATALOG, b"<< /Type /Pages /Kids [] /Count 1000000 >>"])
    kids = b"3 0 R " * 6000
    page = b"<< /Type /Page /Parent 2 0 R %s >>" % BOX
    yield (
        "pages-6000",
        written([CATALOG, b"<< /Type /Pages /Kids [%s] /Count 6000 >>" % kids, page]),
    )
    yield "arrays-200000-deep", one_page(WORDS, b"/A " + b"[" * 200_000 + b"]" * 200_000)
    yield "dicts-100000-deep", one_page(WORDS, b"/A << " * 100_000 + b">> " * 100_000)
    yield "flate-512-mb", one_page(packed(512 * 1024 * 1024))
    yield "flate-words-256-mb", one_page(packed(256 * 1024 * 1024, piece=WORDS + b"\n"))
    yield "flate-3-times", one_page(packed(1024 * 1024 * 1024, 3))
    yield "flate-20-filters", one_page(packed(1024 * 1024, 20))
    yield "words-200000", one_page(WORDS * 30_000)
    yield "string-5-mb", one_page(b"BT /F1 1 Tf (" + b"la ley " * 700_000 + b") Tj ET")
    yield "annotations", one_page(WORDS, b"", [b"<< /Type /Annot >>"] * 50_000)
    yield "brackets-5-mb", one_page(b"BT /F1 1 Tf (" + b"\\(" * 2_500_000 + b") Tj ET")
    yield "quads-100000", one_page(b"q " * 200_000 + WORDS)
    yield "rules-200000", one_page(b"0 0 m 99 99 l S " * 200_000 + WORDS)


def odd() -> Iterator[tuple[str, bytes]]:
    """Yield files with sizes, fonts and pictures out of all measure."""
    for name, box in {
        "huge": b"[0 0 1e30 1e30]",
        "none": b"[0 0 0 0]",
        "turned": b"[595 842 0 0]",
        "words": b"[a b c d]",
        "long": b"[" + b"0 " * 100_000 + b"]",
        "negative": b"[-9e9 -9e9 9e9 9e9]",
    }.items():
        yield f"box-{name}", one_page(WORDS, box=b"/MediaBox " + box)
    for way in (
        b"JBIG2Decode",
        b"JPXDecode",
        b"DCTDecode",
        b"CCITTFaxDecode",
        b"LZWDecode",
        b"Crypt",
    ):
        image = b"/XObject << /X 6 0 R >>"
        drawing = WORDS + b" q 500 0 0 500 0 0 cm /X Do Q"
        garbage = bytes(range(256)) * 40
        yield f"picture-{way.decode()}", one_page(drawing, image, [picture(way, garbage)])
        yield (
            f"picture-huge-{way.decode()}",
            one_page(drawing, image, [picture(way, garbage, 10**6)]),
        )
    for name, size in {"huge": b"1e30", "none": b"0", "negative": b"-10", "tiny": b"1e-30"}.items():
        yield f"size-{name}", one_page(WORDS.replace(b"10 Tf", size + b" Tf"))
    yield "place-far", one_page(WORDS.replace(b"60 700", b"1e38 -1e38"))
    yield "matrix-none", one_page(b"0 0 0 0 0 0 cm " + WORDS)
    yield "map-surrogates", mapped(b"1 beginbfrange <00><FF><D800> endbfrange")
    yield "map-nul", mapped(b"1 beginbfrange <00><FF><0000> endbfrange")
    yield "map-long", mapped(b"1 beginbfchar <20><" + b"0041" * 20_000 + b"> endbfchar")
    yield "map-flood", mapped(b"1 beginbfrange <0000><FFFF><0041> endbfrange\n" * 3000)
    yield "locked-odd", written(pdf_objects("en"), b"/Encrypt << /Filter /Standard /V 99 /R 99 >>")
    yield "head-only", b"%PDF-1.7\n"
    yield "head-late", bytes(900) + written(pdf_objects("en"))
    yield "percents", b"%PDF-1.7\n" + b"%" * 5_000_000
    yield "objects-flood", b"%PDF-1.7\n" + b"1 0 obj\n<< >>\nendobj\n" * 200_000


def traps(bait: Bait) -> Iterator[Trap]:
    """Yield every PDF bomb."""
    for kind, made in (("loop", looped()), ("swollen", swollen()), ("odd", odd())):
        for name, content in made:
            yield Trap(f"pdf-{kind}-{name}.pdf", content)
