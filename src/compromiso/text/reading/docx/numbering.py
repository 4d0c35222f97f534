"""The automatic numbers of a document, resolved from its list definitions as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from compromiso.text.reading.docx.markup import attribute, child, is_on, value, whole
from compromiso.text.reading.docx.number_formats import write_number
from compromiso.text.reading.docx.symbols import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from compromiso.text.reading.docx.styles import Place, Styles

LEVELS: Final = 9
LONGEST_LABEL: Final = 80
PLACE: Final = re.compile(r"%([1-9])")
PLAIN_BULLETS: Final = frozenset("•◦▪■□●○–—-*+·>→➢✓✔❖◆")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    in_figures: bool = False
    parted: bool = True
    hidden: bool = False
    style: str | None = None
    width: int = 0


@dataclass(slots=True)
class ListDefinition:
    """A list as defined: its levels, and where it stands by a named style."""

    levels: dict[int, Level] = field(default_factory=dict)
    linked: str | None = None
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListUse:
    """A use of a definition, with the levels and starts that it changes."""

    definition: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """The lists of a document; each paragraph asked about moves their counts on."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self.styles = styles
        self.definitions: dict[str, ListDefinition] = {}
        self.uses: dict[int, ListUse] = {}
        self.by_style: dict[str, str] = {}
        self.begun: set[int] = set()
        if root is not None:
            self._define(root)

    def _define(self, root: _Element) -> None:
        for element in root.iterfind("{*}abstractNum"):
            key = attribute(element, "abstractNumId") or ""
            levels = {at: read_level(each) for at, each in _by_depth(element, "lvl")}
            self.definitions[key] = ListDefinition(levels, value(element, "numStyleLink"))
            named = value(element, "styleLink")
            if named is not None:
                self.by_style[named] = key
        for element in root.iterfind("{*}num"):
            self.uses[whole(attribute(element, "numId"), 0)] = read_use(element)

    def definition_of(self, use: ListUse) -> ListDefinition | None:
        """Give the definition of a list, by way of the style that it may name."""
        found = self.definitions.get(use.definition)
        if found is not None and found.linked is not None and not found.levels:
            return self.definitions.get(self.by_style.get(found.linked, ""))
        return found

    def label(self, place: Place) -> str:
        """Count a paragraph and give its label with the space that parts it from the words."""
        use = self.uses.get(place.list_id)
        definition = None if use is None else self.definition_of(use)
        if use is None or definition is None:
            return ""
        levels = {**definition.levels, **use.levels}
        depth = _depth_of(place, levels)
        self._begin(place.list_id, use, definition)
        self._count(definition.counts, use, levels, depth)
        level = levels.get(depth)
        if level is None or level.hidden:
            return ""
        label = self._print(level, levels, use, definition.counts)
        return label + (" " if level.parted and label else "")

    def _begin(self, list_id: int, use: ListUse, definition: ListDefinition) -> None:
        """Start anew the levels that a list overrides, when its first paragraph comes."""
        if list_id not in self.begun:
            self.begun.add(list_id)
            for depth in use.starts:
                definition.counts.pop(depth, None)

    def _count(
        self, counts: dict[int, int], use: ListUse, levels: dict[int, Level], depth: int
    ) -> None:
        begins = _start(depth, use, levels)
        counts[depth] = counts[depth] + 1 if depth in counts else begins
        for deeper in [at for at in counts if at > depth]:
            limit = levels[deeper].restart if deeper in levels else None
            if limit is None or depth < limit:
                del counts[deeper]

    def _print(
        self, level: Level, levels: dict[int, Level], use: ListUse, counts: dict[int, int]
    ) -> str:
        if level.form == "bullet":
            return bullet_of(level.text)

        def written(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = levels.get(at, Level())
            number = counts.get(at, _start(at, use, levels))
            form = "decimal" if level.in_figures else shown.form
            return write_number(number, form, self.styles.language).zfill(shown.width)

        return PLACE.sub(written, level.text, count=LEVELS).strip()


def bullet_of(text: str) -> str:
    """Give the sign before an item of a list without numbers; private signs become a bullet."""
    sign = text.strip()
    if not sign:
        return ""
    return sign if sign in PLAIN_BULLETS else BULLET


def read_level(element: _Element) -> Level:
    """Read the definition of a level."""
    form = element.find(".//{*}numFmt")
    pattern = "" if form is None else attribute(form, "format") or ""
    restart = value(element, "lvlRestart")
    return Level(
        start=whole(value(element, "start"), 0),
        form=(None if form is None else attribute(form, "val")) or "decimal",
        text=(value(element, "lvlText") or "")[:LONGEST_LABEL],
        restart=None if restart is None else whole(restart, 0),
        in_figures=is_on(element, "isLgl"),
        parted=value(element, "suff") != "nothing",
        hidden=is_on(element, "rPr/vanish"),
        style=value(element, "pStyle"),
        width=min(len(pattern.split(",")[0].strip()), 9),
    )


def read_use(element: _Element) -> ListUse:
    """Read which definition a list uses and what it changes of it."""
    starts, levels = {}, {}
    for depth, change in _by_depth(element, "lvlOverride"):
        own = child(change, "lvl")
        if own is not None:
            levels[depth] = read_level(own)
        start = value(change, "startOverride")
        if start is not None:
            starts[depth] = whole(start, 1)
    return ListUse(value(element, "abstractNumId") or "", starts, levels)


def _start(depth: int, use: ListUse, levels: dict[int, Level]) -> int:
    return use.starts.get(depth, levels.get(depth, Level()).start)


def _by_depth(element: _Element, name: str) -> Iterator[tuple[int, _Element]]:
    """Yield what a list says of each level; a list has nine, whatever else stands there."""
    for each in element.iterfind(f"{{*}}{name}"):
        depth = whole(attribute(each, "ilvl"), 0)
        if 0 <= depth < LEVELS:
            yield depth, each


def _depth_of(place: Place, levels: dict[int, Level]) -> int:
    """Give the level of a paragraph: the one it names, else the one that names its style."""
    if place.level is not None:
        return max(0, min(place.level, LEVELS - 1))
    named = (at for at, level in levels.items() if level.style and level.style == place.style)
    return next(named, 0)
