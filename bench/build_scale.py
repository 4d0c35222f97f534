"""Build the register that the pages are timed on: `python bench/build_scale.py DIRECTORY`.

300 documents of 1,000 provisions each, then 50,000 actions and 100,000 reports with their entries,
evidence and claims, and a little of everything else. Takes about a quarter of an hour; what is
there already is kept.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import scale_people, scale_rest, scale_world
from bench.register_in import set_up


def build(documents: int, actions: int, reports: int) -> None:
    """Fill the register that this process uses, as far as it is not filled."""
    from compromiso.register.models import Action, Commitment, Source
    from compromiso.register.opening import advise_planner, open_register
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.load import load_document

    open_register()
    for name, content in scale_world.texts(documents):
        if Source.objects.filter(name=name).exists():
            continue
        load_document(content, name, by=LOCAL)
        _tell(name)
    if Action.objects.exists():
        scale_rest.rest()
        return
    bodies = scale_people.institutions()
    scale_people.accounts(bodies)
    commitments = list(Commitment.objects.order_by("id").values_list("id", flat=True))
    done = scale_people.actions(actions, bodies, commitments)
    _tell(f"{len(done)} actions")
    scale_people.reports(reports, bodies, commitments, done)
    _tell(f"{reports} reports")
    scale_rest.rest()
    advise_planner(anew=True)


def _tell(what: str) -> None:
    print(f"{time.process_time():.0f} s: {what}", flush=True)


def main() -> int:
    """Build it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--actions", type=int, default=50_000)
    parser.add_argument("--reports", type=int, default=100_000)
    arguments = parser.parse_args()
    arguments.directory.mkdir(parents=True, exist_ok=True)
    set_up(arguments.directory)
    build(arguments.documents, arguments.actions, arguments.reports)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
