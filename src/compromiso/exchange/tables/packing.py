"""Zip files, written byte for byte the same and read within limits."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from compromiso.exchange.tables.errors import NotATable

MIB: Final = 1024 * 1024
MOST_BYTES: Final = 64 * MIB
"""What all members of a zip may weigh when they are unpacked."""
MOST_MEMBERS: Final = 200
MOST_DENSE: Final = 400
"""How many times its packed weight a member above 1 MiB may weigh."""
_DAY: Final = (1980, 1, 1, 0, 0, 0)


def pack(members: Mapping[str, bytes]) -> bytes:
    """Give a zip of members in their order; the same members give the same bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in members.items():
            info = ZipInfo(name, _DAY)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return packed.getvalue()


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
