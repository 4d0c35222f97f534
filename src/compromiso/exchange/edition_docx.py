"""An edition as a Word document, its notes linked from the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from compromiso.model.edition import Edition, EditionTable, Note, Sentence

_LOCALES: Final = {"es": "es-ES", "pt": "pt-PT", "en": "en-GB", "fr": "fr-FR"}
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The moment written beside each part, so that the same edition gives the same bytes."""


def docx(edition: Edition) -> bytes:
    """Write an edition; the same edition gives the same bytes."""
    from docx import Document

    document = Document()
    _say_what_it_is(document, edition)
    document.add_heading(edition.title, 0)
    document.add_paragraph(edition.subtitle)
    for section in edition.sections:
        document.add_heading(section.heading, 1)
        for sentences in section.paragraphs:
            _say(document.add_paragraph(), sentences)
        for table in section.tables:
            _table(document, table)
    document.add_heading(edition.notes_heading, 1)
    for number, note in enumerate(edition.notes):
        _note(document.add_paragraph(), note, number)
    return _without_the_clock(document)


def _say_what_it_is(document: Any, edition: Edition) -> None:
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.language, about.author = edition.title, edition.language, ""
    about.created = about.modified = datetime.fromisoformat(edition.day).replace(tzinfo=UTC)
    run = document.styles["Normal"].element.get_or_add_rPr()
    language = run.makeelement(qn("w:lang"), {qn("w:val"): _LOCALES[edition.language]})
    run.append(language)


def _say(paragraph: Any, sentences: Sequence[Sentence]) -> None:
    for place, sentence in enumerate(sentences):
        paragraph.add_run(f"{' ' if place else ''}{sentence.text}")
        for number in sentence.notes:
            _mark(paragraph, number)


def _mark(paragraph: Any, number: int) -> None:
    """Add a raised number that leads to its note."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"note_{number}")
    run = paragraph.add_run(f" {number}")
    run.font.superscript = True
    link.append(run._r)
    paragraph._p.append(link)


def _table(document: Any, table: EditionTable) -> None:
    from docx.oxml import OxmlElement

    document.add_paragraph(table.caption, style="Caption")
    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, name in zip(head.cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in table.rows:
        for cell, sentence in zip(made.add_row().cells, row, strict=True):
            _say(cell.paragraphs[0], [sentence])


def _note(paragraph: Any, note: Note, identity: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(identity))
    start.set(qn("w:name"), f"note_{note.number}")
    paragraph._p.append(start)
    paragraph.add_run(f"{note.number}. ").bold = True
    paragraph._p.append(end)
    paragraph.add_run(f"{note.text} ")
    if note.quote:
        paragraph.add_run(f"“{note.quote}”").italic = True


def _without_the_clock(document: Any) -> bytes:
    """Pack the parts again, each with the same moment."""
    written, packed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, _LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()
