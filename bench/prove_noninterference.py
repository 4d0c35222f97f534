"""Registers that differ only in what is not published give the public the same bytes.

`python bench/prove_noninterference.py --pairs 50` asks every public address, file and route of the
API of a register, adds random drafts, restricted evidence and accounts, and asks again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "src")]

from bench.prove_permissions import register  # noqa: E402 - found by the path just said


def main() -> None:
    """Compare pair by pair; print the addresses that told of something, and fail over them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=50)
    asked = parser.parse_args()
    told_of: set[str] = set()
    same = 0
    with register() as held:
        from django.db import transaction
        from unpublished import add_unpublished, public_answers

        before = public_answers(held)
        for pair in range(asked.pairs):
            with transaction.atomic():
                add_unpublished(held.world, random.Random(pair))  # noqa: S311 - repeatable
                after = public_answers(held)
                transaction.set_rollback(True)
            differing = {url for url, told in before.items() if after[url] != told}
            told_of |= differing
            same += not differing
    said = {"pairs": asked.pairs, "same": same, "addresses": len(before)}
    print(json.dumps({**said, "told of something": sorted(told_of)}, indent=1))
    if told_of:
        sys.exit(1)


if __name__ == "__main__":
    main()
