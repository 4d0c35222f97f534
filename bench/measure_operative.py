"""How many operative provisions of the corpus have the right actors and force, by language.

.venv/bin/python bench/measure_operative.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.material import is_here
from bench.operative import (
    SAMPLES,
    OperativeScore,
    drafted_figures,
    first_figures,
    sample,
    score_operative,
)


def main() -> None:
    """Print how each sample and the drafted texts are read, and each provision that is not."""
    for said in drafted_figures():
        print(said)
    if not is_here():
        print("The measuring folder is not beside the checkout: no sample to measure.")
        return
    for name in SAMPLES:
        scores = score_operative(sample(name))
        for language, score in scores.items():
            print(line(name, language, score))
        for score in scores.values():
            print("".join(f"  missed: {missed}\n" for missed in score.missed), end="")


def line(name: str, language: str, score: OperativeScore) -> str:
    """Tell the figures of one language."""
    n = score.provisions
    first = first_figures(name).get(language, {}).get("both", "-")
    return (
        f"{name}, {language}: {n} provisions; actors right {score.actor}, "
        f"force right {score.force}, both {score.both} ({100 * score.both / n:.1f} %; "
        f"first run {first}); dates {score.right_dates} of {score.dates}"
    )


if __name__ == "__main__":
    main()
