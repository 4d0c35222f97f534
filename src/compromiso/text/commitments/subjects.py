"""Who does what a verb says: the subject before it, those named after it, and "we"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from compromiso.model.actor import Actor
from compromiso.terms.actor_names import ActorMention, find_actors
from compromiso.terms.phrases import Words
from compromiso.text.commitments.lexicon import CueHit, Lexicon

WIDEST_SUBJECT = 12
WIDEST_BREAK = 3
REACH = 8
FAR_REACH = 40
FARTHEST_SUBJECT = 90
PRONOUN_SURE, APART_SURE = 0.8, 0.9
POSSESSIVE = ("'", "’")


@dataclass(frozen=True)
class Speech:
    """The words of an instrument and the language that they are in."""

    words: Words
    language: str
    lexicon: Lexicon

    def said(self, i: int, kind: str) -> bool:
        """Say whether word `i` is of a kind: an article, a preposition, a relative, …"""
        return self.words.words[i] in self.lexicon.sets[kind]

    def gap(self, before: int, after: int) -> str:
        """Give the text between the end of word `before` and the start of word `after`."""
        return self.words.text[self.words.ends[before] : self.words.starts[after]]

    def actors(self, first: int, last: int) -> tuple[ActorMention, ...]:
        """List the actors named among words `first` to `last` (excluded)."""
        i, j = (bisect_left(self._firsts, n) for n in (first, last))
        named = self._named[i:j]
        return named if not named or named[-1].last <= last else named[:-1]

    @cached_property
    def _named(self) -> tuple[ActorMention, ...]:
        return find_actors(self.words, self.language)

    @cached_property
    def _firsts(self) -> list[int]:
        return [mention.first for mention in self._named]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, where the naming starts (a word number), and how sure that is (0 to 1).

    `plural` is how the name stands; `beside`, that the verb follows it at once.
    """

    actors: tuple[Actor, ...]
    first: int
    sure: float = 1.0
    plural: bool = False
    beside: bool = False


def is_ours(speech: Speech, verb: int, first: int) -> int | None:
    """Give the number of the "we" right before word `verb`, adverbs apart, or None."""
    i = verb - 1
    while i >= first and verb - i <= WIDEST_BREAK + 1:
        if speech.said(i, "we"):
            return i
        if not speech.said(i, "adverbs"):
            return None
        i -= 1
    return None


def subject_before(speech: Speech, cue: CueHit, first: int, *, close: bool) -> Subject | None:
    """Give the actors who are the subject of a verb, or None; `close` allows few words between."""
    if cue.first > first and speech.said(cue.first - 1, "relatives"):
        return None
    first = max(first, cue.first - FARTHEST_SUBJECT)
    mentions = speech.actors(first, cue.first)
    if cue.first > first and speech.said(cue.first - 1, "pronouns"):
        return None if close else _meant(speech, mentions, cue, first)
    heads = [m for m in mentions if _can_act(speech, m) and not is_governed(speech, m, first)]
    if not heads or not _reaches(speech, heads[-1], mentions, cue.first, close=close):
        return None
    at = _naming_starts(speech, heads[-1], first)
    if at > first and speech.said(at - 1, "relatives"):
        return None
    chain = _coordinated(speech, mentions, heads[-1])
    beside = heads[-1].last == cue.first
    plural = len(chain) > 1 or speech.words.words[heads[-1].first].endswith("s")
    start = _naming_starts(speech, chain[0], first)
    sure = 1.0 if beside else APART_SURE
    return Subject(tuple(m.actor for m in chain), start, sure, plural, beside)


def _meant(
    speech: Speech, mentions: tuple[ActorMention, ...], cue: CueHit, first: int
) -> Subject | None:
    """Give whom "it" means in "Where a State takes measures, it shall": the one who acts there."""
    named = [m for m in mentions if _can_act(speech, m) and not is_governed(speech, m, first)]
    if not named or "," not in speech.gap(cue.first - 2, cue.first - 1):
        return None
    plural = speech.words.words[named[0].first].endswith("s")
    return Subject((named[0].actor,), cue.first - 1, PRONOUN_SURE, plural)


