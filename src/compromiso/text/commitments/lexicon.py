"""What a language says when it undertakes, entrusts, urges, invites, recognises or recalls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from compromiso.terms.loading import terms
from compromiso.terms.phrases import Hit, PhraseBook, Words

UNDERTAKES, REQUESTS = "undertakes", "requests"
WILL_SURE, MUST_SURE, PRESENT_SURE = 0.85, 0.6, 0.7


class Form(StrEnum):
    """How a verb stands: who may be its subject depends on it."""

    WE = "we"
    THIRD = "third"
    BASE = "base"
    GERUND = "gerund"
    PASSIVE = "passive"
    WILL = "will"
    MUST = "must"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Cue:
    """What a verb does: `force` is a Force or `requests`, which depends on who is asked.

    `explicit` marks verbs that commit in so many words; `acts` those that are themselves what
    is done ("the Parties take measures").
    """

    force: str
    form: Form
    sure: float
    explicit: bool = False
    acts: bool = False


FUTURE = Cue(UNDERTAKES, Form.WILL, WILL_SURE)
FUTURE_WE = Cue(UNDERTAKES, Form.WE, WILL_SURE)
CueHit = Hit[Cue]


@dataclass(frozen=True)
class Lexicon:
    """The commitment words of one language, ready to be looked up."""

    cues: PhraseBook[Cue]
    connectives: PhraseBook[str]
    recitals: PhraseBook[str]
    to_near: PhraseBook[str]
    to_far: PhraseBook[str]
    together: PhraseBook[str]
    governments: PhraseBook[str]
    sets: dict[str, frozenset[str]]
    bare_verbs: frozenset[str]
    infinitives: tuple[str, ...]
    markers: frozenset[str]
    not_infinitives: frozenset[str]
    future_endings: tuple[str, ...]
    future_we: str
    plural_endings: tuple[str, ...]
    future_never: frozenset[str]

    def is_verb(self, word: str) -> bool:
        """Say whether a word can open an order or a task: an infinitive, or a bare verb."""
        if word in self.bare_verbs:
            return True
        return word.endswith(self.infinitives) and word not in self.not_infinitives

    def find_cues(self, words: Words) -> list[CueHit]:
        """List the verbs that may commit, in reading order; nothing is decided about them yet."""
        hits = list(self.cues.find(words))
        if self.future_endings:
            taken = {i for hit in hits for i in range(hit.first, hit.last)}
            hits += [
                hit
                for hit in self._futures(words)
                if hit.first not in taken and hit.first + 1 not in taken
            ]
            hits.sort(key=lambda hit: hit.first)
        return hits

    def _futures(self, words: Words) -> Iterator[CueHit]:
        endings, never, ours = self.future_endings, self.future_never, self.future_we
        for i, word in enumerate(words.words):
            if word.endswith(endings) and word not in never:
                cue = FUTURE_WE if word.endswith(ours) else FUTURE
                at = i - 1 if i and words.words[i - 1] in self.sets["negations"] else i
                yield Hit(at, at, words.starts[at], words.starts[at], cue)


SETS = (
    "we", "adverbs", "articles", "and_words", "prepositions", "relatives", "open_ends",
    "abbreviations", "negations", "pronouns", "nobody", "copulas",
)  # fmt: skip


@cache
def lexicon(language: str) -> Lexicon:
    """Give the commitment words of a language, built once."""
    table = terms(language, "commitments")
    books = {
        name: PhraseBook((phrase, phrase) for phrase in table[name])
        for name in ("connectives", "recitals", "to_near", "to_far", "together", "governments")
    }
    return Lexicon(
        cues=PhraseBook(_elided(table), frozenset(table["passing"])),
        sets={name: frozenset(table[name]) for name in SETS},
        bare_verbs=frozenset(table["verbs"]["bare"]),
        markers=frozenset(table["verbs"]["markers"]),
        infinitives=tuple(table["verbs"]["infinitive_endings"]),
        not_infinitives=frozenset(table["verbs"]["not_infinitives"]),
        future_endings=tuple(table["modal"]["future_endings"]),
        future_we=table["modal"]["future_we"],
        plural_endings=tuple(table["modal"]["plural_endings"]),
        future_never=frozenset(table["modal"]["future_never"]),
        **books,
    )


def _elided(table: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    """Yield each phrase, and again with its last word cut short before a vowel ("de", "d’")."""
    for phrase, cue in _cues(table):
        yield phrase, cue
        head, _, last = phrase.rpartition(" ")
        if last in table["elisions"]:
            yield f"{head} {table['elisions'][last]}", cue


def _cues(table: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    explicit = tuple(table["commitment_words"])
    yield from _modal_cues(table["modal"])
    for verb in table["verb"]:
        for form in (Form.WE, Form.THIRD, Form.BASE, Form.GERUND, Form.PASSIVE):
            for phrase in verb.get(form, ()):
                committed = any(word in f"{phrase} " for word in explicit)
                yield phrase, Cue(verb["force"], form, verb["sure"], committed)


def _modal_cues(modal: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    kinds = {
        "never": Cue(UNDERTAKES, Form.NEVER, 0.0),
        "will": FUTURE,
        "must": Cue(UNDERTAKES, Form.MUST, MUST_SURE),
        "must_we": Cue(UNDERTAKES, Form.WE, MUST_SURE),
        "present": Cue(UNDERTAKES, Form.THIRD, PRESENT_SURE, acts=True),
    }
    for kind, cue in kinds.items():
        for phrase in modal[kind]:
            yield phrase, cue
