"""Files that want the reader to open another file or a connection: 200 and more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import word

from hostile.pdf_objects import stream, written
from hostile.seeds import pdf_objects, word_parts
from hostile.trap import Bait, Trap

DOCTYPE: Final = frozenset({"READ-33", "READ-31"})
PARTS: Final = (
    *("word/document.xml", "word/numbering.xml", "word/footnotes.xml"),
    *("_rels/.rels", "word/_rels/document.xml.rels"),
)
ENCODINGS: Final = ("utf-8", "utf-16", "iso-8859-1", "utf-8-sig", "utf-16-be")


def declarations(bait: Bait) -> dict[str, str]:
    """Give document types that name a file or an address, or that grow, by what they do."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return {
        "file": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{bait.file}">]>',
        "url": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{bait.url}">]>',
        "parameter": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{bait.url}"> %p;<!ENTITY e "y">]>',
        "parameter-file": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{bait.file}"> %p;<!ENTITY e "y">]>',
        "external": f'<!DOCTYPE x SYSTEM "{bait.url}">',
        "public": f'<!DOCTYPE x PUBLIC "-//X//Y" "{bait.url}">',
        "laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY e "&l11;">]>',
        "quadratic": f'<!DOCTYPE x [<!ENTITY e "{"ha" * 50_000}">]>',
        "default": f'<!DOCTYPE x [<!ATTLIST w:p a CDATA "z"><!ENTITY e SYSTEM "{bait.file}">]>',
    }


def with_doctype(bait: Bait) -> Iterator[Trap]:
    """Yield Word documents with a document type in each part, in several encodings."""
    for kind, declared in declarations(bait).items():
        for at, part in enumerate(PARTS):
            for encoding in (ENCODINGS[at % 5], ENCODINGS[(at + 2) % 5]):
                parts = dict(word_parts("en"))
                held = str(parts[part]).replace("<w:t ", "<w:t>&e;</w:t><w:t ", 3)
                uses = held if declared.count("ENTITY e ") else held.replace("&e;", "")
                head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
                parts[part] = (head + declared + uses).encode(encoding, "replace")
                place = part.replace("/", "_")
                yield Trap(f"dtd-{kind}-{place}-{encoding}.docx", word.zipped(parts), DOCTYPE)


RELATIONS: Final = (
    *("attachedTemplate", "hyperlink", "image", "oleObject", "frame", "subDocument", "aFChunk"),
    *("footnotes", "numbering", "styles", "officeDocument"),
)


def with_relations(bait: Bait) -> Iterator[Trap]:
    """Yield Word documents whose relations lead outside, to a file, an address or a share."""
    targets = {
        "url": bait.url,
        "file": f"file://{bait.file}",
        "share": rf"\\127.0.0.1\{bait.port}\x",
        "climb": "../" * 20 + bait.file.lstrip("/"),
    }
    for relation in RELATIONS:
        for way, target in targets.items():
            for mode in ("External", ""):
                parts = dict(word_parts("es"))
                named = word.relation("rIdX", relation, target.replace("&", "&amp;"), mode)
                for part in ("word/_rels/document.xml.rels", "_rels/.rels"):
                    parts[part] = str(parts[part]).replace("</Rel", named + "</Rel", 1)
                body = str(parts["word/document.xml"])
                chunk = '<w:altChunk r:id="rIdX"/><w:subDoc r:id="rIdX"/></w:body>'
                parts["word/document.xml"] = body.replace("</w:body>", chunk)
                yield Trap(f"relation-{relation}-{way}-{mode or 'inside'}.docx", word.zipped(parts))


def with_fields(bait: Bait) -> Iterator[Trap]:
    """Yield Word documents with fields and inclusions that fetch."""
    xi = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    for name, inner in {
        "includetext": f'<w:instrText> INCLUDETEXT "{bait.file}" </w:instrText>',
        "includepicture": f'<w:instrText> INCLUDEPICTURE "{bait.url}" </w:instrText>',
        "dde": '<w:instrText> DDEAUTO c:\\\\x "/c y" </w:instrText>',
        "xinclude-text": f'<xi:include {xi} href="{bait.file}" parse="text"/>',
        "xinclude-xml": f'<xi:include {xi} href="{bait.url}"/>',
        "stylesheet": f'<?xml-stylesheet href="{bait.url}" type="text/xsl"?>',
        "schema": f'<w:x xmlns:s="http://www.w3.org/2001/XMLSchema-instance" '
        f's:schemaLocation="urn:x {bait.url}"/>',
    }.items():
        body = f"{word.p('The States shall open the schools.')}<w:p><w:r>{inner}</w:r></w:p>"
        yield Trap(f"field-{name}.docx", word.document(body))


