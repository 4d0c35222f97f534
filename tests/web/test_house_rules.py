"""What holds for every page: small assets, no inline code, short views, a declared permission."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

import compromiso.web
from compromiso.web.access import permission_of
from compromiso.web.ui.catalogs import compiled, missing
from compromiso.web.ui.refusal_words import REFUSALS

WEB = Path(compromiso.web.__file__).parent
TEMPLATES = sorted(WEB.glob("templates/**/*.html"))
VIEWS = sorted(WEB.glob("pages/*/views.py"))
LONGEST_VIEW = 15


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_every_address_says_who_may_see_it() -> None:
    closed = [p.name for p in patterns(get_resolver()) if permission_of(p.callback) is None]
    assert closed == []


def test_no_two_addresses_share_a_name() -> None:
    names = Counter(p.name for p in patterns(get_resolver()) if p.name)
    assert [name for name, times in names.items() if times > 1] == []


def test_the_stylesheet_and_the_script_stay_small() -> None:
    static = WEB / "ui" / "static" / "compromiso"
    assert (static / "app.css").stat().st_size <= 24_576
    assert (static / "work.css").stat().st_size <= 14_336
    assert (static / "app.js").stat().st_size <= 5_120


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.parent.name + "/" + path.name)
def test_templates_hold_no_inline_code(template: Path) -> None:
    text = re.sub(r"{%.*?%}", "", template.read_text(encoding="utf-8"))
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|\|\s*safe\b", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("module", VIEWS, ids=lambda path: path.parent.name)
def test_views_take_a_selection_and_give_a_page_and_no_more(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    long = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_VIEW
    }
    assert long == set()


@pytest.mark.parametrize("language", ["es", "pt"])
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    assert missing(language) == []


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_the_compiled_sentences_are_those_of_the_file(language: str) -> None:
    path = WEB / "locale" / language / "LC_MESSAGES" / "django.mo"
    assert path.read_bytes() == compiled(language)


def test_every_code_a_reader_can_meet_is_told_in_every_language() -> None:
    docs = WEB.parents[2] / "docs"
    issues = (docs / "reference" / "issues.md").read_text(encoding="utf-8")
    errors = (docs / "errors" / "README.md").read_text(encoding="utf-8")
    codes = {*re.findall(r"^\| ([A-Z]+-\d\d) ", issues, re.M)}
    codes |= {*re.findall(r"^\| ((?:READ|TAKE)-\d\d) ", errors, re.M)}
    assert codes - set(REFUSALS) == set()
