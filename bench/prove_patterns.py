"""Feed every pattern of the program what makes patterns stand still, and ever more of it.

`python bench/prove_patterns.py` notes each pattern that is compiled, reads documents in four
languages and pieces said over and over, and notes how each pattern is asked (`match`, `search`…)
and over how long a text at most. What is asked over more than 1,000 characters is asked the same
way over pieces: 4,000 characters, four times as many, and again, until the time grows no faster
than the text. A pattern passes if at the longest twice the text takes no more than 2.2 times as
long, or so little that a megabyte would take less than two seconds even so. What takes longer than
2 s is stopped and does not pass, so that the whole ends within minutes. Last, whole documents of
each piece are read at one length and at twice the length.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

os.environ["COMPROMISO_READER"] = "plain"  # compiled files would keep their patterns to themselves
PACKAGE = str(Path(__file__).resolve().parents[1] / "src")
_compile: Callable[..., re.Pattern[Any]] = re.compile


class Watched:
    """A pattern that notes by which method it is asked, and over how long a text at most."""

    def __init__(self, pattern: re.Pattern[Any], place: str) -> None:
        self.watched = pattern
        self.place = place
        self.longest: dict[str, int] = {}

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self.watched, name)
        if name not in METHODS:
            return asked

        def noting(*given: Any, **named: Any) -> Any:
            text, bounds = (given[1], ()) if name in {"sub", "subn"} else (given[0], given[1:])
            if name == "split":
                bounds = ()
            pos, end = (*bounds, *(0, len(text))[len(bounds) :])
            self.longest[name] = max(self.longest.get(name, 0), min(end, len(text)) - pos)
            return asked(*given, **named)

        return noting


METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}
WATCHED: list[Watched] = []


def noted(pattern: Any, flags: Any = 0) -> Any:
    """Compile a pattern and note which file of the program asked for it."""
    made = pattern if isinstance(pattern, re.Pattern) else _compile(pattern, flags)
    caller = sys._getframe(1)
    if not caller.f_code.co_filename.startswith(PACKAGE):
        return made
    place = Path(caller.f_code.co_filename).relative_to(PACKAGE)
    WATCHED.append(Watched(made, f"{place}:{caller.f_lineno}"))
    return WATCHED[-1]


re.compile = noted

from hostile.floods import PIECES  # noqa: E402 - patterns are compiled as modules are imported
from hostile.seeds import TEXTS, pdf_file, web_page, word_document  # noqa: E402

from compromiso.text.dossier import read  # noqa: E402

SIZES = (4_000, 16_000, 64_000)
EVEN = 5.2
"""How many times as long four times the text may take where the time grows with the text."""
RATIO = 2.2
WINDOW = 1000
"""What is never asked over a longer text cannot stand still over one: its caller cuts it out."""
MATTERS_S = 0.008
"""What 64,000 characters may take whatever the growth: 2 s for a megabyte, if squared."""
STOP_S = 2.0
READ = 20_000
READ_RATIO = 2.5
"""Of whole documents, whose nouns the collector and the caches of the processor see too."""


class StandsStill(Exception):
    """A pattern searched for longer than any may."""


def stop(_signal: int, _frame: Any) -> None:
    """Stop the search that is running."""
    raise StandsStill


def gather() -> None:
    """Read documents of each kind and each piece, so that every pattern is compiled and asked."""
    for lang, text in TEXTS.items():
        read(text.encode(), "a.txt")
        read(text.replace("\n", "\n\n# ").encode(), "a.md")
        read(web_page(lang), "a.html")
        read(word_document(lang), "a.docx")
        read(pdf_file(lang), "a.pdf")
        for piece in PIECES.values():
            read(text.replace("\n", said("", piece, 1200) + "\n", 6).encode(), "a.txt")


def asked(watched: Watched, method: str, text: str, times: int = 1) -> float:
    """Give the seconds of processor that a pattern takes, the best of so many."""
    ask = getattr(watched.watched, method if method in {"match", "fullmatch"} else "finditer")
    best = 9e9
    for _ in range(times):
        signal.setitimer(signal.ITIMER_VIRTUAL, STOP_S)
        start = time.process_time()
        try:
            for _found in ask(text) or ():
                pass
        except TypeError:
            pass  # one match, found
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        best = min(best, time.process_time() - start)
    return best


def growth(watched: Watched, method: str, opening: str, piece: str) -> tuple[float, float]:
    """Give the ratio of twice the text and its seconds at the longest; 0, 0 where it is even."""
    before = 9e9
    for size in SIZES:
        took = asked(watched, method, said(opening, piece, size))
        even = size > SIZES[0] and took < EVEN * before
        if even or took * (SIZES[-1] / size) ** 2 < MATTERS_S:
            return 0.0, 0.0
        before = took
    long = asked(watched, method, said(opening, piece, SIZES[-1]), 3)
    return long / asked(watched, method, said(opening, piece, SIZES[-1] // 2), 3), long


def said(opening: str, piece: str, size: int) -> str:
    """Say a piece over and over."""
    return opening + piece * (size // len(piece))


def worst(watched: Watched) -> tuple[float, float, str]:
    """Give the ratio, the seconds and the piece that a pattern grows worst over."""
    found = (0.0, 0.0, "")
    for method in (name for name, most in watched.longest.items() if most > WINDOW):
        for name, piece in PIECES.items():
            for opening in ("", "1. Article 1 paragraph 2 (a) "):
                try:
                    found = max(found, (*growth(watched, method, opening, piece), name))
                except StandsStill:
                    return float("inf"), STOP_S, name
    return found


def patterns_too_slow() -> int:
    """Print the patterns that do not pass and give how many."""
    texts = [watched for watched in WATCHED if isinstance(watched.pattern, str)]
    long = [watched for watched in texts if max(watched.longest.values(), default=0) > WINDOW]
    slow = 0
    for watched in sorted(long, key=lambda watched: watched.place):
        ratio, took, name = worst(watched)
        if ratio > RATIO:
            slow += 1
            told = f"ratio {ratio:.1f}, {took * 1000:.0f} ms over {name}"
            print(f"{watched.place}: {told}: {watched.pattern[:60]!r}", flush=True)
    print(
        f"{len(texts)} patterns, {len(long)} of them asked over more than {WINDOW} characters; "
        f"{len(PIECES)} pieces, {SIZES[-1]} characters: {slow} too slow"
    )
    return slow


def reading(text: str) -> float:
    """Give the seconds of processor that reading a text takes, the best of two."""
    best = 9e9
    for _ in range(2):
        start = time.process_time()
        read(text.encode(), "a.txt")
        best = min(best, time.process_time() - start)
    return best


def readings_too_slow() -> int:
    """Print the pieces of which a document is read slowly, and give how many."""
    slow = 0
    for name, piece in PIECES.items():
        once, twice = (reading(said("Acta. ", piece, READ * times)) for times in (1, 2))
        if twice / once > READ_RATIO:
            slow += 1
            print(f"a document of {name}: ratio {twice / once:.1f}, {twice * 1000:.0f} ms")
    print(f"{len(PIECES)} documents of {READ} and {2 * READ} characters: {slow} too slow")
    return slow


def main() -> int:
    """Print what does not pass; 0 if everything does."""
    signal.signal(signal.SIGVTALRM, stop)
    gather()
    return 1 if patterns_too_slow() + readings_too_slow() else 0


if __name__ == "__main__":
    raise SystemExit(main())
