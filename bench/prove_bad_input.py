"""Load what is no document: each ends within its limit, is told in a sentence and leaves nothing.

`python bench/prove_bad_input.py` sends each through `compromiso load` and prints a line for it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

MIB = 1024 * 1024


def bad_files(folder: Path) -> Iterator[Path]:
    """Write each file and yield it."""
    chance = random.Random(1)  # noqa: S311 - the same bytes each time
    contents = {
        "empty.txt": b"",
        "blank.txt": b" \n" * 1000,
        "binary.txt": chance.randbytes(100_000),
        "program.html": b"\x7fELF" + chance.randbytes(100_000),
        "utf-16.txt": ("1. La migración.\n" * 100).encode("utf-16"),
        "mixed-encodings.txt": "1. Señaló.\n".encode() * 50 + "2. Señaló.\n".encode("cp1252") * 50,
        "parentheses-10-mb.txt": b"(" * (10 * MIB),
        "newlines-10-mb.txt": b"\n" * (10 * MIB),
        "nested-200000.txt": b"".join(b"(a) x\n" for _ in range(200_000)),
        "nested-indented-200000.txt": b"".join(
            b" " * (n % 60) + b"(a) x\n" for n in range(200_000)
        ),
        "nested-one-line.txt": b"(a) " * 200_000,
        "elements-200000.html": b"<div>" * 200_000 + b"x",
        "lists-20000.html": b"<ol><li>x" * 20_000,
        "sixty-mb.txt": b"1. x\n" * (12 * MIB),
    }
    for name, content in contents.items():
        file = folder / name
        file.write_bytes(content)
        yield file
        file.unlink()


def left_in(var: Path) -> int:
    """Count the originals that are stored."""
    return sum(file.is_file() for file in (var / "blobs").rglob("*"))


def main() -> int:
    """Send each file, print what became of it, and give 0 if each ended as promised."""
    compromiso = Path(sys.executable).with_name("compromiso")
    broken = 0
    with tempfile.TemporaryDirectory() as root:
        var = Path(root) / "var"
        for file in bad_files(Path(root)):
            before, start = left_in(var), time.perf_counter()
            ended = subprocess.run(
                [str(compromiso), "load", str(file)],
                env={**os.environ, "COMPROMISO_VAR": str(var)},
                capture_output=True,
                text=True,
                timeout=200,
                check=False,
            )
            took = time.perf_counter() - start
            stored = left_in(var) - before
            told = (ended.stderr or ended.stdout).strip().splitlines()
            kept = stored == 0 if ended.returncode else stored == 1
            fine = kept and "Traceback" not in ended.stderr and told
            broken += not fine
            print(
                f"{'ok ' if fine else 'BAD'} {file.name:28} exit {ended.returncode} {took:6.2f} s"
            )
            print(*(f"      {line}" for line in told), sep="\n")
    print(f"{broken} of the files ended otherwise than promised")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
