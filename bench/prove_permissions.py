"""Every address, asked by every role, in every way, for objects in every relation to the asker.

`python bench/prove_permissions.py` asks the whole matrix and compares each answer, what it tells
and what it offers with what the policy page says. `--without-each` takes away one check after the
other and looks for a question that notices; `--write` keeps what was found for the tests, and
`--missing` looks only for what the file does not know yet.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "src")]
sys.path.append(str(ROOT / "tests" / "register"))
SEED = 20261122
SHOWN = 200
AT_ONCE = 4000


@contextmanager
def register() -> Iterator[Any]:
    """Give a register in memory with the objects of the matrix, gone afterwards."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "compromiso.web.settings"
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as var:
        os.environ["COMPROMISO_VAR"] = var
        import django

        django.setup()
        logging.disable(logging.ERROR)
        from django.db import transaction
        from django.test.utils import override_settings, setup_databases, setup_test_environment

        setup_test_environment()
        setup_databases(verbosity=0, interactive=False)
        quick = {
            "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
            "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        }
        with override_settings(**quick, VAR=Path(var)), transaction.atomic():
            from matrix_cells import Register

            yield Register()
            transaction.set_rollback(True)


def ask(held: Any, most: int | None, start: str) -> tuple[Counter[str], list[str]]:
    """Ask the cells and the services; count them by relation and tell what is wrong."""
    from matrix_cells import cells
    from matrix_deeds import directs
    from matrix_noticed import judge, key_of

    roles = tuple(held.viewers)
    every: list[Any] = [c for c in cells(roles) if c.address.name.startswith(start)]
    every += [] if start else directs(roles)
    if most is not None:
        random.Random(SEED).shuffle(every)  # noqa: S311 - the same cells each time
    by_relation: Counter[str] = Counter()
    wrong = []
    for cell in every[:most]:
        said = judge(held, cell)
        if said is not None:
            by_relation[_relation(cell)] += 1
        if said:
            wrong.append(f"{key_of(cell)}: {said}")
    return by_relation, wrong


def _relation(cell: Any) -> str:
    route = getattr(cell, "route", None)
    if route is None:
        return f"service asked directly, {cell.relation}"
    return str(cell.relation) if route.noun else "no object"


def without_each(held: Any, *, missing: bool) -> tuple[dict[str, str], list[str]]:
    """Take each check away alone; give the question that notices each, and whom none notices."""
    from matrix_cells import Cell
    from matrix_checks import checks
    from matrix_noticed import key_of, noticed, noticing, passed_at, questions

    every = {str(check): check for check in checks()}
    told = {name: asked for name, asked in noticed().items() if missing and name in every}
    asked = list(questions(held.viewers))
    random.Random(SEED).shuffle(asked)  # noqa: S311 - the same each time
    asked.sort(key=lambda one: isinstance(one, Cell))
    for first in range(0, len(asked), AT_ONCE):
        left = {check for name, check in every.items() if name not in told}
        passing = passed_at(held, asked[first : first + AT_ONCE]) if left else {}
        for check in sorted(left & passing.keys()):
            found = noticing(held, check, passing[check])
            told |= {str(check): key_of(found)} if found is not None else {}
    return told, sorted(every.keys() - told.keys())


def answer_without_each(*, missing: bool, write: bool) -> None:
    """Print how many checks are noticed when they are gone, and name those that are not."""
    begun = time.process_time()
    with register() as held:
        told, unnoticed = without_each(held, missing=missing)
        if write:
            from matrix_noticed import write_noticed

            write_noticed(told)
    said = {"checks": len(told) + len(unnoticed), "noticed": len(told)}
    said["seconds of processor time"] = round(time.process_time() - begun)
    print(json.dumps(said, indent=1))
    if unnoticed:
        print("not noticed", *unnoticed, sep="\n  ")
        sys.exit(1)


def main() -> None:
    """Ask, print what came out, and fail where an answer is not what the policy says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, help="ask only so many, by chance")
    parser.add_argument("--of", help="ask only addresses whose names begin so")
    parser.add_argument("--without-each", action="store_true", help="take each check away alone")
    parser.add_argument("--missing", action="store_true", help="only checks that no file knows")
    parser.add_argument("--write", action="store_true", help="keep for the tests what notices each")
    asked = parser.parse_args()
    if asked.without_each:
        answer_without_each(missing=asked.missing, write=asked.write)
        return
    begun = time.process_time()
    with register() as held:
        by_relation, wrong = ask(held, asked.cells, asked.of or "")
    told = {
        "cells": sum(by_relation.values()),
        "by relation": dict(by_relation),
        "mismatches": len(wrong),
        "seconds of processor time": round(time.process_time() - begun),
    }
    print(json.dumps(told, indent=1))
    for line in wrong[:SHOWN]:
        print(line)
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
