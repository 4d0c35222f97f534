"""Tesseract, the program that recognises letters in pictures: found, asked, never waited for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import Final

from compromiso.text.reading.limits import SCAN_SECONDS

LANGUAGES: Final = {"en": "eng", "es": "spa", "pt": "por", "fr": "fra"}
"""What Tesseract calls each of the four languages."""
INSTALLATION: Final = {
    "linux": "on Debian or Ubuntu: apt-get install tesseract-ocr tesseract-ocr-spa "
    "tesseract-ocr-por tesseract-ocr-fra",
    "darwin": "on macOS: brew install tesseract tesseract-lang",
    "win32": "on Windows: winget install UB-Mannheim.TesseractOCR, with its four languages",
}
KEPT: Final = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""What the program is told of its surroundings; one thread a page is also the fastest."""
ONE_COLUMN, ANY_COLUMNS, TURN_ONLY = "4", "3", "0"
"""Ways to cut a page. As one column the numbers of a list stay with their words; where columns are
looked for, Tesseract takes such numbers for words printed from top to bottom."""
TURN: Final = re.compile(rb"^Rotate: (\d+)\s+^Orientation confidence: ([\d.]+)", re.MULTILINE)
SURE_TURN: Final = 2.0


class Unanswered(Exception):
    """Tesseract gave no answer for a picture; the words say why."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as installed: where it is, its version, the languages it can read."""

    path: str
    version: str
    languages: frozenset[str]

    def told_words(
        self, picture: bytes, languages: tuple[str, ...], dpi: int, cut: str = ONE_COLUMN
    ) -> str:
        """Give the words of a picture as a table (TSV), read in languages named as Tesseract does.

        `dpi` is how many dots of it make an inch, `cut` how it is cut into parts.
        """
        ask = ("stdin", "stdout", "--psm", cut, "-l", "+".join(languages), "--dpi", str(dpi), "tsv")
        return self._answer(ask, picture).decode("utf-8", "replace")

    def told_turn(self, picture: bytes, dpi: int) -> int:
        """Give by how many quarters a picture must be turned clockwise to be read; 0 if unsure."""
        if "osd" not in self.languages:
            return 0
        try:
            told = self._answer(("stdin", "stdout", "--psm", TURN_ONLY, "--dpi", str(dpi)), picture)
        except Unanswered:
            return 0
        found = TURN.search(told)
        return int(found[1]) // 90 % 4 if found and float(found[2]) >= SURE_TURN else 0

    def _answer(self, ask: tuple[str, ...], picture: bytes) -> bytes:
        try:
            ended = subprocess.run(  # noqa: S603 - a fixed program, no word of the document in it
                [self.path, *ask],
                input=picture,
                capture_output=True,
                timeout=SCAN_SECONDS,
                env=_surroundings(),
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise Unanswered(f"no answer after {SCAN_SECONDS} seconds") from late
        except OSError as refused:
            raise Unanswered(refused.strerror or str(refused)) from refused
        if ended.returncode:
            last = ended.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:120]
            raise Unanswered(last or f"exit {ended.returncode}")
        return ended.stdout


def _surroundings() -> dict[str, str]:
    inherited = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**inherited, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


@cache
def find_tesseract() -> Tesseract | None:
    """Give the program with its languages, or None where it is not installed."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    bare = Tesseract(path, "", frozenset())
    try:
        version = bare._answer(("--version",), b"")
        listed = bare._answer(("--list-langs",), b"")
    except Unanswered:
        return None
    number = version.split()[1].decode("ascii", "replace") if len(version.split()) > 1 else ""
    names = listed.decode("utf-8", "replace").splitlines()[1:]
    return Tesseract(path, number, frozenset(map(str.strip, names)))


def installation() -> str:
    """Say how to install the program with its four languages on this system."""
    return INSTALLATION.get(sys.platform, INSTALLATION["linux"])
