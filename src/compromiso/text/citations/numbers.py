"""Reads the numbers that follow a unit word: lists, ranges, points within paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import Path
from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.misread import NUMBER as MISREAD
from compromiso.text.citations.misread import ROMAN_NUMBER as MISREAD_ROMAN
from compromiso.text.citations.printed import on_one_line
from compromiso.text.citations.reference import Number, class_of

BRACKET = re.compile(
    r"\(\s?([0-9]{1,3}|[A-Za-zñ]{1,2}|[ivxIVX]{1,6}|[ivxl1]{2,5})\s?\)|([0-9]{1,3}|[A-Za-zñ]{1,2}|[ivxIVX]{1,6})\)"
    r"|[«\"“‘']([A-Za-zñ])[»\"”’']\)?"
)
ROMAN = re.compile(r"([IVXLC]{1,7})(?:\.?[ºª]|er)?(?![\w'’])")
SMALL_ROMAN = re.compile(r"[ivx]{2,5}(?![\w'’])")
CAPITAL = re.compile(r"([A-Z])(?![\w'’])")
LETTER = re.compile(r"([A-Za-zñ])(?![\w'’])")
DOT_CHILD = re.compile(r"\.(?:([A-Za-zñ])\)?|[ \u00a0]?\(([A-Za-zñ]{1,2}|[0-9]{1,2})\))(?![\w'’])")
DOT_FIGURE = re.compile(r"\.(\d{1,2})(?![\d/])")
GLUED_CHILD = re.compile(r"([a-z])(?![\w'’])")
GAP = re.compile(r"[ \u00a0\u2007\u2009\u202f]{0,2}(?:\r?\n[ \u00a0]{0,24})?")
COMMA = re.compile(r"\s{0,2}[,;]\s{0,26}")
CLOSED = re.compile(r"\)?\s{0,2}(?:[.,;:)\]\n]|$)")
LABELS = re.compile(r"[.)]?[ \t]+[A-ZÀ-Ý]")
SHORT_ROMANS = frozenset("ivxIVX")
YEAR = re.compile(r"(?:19|20)\d\d$")
ROMAN_CHILD = re.compile(r",[ \u00a0]([IVXLC]{1,6})(?![\w'’])")
LETTER_CHILD = re.compile(r",[ \u00a0][\"“'‘]?([a-z])[\"”'’]?\)?(?!\w)")
BRACKETED = 120
"""How far before a number the bracket that it closes may be opened."""
OWN_BRACKET = re.compile(r"(?<![(\w])\w{1,3}\)")
SIGNS = frozenset("º°")
PLAIN_CHILD = re.compile(r",[ \u00a0](\d{1,2})(?![\wº°ª/]|\.[ºª°\d])(?!\s[^\W\d_])")
"""A figure behind an article that bears the sign of an ordinal: "artículo 3.º, 2"."""
DEGREE_CHILD = re.compile(r",[ \u00a0](\d{1,2})°(?!\w)")
BY_CAPITAL = frozenset({"annex", "part", "title", "chapter", "section", "article"})
BY_ROMAN = BY_CAPITAL | {"paragraph", "subparagraph", "point"}
BY_LETTER = frozenset({"point", "subparagraph"})
BY_ORDINAL = frozenset({"article", "paragraph", "subparagraph", "recital", "annex"})
HEADED_BY_ORDINAL = BY_ORDINAL | {"part", "title", "chapter", "section"}
MISREAD_UNITS = frozenset({"article", "paragraph", "subparagraph", None})
ARABIC_ONLY = frozenset({"objective", "goal", "target", "recommendation", "action"})
ALSO_VERBS = frozenset({"target"})


@filled_at_once
@dataclass(frozen=True, slots=True)
class Atom:
    """One printed label: its text, its class (arabic, roman, letter) and its style."""

    label: str
    kind: tuple[str, bool]
    end: int


@dataclass
class NumberReader:
    """Reads one list of numbers from `text`, of which `lower` is the lower-case copy.

    `unit` is the kind of unit before the list (None where it is left out), `many` whether its
    word is a plural, `limit` the end of the paragraph or cell.
    """

    text: str
    lower: str
    grammar: Grammar
    unit: str | None
    many: bool
    limit: int

    def read(self, position: int) -> tuple[tuple[Number, ...], int]:
        """Give the numbers that start at `position` and where they end; none if there is none."""
        atom = self._first(position)
        if atom is None:
            return (), position
        labels, kinds = [atom.label], [atom.kind]
        end = self._children(atom.end, labels, kinds)
        numbers = [Number(tuple(labels))]
        while (step := self._next(end, kinds)) is not None:
            ranged, atom = step
            if atom.kind[0] == "roman" and kinds[-1][0] == "letter" and labels[-1] in SHORT_ROMANS:
                kinds[-1] = ("roman", kinds[-1][1])
            level = _level(kinds, atom.kind)
            nested = level == len(kinds)
            del labels[level:], kinds[level:]
            labels.append(atom.label)
            kinds.append(atom.kind)
            end = self._children(atom.end, labels, kinds)
            if ranged:
                numbers[-1] = Number(numbers[-1].labels, tuple(labels))
            elif nested:
                numbers[-1] = Number(tuple(labels))
            else:
                numbers.append(Number(tuple(labels)))
        return tuple(numbers), self._before_outer_bracket(position, end)

    def _before_outer_bracket(self, start: int, end: int) -> int:
        """Leave out a bracket that was opened before the list: "(objectives 2, 5 and 6)"."""
        printed = self.text[start:end]
        lone = printed.endswith(")") and printed.count(")") == 1 and "(" not in printed
        lone = lone and printed[-2:-1].isdecimal() and self._in_brackets(start)
        return end - 1 if lone else end

    def _first(self, position: int) -> Atom | None:
        arabic = self._arabic(position)
        if self.unit in ARABIC_ONLY:
            numbered = arabic is not None and self._is_numbered(position, arabic)
            return arabic if numbered else None
        if arabic is not None:
            own = self.text.startswith(")", arabic.end) and not self._in_brackets(position)
            return (self._bracket(position) if own else None) or arabic
        atom = self._roman(position) or self._capital(position) or self._bracket(position)
        if atom is None and self.unit in BY_LETTER:
            atom = self._bare(LETTER, position) or self._small_roman(position)
        atom = atom or self._misread(position)
        if atom is None and self.unit in ("article", "paragraph"):
            atom = self._lettered(position)
        return atom or (self._ordinal(position) if self.unit in HEADED_BY_ORDINAL else None)

    def _in_brackets(self, position: int) -> bool:
        """Tell whether a bracket is open before a number, which one behind it would close."""
        before = OWN_BRACKET.sub("", self.text[max(0, position - BRACKETED) : position])
        return before.rfind("(") > before.rfind(")")

    def _is_numbered(self, position: int, atom: Atom) -> bool:
        """Tell 'Target 10' and 'target 10.7' from 'we target 10 harbours'."""
        if self.unit not in ALSO_VERBS:
            return True
        word = self.text[max(0, position - 24) : position].split()[-1:]
        if "." in atom.label or self.many or (word and word[0][0].isupper()):
            return True
        listed = self.grammar.conjunction.match(self.lower, atom.end, self.limit)
        return listed is not None or self.closes(atom.end)

    def _arabic(self, position: int) -> Atom | None:
        found = self.grammar.arabic.match(self.lower, position, self.limit)
        if found is not None and self.text[found.end(1) : found.end(1) + 1].isalpha():
            misread = self._misread(position)
            if misread is not None and misread.end > found.end():
                return misread
        if (
            found is None
            or YEAR.match(found[1])
            or self.grammar.quantity.match(self.lower, found.end(), self.limit)
            or self._labels_line(position, found.end())
        ):
            return None
        end, ending = found.end(), None
        if self.unit == "article" and self.text[end : end + 1] == ".":
            ending = self.grammar.article_ending.match(self.lower, end, self.limit)
        end = ending.end() if ending else end
        return Atom(found[1] + (found[2] or "").strip(), ("arabic", False), end)

    def _misread(self, position: int) -> Atom | None:
        """Read a number that scanning took for letters: "article l2", "paragraph S"."""
        roman = MISREAD_ROMAN.match(self.text, position, self.limit)
        if roman is not None and self.unit in BY_ROMAN:
            return Atom(roman[1], ("roman", False), roman.end())
        found = MISREAD.match(self.text, position, self.limit)
        if found is None or self.unit not in MISREAD_UNITS:
            return None
        if self.unit is None and not any(map(str.isdecimal, found[1])):
            return None
        if found[1].casefold() in self.grammar.loose_words and not self.closes(found.end()):
            return None
        return Atom(found[1], ("arabic", False), found.end())

    def _small_roman(self, position: int) -> Atom | None:
        found = SMALL_ROMAN.match(self.text, position, self.limit)
        return Atom(found[0], ("roman", False), found.end()) if found else None

    def _lettered(self, position: int) -> Atom | None:
        """Read the letter of a paragraph without bracket, where nothing else can be meant."""
        if self.lower[position : position + 1] in self.grammar.and_letters:
            return None
        atom = self._bare(LETTER, position)
        return atom if atom is not None and self._is_label(atom.end) else None

    def _labels_line(self, position: int, end: int) -> bool:
        """Tell whether the number labels a line of its own, so that it is no part of this list."""
        line = self.text.rfind("\n", max(0, position - 26), position)
        if line < 0 or self.text[line:position].strip():
            return False
        return LABELS.match(self.text, end) is not None

    def _opens_line(self, position: int) -> bool:
        """Tell whether a line of its own begins here, after one that closes: ";\\nc) The term"."""
        line = self.text.rfind("\n", max(0, position - 26), position)
        if line < 0 or self.text[line:position].strip():
            return False
        before = self.text[max(0, line - 4) : line].rstrip()
        return before.endswith((";", ".", ":"))

    def _roman(self, position: int) -> Atom | None:
        found = ROMAN.match(self.text, position, self.limit)
        if found is None or self.unit not in BY_ROMAN:
            return None
        following = self.text[found.end() : found.end() + 2]
        if self.unit not in BY_CAPITAL and following[:1] == " " and following[1:].isupper():
            return None
        return Atom(found[1], ("roman", False), found.end())

    def _capital(self, position: int) -> Atom | None:
        return self._bare(CAPITAL, position) if self.unit in BY_CAPITAL else None

    def _bare(self, pattern: re.Pattern[str], position: int) -> Atom | None:
        found = pattern.match(self.text, position, self.limit)
        if found is None:
            return None
        shouted = self.text[max(0, position - 2) : position].strip()[-1:].isupper()
        letter = found[1].casefold() if shouted else found[1]
        loose = letter in self.grammar.loose_words
        if loose and not self._is_label(found.end()):
            return None
        return Atom(found[1], ("letter", False), found.end())

    def _is_label(self, end: int) -> bool:
        """Tell a lone letter that is a label from a word: it closes, is listed, or 'of' follows."""
        return (
            CLOSED.match(self.text, end, self.limit) is not None
            or self.grammar.of.match(self.lower, end, self.limit) is not None
            or (
                self.many
                and self.grammar.conjunction.match(self.lower, end, self.limit) is not None
            )
        )

    def _bracket(self, position: int) -> Atom | None:
        found = BRACKET.match(self.text, position, self.limit)
        if found is None:
            return None
        label = found[1] or found[2] or found[3]
        return Atom(label, (class_of(label), True), found.end())

    def _ordinal(self, position: int) -> Atom | None:
        found = self.grammar.ordinal.match(self.lower, position, self.limit)
        if found is None:
            return None
        return Atom(self.grammar.ordinals[on_one_line(found[1])], ("ordinal", False), found.end())

    def _children(self, end: int, labels: list[str], kinds: list[tuple[str, bool]]) -> int:
        """Append the labels glued to the last one (25.q, 16 (1), 1 a)) and give the end."""
        while len(labels) < 5 and (atom := self._child(end, kinds)) is not None:
            labels.append(atom.label)
            kinds.append(atom.kind)
            end = atom.end
        return end

    def _child(self, end: int, kinds: list[tuple[str, bool]]) -> Atom | None:
        glued = self._glued_child(end, kinds)
        if glued is not None:
            return glued
        counted = self.unit == "paragraph" and self.grammar.degrees is not None
        if self.text[end - 1] in SIGNS or self.unit == "article" or counted:
            sign = self._degree_child(end)
            if sign is not None:
                return sign
        if self.grammar.roman_children and (after := self._comma_child(end, kinds)):
            return after
        gap = GAP.match(self.text, end, self.limit)
        atom = self._bracket(gap.end()) if gap else None
        if atom is None or _is_acronym(atom.label):
            return None
        if kinds[-1][0] == "letter" and atom.kind[0] == "letter":
            return Atom(atom.label, ("roman", True), atom.end) if atom.label in "ivx" else None
        return atom if atom.kind != kinds[-1] else None

    def _glued_child(self, end: int, kinds: list[tuple[str, bool]]) -> Atom | None:
        """Read the label that follows at once: 25.q, II.3, 25q."""
        dotted = DOT_CHILD.match(self.text, end, self.limit)
        if dotted is not None:
            label = dotted[1] or dotted[2]
            return Atom(label, (class_of(label), True), dotted.end())
        if kinds[-1] == ("roman", False) and (dotted := DOT_FIGURE.match(self.text, end)):
            return Atom(dotted[1], ("arabic", True), dotted.end())
        if kinds[-1] == ("arabic", False) and (
            glued := GLUED_CHILD.match(self.text, end, self.limit)
        ):
            return Atom(glued[1], ("letter", True), glued.end())
        return None

    def _degree_child(self, end: int) -> Atom | None:
        """Read what stands below an article or number behind a comma: "premier, 3°", "2°, a"."""
        if self.text[end - 1] in SIGNS and self.unit == "article":
            plain = PLAIN_CHILD.match(self.text, end, self.limit)
            return Atom(plain[1], ("arabic", True), plain.end()) if plain else None
        if self.text[end - 1] != "°":
            below = None if self.many else DEGREE_CHILD.match(self.text, end, self.limit)
            return Atom(below[1], ("arabic", True), below.end()) if below else None
        if self.grammar.degrees is None:
            return None
        letter = LETTER_CHILD.match(self.text, end, self.limit)
        return Atom(letter[1], ("letter", True), letter.end()) if letter else None

    def _comma_child(self, end: int, kinds: list[tuple[str, bool]]) -> Atom | None:
        """Read the inciso and alínea of "art. 6º, II, a", as laws of Brazil are cited."""
        if self.unit not in ("article", "paragraph"):
            return None
        if kinds[-1] == ("arabic", False) and (roman := ROMAN_CHILD.match(self.text, end)):
            return Atom(roman[1], ("roman", False), roman.end())
        letter = LETTER_CHILD.match(self.text, end) if kinds[-1][0] == "roman" else None
        return Atom(letter[1], ("letter", True), letter.end()) if letter else None

    def _next(self, end: int, kinds: list[tuple[str, bool]]) -> tuple[bool, Atom] | None:
        ranged = self.grammar.through.match(self.lower, end, self.limit)
        if ranged is not None:
            atom = self._listed(ranged.end(), kinds, sure=True)
            spelled = atom is not None and atom.kind[0] == "ordinal"
            if atom is None or (spelled and not self.text[ranged.end()].isdecimal()):
                return None
            return True, atom
        joined = self.grammar.conjunction.match(self.lower, end, self.limit)
        if joined is not None:
            if not self.many and "," in joined[0] and self.text[joined.end()].isdecimal():
                return None
            atom = self._listed(joined.end(), kinds, sure=self.many)
            return None if atom is None else (False, atom)
        comma = COMMA.match(self.text, end, self.limit)
        if comma is None:
            return None
        if self._opens_line(comma.end()):
            return None
        atom = self._bracket_below(comma.end(), kinds) or (
            self._listed(comma.end(), kinds, sure=True) if self.many else self._below(comma, kinds)
        )
        return None if atom is None else (False, atom)

    def _bracket_below(self, position: int, kinds: list[tuple[str, bool]]) -> Atom | None:
        """Read a label in brackets behind a comma: i) stands below a) in "1, a), i)"."""
        atom = self._bracket(position)
        if atom is None or self.many or kinds[-1] != ("letter", True) or atom.label not in "ivx":
            return atom
        return replace(atom, kind=("roman", True))

    def _below(self, comma: re.Match[str], kinds: list[tuple[str, bool]]) -> Atom | None:
        """Read a plain figure below one in brackets or a Roman one: "(1), 1, a)", "Artigo V, 1"."""
        roman = self.unit == "article" and kinds == [("roman", False)]
        if not (roman or kinds[-1] == ("arabic", True)) or ";" in comma[0]:
            return None
        atom = self._arabic(comma.end())
        if atom is None or self.text[atom.end : atom.end + 1] not in ",;.)":
            return None
        return replace(atom, kind=("figure", False))

    def _listed(self, position: int, kinds: list[tuple[str, bool]], *, sure: bool) -> Atom | None:
        """Read a further number of a list; when not `sure` it must close a clause."""
        if self._opens_line(position):
            return None
        bracket = self._bracket(position)
        if bracket is not None:
            return bracket
        first = kinds[0][0]
        atom = self._arabic(position) if first == "arabic" else None
        if atom is None and first == "arabic":
            atom = self._misread(position)
            sure = sure and atom is not None and atom.label[-1].isdecimal()
        if atom is None and first in ("roman", "letter"):
            atom = self._roman(position) or self._capital(position)
        if atom is None and any(kind == "letter" for kind, _ in kinds):
            atom = self._bare(LETTER, position)
            sure = True
        if atom is None and first == "ordinal":
            figure = self._arabic(position)
            atom = replace(figure, kind=kinds[0]) if figure else self._ordinal(position)
        return atom if atom is not None and (sure or self.closes(atom.end)) else None

    def closes(self, end: int) -> bool:
        """Tell whether a clause ends here, or what the number is of follows."""
        return (
            CLOSED.match(self.text, end, self.limit) is not None
            or self.grammar.of.match(self.lower, end, self.limit) is not None
        )


def _is_acronym(label: str) -> bool:
    """Tell capitals in brackets after a number, as in "article 5 (EU)", from a label."""
    return label.isupper() and len(label) > 1 and class_of(label) != "roman"


def _level(kinds: list[tuple[str, bool]], kind: tuple[str, bool]) -> int:
    """Give the depth at which a listed label belongs: beside its like, else below the last."""
    for level, known in enumerate(kinds):
        if known == kind:
            return level
    for level, known in enumerate(kinds):
        if known[0] == kind[0]:
            return level
    return len(kinds)


def split(label: str) -> Path:
    """Split a dotted number into labels: 10.2 is 10, 2."""
    return tuple(label.split("."))
