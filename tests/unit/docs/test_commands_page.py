"""Every verb and option of the command line stands on the page of commands, and no other."""

from __future__ import annotations

import importlib.util
import re
from argparse import Action, ArgumentParser
from importlib import import_module
from pathlib import Path

import pytest

from compromiso.cli import VERBS

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^### `compromiso (\w+)`$", PAGE, flags=re.MULTILINE)[1:]
TOLD = dict(zip(SECTIONS[::2], SECTIONS[1::2], strict=True))


def actions(verb: str) -> list[Action]:
    """Give what a verb takes."""
    parser = ArgumentParser(add_help=False)
    import_module(f"compromiso.cli.{verb}").add_arguments(parser)
    return parser._actions


def options_told(verb: str) -> list[str]:
    """Give the options that the page lists for a verb."""
    return re.findall(r"^\| `([-\w]+)` \|", TOLD[verb].split("\n## ")[0], flags=re.MULTILINE)


def test_the_page_has_every_verb_in_the_order_of_the_help() -> None:
    assert list(TOLD) == list(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_page_has_every_option_of_a_verb(verb: str) -> None:
    taken = [
        max(action.option_strings, key=len) if action.option_strings else str(action.metavar)
        for action in actions(verb)
    ]
    assert options_told(verb) == taken


@pytest.mark.parametrize("verb", VERBS)
def test_the_page_has_every_choice_of_an_option(verb: str) -> None:
    for action in actions(verb):
        for choice in action.choices or ():
            assert f"`{choice}`" in TOLD[verb], choice


def test_the_page_has_every_target_of_make() -> None:
    spec = importlib.util.spec_from_file_location("do", ROOT / "do.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    told = set(re.findall(r"^\| `make (\w+)`", PAGE, flags=re.MULTILINE))
    assert told == set(script.VERBS)
