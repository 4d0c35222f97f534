"""Zip files, written byte for byte the same and read within limits."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Final, cast
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from compromiso.exchange.tables.errors import NotATable

MIB: Final = 1024 * 1024
MOST_BYTES: Final = 64 * MIB
"""What all members of a zip may weigh when they are unpacked."""
MOST_MEMBERS: Final = 200
MOST_DENSE: Final = 400
"""How many times its packed weight a member above 1 MiB may weigh."""
_DAY: Final = (1980, 1, 1, 0, 0, 0)


def packed(members: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Yield a zip of members in their order while it is made; the same ones give the same bytes.

    No member is ever held whole, so that a zip of any size can be sent.
    """
    sink = _Sink()
    with ZipFile(cast("IO[bytes]", sink), "w") as archive:  # it is only written to
        for name, parts in members:
            info = ZipInfo(name, _DAY)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as stream:
                yield sink.taken()
                for part in parts:
                    stream.write(part)
                    if some := sink.taken():
                        yield some
    yield sink.taken()


class _Sink:
    """Takes what is written until it is taken away."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, some: bytes) -> int:
        """Take some bytes; say how many."""
        self._held += some
        return len(some)

    def flush(self) -> None:
        """Do nothing: what is written is there."""

    def taken(self) -> bytes:
        """Give what was written since it was last taken away."""
        some = bytes(self._held)
        self._held.clear()
        return some


def checked(content: bytes) -> ZipFile:
    """Open a zip that unpacks to a bearable size, or refuse it."""
    try:
        archive = ZipFile(io.BytesIO(content))
    except (BadZipFile, ValueError, OSError) as broken:
        raise NotATable(why="the file is damaged") from broken
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise NotATable(why="it is too large once it is unpacked")
    for info in infos:
        if info.file_size > MIB and info.file_size > MOST_DENSE * max(info.compress_size, 1):
            raise NotATable(why="it is packed more densely than any table")
        if info.flag_bits & 1:
            raise NotATable(why="it is locked with a password")
    return archive


def member(archive: ZipFile, name: str) -> bytes:
    """Give a member's bytes, no more than may be."""
    try:
        with archive.open(name) as stream:
            content = stream.read(MOST_BYTES + 1)
    except (BadZipFile, KeyError, OSError, EOFError, NotImplementedError, zlib.error) as broken:
        raise NotATable(why=f"“{name}” is damaged or missing") from broken
    if len(content) > MOST_BYTES:
        raise NotATable(why="it is too large once it is unpacked")
    return content
