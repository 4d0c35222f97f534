"""What points inherit from the words that lead them in: "the Parties undertake to:"."""

from __future__ import annotations

from dataclasses import dataclass, field

from compromiso.model.actor import Actor
from compromiso.model.commitment import Force
from compromiso.model.provision import Provision
from compromiso.model.provision_index import ProvisionIndex


@dataclass(slots=True)
class Frame:
    """Who does what in the points below.

    `open_` holds where the words end in the middle of a sentence ("undertake to:"), so that any
    point completes it; otherwise ("the following:") only a point that opens with a verb does.
    `naming` holds where they name no more than who speaks ("We, the Ministers, met in Quito:").
    `used` says that a point inherits, `carried` that one says in full what is done; `parted`
    that the words go on for long enough before a colon to be parted into points; `goals` that the
    provisions beside each other are goals with a date.
    """

    actors: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    force: Force
    sure: float
    open_: bool
    naming: bool = False
    goals: bool = False
    parted: bool = False
    used: bool = field(default=False)
    carried: bool = field(default=False)
    like: str = field(default="")

    def covers(self, provision: Provision) -> bool:
        """Say whether a provision is of the kind of the points that inherit."""
        if self.goals:  # "7.2" and "7.a"
            return (provision.label or "")[:1].isdigit()
        return not self.like or self.like == likeness(provision)


def likeness(provision: Provision) -> str:
    """Give the kind of a provision and the shape of its label: "(a)" and "(b)" are alike."""
    label = (provision.label or "").strip("*_ ")
    return f"{provision.kind} {_shape(label[:1])}{_shape(label[-1:])}"


def _shape(mark: str) -> str:
    return "9" if mark.isdigit() else "a" if mark.isalpha() else mark


@dataclass(slots=True)
class Frames:
    """The frames of an instrument while it is read in document order."""

    index: ProvisionIndex
    _inside: dict[str, Frame] = field(default_factory=dict)
    _beside: dict[str, Frame] = field(default_factory=dict)

    def over(self, provision: Provision) -> Frame | None:
        """Give the frame that a provision stands under: of its parent, or led in beside it."""
        if not (self._inside or self._beside):
            return None
        parent = self.index.parent(provision)
        key = "" if parent is None else parent.eid
        beside = self._beside.get(key)
        if beside is not None and beside.covers(provision):
            return beside
        return None if parent is None else self._inside.get(parent.eid)

    def use(self, provision: Provision, frame: Frame, *, whole: bool) -> None:
        """Note that a provision inherits, as a `whole` thing to do: only its like may after it."""
        frame.used = True
        frame.carried = frame.carried or whole
        frame.like = frame.like or likeness(provision)

    def close(self, provision: Provision) -> None:
        """Forget what was led in beside a provision that is prose of its own."""
        parent = self.index.parent(provision)
        self._beside.pop("" if parent is None else parent.eid, None)

    def open_beside(self, provision: Provision, frame: Frame) -> None:
        """Let the provisions beside a first one that inherits do so too, where they are like it."""
        parent = self.index.parent(provision)
        self._beside["" if parent is None else parent.eid] = frame

    def open_below(self, provision: Provision, frame: Frame) -> None:
        """Let the provision's points inherit, and those beside it where it has no label."""
        self._inside[provision.eid] = frame
        if provision.label is None and not self.index.children(provision):
            parent = self.index.parent(provision)
            self._beside["" if parent is None else parent.eid] = frame