def _naming_starts(speech: Speech, mention: ActorMention, first: int) -> int:
    """Step back from a name over articles, and from a State's over "the government of"."""
    words, i = speech.words.words, mention.first
    state = mention.actor.kind == "state"
    while i > first:
        span = next((n for n in (3, 2) if i - n >= first and _governs(speech, i - n, i)), 0)
        if span and state:
            i -= span
        elif words[i - 1] in speech.lexicon.sets["articles"] and "," not in speech.gap(i - 1, i):
            i -= 1
        else:
            break
    return i


def _governs(speech: Speech, start: int, end: int) -> bool:
    hit = speech.lexicon.governments.match(speech.words, start)
    return hit is not None and hit.last == end


def _can_act(speech: Speech, mention: ActorMention) -> bool:
    """Say whether a name may be a subject: not those who benefit, nor a possessor ("States'")."""
    return (
        not mention.named.benefits
        and speech.words.text[mention.end : mention.end + 1] not in POSSESSIVE
    )


def is_governed(speech: Speech, mention: ActorMention, first: int) -> bool:
    """Say whether a name depends on a preposition before it ("by the States")."""
    at = _naming_starts(speech, mention, first)
    return at > first and speech.said(at - 1, "prepositions")


def _reaches(
    speech: Speech,
    head: ActorMention,
    mentions: tuple[ActorMention, ...],
    verb: int,
    *,
    close: bool,
) -> bool:
    if head.last == verb:
        return True
    if speech.gap(verb - 1, verb).lstrip("*_ ").startswith(","):  # ", in their turn," stands apart
        return speech.words.text.count(",", head.end, speech.words.starts[verb]) > 1
    named = {i for m in mentions for i in range(m.first, m.last)}
    small = ("articles", "prepositions", "adverbs")
    between = [i for i in range(head.last, verb) if i not in named]
    loose = [i for i in between if not any(speech.said(i, kind) for kind in small)]
    if _hangs(speech, verb, head.last):
        return False
    relative = next((i for i in between if speech.said(i, "relatives")), None)
    if relative is not None:  # "each Member for which this Convention is in force undertakes"
        return relative - head.last <= 1 and relative < verb - 1 and len(loose) <= WIDEST_SUBJECT
    return len(loose) <= (WIDEST_BREAK if close else WIDEST_SUBJECT)


def _hangs(speech: Speech, verb: int, first: int) -> bool:
    """Say whether an article or a preposition stands before the verb, which then is a noun."""
    while verb > first and speech.said(verb - 1, "adverbs"):
        verb -= 1
    small = ("articles", "prepositions")
    return verb > first and any(speech.said(verb - 1, kind) for kind in small)


def _coordinated(
    speech: Speech, mentions: tuple[ActorMention, ...], head: ActorMention
) -> list[ActorMention]:
    """List the names joined to `head` before it ("SEGIB, ECLAC and IOM"), in reading order."""
    chain = [head]
    before = [m for m in mentions if m.first < head.first]
    while before and _are_joined(speech, before[-1], chain[0], last=chain[0] is head):
        chain.insert(0, before.pop())
    return chain


def _are_joined(speech: Speech, left: ActorMention, right: ActorMention, *, last: bool) -> bool:
    """Say whether two names belong to one list; before its `last` name an "and" must stand."""
    between = range(left.last, right.first)
    if left.actor.id == right.actor.id:
        return not between
    joins = ("articles", "and_words")
    if len(between) > 4 or not all(any(speech.said(i, k) for k in joins) for i in between):
        return False
    if any(speech.said(i, "and_words") for i in between):
        return True
    mark = speech.gap(left.last - 1, left.last).strip()[:1]
    return mark == "/" or (mark in {",", ")"} and not last)
