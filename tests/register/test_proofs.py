"""The proofs of `bench/`, made small: the full figures come from running them whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.by_itself
@pytest.mark.parametrize(
    ("proof", "words"),
    [
        (
            ["prove_crash.py", "--kills", "3"],
            "0 half documents, 0 acknowledged lost of 3 kills (0 ",
        ),
        (["prove_concurrent_edits.py", "--editors", "8"], "0 lost silently of 8 concurrent edits"),
    ],
)
def test_nothing_is_half_or_lost(proof: list[str], words: str) -> None:
    script, *arguments = proof
    ended = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, str(ROOT / "bench" / script), *arguments],
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.startswith(words), ended.stdout + ended.stderr
    assert ended.returncode == 0
