"""How much of the structure of a text survives being printed, scanned and recognised again."""

from __future__ import annotations

import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bench.material import EXAMPLES, ROOT
from bench.tables import percent, table
from compromiso.model.provision import Provision
from compromiso.text.reading.ocr.tesseract import find_tesseract
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

sys.path.insert(0, str(ROOT / "tests"))

from unit.reading.pdf_file import Sheet, pdf
from unit.reading.scan_file import Scan, scanned

CHARS, WIDTH, LINES, COMPARED, ALIKE = 9_000, 88, 60, 60, 80
DRAFTED = ROOT / "tests" / "golden" / "drafted"
SCANS = (
    ("Times, clean", "Times-Roman", Scan()),
    ("Times, 0.7° askew, specks", "Times-Roman", Scan(askew=0.7, specks=150)),
    ("Helvetica, clean", "Helvetica", Scan()),
)


@dataclass(frozen=True)
class ScanRow:
    """How many labelled provisions of a text were found again in its scan, and rightly so."""

    language: str
    scan: str
    pages: int
    labelled: int
    label: int
    parent: int
    confidence: float
    seconds: float


def texts() -> dict[str, str]:
    """Give a text of our own in each language: the examples, else what was drafted."""
    found = {}
    for language in ("en", "es", "pt", "fr"):
        example = EXAMPLES / language / "cuenca-2008.txt"
        drafted = sorted(DRAFTED.glob(f"{language}-*.txt"))
        files = [example] if example.exists() else drafted
        found[language] = "\n\n".join(map(_text, files))[:CHARS].rpartition("\n")[0]
    return found


def _text(path: Path) -> str:
    """Give a text without the marks of Markdown, which no printed page has."""
    return path.read_text(encoding="utf-8").replace("**", "")


def printed(text: str, font: str) -> bytes:
    """Print a text on pages."""
    lines = [
        line
        for paragraph in text.replace("\t", "  ").split("\n")
        for line in textwrap.wrap(paragraph.strip(), WIDTH) or [""]
    ]
    pages = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    return pdf(*(Sheet().say_lines(60, 780, page, 10.5) for page in pages), font=font)


def scan_rows() -> list[ScanRow]:
    """Measure each text printed and scanned in each way against the text as it was printed."""
    return [
        _row(language, printed(text, font), name, scan)
        for language, text in texts().items()
        for name, font, scan in SCANS
    ]


def _row(language: str, content: bytes, name: str, scan: Scan) -> ScanRow:
    born = to_text(content, "born.pdf")
    begun = time.perf_counter()
    read = to_text(scanned(content, scan), "scan.pdf")
    seconds = time.perf_counter() - begun
    before, after = to_provisions(born).provisions, to_provisions(read).provisions
    wanted = [provision for provision in before if provision.label]
    found = [_again(p, born.text, after, read.text) for p in wanted]
    pairs = [(p, q) for p, q in zip(wanted, found, strict=True) if q is not None]
    return ScanRow(
        language,
        name,
        len(born.pages.sizes),
        len(wanted),
        sum(p.label_norm == q.label_norm for p, q in pairs),
        sum(p.path == q.path for p, q in pairs),
        read.pages.trust_in([(0, len(read.text))]),
        seconds,
    )


def _again(
    wanted: Provision, text: str, provisions: tuple[Provision, ...], scanned_text: str
) -> Provision | None:
    """Give the provision of a scan that has the words of another, whatever its label."""
    words = _words(wanted, text)
    scores = [
        (fuzz.ratio(words, _words(p, scanned_text)), p.label_norm == wanted.label_norm, -at)
        for at, p in enumerate(provisions)
    ]
    best = max(scores, default=(0.0, False, 0))
    return provisions[-best[2]] if best[0] >= ALIKE else None


def _words(provision: Provision, text: str) -> str:
    own = " ".join(text[start:end] for start, end in provision.spans)
    return own.removeprefix(provision.label or "").strip(" .)º\n\t")[:COMPARED]


def scans_part() -> str:
    """Tell what survives a scan, or why it was not measured."""
    title = "## Scans"
    tesseract = find_tesseract()
    if tesseract is None:
        return f"{title}\n\nNot measured: Tesseract is not installed here."
    told = (
        "Texts of our own, printed, scanned at 300 dots an inch and recognised by "
        f"Tesseract {tesseract.version}, beside "
        "the same print read as it is: labelled provisions found again with the same label, and "
        "with the same path. `python -m bench.scans` measures this alone."
    )
    head = ("language", "scan", "pages", "labelled", "label", "path", "confidence", "s a page")
    rows = [
        (
            row.language,
            row.scan,
            row.pages,
            row.labelled,
            percent(row.label, row.labelled),
            percent(row.parent, row.labelled),
            f"{row.confidence:.2f}",
            f"{row.seconds / row.pages:.1f}",
        )
        for row in scan_rows()
    ]
    return f"{title}\n\n{told}\n\n{table(head, rows)}"


if __name__ == "__main__":
    print(scans_part())
