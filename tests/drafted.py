"""Short texts of the project's own wording, as provisions, with what is drafted from them."""

from __future__ import annotations

from compromiso.model.commitment import Commitment
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.model.task import Task
from compromiso.text.commitments.draft_commitments import draft_commitments, find_tasks

Line = tuple[int, str | None, str]
"""How deep a provision stands, its label or None, and its words."""


def structured(
    lines: list[Line], language: str = "en", kind: str = "declaration"
) -> tuple[str, Structure]:
    """Lay lines out as one instrument, each line a provision."""
    text, made = "", []
    for depth, label, words in lines:
        start = len(text)
        text += f"{label} {words}" if label else words
        made.append([depth, label, start, len(text), len(text)])
        text += "\n\n"
    provisions = []
    for i, (depth, label, start, end, _) in enumerate(made):
        below = [m[3] for m in made[i + 1 :]]
        deeper = [m[0] > depth for m in made[i + 1 :]]
        count = deeper.index(False) if False in deeper else len(deeper)
        reach = below[count - 1] if count else end
        path = (label,) if label else ()
        kind_of = ("paragraph", "point", "subpoint")[depth]
        provisions.append(
            Provision("it", f"p{i}", path, label, label, kind_of, None, start, end, reach,
                      ((start, end),))
        )  # fmt: skip
    instrument = Instrument("it", "/akn/it", "", kind, language, None, (), "", 0, len(text))
    return text, Structure((instrument,), tuple(provisions), ())


def drafted(
    lines: list[Line], language: str = "en", kind: str = "declaration"
) -> tuple[Commitment, ...]:
    """Give the commitments drafted from lines, and check that each quotes its own words."""
    text, structure = structured(lines, language, kind)
    commitments = draft_commitments(text, structure)
    assert all(text[c.start : c.end] == c.action for c in commitments)
    return commitments


def given(lines: list[Line], language: str = "en") -> tuple[Task, ...]:
    """Give the tasks found in lines."""
    return find_tasks(*structured(lines, language, "memorandum"))


def told(commitment: Commitment) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    """Give a commitment as force, actors, addressees and action."""
    return (
        commitment.force.value,
        tuple(a.id for a in commitment.actors),
        tuple(a.id for a in commitment.addressees),
        commitment.action,
    )
