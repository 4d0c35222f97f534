"""Small PDF files made by hand: words at places on pages, in Helvetica."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEANS = {
    0: "1 0 0 1 0 0",
    90: f"0 1 -1 0 {HEIGHT} 0",
    180: f"-1 0 0 -1 {WIDTH} {HEIGHT}",
    270: f"0 -1 1 0 0 {WIDTH}",
}


@dataclass
class Sheet:
    """A page being written; places are points from the lower left, sizes are those of the type.

    `turned` is how the page is turned when it is shown, clockwise; `leaning` how all that is
    drawn is turned on it, the other way round.
    """

    drawing: list[str] = field(default_factory=list)
    turned: int = 0
    leaning: int = 0

    def say(self, x: float, y: float, words: str, size: float = 10) -> Sheet:
        """Print words that begin at a place."""
        safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.drawing.append(f"BT /F1 {size} Tf {x} {y} Td ({safe}) Tj ET")
        return self

    def say_lines(self, x: float, y: float, lines: list[str], size: float = 10) -> Sheet:
        """Print lines one below the other, 12 points apart; an empty one leaves its room."""
        for number, words in enumerate(lines):
            if words:
                self.say(x, y - 12 * number, words, size)
        return self

    def rule(self, x: float, y: float, length: float) -> Sheet:
        """Draw a thin horizontal line."""
        self.drawing.append(f"0.5 w {x} {y} m {x + length} {y} l S")
        return self

    def picture(self) -> Sheet:
        """Show a picture of one dot over the whole page."""
        self.drawing.append(
            f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm "
            "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q"
        )  # fmt: skip
        return self


def pdf(*sheets: Sheet, trailer: str = "", font: str = "Helvetica") -> bytes:
    """Give a PDF of some pages; `trailer` adds entries to its trailer."""
    count = len(sheets)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>",
    ]
    for number, sheet in enumerate(sheets):
        drawing = "\n".join([f"q {LEANS[sheet.leaning]} cm", *sheet.drawing, "Q"])
        box = f"{HEIGHT} {WIDTH}" if sheet.leaning % 180 else f"{WIDTH} {HEIGHT}"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box}] /Rotate {sheet.turned} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(drawing.encode('cp1252'))} >>\nstream\n{drawing}\nendstream",
        ]
    return _file(objects, trailer)


def form(printed: str, typed: str) -> bytes:
    """Give a PDF of one page: some words, and behind them a form with what was typed into it."""
    shown = f"BT /F1 10 Tf 2 4 Td ({typed}) Tj ET"
    resources = "/Resources << /Font << /F1 3 0 R >> >>"
    drawing = f"BT /F1 10 Tf 72 700 Td ({printed}) Tj ET"
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] {resources} "
            "/Contents 5 0 R /Annots [6 0 R] >>",
            f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
            f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (answer) /V ({typed}) /F 4 "
            "/Rect [130 696 300 712] /AP << /N 7 0 R >> >>",
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 170 16] {resources} "
            f"/Length {len(shown)} >>\nstream\n{shown}\nendstream",
        ],
        "",
    )


def _file(objects: list[str], trailer: str) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return content + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(content)}\n%%EOF\n"
    ).encode("cp1252")
