"""How many operative provisions of the corpus have the right actors and force, by language.

    .venv/bin/python bench/measure_operative.py [--keep]

`--keep` writes the figures down as those of the first run, where there are none yet.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.material import is_here
from bench.operative import (
    FIRST,
    OperativeScore,
    drafted_figures,
    first_figures,
    labels,
    score_operative,
)


def main() -> None:
    """Print the table, each provision that is not right, and how the drafted texts are read."""
    for said in drafted_figures():
        print(said)
    if not is_here():
        print("The measuring folder is not beside the checkout: nothing to measure.")
        return
    scores = score_operative(labels())
    for language, score in scores.items():
        print(line(language, score))
    for score in scores.values():
        print(*(f"  missed: {missed}" for missed in score.missed), sep="\n")
    if "--keep" in sys.argv and not first_figures():
        keep(scores)


def line(language: str, score: OperativeScore) -> str:
    """Tell the figures of one language."""
    n = score.provisions
    first = first_figures().get(language, {}).get("both", "-")
    return (
        f"{language}: {n} provisions; actors right {score.actor}, force right {score.force}, "
        f"both {score.both} ({100 * score.both / n:.1f} %; first run {first}); "
        f"dates {score.right_dates} of {score.dates}"
    )


def keep(scores: dict[str, OperativeScore]) -> None:
    """Write the figures of the first run down."""
    figures = {language: score.figures() for language, score in scores.items()}
    FIRST.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
