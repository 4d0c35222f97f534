"""Finds the references that a unit word opens: "letra a), apartado 2 del artículo 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from compromiso.text.citations.found_group import FoundGroup, divides, joins, rank
from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.names import read_tail
from compromiso.text.citations.numbers import BY_ORDINAL, GAP, NumberReader
from compromiso.text.citations.printed import on_one_line, paragraph_end
from compromiso.text.citations.reference import BARE, Group, NamedInstrument, Number, Reference
from compromiso.text.citations.sharing import with_shared
from compromiso.text.citations.symbols import SYMBOL, Symbol
from compromiso.text.citations.treaty_names import treaty_at

DEEPEST = 5
CODE = re.compile(r" ([A-Z]{3,7})(?!\w)")
"""A treaty by its initials, straight after the reference: "Art. 9 ICCPR"."""
SHORT = 2
CLOSING = frozenset(",.;:)")
NAME_NEAR = 110
DETERMINED = re.compile(r"(?:(?:[a-z]{1,3}\s|[a-z]['’])(?=[a-zà-ÿ]))?")
"""The article that may stand before a unit word: "el artículo", "l'article"."""
PAGE = re.compile(r",\s{0,2}(?:p[aá]gs?\.|pp?\.|pages?|p[aá]ginas?)\s?\d")
"""What stands behind the section of a gazette or book: "Seção 1, pág. 39"."""
RESUMES = re.compile(r"\)?\s{0,2}[,;]\s{1,26}")
FORWARD = frozenset({"annex", "chapter", "section", "article", "paragraph"})
POINTABLE = frozenset(
    {"annex", "chapter", "section", "title", "article", "paragraph", "subparagraph", "point"}
    | {"provision"}
)


@dataclass(frozen=True)
class ReferenceFinder:
    """Finds references in one language; `lower` is the lower-case copy of `text`."""

    text: str
    lower: str
    grammar: Grammar

    def find(self, start: int, end: int) -> Iterator[Reference]:
        """Yield the references between two positions, in reading order, none overlapping."""
        done = start
        ahead: dict[int, Reference | None] = {}
        for position in self._unit_words(start, end):
            if position < done:
                continue
            reference = ahead[position] if position in ahead else self._reference(position)
            if reference is not None and reference.start >= done:
                reference = self._in_its_list(self._shared(reference), ahead)
                done = reference.end
                yield reference
                other = self._of_another(reference)
                if other is not None:
                    done = other.end
                    yield other

    def _shared(self, reference: Reference) -> Reference:
        """Give an article the instrument named behind the next: "article 5 and article 6 of …"."""
        first = reference.groups[0]
        bound = reference.instrument is not None or self._is_named_before(reference.start)
        if bound or first.unit != "article" or not first.numbers:
            return reference
        limit = paragraph_end(self.text, reference.end)
        joined = self.grammar.conjunction.match(self.lower, reference.end, limit)
        ahead = DETERMINED.match(self.lower, joined.end(), limit) if joined is not None else None
        unit = self.grammar.unit.match(self.lower, ahead.end(), limit) if ahead else None
        if unit is None or self.grammar.units[on_one_line(unit[1])] != "article":
            return reference
        following = self._reference(unit.start())
        other = following.instrument if following is not None else None
        return reference if other is None or other.own else replace(reference, instrument=other)

    def _in_its_list(self, reference: Reference, ahead: dict[int, Reference | None]) -> Reference:
        """Give a point of a list what the last is said to stand in; `ahead` is kept for later."""

        def read(position: int) -> Reference | None:
            if position not in ahead:
                ahead[position] = self._reference(position)
            return ahead[position]

        limit = paragraph_end(self.text, reference.end)
        return with_shared(reference, self.lower, self.grammar, limit, read)

    def _is_named_before(self, start: int) -> bool:
        """Tell 'of the Charter, article 57' from 'Article 57 and Article 63 of the Charter'."""
        return self.text[max(0, start - 3) : start].rstrip().endswith((",", "("))

    def _of_another(self, reference: Reference) -> Reference | None:
        """Read what is said of a second instrument: "article 42 of the Convention and VII of …"."""
        limit = paragraph_end(self.text, reference.end)
        first = reference.groups[0]
        joined = self.grammar.conjunction.match(self.lower, reference.end, limit)
        if reference.instrument is None or joined is None or first.unit != "article":
            return None
        ahead = self.grammar.of_number.match(self.lower, joined.end(), limit)
        begin = ahead.end() if ahead else joined.end()
        reader = NumberReader(self.text, self.lower, self.grammar, first.unit, False, limit)
        numbers, end = reader.read(begin)
        tail = self._tail(end, limit) if numbers else (None, end)
        if tail[0] is None:
            return None
        return Reference(begin, tail[1], (Group(first.unit, numbers),), tail[0])

    def from_symbol(self, symbol: Symbol) -> Reference | None:
        """Give the reference that a symbol opens: "A/70/1, para. 8", or a resolution alone.

        What may be no whole symbol ("A/C.3") is cited only with a provision.
        """
        limit = paragraph_end(self.text, symbol.start)
        link = self.grammar.link.match(self.lower, symbol.end, limit)
        first = self._group(link.end(), limit) if link and link.end() > symbol.end else None
        if first is None or first.group.relation:
            alone = Reference(symbol.start, symbol.end, (), symbol.named)
            return alone if symbol.alone else None
        groups, end = self._chain(first, limit)
        found = tuple(group.group for group in groups)
        return Reference(symbol.start, end, found, symbol.named)

    def _unit_words(self, start: int, end: int) -> list[int]:
        span = max(start - 1, 0), end
        first = [0] if start == 0 and self.grammar.unit.match(self.lower) else []
        found = chain.from_iterable(p.finditer(self.lower, *span) for p in self.grammar.openers)
        starts = first + [opener.start() + 1 for opener in found]
        if self.grammar.degrees is not None and self.text.find("°", start, end) >= 0:
            starts += (sign.end() for sign in self.grammar.degrees.finditer(self.lower, *span))
        return sorted(starts)

    def _reference(self, position: int) -> Reference | None:
        unit = self.grammar.unit.match(self.lower, position)
        if unit is None and not self._may_be_degree(position):
            return None
        limit = paragraph_end(self.text, position)
        if unit is None:
            first = self._by_degree(position, limit)
        else:
            whole = unit.end() < limit
            first = self._unit_group(unit, limit) if whole else self._group(position, limit)
            if first is None and self.grammar.units[on_one_line(unit[1])] == "annex":
                return self._annex(unit, limit)
        if first is None:
            return None
        groups, end = self._chain(first, limit)
        if self.text[end : end + 1] == "," and PAGE.match(self.lower, end, limit):
            return None
        after = self.grammar.after.match(self.lower, end, limit)
        end = after.end() if after else end
        instrument, stop = self._tail(end, limit)
        of_it = instrument is None and stop > end
        end = stop
        if not _may_stand_alone(groups, self.grammar):
            return None
        dependent = all(found.dependent and not found.group.relation for found in groups)
        if dependent and not (self._is_of(instrument, first.start) or self._is_called(first)):
            return None
        start = first.start
        return Reference(
            start, end, tuple(found.group for found in groups), instrument,
            possessive=self._is_possessive(start) or (of_it and self._follows_name(start)),
            in_brackets=self.text[max(0, start - 1) : start] == "(",
        )  # fmt: skip

    def _may_be_degree(self, position: int) -> bool:
        return self.grammar.degrees is not None and self.text[position].isdecimal()

    def _by_degree(self, position: int, limit: int) -> FoundGroup | None:
        """Read numbers that their sign alone makes paragraphs: "aux 1° et 2° ci-dessus"."""
        reader = NumberReader(self.text, self.lower, self.grammar, None, True, limit)
        numbers, end = reader.read(position)
        deep = bool(numbers) and len(numbers[-1].labels) > 1
        if not numbers or not (deep or reader.closes(end) or self._pointed_after(end, limit)[0]):
            return None
        return FoundGroup(Group(None, numbers, many=True), position, end, dependent=False)

    def _annex(self, unit: re.Match[str], limit: int) -> Reference | None:
        """Read a whole annex: "the annex to the present resolution", "del Anexo a esta Nota"."""
        tail = read_tail(self.text, self.lower, unit.end(), limit, self.grammar)
        if tail is None or tail[0] is None or not tail[0].own:
            return None
        if on_one_line(unit[1]) in self.grammar.many:
            return None
        return Reference(unit.start(), tail[1], (Group("annex"),), tail[0])

    def _is_of(self, instrument: NamedInstrument | None, start: int) -> bool:
        """Tell 'n.º 25 do Compromisso' from the number of an instrument, 'Protocolo n.º 4'."""
        before = self.lower[max(0, start - 24) : start].split()[-1:]
        return instrument is not None and not any(word in self.grammar.nouns for word in before)

    def _is_called(self, first: FoundGroup) -> bool:
        """Tell 'no n.º 1', a paragraph, from the number of something, 'Protocolo n.º 1'.

        A number in a word is one behind "of" and before a mark: 'nos casos do número 1, …'.
        """
        before = self.lower[max(0, first.start - 12) : first.start].split()[-1:]
        if not before or not first.group.numbers or before[0] not in self.grammar.articles:
            return False
        spelled = self.lower[first.start : first.start + 6].isalpha()
        closed = self.text[first.end : first.end + 1] in CLOSING
        return not spelled or (closed and before[0] in self.grammar.before_years)

    def _follows_name(self, start: int) -> bool:
        """Tell 'resolution 12/3, paragraph 4 thereof' from 'article 5, paragraph 4 thereof'."""
        floor = max(0, start - NAME_NEAR)
        names = [m.end() for m in self.grammar.noun.finditer(self.lower, floor, start)]
        names += [m.end() for m in SYMBOL.finditer(self.text, floor, start)]
        return bool(names) and self.grammar.unit.search(self.lower, max(names), start) is None

    def _is_possessive(self, start: int) -> bool:
        return self.grammar.possessive.search(self.lower, max(0, start - 45), start) is not None

    def _tail(self, end: int, limit: int) -> tuple[NamedInstrument | None, int]:
        tail = read_tail(self.text, self.lower, end, limit, self.grammar)
        if tail is not None:
            return tail
        code = CODE.match(self.text, end, limit)
        known = treaty_at(self.text, code.start(1), code.end(1)) if code else None
        if code is None or known is None or known[1] != code.end(1):
            return None, end
        return NamedInstrument(code[1], known=known[0]), code.end(1)

    def _group(self, position: int, limit: int, relation: str | None = None) -> FoundGroup | None:
        """Read a unit word with its numbers or pointing words; `relation` when one stood before."""
        unit = self.grammar.unit.match(self.lower, position, limit)
        return self._unit_group(unit, limit, relation) if unit is not None else None

    def _unit_group(
        self, unit: re.Match[str], limit: int, relation: str | None = None
    ) -> FoundGroup | None:
        kind = self.grammar.units[on_one_line(unit[1])]
        if not self._is_printed_so(unit[1], unit.start()):
            return None
        if kind in BARE:
            return FoundGroup(Group(kind), unit.start(), unit.end(), dependent=True)
        return self._numbered(unit, kind, limit, relation)

    def _numbered(
        self, unit: re.Match[str], kind: str, limit: int, relation: str | None
    ) -> FoundGroup | None:
        position, word = unit.start(), on_one_line(unit[1])
        start, count = position, 0
        if relation is None:
            relation, count, start = self._pointed(position)
        many = word in self.grammar.many
        numbers, end = self._numbers(unit.end(), kind, many, limit)
        if not numbers and kind in BY_ORDINAL:
            numbers, start = self._ordinal_before(start)
        if not numbers and relation is None:
            relation, end = self._pointed_after(unit.end(), limit)
        if not numbers and (word in self.grammar.numbered or not _may_point(kind, relation)):
            return None
        if numbers and (relation in ("this", "said") or count):
            relation, count, start = None, 0, position
        group = Group(kind, numbers, relation, many, count=count)
        return FoundGroup(group, start, end, word in self.grammar.dependent)

    def _is_printed_so(self, word: str, position: int) -> bool:
        """Tell 'OP 12' from a word or page number: two letters alone are a unit in capitals."""
        if len(word) > SHORT or not word.isalpha():
            return True
        return self.text[position : position + len(word)].isupper()

    def _pointed(self, position: int) -> tuple[str | None, int, int]:
        """Give the relation, the count and the start of what points before a unit word."""
        floor = max(0, position - 34)
        last = self.lower[floor:position].split()[-1:]
        if not last or last[0] not in self.grammar.pointing_last:
            return None, 0, position
        counted = self.grammar.counted.search(self.lower, floor, position)
        found = self.grammar.before.search(self.lower, floor, position)
        if counted is not None and (found is None or counted.start() < found.start()):
            number, relation, start = counted[1], counted[2], counted.start()
        elif found is not None:
            number, relation, start = found[2], found[1], found.start()
        else:
            return None, 0, position
        known = self.grammar.relations[" ".join(relation.split())] if relation else None
        return known, self.grammar.counts.get(number or "", 0), start

    def _pointed_after(self, end: int, limit: int) -> tuple[str | None, int]:
        found = self.grammar.after.match(self.lower, end, limit)
        if found is None:
            return None, end
        return self.grammar.relations[" ".join(found[1].split())], found.end()

    def _ordinal_before(self, position: int) -> tuple[tuple[Number, ...], int]:
        last = self.lower[max(0, position - 20) : position].split()[-1:]
        if not last or last[0] not in self.grammar.ordinals:
            return (), position
        found = self.grammar.ordinal_before.search(self.lower, max(0, position - 20), position)
        if found is None:
            return (), position
        return (Number((self.grammar.ordinals[on_one_line(found[1])],)),), found.start()

    def _numbers(
        self, end: int, kind: str, many: bool, limit: int
    ) -> tuple[tuple[Number, ...], int]:
        gap = GAP.match(self.text, end, limit)
        begin = gap.end() if gap else end
        if self.grammar.wordy.match(self.text, begin, limit):
            return (), end
        sign = self.grammar.signs.match(self.lower, begin, limit)
        begin = sign.end() if sign else begin
        if begin == end and self.text[end - 1].isalpha():
            return (), end
        reader = NumberReader(self.text, self.lower, self.grammar, kind, many, limit)
        numbers, stop = reader.read(begin)
        if not numbers:
            return (), end
        inclusive = self.grammar.inclusive.match(self.lower, stop, limit)
        return numbers, inclusive.end() if inclusive else stop

    def _chain(self, first: FoundGroup, limit: int) -> tuple[list[FoundGroup], int]:
        """Read on: 'of the article', ', paragraph 2'; give the groups, outermost first."""
        groups, end = [first], first.end
        while len(groups) < DEEPEST:
            link = self.grammar.link.match(self.lower, end, limit)
            if link is None or link.end() == end:
                break
            pointing = self.grammar.pointing.match(self.lower, link.end(), limit)
            relation = self.grammar.relations[" ".join(pointing[1].split())] if pointing else None
            position = pointing.end() if pointing else link.end()
            if link[0].split()[-1:] and link[0].split()[-1] in self.grammar.said:
                relation = "said"
            ordinal = self.grammar.ordinal_ahead.match(self.lower, position, limit)
            position = ordinal.end() if ordinal else position
            found = self._group(position, limit, relation)
            if found is None or not joins(groups, found, link[0], of=link[1] is not None):
                break
            outer = rank(found) < rank(groups[0]) and not divides(groups[0], found)
            if link[1] is not None or outer:
                groups.insert(0, found)
            else:
                groups.append(replace(found, group=replace(found.group, after=True)))
            end = found.end
            again = self._resumed(groups, end, limit)
            if again is not None:
                groups.append(again)
                end = again.end
        return groups, end

    def _resumed(self, groups: list[FoundGroup], end: int, limit: int) -> FoundGroup | None:
        """Read on in a list after a part of one of its members: "16, paragraph 1, 33 and 36"."""
        first = groups[0].group
        if not first.many or not groups[-1].group.after or not first.numbers:
            return None
        link = RESUMES.match(self.text, end, limit)
        joined = self.grammar.conjunction.match(self.lower, link.end() - 1, limit) if link else None
        begin = joined.end() if joined else link.end() if link else end
        if link is None or not self.text[begin : begin + 1].isdecimal():
            return None
        reader = NumberReader(self.text, self.lower, self.grammar, first.unit, True, limit)
        numbers, stop = reader.read(begin)
        if not numbers:
            return None
        inclusive = self.grammar.inclusive.match(self.lower, stop, limit)
        stop = inclusive.end() if inclusive else stop
        return FoundGroup(Group(first.unit, numbers, many=True, again=True), begin, stop, False)


def _may_point(kind: str, relation: str | None) -> bool:
    """Tell whether a unit without a number can be meant by 'this', 'the previous' or 'the next'."""
    return relation is not None and kind in (FORWARD if relation == "next" else POINTABLE)


def _may_stand_alone(groups: list[FoundGroup], grammar: Grammar) -> bool:
    """Tell a reference from an idiom: 'this part' and 'this point' point at nothing."""
    if len(groups) > 1 or groups[0].group.relation != "this":
        return True
    return groups[0].group.unit in grammar.self_units
