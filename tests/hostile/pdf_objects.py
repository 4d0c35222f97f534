"""Objects written as a PDF file, right or as wrong as one likes."""

from __future__ import annotations

from collections.abc import Sequence


def written(objects: Sequence[bytes], trailer: bytes = b"", *, root: int = 1) -> bytes:
    """Give a PDF of these objects, numbered from 1, with a table of where each stands."""
    content, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return bytes(content) + ending(places, len(content), trailer, root)


def ending(places: Sequence[int], start: int, trailer: bytes = b"", root: int = 1) -> bytes:
    """Give the table of places, the trailer and the end of a PDF."""
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root %d 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, root, trailer, start)
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Give a stream object with these bytes."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)
