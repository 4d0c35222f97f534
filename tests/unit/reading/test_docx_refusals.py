from __future__ import annotations

import zipfile

import pytest
from word import document, p, parts_of, relation, relations, zipped

from compromiso.text.reading.docx import package
from compromiso.text.reading.errors import (
    BlankText,
    DamagedDocument,
    HoldsDoctype,
    LockedDocument,
    NotDocument,
    NotText,
    UnpacksTooLarge,
)
from compromiso.text.reading.limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, ARCHIVE_RATIO
from compromiso.text.reading.to_text import to_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped(parts_of(p("Some words.")) | {name: content})


@pytest.mark.parametrize("body", ["", p(), p("  "), "<w:tbl/>", "<w:tr/><w:tc/>"])
def test_a_document_without_words_is_refused(body: str) -> None:
    with pytest.raises(BlankText):
        to_text(document(body), "d.docx")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Plain words.", "begins with"),
        (OLE + b"WordDocument", "before 2007"),
        (zipped({"xl/workbook.xml": "<x/>"}), "no Word text"),
    ],
)
def test_other_formats_are_refused_by_name(content: bytes, why: str) -> None:
    with pytest.raises(NotDocument, match=why):
        to_text(content, "d.docx")


def test_a_word_document_is_no_plain_text() -> None:
    with pytest.raises(NotText):
        to_text(document(p("Some words.")), "d.txt")


def test_a_document_with_a_password_is_refused_as_such() -> None:
    with pytest.raises(LockedDocument):
        to_text(OLE + "EncryptedPackage".encode("utf-16-le"), "d.docx")
    locked = bytearray(document(p("Some words.")))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(LockedDocument):
        to_text(bytes(locked), "d.docx")


@pytest.mark.parametrize("keep", [4, 40, 0.3, 0.9, -1])
def test_a_document_cut_off_is_damaged(keep: float) -> None:
    content = document(p("Some words. " * 200))
    end = int(keep * len(content)) if isinstance(keep, float) else int(keep)
    with pytest.raises(DamagedDocument):
        to_text(content[:end], "d.docx")


def test_broken_markup_and_broken_packing_are_damage() -> None:
    parts = parts_of("<w:p>")
    with pytest.raises(DamagedDocument):
        to_text(zipped(parts), "d.docx")
    content = bytearray(zipped(parts_of(p("Some words.")), zipfile.ZIP_STORED))
    content[content.index(b"Some words.")] ^= 1
    with pytest.raises(DamagedDocument):
        to_text(bytes(content), "d.docx")


def test_a_document_without_the_end_of_its_markup_gives_no_half_text() -> None:
    parts = parts_of(p("Some words."))
    parts["word/document.xml"] = str(parts["word/document.xml"])[:-20]
    with pytest.raises(DamagedDocument):
        to_text(zipped(parts), "d.docx")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_word_does_not_use_is_refused(method: int) -> None:
    with pytest.raises(DamagedDocument, match="packed"):
        to_text(zipped(parts_of(p("Some words.")), method), "d.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(DamagedDocument, match="same name"):
        to_text(with_part("word/Document.xml", "<x/>"), "d.docx")


@pytest.mark.parametrize("over", [0, 1, 10])
def test_the_number_of_parts_is_limited(over: int) -> None:
    parts = parts_of(p("Some words."))
    room = ARCHIVE_MEMBERS - len(parts) + over
    content = zipped(parts | {f"word/media/{n}.bin": "" for n in range(room)}, zipfile.ZIP_STORED)
    if not over:
        assert to_text(content, "d.docx").text == "Some words."
        return
    with pytest.raises(UnpacksTooLarge, match="parts"):
        to_text(content, "d.docx")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_part("word/media/zeros.bin", bytes(8 * 1024 * 1024))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(UnpacksTooLarge, match=str(ARCHIVE_RATIO)):
        to_text(content, "d.docx")


@pytest.mark.parametrize("over", [0, 1])
def test_the_size_of_all_parts_together_is_limited(over: int) -> None:
    declared = [zipfile.ZipInfo(f"{n}.bin") for n in range(4)]
    for info in declared:
        info.file_size = info.compress_size = ARCHIVE_BYTES // 4
    declared[0].file_size += over
    if not over:
        package.refuse_bomb(declared, "d.docx")
        return
    with pytest.raises(UnpacksTooLarge, match="unpacked"):
        package.refuse_bomb(declared, "d.docx")


def test_a_part_that_is_larger_than_its_entry_says_gives_no_text() -> None:
    content = bytearray(zipped(parts_of(p("Some words. " * 50)), zipfile.ZIP_STORED))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"word/_rels"))
    size = int.from_bytes(content[at + 24 : at + 28], "little")
    content[at + 24 : at + 28] = (size // 2).to_bytes(4, "little")
    with pytest.raises(DamagedDocument):
        to_text(bytes(content), "d.docx")


TEXT = "word/document.xml"
DOCTYPES = (
    "<!DOCTYPE x>",
    '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
    '<!DOCTYPE x PUBLIC "-//x" "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x">%a;]>',
)


@pytest.mark.parametrize("declared", DOCTYPES)
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_with_a_doctype_is_refused(declared: str, part: str, encoding: str) -> None:
    parts = parts_of(p("Some words."))
    opening = f'<?xml version="1.0" encoding="{encoding}"?>{declared}'
    parts[part] = (opening + str(parts[part])).encode(encoding)
    with pytest.raises(HoldsDoctype, match="DOCTYPE"):
        to_text(zipped(parts), "d.docx")


def test_an_entity_in_the_text_never_becomes_words() -> None:
    parts = parts_of(p("before &secret; after"))
    declared = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    parts["word/document.xml"] = declared + str(parts["word/document.xml"])
    with pytest.raises(HoldsDoctype):
        to_text(zipped(parts), "d.docx")


def test_what_lies_outside_the_archive_is_never_looked_for() -> None:
    more = "".join(
        relation(f"r{n}", kind, target, mode)
        for n, (kind, target, mode) in enumerate(
            [
                ("styles", "file:///etc/hostname", "External"),
                ("numbering", "http://127.0.0.1:9/n.xml", "External"),
                ("footnotes", "../../../../etc/hostname", ""),
                ("attachedTemplate", "http://127.0.0.1:9/t.dotm", "External"),
                ("endnotes", "/etc/hostname", ""),
            ]
        )
    )
    section = '<w:sectPr><w:headerReference r:id="r3"/></w:sectPr>'
    assert to_text(document(p("Some words.") + section, more), "d.docx").text == "Some words."


def test_a_main_part_outside_the_archive_is_no_document() -> None:
    outside = relation("m", "officeDocument", "http://127.0.0.1:9/d.xml", "External")
    with pytest.raises(NotDocument):
        to_text(zipped({"_rels/.rels": relations(outside)}), "d.docx")


def test_macros_are_never_opened() -> None:
    assert to_text(with_part("word/vbaProject.bin", OLE), "d.docx").text == "Some words."


def test_elements_nested_past_reason_are_damage() -> None:
    body = "<w:sdt><w:sdtContent>" * 400 + p("deep") + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(DamagedDocument):
        to_text(document(body), "d.docx")
