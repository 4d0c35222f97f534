"""The commands that the documentation tells a reader to type are commands, with their options."""

from __future__ import annotations

import re
import shlex
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import pytest

from compromiso.cli import VERBS

ROOT = Path(__file__).resolve().parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"```(?:sh|cron|ini)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"\.venv/bin/compromiso (\w+) ?([^|>;&'\n]*)")
TARGET = re.compile(r"\bmake (\w+)\b")
MAKE = (ROOT / "Makefile").read_text(encoding="utf-8").split(".PHONY:")[1].splitlines()[0].split()


def blocks(page: Path) -> list[str]:
    """Give what a page shows to be typed: broken lines put together, `$(…)` done."""
    shown = BLOCK.findall(page.read_text(encoding="utf-8"))
    whole = (re.sub(r"\s*\\\n\s*", " ", block) for block in shown)
    return [re.sub(r"\$\([^)]*\)", "1", block) for block in whole]


COMMANDS = [
    pytest.param(verb, words, id=f"{page.stem}: {verb}")
    for page in PAGES
    for block in blocks(page)
    for verb, words in COMMAND.findall(block)
]


@pytest.mark.parametrize(("verb", "words"), COMMANDS)
def test_each_command_is_taken_as_it_is_printed(verb: str, words: str) -> None:
    assert verb in VERBS
    parser = ArgumentParser(exit_on_error=False)
    import_module(f"compromiso.cli.{verb}").add_arguments(parser)
    parser.parse_args(shlex.split(words, comments=True))


def test_commands_are_found_where_they_stand() -> None:
    assert len(COMMANDS) > 25


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_target_of_make_is_one(page: Path) -> None:
    said = {target for block in blocks(page) for target in TARGET.findall(block)}
    assert said <= set(MAKE)
