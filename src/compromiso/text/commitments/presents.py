"""Verbs in the plain present that bind those who are named before: "Les Parties échangent …"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from compromiso.terms.phrases import Hit
from compromiso.text.commitments.lexicon import PRESENT_SURE, UNDERTAKES, Cue, CueHit, Form
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.subjects import is_each_of

BOUND = Cue(UNDERTAKES, Form.THIRD, PRESENT_SURE, acts=True)
REACH, SHORTEST = 4, 4


def with_presents(speech: Speech, cues: list[CueHit]) -> list[CueHit]:
    """Add to the cues of a text that binds the verbs in the present beside those it binds."""
    present = speech.lexicon.present
    if not speech.binding or not (present.plural or present.singular):
        return cues
    taken = {i for cue in cues for i in range(cue.first, max(cue.last, cue.first + 1))}
    held = {hit.first: hit for hit in (*_known(speech), *_presents(speech))}
    found = [hit for hit in held.values() if hit.first not in taken]
    return sorted([*cues, *found], key=lambda hit: hit.first) if found else cues


def _presents(speech: Speech) -> Iterator[CueHit]:
    words = speech.words
    for first, last in _subjects(speech):
        i = _verb(speech, last)
        if i is not None and _is_present(speech, words.words[i], first, last):
            yield Hit(i, i + 1, words.starts[i], words.ends[i], BOUND)


def _known(speech: Speech) -> Iterator[CueHit]:
    """Yield the verbs that are told by themselves, however far from who is bound by them."""
    present, words = speech.lexicon.present, speech.words
    for word in present.known.intersection(words.places):
        for i in words.places[word]:
            if i and _may_be_verb(speech, i, noun=word in present.nouns_too):
                yield Hit(i, i + 1, words.starts[i], words.ends[i], BOUND)


def _may_be_verb(speech: Speech, i: int, *, noun: bool) -> bool:
    """Say whether what stands before word `i` lets it be the verb of a main clause."""
    at = i
    while at and speech.said(at - 1, ("adverbs", "negations")) and speech.gap(at - 1, at) != ", ":
        at -= 1
    if not at or speech.begins_with_capital(i):
        return False
    if speech.said(at - 1, ("relatives", "open_ends")):
        return False
    held = speech.said(i - 1, ("articles", "prepositions"))
    return not (noun and held and speech.words.words[i - 1] not in speech.lexicon.present.clitics)


def _subjects(speech: Speech) -> Iterator[tuple[int, int]]:
    """Yield the words that name those who may act: of the registry, and bodies in capitals."""
    words, heads = speech.words.words, speech.lexicon.sets["body_heads"]
    held: set[int] = set()
    for mention in speech.actors(0, len(words)):
        held.update(range(mention.first, mention.last))
        if not mention.named.benefits:
            yield mention.first, mention.last
    for they in speech.lexicon.sets["pronouns"]:
        for i in speech.words.places.get(they, ()) if they.endswith("s") else ():
            if speech.begins_with_capital(i):  # "Ils se prêtent": those of the sentence before
                yield i, i + 1
    for i in compress(count(), map(heads.__contains__, words)):
        if i not in held and speech.begins_with_capital(i):
            yield i, i + 1


def _verb(speech: Speech, at: int) -> int | None:
    """Give the number of the word after a name that may be its verb, "do not" and adverbs apart."""
    lexicon, words = speech.lexicon, speech.words.words
    for i in range(at, min(at + REACH, len(words))):
        if not speech.gap(i - 1, i).isspace() and words[i - 1] not in lexicon.sets["negations"]:
            return None
        word = words[i]
        passing = word in lexicon.present.adjectives or any(
            word in lexicon.sets[kind] for kind in ("negations", "adverbs")
        )
        if not passing:
            return i
    return None


def _is_present(speech: Speech, word: str, first: int, last: int) -> bool:
    present, sets = speech.lexicon.present, speech.lexicon.sets
    small = ("articles", "prepositions", "and_words", "relatives")
    if len(word) < SHORTEST or word in present.not_verbs or any(word in sets[k] for k in small):
        return False
    if is_each_of(speech, first):  # "aucune des Parties ne perçoit"
        return word.endswith((*present.singular, *present.plural))
    named = any(w.endswith(("s", "x")) for w in speech.words.words[first:last])
    return word.endswith(present.plural if named else present.singular)
