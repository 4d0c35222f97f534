"""What is measured on: the shared folder beside the checkout, else the examples."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
EXAMPLES = ROOT / "examples"
OTHER = frozenset(("gold", "linking", "README"))
READABLE = frozenset((".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".json"))

Row = dict[str, Any]


def is_here() -> bool:
    """Say whether the shared folder is beside the checkout."""
    return (SHARED / "seeds").is_dir()


def seed(number: str) -> Path:
    """Give the seed document whose name starts with `number` (three digits)."""
    return next(iter(sorted((SHARED / "seeds").glob(f"{number}_*.txt"))))


def specimen() -> Path:
    """Give the document that speed is measured on: seed 001, else the longest example."""
    if is_here():
        return seed("001")
    return max(readable(EXAMPLES), key=lambda path: path.stat().st_size)


def documents() -> list[Path]:
    """List every document that the table has a row for."""
    if not is_here():
        return readable(EXAMPLES)
    return [*readable(SHARED / "seeds"), *readable(SHARED / "corpus")]


def readable(folder: Path) -> list[Path]:
    """List the files of a folder that the reader takes, its own sub-folders included."""
    own = (path for path in folder.rglob("*") if path.suffix in READABLE and path.is_file())
    return sorted(path for path in own if not OTHER.intersection((*path.parts, path.stem)))


@cache
def rows(path: str) -> tuple[Row, ...]:
    """Read a JSON-lines file of the shared folder."""
    lines = (SHARED / path).read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def text_of(path: Path) -> str:
    """Give the text of a file, newlines untouched."""
    return path.read_bytes().decode("utf-8")
