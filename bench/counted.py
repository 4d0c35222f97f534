"""Documents whose provisions a person counted: every number is there, under the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from bench.material import SHARED
from bench.own_documents import opened
from bench.tables import Cells, percent, table
from compromiso.errors import Issue
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.model.provision_index import ProvisionIndex
from compromiso.text.alignment.align import align
from compromiso.text.alignment.alignment import Alignment

LANGUAGES = ("en", "es", "fr", "pt")
ARTICLES = 30
NUMBERED = {
    **{11: 2, 13: 2, 14: 2, 15: 2, 16: 3, 17: 2, 20: 2},
    **{21: 3, 23: 4, 25: 2, 26: 3, 27: 2, 29: 3},
}
"""How many numbered paragraphs each article of the Universal Declaration has, where it has any."""
OBJECTIVES: Mapping[str, str] = {
    "gcm_2018_objectives_actions_en.md": "klegjllffjgehffigljlice",
    "un_a_res_73_195_global_compact_migration_2018_en.txt": "klegjllffjgehffigljiice",
}
"""The last lettered action of each objective of the Global Compact, in order, as printed.

The first file repeats the actions of objective 2 under objective 20.
"""
HEAD = ("document", "what", "right", "besides")
ALIGNED = ("languages", "provisions", "paired", "one names, the other does not")


def counted_part() -> str:
    """Tell what is found of what was counted, and how the languages lie side by side."""
    rows = [*declaration_rows(), *compact_rows()]
    told = (
        "Counted by a person in the files: articles and numbered paragraphs of the Universal "
        "Declaration, objectives and lettered actions of the Global Compact. Right: the number is "
        "there once and stands under the right one."
    )
    sides = table(ALIGNED, side_rows())
    return (
        f"## Counted in the source\n\n{told}\n\n{table(HEAD, rows)}\n\n"
        f"The Los Angeles Declaration in four languages, and the differences found.\n\n{sides}"
    )


def declaration_rows() -> Iterator[Cells]:
    """Yield what is right in each language of the Universal Declaration, and in each two."""
    dossiers = {code: opened(_file(f"udhr_1948_{code}.html")) for code in LANGUAGES}
    for code, dossier in dossiers.items():
        articles, paragraphs = _articles_right(dossier), _paragraphs_right(dossier)
        extra = len(_numbered(dossier)) - articles - paragraphs
        name = f"Universal Declaration, {code}"
        besides = f"{extra} others labelled"
        yield name, "articles", _share(articles, ARTICLES), besides
        yield name, "paragraphs in their article", _share(paragraphs, sum(NUMBERED.values())), ""
    for one, other in combinations(LANGUAGES, 2):
        found = align(dossiers[one], dossiers[other])
        alike = sum(p.one.label is not None and p.one.path == p.other.path for p in found.pairs)
        asked = ARTICLES + sum(NUMBERED.values())
        alone = ", ".join(_told(found, issue) for issue in found.issues) or "nothing alone"
        yield f"Universal Declaration, {one}-{other}", "numbers paired", _share(alike, asked), alone


def _articles_right(dossier: Dossier) -> int:
    paths = [p.path for p in _numbered(dossier)]
    return sum(paths.count((str(number),)) == 1 for number in range(1, ARTICLES + 1))


def _paragraphs_right(dossier: Dossier) -> int:
    paths = [p.path for p in _numbered(dossier)]
    wanted = [(str(a), str(n)) for a, last in NUMBERED.items() for n in range(1, last + 1)]
    return sum(paths.count(path) == 1 for path in wanted)


def _numbered(dossier: Dossier) -> list[Provision]:
    return [provision for provision in dossier.provisions if provision.label is not None]


def compact_rows() -> Iterator[Cells]:
    """Yield what is right of the objectives and their actions in each file of the Compact."""
    for name, last in OBJECTIVES.items():
        dossier = opened(_file(name))
        index = ProvisionIndex(dossier.provisions)
        goals = {p.path[-1].split()[-1]: p for p in _numbered(dossier) if p.kind == "goal"}
        asked = sum(ord(letter) - ord("a") + 1 for letter in last)
        right = extra = 0
        for number, letter in enumerate(last, 1):
            read = _letters_under(goals.get(str(number)), dossier, index)
            wanted = [chr(code) for code in range(ord("a"), ord(letter) + 1)]
            alike = sum(read.count(each) == 1 for each in wanted)
            right, extra = right + alike, extra + len(read) - alike
        found = sum(str(number) in goals for number in range(1, len(last) + 1))
        yield name, "objectives", _share(found, len(last)), f"{len(goals) - found} others"
        yield name, "actions under their objective", _share(right, asked), f"{extra} others"


def _letters_under(goal: Provision | None, dossier: Dossier, index: ProvisionIndex) -> list[str]:
    """List the single letters that stand under an objective, at whatever depth."""
    return [
        p.path[-1]
        for p in _numbered(dossier)
        if len(p.path[-1]) == 1 and p.path[-1].isalpha() and goal in index.ancestors(p)
    ]


def side_rows() -> Iterator[Cells]:
    """Yield how the Los Angeles Declaration lies in each two languages."""
    dossiers = {code: opened(_file(f"la_declaration_2022_{code}.md")) for code in LANGUAGES}
    for one, other in combinations(LANGUAGES, 2):
        found = align(dossiers[one], dossiers[other])
        held = _held(dossiers[one]), _held(dossiers[other])
        paired = len({p.one.ref for p in found.pairs}), len({p.other.ref for p in found.pairs})
        told = "; ".join(_told(found, issue) for issue in found.issues) or "nothing"
        yield f"{one}-{other}", f"{held[0]} + {held[1]}", f"{paired[0]} + {paired[1]}", told


def _held(dossier: Dossier) -> int:
    return len(dossier.provisions)


def _told(found: Alignment, issue: Issue) -> str:
    return f"{issue.code} {issue.message}".replace("|", "/")


def _share(right: int, asked: int) -> str:
    return f"{right} of {asked} ({percent(right, asked)})"


def _file(name: str) -> Path:
    return SHARED / "corpus" / name


def main() -> None:
    """Print the part of the page."""
    print(counted_part())


if __name__ == "__main__":
    main()
