"""Small Word documents made of strings, for tests."""

from __future__ import annotations

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ONE_LIST = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def xml(root: str, content: str, space: str = W) -> str:
    """Give a part of a document with the namespaces declared."""
    return f'<w:{root} xmlns:w="{space}" xmlns:r="{R}" xmlns:mc="{MC}">{content}</w:{root}>'


def relation(id_: str, kind: str, target: str, mode: str = "") -> str:
    """Give a relation of one part to another."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"{outside}/>'


def relations(content: str) -> str:
    """Give a part of relations."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{content}</Relationships>'


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give an archive that holds these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def parts_of(body: str, more: str = "", **parts: str) -> dict[str, str | bytes]:
    """Give the parts of a document; other parts by kind (`numbering`, `footnotes`, …)."""
    named = "".join(relation(kind, kind, f"{kind}.xml") for kind in parts) + more
    held: dict[str, str | bytes] = {
        "_rels/.rels": relations(relation("main", "officeDocument", "word/document.xml")),
        "word/document.xml": xml("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(named),
    }
    return held | {f"word/{kind}.xml": content for kind, content in parts.items()}


def document(body: str, more: str = "", **parts: str) -> bytes:
    """Give a Word document with this body."""
    return zipped(parts_of(body, more, **parts))


def p(words: str = "", properties: str = "") -> str:
    """Give a paragraph with these words."""
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def item(words: str, level: int = 0, list_id: int = 1) -> str:
    """Give a paragraph that stands in a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(words, place)


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """Give the definition of a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(
    *levels: str, uses: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    """Give the lists of a document: one definition with these levels, and its uses."""
    defined = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return xml("numbering", defined + uses)


def table(*rows: str) -> str:
    """Give a table of these rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Give a table row; a cell that is no markup is a paragraph."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(*blocks: str, properties: str = "") -> str:
    """Give a table cell; a block that is no markup is a paragraph."""
    inside = "".join(each if each.startswith("<") else p(each) for each in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
