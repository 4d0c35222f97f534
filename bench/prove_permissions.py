"""Every address, asked by every role, in every way, for objects in every relation to the asker.

`python bench/prove_permissions.py` asks the whole matrix and compares each answer with what the
policy page says. `--without-each` then takes away one check after the other and shows that the
cells which pass through it notice.
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
CELLS_OF_A_CHECK = 40
SHOWN = 200


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


def ask(held: Any, most: int | None, start: str) -> tuple[Counter[str], list[str], int]:
    """Ask the cells; count them by relation, tell what is wrong, and how many had an object."""
    from matrix_cells import cells

    every = [c for c in cells(tuple(held.viewers)) if c.address.name.startswith(start)]
    if most is not None:
        random.Random(SEED).shuffle(every)  # noqa: S311 - the same cells each time
    by_relation: Counter[str] = Counter()
    wrong = []
    for cell in every[:most]:
        said = held.judge(cell)
        if said is None:
            continue
        by_relation[cell.relation if cell.route.noun else "no object"] += 1
        if said:
            wrong.append(
                f"{cell.method} {cell.address.name} {dict(cell.route.body)} "
                f"by {cell.role}, {cell.relation}: {said}"
            )
    return by_relation, wrong, len(every[:most])


def without_each(held: Any, most: int) -> dict[str, list[str]]:
    """Take each check away alone; say which are noticed, not noticed, and never passed."""
    from matrix_cells import cells
    from matrix_checks import Check, checks, watched

    every = list(cells(tuple(held.viewers)))
    random.Random(SEED).shuffle(every)  # noqa: S311 - the same cells each time
    passing: dict[Check, list[Any]] = {}
    now: list[Any] = []

    def noted(check: Check) -> bool:
        known = passing.setdefault(check, [])
        if now[-1] not in known[-1:] and len(known) < CELLS_OF_A_CHECK:
            known.append(now[-1])
        return False

    with watched(noted):
        for cell in every[:most]:
            now.append(cell)
            held.judge(cell)
    told: dict[str, list[str]] = {"noticed": [], "not noticed": [], "never passed": []}
    for check in sorted(set(checks())):
        held.absent.clear()
        with watched(check.__eq__):
            seen = any(held.judge(cell) for cell in passing.get(check, ())) or _refusals(check)
        kind = "noticed" if seen else "not noticed" if check in passing else "never passed"
        told[kind].append(f"{check.module.removeprefix('compromiso.')}:{check.line} {check.name}")
    return told


def _refusals(check: Any) -> bool:
    """Say whether some service of the check's module lets a visitor further than before."""
    from django.db import transaction
    from test_permissions import SERVICES, needed_by

    from compromiso.register.errors import NotAllowed
    from compromiso.register.permissions import VISITOR

    for service in SERVICES.values():
        if service.__module__ != check.module:
            continue
        with transaction.atomic():
            try:
                service(**needed_by(service), by=VISITOR)
            except NotAllowed:
                continue
            except Exception:  # noqa: BLE001 - whatever else happens was let through
                transaction.set_rollback(True)
            return True
    return False


def main() -> None:
    """Ask, print what came out, and fail where an answer is not what the policy says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, help="ask only so many, by chance")
    parser.add_argument("--of", help="ask only addresses whose names begin so")
    parser.add_argument("--without-each", action="store_true", help="take each check away alone")
    asked = parser.parse_args()
    if asked.without_each:
        with register() as held:
            kinds = without_each(held, asked.cells or 4000)
        print(json.dumps({kind: len(some) for kind, some in kinds.items()}))
        for kind in ("not noticed", "never passed"):
            print(kind, *kinds[kind], sep="\n  ")
        return
    begun = time.perf_counter()
    with register() as held:
        by_relation, wrong, _tried = ask(held, asked.cells, asked.of or "")
    told = {
        "cells": sum(by_relation.values()),
        "by relation": dict(by_relation),
        "mismatches": len(wrong),
        "seconds": round(time.perf_counter() - begun, 1),
    }
    print(json.dumps(told, indent=1))
    for line in wrong[:SHOWN]:
        print(line)
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
