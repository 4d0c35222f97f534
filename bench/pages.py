"""How fast a long PDF is read, with a box for every word, and how much memory that takes."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import time
from tempfile import NamedTemporaryFile

from bench.material import EXAMPLES, ROOT
from bench.tables import table

sys.path.insert(0, str(ROOT / "tests"))

from unit.reading.pdf_file import Sheet, pdf

PAGES, WIDTH, LINES = 300, 88, 48
ASK = """
import json, resource, sys, time
from compromiso.text.reading.to_text import to_text
from compromiso.text.dossier import read
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
content = open(sys.argv[1], "rb").read()
before, begun = peak(), time.process_time()
reading = to_text(content, "long.pdf")
got, words = time.process_time() - begun, len(reading.pages.starts)
del reading
begun = time.process_time() - got
dossier, whole = read(content, "long.pdf"), time.process_time() - begun
print(json.dumps([got, words, whole - got, before, peak(), len(dossier.provisions)]))
"""


def long_pdf() -> bytes:
    """Give a PDF of 300 pages with a head, a number, our own words and a footnote on each."""
    text = (EXAMPLES / "en" / "cuenca-2008.txt").read_text(encoding="utf-8")
    lines = [
        line
        for paragraph in text.replace("\t", "  ").split("\n")
        for line in textwrap.wrap(paragraph.strip(), WIDTH) or [""]
    ]
    return pdf(*(_sheet(number, lines) for number in range(PAGES)))


def _sheet(number: int, lines: list[str]) -> Sheet:
    own = [lines[(number * LINES + at) % len(lines)] for at in range(LINES)]
    sheet = Sheet().say(60, 810, "Report of the towns on what they promised", 8)
    sheet.say_lines(60, 770, own).rule(60, 120, 90)
    return sheet.say(60, 108, f"{number + 1} See the list.", 7).say(290, 40, str(number + 1), 8)


def pages_part() -> str:
    """Tell how many pages are read in a second, and the peak of memory."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(long_pdf())
        file.flush()
        begun = time.perf_counter()
        told = subprocess.run(
            [sys.executable, "-c", ASK, file.name], cwd=ROOT, capture_output=True, check=True
        )
    got, words, more, before, peak, provisions = json.loads(told.stdout)
    rows = [
        ("text with boxes", f"{PAGES / got:.0f}", f"{got:.1f}", f"{words} words"),
        ("the whole dossier", f"{PAGES / (more):.0f}", f"{more:.1f}", f"{provisions} provisions"),
    ]
    head = ("what", "pages a second", "seconds of processor", "found")
    return (
        f"## A PDF of {PAGES} pages\n\nOur own words, with head, footnote and number on each page; "
        f"{time.perf_counter() - begun:.0f} s on the clock. Peak of memory of the process: "
        f"{peak:.0f} MB ({before:.0f} MB before it reads). `python -m bench.pages` measures this "
        f"alone.\n\n{table(head, rows)}"
    )


if __name__ == "__main__":
    print(pages_part())
