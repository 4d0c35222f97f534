"""Who is entrusted, urged or invited, and where the words of what they should do begin."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.terms.actor_names import ActorMention
from compromiso.terms.phrases import Hit, PhraseBook
from compromiso.text.commitments.bodies import unknown_body
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.subjects import FAR_REACH, REACH, naming_starts

LONGEST_NAME, LONGEST_DESCRIPTION = 14, 5
UNKNOWN_SURE = 0.8


@dataclass(slots=True)
class Order:
    """Who is asked, the word number at which what they should do begins, and how sure that is."""

    actors: tuple[Actor, ...]
    action: int
    sure: float = 1.0


def read_order(speech: Speech, first: int, last: int, *, described: bool) -> Order:
    """Read "the Secretariat with the task of …" or "a los Estados a que …" after a verb.

    `described` takes a body without a name too: "the working group to …".
    """
    that = first < last and speech.said(first, "relatives")
    first += that
    chain = _addressed(speech, first, last)
    if chain:
        after, actors, sure = chain[-1].last, tuple(m.actor for m in chain), 1.0
    else:
        name = _capitalised(speech, first, min(last, first + LONGEST_NAME))
        if name is None and described:
            name = _described(speech, first, last)
        if name is None:
            return Order((), first, UNKNOWN_SURE)
        after, actors, sure = name[1], (unknown_body(speech, *name),), UNKNOWN_SURE
    action = after if that else _action_starts(speech, after, last)
    return Order(_unique((*actors, *_partners(speech, after, last))), action, sure)


def _described(speech: Speech, first: int, last: int) -> tuple[int, int] | None:
    """Give the words of a body that has no name ("the working group") before what it should do."""
    end = _first(speech, speech.lexicon.to_far, first, min(last, first + FAR_REACH))
    i = first
    while i < last and speech.said(i, "articles"):
        i += 1
    if end is None or i == first:
        return None
    comma = next((k for k in range(i + 1, end.first) if "," in speech.gap(k - 1, k)), end.first)
    return (i, comma) if 0 < comma - i <= LONGEST_DESCRIPTION else None


def _addressed(speech: Speech, first: int, last: int) -> list[ActorMention]:
    mentions = speech.actors(first, min(last, first + FAR_REACH))
    if not mentions or not _leads(speech, first, naming_starts(speech, mentions[0], first)):
        return []
    chain = [mentions[0]]
    for mention in mentions[1:]:
        if not _goes_on(speech, chain[-1].last, mention.first):
            break
        chain.append(mention)
    return chain


def _leads(speech: Speech, first: int, name: int) -> bool:
    """Say whether only small words stand between a verb of asking and the first name."""
    kinds = ("articles", "prepositions", "adverbs", "and_words")
    loose = [i for i in range(first, name) if not speech.said(i, kinds)]
    if any(speech.begins_with_capital(i) for i in loose):  # "the President of the Assembly"
        return False
    if loose and any(speech.said(i, "prepositions") for i in range(loose[0], name)):
        return False  # "encourages cooperation among the States"
    return name - first <= REACH and len(loose) <= 1


def _goes_on(speech: Speech, left: int, right: int) -> bool:
    if right - left > 3:
        return False
    if left == right:
        return speech.gap(left - 1, right).strip() in {",", "(", "/", "), ", ")"}
    kinds = ("articles", "and_words")
    return all(speech.said(i, kinds) for i in range(left, right))


def _partners(speech: Speech, after: int, last: int) -> tuple[Actor, ...]:
    """List those entrusted "together with" the ones named."""
    limit = min(last, after + REACH)
    hits = speech.lexicon.together.find(speech.words, after, limit)
    return tuple(m.actor for m in _addressed(speech, hits[0].last, last)) if hits else ()


def _action_starts(speech: Speech, after: int, last: int) -> int:
    if after >= last:
        return after
    limit = min(last, after + FAR_REACH)
    near = speech.lexicon.to_near.match(speech.words, after)
    if near is not None and near.last <= last and "," not in speech.gap(after - 1, after):
        if near.meaning not in speech.lexicon.sets["relatives"]:
            return near.last
        # "a los Estados que no lo hayan hecho a que lo hagan": the second "que" tells what to do
        far = _far(speech, after, limit)
        return near.last if far is None else far.last
    if speech.said(after, "articles") and not speech.gap(after - 1, after).strip():
        return after
    far = _far(speech, after, limit)
    return after if far is None else far.last


def _far(speech: Speech, after: int, last: int) -> Hit[str] | None:
    """Give the words that lead to what should be done, past what is said of those asked."""
    hits = speech.lexicon.to_far.find(speech.words, after, last)
    if "," in speech.gap(after - 1, after):  # ", in his report to be printed, to give …"
        hits = [hit for hit in hits if "," in speech.gap(hit.first - 1, hit.first)] or hits
    return hits[0] if hits else None


def _first(speech: Speech, book: PhraseBook[str], first: int, last: int) -> Hit[str] | None:
    return next(iter(book.find(speech.words, first, last)), None)


def _capitalised(speech: Speech, first: int, last: int) -> tuple[int, int] | None:
    """Give the words of a name in capitals that the registry of actors does not hold."""
    i = first
    while i < last and speech.said(i, ("articles", "prepositions")):
        i += 1
    end = i
    for j in range(i, last):
        if j > i and not _is_open(speech.gap(j - 1, j)):
            break
        if speech.begins_with_capital(j):
            end = j + 1
        elif not speech.said(j, ("articles", "prepositions", "and_words")):
            break
    if end == i or end - i <= (1 if i == first else 0) or _qualifies(speech, end, last):
        return None
    return i, end


def _qualifies(speech: Speech, end: int, last: int) -> bool:
    """Say whether what seems a name is an adjective of the word after it ("Andean authorities")."""
    if end >= last or not speech.gap(end - 1, end).isspace():
        return False
    kinds = ("articles", "prepositions", "and_words", "relatives", "adverbs")
    small = speech.said(end, kinds)
    return not small and speech.lexicon.to_near.match(speech.words, end) is None


def _is_open(gap: str) -> bool:
    return gap.isspace() or gap in {"-", "'", "’"}


def _unique(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for actor in actors}.values())
