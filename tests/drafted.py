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
    text, starts, ends = "", [], []
    for _, label, words in lines:
        starts.append(len(text))
        text += f"{label} {words}" if label else words
        ends.append(len(text))
        text += "\n\n"
    provisions = []
    for i, (depth, label, _) in enumerate(lines):
        last = i
        while last + 1 < len(lines) and lines[last + 1][0] > depth:
            last += 1
        kind_of = ("paragraph", "point", "subpoint")[depth]
        provisions.append(
            Provision("it", f"p{i}", (label,) if label else (), label, label, kind_of, None,
                      starts[i], ends[i], ends[last], ((starts[i], ends[i]),))
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
