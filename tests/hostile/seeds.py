"""Small documents of the project's own, four languages and four formats: what is mutated."""

from __future__ import annotations

from typing import Final

import word

from hostile.pdf_objects import written

TEXTS: Final = {
    "en": """DECLARATION OF THE TWO RIVERS

The ministers of Aldea and Vega, gathered in Puerto Claro on 4 May 2021,
Recalling resolution 61/180 of the General Assembly,

I. Schools
1. The States undertake to open the schools of the border before 2025:
(a) to pupils of both banks, as point (b) of paragraph 2 provides;
(b) to their teachers, in accordance with Article 3.
2. We entrust the Secretariat with a report on the measures taken:
(a) by each State;
(b) by the municipalities (see paragraph 1(a) above).

Article 3
Each Party shall, by 30 June 2024, name one focal point. There are 1,250 pupils (14.5 %).
""",
    "es": """PROGRAMA DE ACCIÓN DE VEGA

Los Estados, reunidos en Puerto Claro los días 4 y 5 de mayo de 2021,

CAPÍTULO I. De las escuelas
1. Los Estados se comprometen a abrir las escuelas de la frontera antes de 2025:
a) a los alumnos, según el literal b) del párrafo 2;
b) a los maestros, de conformidad con el artículo 3.
2. Encomendar a la Secretaría un informe sobre lo hecho:
a) por cada Estado;
b) por los municipios.

Artículo 3.- Punto focal. Cada Parte designará un punto focal, según el inciso precedente.
Área: Escuelas | Objetivo: 25.f y 25.v | Actividades: Taller en la frontera.
""",
    "pt": """ACORDO DE VILA CLARA

Os Ministros, reunidos em Vila Clara, em 4 de maio de 2021, considerando a Convenção n.º 97,

Artigo 1.º
1 - As Partes comprometem-se a abrir as escolas da fronteira até 2025:
a) Aos alunos, nos termos da alínea b) do n.º 2 do artigo 2.º;
b) Aos professores.

Artigo 2.º
1. Instam-se os municípios a apresentar um relatório até 30 de junho.
2. O Secretariado apresentará os dados:
a) Em cada ano;
b) De 92.642 alunos.
Único. Este Acordo entra em vigor na data da assinatura.
""",
    "fr": """CONVENTION DES DEUX RIVES

Les Parties, réunies à Port-Clair le 1er mai 2021, rappelant la résolution 70/1,

Article premier
1. Les États s'engagent à ouvrir les écoles de la frontière avant 2025 :
a) aux élèves, conformément au point b) du paragraphe 2 ;
b) aux maîtres.
2. Prie le Secrétariat de présenter un rapport :
a) pour chaque État ;
b) pour les communes.

Article 2 bis
Recommandation n° 1 : ouvrir. Réponse : acceptée. Échéance : juin 2024. Responsable : communes.
""",
}


def web_page(lang: str) -> bytes:
    """Give a text as a web page with a menu, lists that number themselves and a table."""
    lines = [line for line in TEXTS[lang].splitlines() if line]
    items = "".join(f"<li>{line}</li>" for line in lines[6:9])
    paragraphs = "".join(f"<p>{line}</p>\n" for line in lines)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{lines[0]}</title>'
        "<style>p { margin: 0 }</style></head><body><nav><ul><li><a href='/x'>Menu</a></ul></nav>"
        f"<main><h1>{lines[0]}</h1>{paragraphs}<ol start='3' type='a'>{items}</ol>"
        f'<ol type="I"><li value="4">{lines[-1]}<!-- note --></li></ol>'
        f"<table><tr><th>A</th><td rowspan=2>{lines[1]}</td></tr><tr><td>&eacute;&#233;</td></tr>"
        "</table></main><footer>1 | 2</footer></body></html>"
    ).encode()


def word_parts(lang: str) -> dict[str, str | bytes]:
    """Give a text as the parts of a Word document with numbered items, a table and a note."""
    lines = [line for line in TEXTS[lang].splitlines() if line]
    body = "".join(map(word.p, lines[:4]))
    body += "".join(word.item(line, number % 2) for number, line in enumerate(lines[4:9]))
    body += word.table(word.row(word.cell(lines[9]), word.cell(lines[1])))
    body += '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    levels = (word.level(0, "decimal", "%1."), word.level(1, "lowerLetter", "%2)"))
    note = word.xml("footnotes", f'<w:footnote w:id="2">{word.p(lines[2])}</w:footnote>')
    return word.parts_of(body, numbering=word.lists(*levels), footnotes=note)


def word_document(lang: str) -> bytes:
    """Give a text as a Word document."""
    return word.zipped(word_parts(lang))


def pdf_objects(lang: str) -> list[bytes]:
    """Give a text as the objects of a PDF of two pages."""
    lines = [line for line in TEXTS[lang].splitlines() if line]
    pages = [lines[:7], lines[7:]]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, printed in enumerate(pages):
        drawing = b"\n".join(
            b"BT /F1 10 Tf 60 %d Td (%s) Tj ET" % (780 - 14 * at, _safe(line))
            for at, line in enumerate(printed)
        )
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 0 "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        ]
    return objects


def pdf_file(lang: str) -> bytes:
    """Give a text as a PDF of two pages."""
    return written(pdf_objects(lang))


def _safe(line: str) -> bytes:
    told = line.encode("cp1252", "replace")
    return told.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
