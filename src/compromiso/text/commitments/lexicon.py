"""What a language says when it undertakes, entrusts, urges, invites, recognises or recalls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from compromiso.terms.loading import terms
from compromiso.terms.phrases import HYPHENS, Hit, PhraseBook, Words

WORD = re.compile(r"\w+")
LONGEST_PRONOUN = 4
UNDERTAKES, REQUESTS = "undertakes", "requests"
WILL_SURE, MUST_SURE, PRESENT_SURE = 0.85, 0.6, 0.7


class Form(StrEnum):
    """How a verb stands: who may be its subject depends on it."""

    WE = "we"
    THIRD = "third"
    BASE = "base"
    GERUND = "gerund"
    PASSIVE = "passive"
    PAST = "past"
    DUTY = "duty"
    WILL = "will"
    MUST = "must"
    MAY = "may"
    BE = "be"
    BE_NOW = "be_now"
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

    @property
    def obliges(self) -> bool:
        """Say whether it is "must" or "must be", whoever its subject is."""
        return self.form is Form.MUST or (self.form is Form.BE and self.sure <= MUST_SURE)


FUTURE = Cue(UNDERTAKES, Form.WILL, WILL_SURE)
FUTURE_WE = Cue(UNDERTAKES, Form.WE, WILL_SURE)
CueHit = Hit[Cue]


@dataclass(frozen=True, slots=True)
class Voice:
    """How the passive is told: `created` and `deeds` are how its participles begin.

    `nothing` are the beginnings of those that tell of nothing to do ("shall be deemed").
    """

    by: frozenset[str]
    themselves: frozenset[str]
    participles: tuple[str, ...]
    created: tuple[str, ...]
    deeds: tuple[str, ...]
    nothing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """How verbs in the present end after those who are bound ("Les Parties échangent …").

    `known` are such verbs wherever they stand; after an article or a preposition, `clitics` apart,
    `nouns_too` are nouns.
    """

    plural: tuple[str, ...]
    singular: tuple[str, ...]
    adjectives: frozenset[str]
    not_verbs: frozenset[str]
    known: frozenset[str]
    nouns_too: frozenset[str]
    clitics: frozenset[str]


class WordSets(dict[str | tuple[str, ...], frozenset[str]]):
    """Words by their kind; several kinds together are joined when first asked for."""

    def __missing__(self, kinds: str | tuple[str, ...]) -> frozenset[str]:
        if isinstance(kinds, str):
            raise KeyError(kinds)
        joined = self[kinds] = frozenset[str]().union(*(self[kind] for kind in kinds))
        return joined


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
    each_of: PhraseBook[str]
    defining: PhraseBook[str]
    promises: PhraseBook[str]
    tributes: PhraseBook[str]
    voice: Voice
    present: Present
    sets: WordSets
    bare_verbs: frozenset[str]
    infinitives: tuple[str, ...]
    doings: tuple[str, ...]
    of: frozenset[str]
    markers: frozenset[str]
    not_infinitives: frozenset[str]
    future_endings: tuple[str, ...]
    future_we: str
    plural_endings: tuple[str, ...]
    future_never: frozenset[str]
    split_futures: frozenset[str]
    drops_subject: bool
    ends: dict[str, frozenset[str]]

    def is_verb(self, word: str) -> bool:
        """Say whether a word can open an order or a task: an infinitive, or a bare verb."""
        if word in self.bare_verbs:
            return True
        return word.endswith(self.infinitives) and word not in self.not_infinitives

    def is_doing(self, words: list[str], i: int) -> bool:
        """Say whether words from `i` on name a doing: "strengthening of", "creación de"."""
        return i + 1 < len(words) and words[i].endswith(self.doings) and words[i + 1] in self.of

    def find_cues(self, words: Words) -> list[CueHit]:
        """List the verbs that may commit, in reading order; nothing is decided about them yet."""
        hits = self.cues.find(words)
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
        endings, split, places = self.future_endings, self.split_futures, words.places
        for word in places:
            if word in split:
                stems = (_stem_of_split(words, i) for i in places[word])
                at = [i for i in stems if i is not None]
            elif word.endswith(endings) and word not in self.future_never:
                at = places[word]
            else:
                continue
            cue = self._future(word)
            yield from (self._with_negation(words, i, cue) for i in at)

    def _future(self, word: str) -> Cue:
        ours = self.future_we
        return FUTURE_WE if word.endswith(ours) or word == ours[1:] else FUTURE

    def _with_negation(self, words: Words, i: int, cue: Cue) -> CueHit:
        at = i - 1 if i and words.words[i - 1] in self.sets["negations"] else i
        return Hit(at, at, words.starts[at], words.starts[at], cue)


def _stem_of_split(words: Words, i: int) -> int | None:
    """Give the number of the stem of a future that a pronoun splits ("reunir-nos-emos")."""
    if i < 2 or len(words.words[i - 1]) > LONGEST_PRONOUN:
        return None
    gaps = (words.text[words.ends[k] : words.starts[k + 1]] for k in (i - 2, i - 1))
    return i - 2 if all(gap in HYPHENS for gap in gaps) else None


SETS = (
    "we", "adverbs", "articles", "and_words", "prepositions", "relatives", "open_ends",
    "abbreviations", "negations", "pronouns", "nobody", "copulas", "body_heads", "duties",
    "passing", "demonstratives", "that_words", "nearest", "mine", "conditions", "hereinafter",
)  # fmt: skip


BOOKS = (
    "connectives", "recitals", "to_near", "to_far", "together", "governments", "each_of",
    "defining", "promises", "tributes",
)  # fmt: skip


@cache
def lexicon(language: str) -> Lexicon:
    """Give the commitment words of a language, built once."""
    table = terms(language, "commitments")
    books = {name: PhraseBook((phrase, phrase) for phrase in table[name]) for name in BOOKS}
    return Lexicon(
        cues=PhraseBook(_elided(table), frozenset(table["passing"])),
        sets=WordSets({name: frozenset(table[name]) for name in SETS}),
        bare_verbs=frozenset(table["verbs"]["bare"]),
        markers=frozenset(table["verbs"]["markers"]),
        infinitives=tuple(table["verbs"]["infinitive_endings"]),
        doings=tuple(table["verbs"]["doing_endings"]),
        of=frozenset(table["verbs"]["of"]),
        not_infinitives=frozenset(table["verbs"]["not_infinitives"]),
        future_endings=tuple(table["modal"]["future_endings"]),
        future_we=table["modal"]["future_we"],
        plural_endings=tuple(table["modal"]["plural_endings"]),
        future_never=frozenset(table["modal"]["future_never"]),
        split_futures=frozenset(table["modal"]["split_futures"]),
        ends={name: frozenset(WORD.findall(p)[-1] for p in table[name]) for name in BOOKS},
        drops_subject=table["modal"]["drops_subject"],
        voice=_voice(table["passive"]),
        present=_present(table["present"]),
        **books,
    )


def _voice(table: dict[str, list[str]]) -> Voice:
    return Voice(
        by=frozenset(table["by"]),
        themselves=frozenset(table["themselves"]),
        participles=tuple(table["participles"]),
        created=tuple(table["created"]),
        deeds=tuple(table["deeds"]),
        nothing=tuple(table["saying_nothing"]),
    )


def _present(table: dict[str, list[str]]) -> Present:
    return Present(
        plural=tuple(table["plural"]),
        singular=tuple(table["singular"]),
        adjectives=frozenset(table["adjectives"]),
        not_verbs=frozenset(table["not_verbs"]),
        known=frozenset(table["known"]).union(
            f"{stem}{ending}" for stem in table["known_stems"] for ending in ("e", "ent")
        ),
        nouns_too=frozenset(table["nouns_too"]),
        clitics=frozenset(table["clitics"]),
    )


def _elided(table: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    """Yield each phrase, and again with its last word cut short before a vowel ("de", "d’")."""
    for phrase, cue in _cues(table):
        yield phrase, cue
        head, _, last = phrase.rpartition(" ")
        if last in table["elisions"]:
            yield f"{head} {table['elisions'][last]}", cue


TOLD = (Form.WE, Form.THIRD, Form.BASE, Form.GERUND, Form.PASSIVE, Form.PAST, Form.DUTY)


def _cues(table: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    explicit, dropped = tuple(table["commitment_words"]), table["modal"]["dropped_we"]
    yield from _modal_cues(table["modal"])
    for verb in table["verb"]:
        for form in TOLD:
            for phrase in verb.get(form, ()):
                committed = any(word in f"{phrase} " for word in explicit)
                cue = Cue(verb["force"], form, verb["sure"], committed)
                yield phrase, cue
                if form is Form.WE and dropped and phrase.startswith(dropped):
                    bare = phrase.removeprefix(dropped)
                    if not bare.startswith(dropped):  # "nous nous engageons" keeps its "nous"
                        yield bare, replace(cue, form=Form.BASE)


def _modal_cues(modal: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    kinds = {
        "never": Cue(UNDERTAKES, Form.NEVER, 0.0),
        "will": FUTURE,
        "must": Cue(UNDERTAKES, Form.MUST, MUST_SURE),
        "must_we": Cue(UNDERTAKES, Form.WE, MUST_SURE),
        "may": Cue(UNDERTAKES, Form.MAY, MUST_SURE),
        "be": Cue(UNDERTAKES, Form.BE, WILL_SURE),
        "must_be": Cue(UNDERTAKES, Form.BE, MUST_SURE),
        "be_now": Cue(UNDERTAKES, Form.BE_NOW, PRESENT_SURE),
        "present": Cue(UNDERTAKES, Form.THIRD, PRESENT_SURE, acts=True),
    }
    for kind, cue in kinds.items():
        for phrase in modal[kind]:
            yield phrase, cue
