"""Feed every pattern of the program what makes patterns stand still, and twice as much of it.

`python bench/prove_patterns.py` notes each pattern that is compiled while documents in four
languages are read, and searches pieces said over and over with it. A pattern passes if twice the
text takes no more than 2.5 times as long, or so little that it does not matter.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

COMPILED: dict[re.Pattern[Any], str] = {}
PACKAGE = str(Path(__file__).resolve().parents[1] / "src")
_compile: Callable[..., re.Pattern[Any]] = re.compile


def noted(pattern: Any, flags: Any = 0) -> re.Pattern[Any]:
    """Compile a pattern and note which file of the program asked for it."""
    made = _compile(pattern, flags)
    caller = sys._getframe(1)
    if caller.f_code.co_filename.startswith(PACKAGE):
        place = Path(caller.f_code.co_filename).relative_to(PACKAGE)
        COMPILED.setdefault(made, f"{place}:{caller.f_lineno}")
    return made


re.compile = noted  # type: ignore[assignment]

from hostile.floods import PIECES  # noqa: E402 - patterns are compiled as modules are imported
from hostile.seeds import TEXTS, pdf_file, web_page, word_document  # noqa: E402

from compromiso.text.dossier import read  # noqa: E402

SIZE = 8_000
RATIO = 2.5
MATTERS_S = 0.05
"""What searching 16,000 characters may take whatever the ratio: 3 s for a megabyte, if straight."""


def gather() -> None:
    """Read documents of each kind, so that every pattern they need is compiled."""
    for lang, text in TEXTS.items():
        read(text.encode(), "a.txt")
        read(text.replace("\n", "\n\n# ").encode(), "a.md")
        read(web_page(lang), "a.html")
        read(word_document(lang), "a.docx")
        read(pdf_file(lang), "a.pdf")


def searched(pattern: re.Pattern[str], text: str) -> float:
    """Give the seconds of processor that finding all takes, the best of three if it is little."""
    best = 9e9
    for _ in range(3):
        start = time.process_time()
        for _ in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - start)
        if best > 1.0:
            break
    return best


def worst(pattern: re.Pattern[str]) -> tuple[float, float, str]:
    """Give the ratio, the longer time and the piece that a pattern takes longest over."""
    found = (0.0, 0.0, "")
    for name, piece in PIECES.items():
        for opening in ("", "1. Article 1 paragraph 2 (a) "):
            once = opening + piece * (SIZE // len(piece))
            long = searched(pattern, opening + piece * (2 * SIZE // len(piece)))
            if long > max(MATTERS_S, found[1]):
                found = (long / max(searched(pattern, once), 1e-6), long, name)
    return found


def main() -> int:
    """Print the patterns that do not pass; 0 if there is none."""
    gather()
    slow = 0
    for pattern, place in sorted(COMPILED.items(), key=lambda noted: noted[1]):
        if isinstance(pattern.pattern, bytes):
            continue
        ratio, took, name = worst(pattern)
        if ratio > RATIO:
            slow += 1
            print(f"{place}: ratio {ratio:.1f}, {took * 1000:.0f} ms over {name}", flush=True)
    print(f"{len(COMPILED)} patterns, {len(PIECES)} pieces, {2 * SIZE} characters: {slow} too slow")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