def web_pages(bait: Bait) -> Iterator[Trap]:
    """Yield web pages that name other files in every way that pages have."""
    url = bait.url
    named = {
        "doctype": f'<!DOCTYPE html SYSTEM "{url}">',
        "subset": f'<!DOCTYPE html [<!ENTITY e SYSTEM "file://{bait.file}">]><p>&e;</p>',
        "parameter": f'<!DOCTYPE html [<!ENTITY % p SYSTEM "{url}">%p;]>',
        "xml": f'<?xml version="1.0"?><!DOCTYPE h [<!ENTITY e SYSTEM "{bait.file}">]><p>&e;</p>',
        "stylesheet": f'<?xml-stylesheet href="{url}"?>',
        "link": f'<link rel="stylesheet" href="{url}">',
        "script": f'<script src="{url}"></script>',
        "import": f'<style>@import url("{url}");</style>',
        "base": f'<base href="{url}"><img src="x">',
        "img": f'<img src="{url}" srcset="{url} 2x">',
        "iframe": f'<iframe src="file://{bait.file}"></iframe>',
        "object": f'<object data="{url}"></object><embed src="{url}">',
        "refresh": f'<meta http-equiv="refresh" content="0;url={url}">',
        "svg": f'<svg><image href="{url}"/><use href="{url}#a"/></svg>',
        "include": f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{bait.file}"/>',
        "ssi": f'<!--#include file="{bait.file}" -->',
        "video": f'<video src="{url}" poster="{url}"><track src="{url}"></video>',
        "form": f'<form action="{url}"><input type="image" src="{url}"></form>',
        "frame": f'<frameset><frame src="{url}"></frameset>',
        "manifest": f'<html manifest="{url}">',
    }
    for name, markup in named.items():
        page = f"{markup}<h1>Acta</h1><p>1. The States shall open the schools.</p>"
        yield Trap(f"page-{name}.html", page.encode())


def pdf_files(bait: Bait) -> Iterator[Trap]:
    """Yield PDF files with actions, file names and forms that lead outside."""
    url, file = bait.url.encode(), bait.file.encode()
    xxe = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://%s">]><x>&e;</x>' % file
    actions = {
        "uri": b"/S /URI /URI (%s)" % url,
        "launch": b"/S /Launch /F (%s)" % file,
        "goto": b"/S /GoToR /F (%s) /D [0 /Fit]" % file,
        "submit": b"/S /SubmitForm /F (%s)" % url,
        "import": b"/S /ImportData /F (%s)" % file,
        "script": b"/S /JavaScript /JS (app.launchURL('%s'))" % url,
    }
    for name, action in actions.items():
        objects = pdf_objects("fr")
        objects[0] = objects[0].replace(b">>", b"/OpenAction << %s >> >>" % action)
        yield Trap(f"action-{name}.pdf", written(objects))
    for name, entry in {"xfa": b"/AcroForm << /XFA %d 0 R >>", "xmp": b"/Metadata %d 0 R"}.items():
        objects = pdf_objects("fr")
        objects[0] = objects[0].replace(b">>", (entry % (len(objects) + 1)) + b" >>")
        yield Trap(f"inside-{name}.pdf", written([*objects, stream(xxe, b"/Subtype /XML")]))
    objects = pdf_objects("fr")
    objects[4] = b"<< /Length 0 /F (%s) >>\nstream\n\nendstream" % file
    yield Trap("outside-stream.pdf", written(objects))
    objects = pdf_objects("fr")
    objects[3] = objects[3].replace(b"/Rotate", b"/Ref << /F (%s) /Page 0 >> /Rotate" % file)
    yield Trap("outside-page.pdf", written(objects))


Maker = Callable[[Bait], Iterator[Trap]]
MAKERS: Final[tuple[Maker, ...]] = (
    *(with_doctype, with_relations, with_fields, web_pages, pdf_files),
)


def traps(bait: Bait) -> Iterator[Trap]:
    """Yield every file that wants to read another."""
    for make in MAKERS:
        yield from make(bait)
