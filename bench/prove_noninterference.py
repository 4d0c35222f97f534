"""Registers that differ only in what is not published give the public the same bytes.

`python bench/prove_noninterference.py --pairs 50` asks every public address, file and route of the
API of a register in one of three languages, adds what is not public (drafts of every noun, reports
on their way, restricted evidence, accounts, invitations, keys, notices, jobs), and asks again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
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
    begun = time.process_time()
    same = 0
    with register() as held:
        from django.db import transaction
        from unpublished import LANGUAGES, add_unpublished, public_answers

        before = {language: public_answers(held, language) for language in LANGUAGES}
        for pair in range(asked.pairs):
            language = LANGUAGES[pair % len(LANGUAGES)]
            with transaction.atomic():
                add_unpublished(held.world, random.Random(pair))  # noqa: S311 - repeatable
                after = public_answers(held, language)
                transaction.set_rollback(True)
            differing = {url for url, told in before[language].items() if after[url] != told}
            told_of |= differing
            same += not differing
    said = {"pairs": asked.pairs, "same": same}
    said["addresses"] = sum(len(answers) for answers in before.values())
    said["seconds of processor time"] = round(time.process_time() - begun, 1)
    print(json.dumps({**said, "told of something": sorted(told_of)}, indent=1))
    if told_of:
        sys.exit(1)


if __name__ == "__main__":
    main()
