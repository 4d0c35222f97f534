"""The citation grammar of one language, compiled once from its TOML table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Any

from compromiso.terms.loading import terms
from compromiso.text.citations.alternatives import alternatives
from compromiso.text.citations.misread import slips_of
from compromiso.text.citations.treaty_names import words_of

RANKS = {
    "annex": 0, "preamble": 0, "operative": 0, "part": 1, "title": 2, "chapter": 3, "section": 4,
    "objective": 4, "goal": 4, "target": 5, "recommendation": 5, "article": 5, "recital": 6,
    "action": 6, "provision": 6, "paragraph": 6, "subparagraph": 7, "point": 8, "chapeau": 9,
}  # fmt: skip
"""How deep each kind of unit usually stands, from the outermost."""

ABBREVIATIONS = {
    "annex": "annex", "part": "part", "title": "title", "chapter": "chap.", "section": "sect.",
    "objective": "objective", "goal": "goal", "target": "target", "recommendation": "rec.",
    "article": "art.", "recital": "recital", "action": "action", "paragraph": "para.",
    "subparagraph": "subpara.", "point": "point",
}  # fmt: skip
"""How a provision of an instrument that is not held is written in a target."""

SEED = 3
APART = r"""\n\r\t\u00a0\u2007\u2009\u202f(\["'’‘“”«»/–—,;:.*_|>~)\]"""
"""What may stand before a word besides a space, which is looked for alone since that is faster."""
LAST = "last"
"""The label of the last provision of a list, which no provision prints."""


@dataclass(frozen=True)
class Grammar:
    """What one language says when it cites: words as data, patterns ready to match.

    All patterns match lower-case text, except `name`, which reads capitals. `units` gives for a
    unit word its kind, and `many` the unit words that are plural; `numbered` are those that are
    citations only with a number ("the following rules" are not).
    """

    language: str
    units: Mapping[str, str]
    many: frozenset[str]
    dependent: frozenset[str]
    numbered: frozenset[str]
    openers: tuple[re.Pattern[str], ...]
    unit: re.Pattern[str]
    signs: re.Pattern[str]
    ordinals: Mapping[str, str]
    ordinal: re.Pattern[str]
    quantity: re.Pattern[str]
    ordinal_ahead: re.Pattern[str]
    inclusive: re.Pattern[str]
    roman_children: bool
    arabic: re.Pattern[str]
    conjunction: re.Pattern[str]
    through: re.Pattern[str]
    link: re.Pattern[str]
    of: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    pointing: re.Pattern[str]
    pointing_last: frozenset[str]
    counts: Mapping[str, int]
    counted: re.Pattern[str]
    ordinal_before: re.Pattern[str]
    wordy: re.Pattern[str]
    this: re.Pattern[str]
    of_this: re.Pattern[str]
    of_number: re.Pattern[str]
    of_it: re.Pattern[str]
    possessive: re.Pattern[str]
    relations: Mapping[str, str]
    all_above: Mapping[str, list[str]]
    said: frozenset[str]
    annexed: re.Pattern[str]
    annexed_to: re.Pattern[str]
    degrees: re.Pattern[str] | None
    article_ending: re.Pattern[str]
    articles: frozenset[str]
    and_letters: frozenset[str]
    self_units: frozenset[str]
    self_noun: re.Pattern[str]
    loose_words: frozenset[str]
    joiners: frozenset[str]
    before_years: frozenset[str]
    joiner_words: frozenset[str]
    opening_words: frozenset[str]
    nouns: Mapping[str, str]
    noun: re.Pattern[str]
    resolution: re.Pattern[str]
    resolution_seeds: tuple[str, ...]
    act: re.Pattern[str]
    acts: Mapping[str, str]
    bodies: Mapping[str, str]

    def body(self, words: str) -> str | None:
        """Give the symbol root of the body named last in some lower-case words, or None."""
        found = ((words.rfind(name), len(name), root) for name, root in self.bodies.items())
        place, _, root = max(found, default=(-1, 0, ""))
        return root if place >= 0 else None


@cache
def grammar(language: str) -> Grammar:
    """Give the grammar of a language (ISO 639-1); an unknown one reads as English."""
    table = terms(language, "citations")
    return Grammar(
        language=language,
        **_units(table["units"]),
        **_numbers(table["numbers"]),
        **_joins(table["joins"] | {"pointers": table["relatives"]["this"]}),
        **_pointers(table["relatives"]),
        **_nouns(table),
    )


def _units(units: Mapping[str, Any]) -> dict[str, Any]:
    printed = _kinds(units["one"]) | _kinds(units["many"])
    many = {word for words in units["many"].values() for word in words}
    slips = {slip: word for word, kind in printed.items() for slip in slips_of(word, kind)}
    kinds = {slip: printed[word] for slip, word in slips.items()} | printed
    return {
        "units": kinds,
        "many": frozenset(many | {slip for slip, word in slips.items() if word in many}),
        "dependent": frozenset(units["dependent"]["words"]),
        "numbered": frozenset(units["dependent"]["numbered"]),
        "openers": _openers(_seeds([*printed, *(slip for slip in slips if slip.isalpha())])),
        "unit": re.compile(f"({alternatives(kinds)})(?![^\\W_])"),
    }


def _numbers(numbers: Mapping[str, Any]) -> dict[str, Any]:
    ordinals = _ordinals(numbers)
    signs = alternatives(numbers["signs"])
    return {
        "signs": re.compile(f"(?:(?:{signs})\\s{{0,2}})?"),
        "ordinals": ordinals,
        "ordinal": re.compile(f"({alternatives(ordinals)})(?!\\w)"),
        "ordinal_before": re.compile(f"(?<!\\w)({alternatives(ordinals)})\\s{{1,26}}$"),
        "wordy": _wordy([*ordinals, *numbers["signs"]]),
        "quantity": re.compile(rf"\s?(?:%|(?:{alternatives(numbers['quantities'])})(?!\w))"),
        "roman_children": numbers["roman_children"],
        "ordinal_ahead": re.compile(rf"(?:{alternatives(ordinals)})\s{{1,26}}"),
        "inclusive": re.compile(rf",?\s{{1,26}}(?:{alternatives(numbers['inclusive'])})(?!\w)"),
        "arabic": _arabic(numbers),
        "article_ending": re.compile(rf"(?:{alternatives(numbers['article_endings'])})(?!\w)"),
        "degrees": _degrees(numbers["before_degrees"]),
        "loose_words": frozenset(numbers["words"]),
    }


def _joins(joins: Mapping[str, Any]) -> dict[str, Any]:
    of, determiners = alternatives(joins["of"]), alternatives(joins["determiners"])
    both, through = alternatives(joins["and"]), alternatives(joins["through"])
    possessives = alternatives(joins["possessives"])
    opening = [*joins["joiners"], *joins["determiners"], *joins["of"], *joins["and"]]
    opening += [words for words in joins["pointers"] if " " not in words]
    return {
        "conjunction": re.compile(rf"\s{{0,26}},?\s{{0,26}}(?<=[\s,)])({both})\s{{1,26}}"),
        "through": re.compile(rf"\s{{1,26}}(?:{through})\s{{1,26}}|\s?[-‐‑–—]\s?"),
        "link": _link(of, determiners),
        "of": re.compile(
            rf"\s{{0,2}}[,)]?\s{{1,26}}(?:{of})(?:\s{{1,26}}|(?<=['’]))"
            rf"(?:(?:{determiners})(?:\s{{1,26}}|(?<=['’])))*"
        ),
        "of_number": re.compile(
            rf"(?:(?:{alternatives(joins['before_numbers'])})(?:\s{{1,26}}|(?<=['’])))"
            rf"(?:(?:{determiners})(?:\s{{1,26}}|(?<=['’])))?"
        ),
        "of_this": re.compile(
            rf"\s{{0,2}},?\s{{1,26}}({alternatives(joins['of_this'])})\s{{1,26}}"
        ),
        "possessive": re.compile(
            rf"(?<!\w)(?:{possessives})\s{{1,26}}(?:[\w-]+\s{{1,26}}){{0,2}}$"
        ),
        "articles": frozenset(joins["articles"]),
        "and_letters": frozenset(words for words in joins["and"] if len(words) == 1),
        "joiners": frozenset(joins["joiners"]),
        "before_years": frozenset(joins["of"]),
        "joiner_words": frozenset(word for words in joins["joiners"] for word in words_of(words)),
        "opening_words": frozenset(opening),
    }


def _pointers(relatives: Mapping[str, Any]) -> dict[str, Any]:
    pointing = _pointing(relatives)
    after = alternatives(relatives["previous_after"] + relatives["next_after"])
    counts = relatives["counts"]
    counted = alternatives(counts)
    before = [words for key in ("this", "previous", "next") for words in relatives[key]]
    return {
        "before": re.compile(rf"(?<!\w)({pointing})\s{{1,26}}(?:({counted})\s{{1,26}})?$"),
        "after": re.compile(rf",?\s{{1,26}}({after})(?!\w)"),
        "pointing": re.compile(rf"({pointing})\s{{1,26}}"),
        "pointing_last": frozenset(words.split()[-1] for words in before) | frozenset(counts),
        "counts": counts,
        "counted": re.compile(rf"(?<!\w)({counted})\s{{1,26}}(?:({pointing})\s{{1,26}})?$"),
        "this": re.compile(rf"(?:{alternatives(relatives['this'])})\s{{1,26}}"),
        "of_it": re.compile(rf"\s{{1,26}}(?:{alternatives(relatives['of_it'])})(?!\w)"),
        "relations": _relations(relatives),
        "all_above": _by_tail(relatives["all_above"]),
        "annexed": re.compile(rf"\s{{0,2}}(?:{alternatives(relatives['annexed'])})(?!\w)\s?"),
        "annexed_to": re.compile(rf"\s{{1,26}}(?:{alternatives(relatives['annexed_to'])})(?!\w)"),
        "said": frozenset(relatives["said"]),
        "self_noun": re.compile(rf"({alternatives(relatives['self_nouns'])})(?!\w)"),
        "self_units": frozenset(relatives["self_units"]),
    }


def _by_tail(phrases: list[str]) -> dict[str, list[str]]:
    """Group phrases by their last two words, of which there are few to look for."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(" ".join(phrase.split()[-2:]), []).append(phrase)
    return groups


def _nouns(table: Mapping[str, Any]) -> dict[str, Any]:
    nouns, symbols = _kinds(table["instruments"]), table["symbols"]
    acts = {word: words[0] for words in symbols["acts"].values() for word in words}
    return {
        "nouns": nouns,
        "noun": re.compile(rf"(?<!\w)({alternatives(nouns)})(?!\w)"),
        "resolution": _resolution(symbols["resolution"], table["numbers"]["signs"]),
        "resolution_seeds": _seeds(symbols["resolution"]),
        "act": re.compile(rf"(?<!\w)({alternatives(acts)})\s{{1,26}}"),
        "acts": acts,
        "bodies": {word: root for root, words in symbols["bodies"].items() for word in words},
    }


def _kinds(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() for word in words}


def _seeds(words: Iterable[str]) -> tuple[str, ...]:
    """Give few beginnings to look for: what words share, if that is three letters or more."""
    kept: list[str] = []
    for word in sorted(words):
        shared = _shared(kept[-1], word) if kept else ""
        if kept and (shared == kept[-1] or len(shared) >= SEED):
            kept[-1] = shared
        else:
            kept.append(word)
    return tuple(kept)


def _openers(seeds: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Match what may stand before a unit word, and how the word begins."""
    words = alternatives(seeds)
    return re.compile(f" {words}"), re.compile(f"[{APART}]{words}")


def _shared(one: str, other: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in same)


def _ordinals(numbers: Mapping[str, Any]) -> dict[str, str]:
    spelled = {word: str(i) for i, word in enumerate(numbers["ordinals"], start=1)}
    spelled |= {word: str(i) for word, i in numbers.get("ordinals_short", {}).items()}
    return spelled | dict.fromkeys(numbers["last"], LAST) | {word: word for word in numbers["only"]}


def _degrees(before: list[str]) -> re.Pattern[str] | None:
    """Match what stands before a number that is cited by its sign alone: "au 2°"."""
    return re.compile(rf"(?<!\w)(?:{alternatives(before)})\s(?=\d{{1,2}}°)") if before else None


def _wordy(openings: Iterable[str]) -> re.Pattern[str]:
    """Match a word in small letters that is no number, ordinal or sign of one, as it begins."""
    begun = alternatives(words[:SEED] for words in openings if words[0].isalpha())
    return re.compile(rf"(?!{begun}|[ivxl]{{2}})[a-zà-ÿ]{{2}}[a-zà-ÿ\s]")


def _resolution(words: list[str], signs: list[str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(words)})\s{{1,26}}(?:(?:{alternatives(signs)})\s{{0,2}})?"
    )


def _arabic(numbers: Mapping[str, Any]) -> re.Pattern[str]:
    endings = alternatives(numbers["endings"])
    suffixes = alternatives(numbers["suffixes"])
    return re.compile(
        rf"(\d{{1,4}}(?:\.\d{{1,3}}){{0,3}})(?![\d/])"
        rf"(?:\.?\s?[ºª°]|(?:{endings})(?!\w))?(\s?(?:{suffixes})(?!\w))?"
    )


def _link(of: str, determiners: str) -> re.Pattern[str]:
    """Match what may stand between two units of one citation: a comma, a bracket, 'of the'."""
    return re.compile(
        rf"\s{{0,2}}[,(]?\s{{0,26}}(?:(?<=[\s,])({of})(?:\s{{1,26}}|(?<=['’])))?"
        rf"(?:(?:{determiners})(?:\s{{1,26}}|(?<=['’])))?"
    )


def _pointing(relatives: Mapping[str, list[str]]) -> str:
    return alternatives([*relatives["this"], *relatives["previous"], *relatives["next"]])


def _relations(relatives: Mapping[str, list[str]]) -> dict[str, str]:
    pairs = {"this": "this", "previous": "previous", "next": "next"}
    pairs |= {"previous_after": "previous", "next_after": "next"}
    return {word: relation for key, relation in pairs.items() for word in relatives[key]}
