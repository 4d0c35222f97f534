"""The parts of a Word document: a zip archive, looked through before anything is unpacked."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

from lxml.etree import XMLSyntaxError, iterparse

from compromiso.text.reading.errors import (
    DamagedDocument,
    HoldsDoctype,
    LockedDocument,
    NotDocument,
    UnpacksTooLarge,
)
from compromiso.text.reading.limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, ARCHIVE_RATIO

if TYPE_CHECKING:
    from lxml.etree import _Element

Event: TypeAlias = "tuple[str, _Element]"
OLE: Final = b"\xd0\xcf\x11\xe0"
LOCK: Final = "EncryptedPackage".encode("utf-16-le")
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
SMALL: Final = 1024 * 1024
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    XMLSyntaxError,
    struct.error,
)
"""What the standard library and lxml raise on a broken archive or broken markup."""


class Package:
    """A Word document opened: its parts by name, its directory found within the limits."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        refuse_other_formats(content, name)
        with self.damage_told():
            self.archive = zipfile.ZipFile(BytesIO(content))
        self.members = {info.filename: info for info in self.archive.infolist()}
        refuse_bomb(self.archive.infolist(), name)
        refuse_doubtful(self.archive.infolist(), name)

    @contextmanager
    def damage_told(self) -> Iterator[None]:
        """Turn what a broken archive or broken markup raises into an error that people can read."""
        try:
            yield
        except DAMAGED as failure:
            why = " ".join(str(failure).split())[:120] or type(failure).__name__
            raise DamagedDocument(name=self.name, why=why) from failure

    def events(self, part: str, tags: tuple[str, ...] | None = None) -> Iterator[Event]:
        """Yield the starts and ends of elements while a part is unpacked; refuse a DOCTYPE."""
        with self.damage_told(), self.archive.open(self.members[part]) as stream:
            reading = iterparse(
                stream,
                events=("start", "end"),
                tag=tags,
                load_dtd=False,
                no_network=True,
                resolve_entities=False,
                remove_comments=True,
                remove_pis=True,
            )
            looked = False
            for event, element in reading:
                if not looked:
                    self.refuse_doctype(element, part)
                    looked = True
                yield event, element
            self.refuse_doctype(reading.root, part)

    def refuse_doctype(self, element: _Element, part: str) -> None:
        """Pass only parts without a document type declaration: Word never writes one."""
        if element.getroottree().docinfo.internalDTD is not None:
            raise HoldsDoctype(name=self.name, part=part)

    def root(self, part: str | None) -> _Element | None:
        """Give the root of a small part, or None where the document has no such part."""
        if part is None or part not in self.members:
            return None
        root = None
        for _, element in self.events(part):
            root = element
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Give the parts that a part names: kind and name by id; what lies outside is left out."""
        folder, file = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for relation in () if root is None else root:
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            kind = relation.get("Type", "").rpartition("/")[2]
            if relation.get("TargetMode") != "External" and target[1:] in self.members:
                found[relation.get("Id", "")] = (kind, target[1:])
        return found

    def main_part(self) -> str:
        """Give the name of the part that holds the text."""
        for kind, part in self.relations("").values():
            if kind == "officeDocument":
                return part
        if "word/document.xml" in self.members:
            return "word/document.xml"
        raise NotDocument(name=self.name, why="the archive holds no Word text")


def refuse_other_formats(content: bytes, name: str) -> None:
    """Pass only what begins like a zip archive; say what else it is."""
    if content.startswith(OLE):
        if LOCK in content:
            raise LockedDocument(name=name)
        raise NotDocument(name=name, why="it is in the format of Word before 2007")
    if not content.startswith(b"PK"):
        raise NotDocument(name=name, why=f"it begins with {content[:4]!r}")


def refuse_bomb(members: list[zipfile.ZipInfo], name: str) -> None:
    """Pass only archives that stay within the limits on members, size and ratio."""
    if len(members) > ARCHIVE_MEMBERS:
        raise UnpacksTooLarge(name=name, why=f"{len(members)} parts, limit {ARCHIVE_MEMBERS}")
    size = sum(info.file_size for info in members)
    if size > ARCHIVE_BYTES:
        raise UnpacksTooLarge(name=name, why=f"{size} bytes unpacked, limit {ARCHIVE_BYTES}")
    packed = sum(info.compress_size for info in members)
    if size > SMALL and size > ARCHIVE_RATIO * max(packed, 1):
        raise UnpacksTooLarge(name=name, why=f"unpacks to over {ARCHIVE_RATIO} times its size")
    for info in members:
        if info.file_size > SMALL and info.file_size > ARCHIVE_RATIO * max(info.compress_size, 1):
            why = f"a part unpacks to over {ARCHIVE_RATIO} times its size"
            raise UnpacksTooLarge(name=name, why=why)


def refuse_doubtful(members: list[zipfile.ZipInfo], name: str) -> None:
    """Pass only archives that every program unpacks alike: no lock, no name twice."""
    if any(info.flag_bits & 1 for info in members):
        raise LockedDocument(name=name)
    if any(info.compress_type not in METHODS for info in members):
        raise DamagedDocument(name=name, why="a part is packed in a way that Word does not use")
    names = [info.filename.lower() for info in members]
    if len(set(names)) < len(names):
        raise DamagedDocument(name=name, why="two parts have the same name")
