"""A small folder of documents to read in bulk, good ones and bad ones, and what a store holds."""

from __future__ import annotations

import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

from hostile.seeds import TEXTS, pdf_file, web_page, word_document

from compromiso.bulk.run import Order, read_in_bulk
from compromiso.exchange.jsonl import write_jsonl
from compromiso.text.dossier import read

BAD = {"bad/torn.pdf": b"%PDF-1.4 torn", "bad/empty.txt": b"", "bad/picture.jpg": b"\xff\xd8\xff"}


def make_folder(folder: Path, copies: int = 5) -> int:
    """Write documents in four languages and formats, three that cannot be read; say how many."""
    files: dict[str, bytes] = dict(BAD)
    for number in range(copies):
        for lang, text in TEXTS.items():
            files[f"{lang}/{number:03}.txt"] = f"{text}\n4. Escuela {number}.\n".encode()
    files |= {"en/page.html": web_page("en"), "es/acta.docx": word_document("es")}
    files |= {"pt/lei.pdf": pdf_file("pt"), "fr/copie.html": web_page("en")}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / ".hidden.txt").write_text("1. Nobody reads this.")
    return len(files)


def records_in(store: Path) -> Counter[str]:
    """Give every line of every record stream of a store, with how often it stands there."""
    return _lines(store, "records.jsonl")


def table_in(store: Path, name: str) -> list[dict[str, Any]]:
    """Give the rows of a table of our own, as its lines tell them."""
    return [json.loads(line) for line in _lines(store, f"{name}.jsonl").elements()]


def _lines(store: Path, name: str) -> Counter[str]:
    files = store.glob(f"*/part-*/{name}")
    return Counter(line for file in files for line in file.read_text("utf-8").splitlines())


def records_of(folder: Path) -> Counter[str]:
    """Give what a plain loop over the folder reads: the same bytes once, bad files left out."""
    told: Counter[str] = Counter()
    seen = set[bytes]()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name in BAD or path.name.startswith("."):
            continue
        if (content := path.read_bytes()) in seen:
            continue
        seen.add(content)
        stream = StringIO()
        write_jsonl(read(content, name), stream)
        told.update(stream.getvalue().splitlines())
    return told


def read_locally(
    folder: Path, store: Path, *, parquet: bool = True, batch: int = 7
) -> Counter[str]:
    """Read a folder with the local engine, two workers and small batches."""
    return read_in_bulk([folder], store, Order(workers=2, batch=batch, parquet=parquet))
