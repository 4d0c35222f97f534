"""Who does what a verb says: the subject before it, those named after it, and "we"."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.terms.actor_names import ActorMention
from compromiso.text.commitments.bodies import named_bodies
from compromiso.text.commitments.lexicon import CueHit
from compromiso.text.commitments.speech import Speech

WIDEST_SUBJECT = 12
WIDEST_BREAK = 3
WIDEST_LEAD = 4
REACH = 8
FAR_REACH = 40
FARTHEST_SUBJECT = 90
PRONOUN_SURE, APART_SURE, UNKNOWN_SURE = 0.8, 0.9, 0.8
PARTED, GOVERNED = ("each_of",), ("each_of", "governments")
HOLDING = ("articles", "prepositions")
SMALL = (*HOLDING, "adverbs")
POSSESSIVE = ("'", "’")


@dataclass(slots=True)
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
    """Give the number of the "we" or "my" right before word `verb`, adverbs apart, or None."""
    said, sets = speech.words.words, speech.lexicon.sets
    we, adverbs, mine = sets["we"], sets["adverbs"], sets["mine"]
    for i in range(verb - 1, max(first, verb - WIDEST_BREAK - 1) - 1, -1):
        if said[i] in we:
            return i
        if i > first and said[i - 1] in mine:  # "my Government"
            return i - 1
        if said[i] not in adverbs:
            return None
    return None


def subject_before(speech: Speech, cue: CueHit, first: int, *, close: bool) -> Subject | None:
    """Give the actors who are the subject of a verb, or None; `close` allows few words between."""
    if cue.first > first and speech.said(cue.first - 1, "relatives"):
        return None
    first = max(first, cue.first - FARTHEST_SUBJECT)
    mentions = speech.actors(first, cue.first)
    at = _verb_group(speech, cue.first, first)
    if at > first and speech.said(at - 1, "pronouns"):
        return None if close and not cue.meaning.acts else _meant(speech, mentions, at - 1, first)
    head = next((m for m in reversed(mentions) if _is_free(speech, m, first)), None)
    bodies = named_bodies(speech, first, cue.first)
    if bodies is not None and bodies.follow(head):
        joined = _beside(speech, mentions, bodies.first)
        actors = (*(m.actor for m in joined), *bodies.actors)
        start = naming_starts(speech, joined[0], first) if joined else bodies.first
        return Subject(actors, start, UNKNOWN_SURE, len(actors) > 1, True)
    if head is None or not _reaches(speech, head, mentions, cue.first, close=close):
        return None
    at = naming_starts(speech, head, first)
    if at > first and speech.said(at - 1, "relatives") and not _shows(speech, at - 1, first):
        return None
    if at > first and speech.said(at - 1, "demonstratives"):
        return _shown(speech, mentions, at - 1)
    chain = _coordinated(speech, mentions, head)
    beside = head.last == cue.first
    plural = len(chain) > 1 or _is_plural(speech, head)
    start = at if chain[0] is head else naming_starts(speech, chain[0], first)
    sure = 1.0 if beside else APART_SURE
    return Subject(tuple(m.actor for m in chain), start, sure, plural, beside)


def _beside(speech: Speech, mentions: tuple[ActorMention, ...], body: int) -> list[ActorMention]:
    """List those named before "and the Office", where the name of the body starts at `body`."""
    before = [m for m in mentions if m.last < body]
    joined = before and before[-1].last == body - 1 and speech.said(body - 1, "and_words")
    return _coordinated(speech, tuple(before), before[-1]) if joined else []


def _meant(
    speech: Speech, mentions: tuple[ActorMention, ...], pronoun: int, first: int
) -> Subject | None:
    """Give whom "it" means in "Where a State takes measures, it shall": the one who acts there.

    "The latter" and "ésta" mean whoever was named right before.
    """
    at = pronoun - (pronoun > first and speech.said(pronoun - 1, "articles"))  # "the latter"
    if at <= first or not set(",;").intersection(speech.gap(at - 1, at)):
        return None
    able = [m for m in mentions if m.last <= at and _can_act(speech, m)]
    named = next((m for m in able if not is_governed(speech, m, first)), None)
    if able and able[-1].last == at and speech.said(pronoun, "nearest"):
        named = able[-1]
    if named is None:
        return None
    return Subject((named.actor,), at, PRONOUN_SURE, _is_plural(speech, named))


def subject_elided(speech: Speech, cue: CueHit, first: int) -> Subject | None:
    """Give who acts in "Cuando un Estado …, comunicará", whose verb has no subject."""
    at = _verb_group(speech, cue.first, first)
    if at <= first or "," not in speech.gap(at - 1, at) or not speech.said(first, "relatives"):
        return None
    named = next((m for m in speech.actors(first, at) if _is_free(speech, m, first)), None)
    if named is None:
        return None
    return Subject((named.actor,), at, PRONOUN_SURE, _is_plural(speech, named))


def is_elided(speech: Speech, cue: CueHit, first: int) -> bool:
    """Say whether the subject of a verb was named before: "They shall", "Se esforzarán"."""
    at = _verb_group(speech, cue.first, first)
    if at > first and speech.said(at - 1, "pronouns"):
        at -= 1
        at -= _phrase_before(speech, PARTED, at, first) if at > first else 0
    elif not speech.lexicon.drops_subject:
        return False
    opening = speech.said(first, ("relatives", "conditions"))
    return at == first or ("," in speech.gap(at - 1, at) and opening)


def _verb_group(speech: Speech, verb: int, first: int) -> int:
    """Step back from a verb over adverbs, "not" and pronouns such as "se"."""
    while verb > first and speech.said(verb - 1, "adverbs"):
        if "," in speech.gap(verb - 1, verb):
            break
        verb -= 1
    return verb


def _shown(speech: Speech, mentions: tuple[ActorMention, ...], at: int) -> Subject:
    """Give whom "that State" points back to: the first one named who can adopt."""
    meant = next(m for m in mentions if m.named.adopts or m is mentions[-1])
    return Subject((meant.actor,), at, PRONOUN_SURE, _is_plural(speech, mentions[-1]))


def _shows(speech: Speech, i: int, first: int) -> bool:
    """Say whether word `i` points at who is named after it: "…, that State shall"."""
    opens = i == first or "," in speech.gap(i - 1, i)
    return opens and speech.said(i, "demonstratives")


def _is_plural(speech: Speech, mention: ActorMention) -> bool:
    """Say whether a name stands in the plural; "each of the Parties" does not."""
    if speech.lexicon.plural_endings and is_each_of(speech, mention.first):
        return False
    last = mention.first + 1 if mention.actor.kind == "state" else mention.last  # "United States"
    return any(word.endswith("s") for word in speech.words.words[mention.first : last])


def naming_starts(speech: Speech, mention: ActorMention, first: int) -> int:
    """Step back from a name over articles, "each of", and a State's over "the government of"."""
    words, articles, i = speech.words.words, speech.lexicon.sets["articles"], mention.first
    kinds = GOVERNED if mention.actor.kind == "state" else PARTED
    while i > first:
        span = _phrase_before(speech, kinds, i, first)
        if span:
            i -= span
        elif words[i - 1] in articles and "," not in speech.gap(i - 1, i):
            i -= 1
        else:
            break
    return i


def _phrase_before(speech: Speech, kinds: tuple[str, ...], i: int, first: int) -> int:
    """Give how many words before word `i` are a phrase of one of the kinds, or 0."""
    lexicon = speech.lexicon
    for kind in kinds:
        if speech.words.words[i - 1] in lexicon.ends[kind]:
            book = lexicon.each_of if kind == "each_of" else lexicon.governments
            for n in (4, 3, 2):
                hit = book.match(speech.words, i - n) if i - n >= first else None
                if hit is not None and hit.last == i:
                    return n
    return 0


def _can_act(speech: Speech, mention: ActorMention) -> bool:
    """Say whether a name may be a subject: not those who benefit, nor a possessor ("States'")."""
    return (
        not mention.named.benefits
        and speech.words.text[mention.end : mention.end + 1] not in POSSESSIVE
    )


def _is_free(speech: Speech, mention: ActorMention, first: int) -> bool:
    """Say whether a name may be a subject and depends on nothing before it."""
    return _can_act(speech, mention) and not is_governed(speech, mention, first)


def is_governed(
    speech: Speech, mention: ActorMention, first: int, *, contracted: bool = True
) -> bool:
    """Say whether a name depends on a preposition before it ("by the States").

    `contracted` counts those that an article holds ("des Parties").
    """
    at = naming_starts(speech, mention, first)
    if at > first and speech.said(at - 1, "prepositions"):
        return True
    near = (i for i in range(max(at, first + 1), mention.first) if _contracts(speech, i))
    return contracted and any(near) and not is_each_of(speech, mention.first)


def _contracts(speech: Speech, i: int) -> bool:
    return speech.said(i, "articles") and speech.said(i, "prepositions")


def is_each_of(speech: Speech, i: int) -> bool:
    """Say whether "each of", "none of" or the like stands before word `i`, articles apart."""
    while i > 0 and not _phrase_before(speech, PARTED, i, 0):
        if not speech.said(i - 1, "articles"):
            return False
        i -= 1
    return i > 0


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
    if _hangs(speech, verb, head.last):
        return False
    named = {i for m in mentions if m.first >= head.last for i in range(m.first, m.last)}
    between = [i for i in range(head.last, verb) if i not in named]
    loose = [i for i in between if not speech.said(i, SMALL)]
    relative = next((i for i in between if speech.said(i, "relatives")), None)
    if relative is not None:  # "each Member for which this Convention is in force undertakes"
        near = 1 if not speech.said(head.last, "prepositions") else WIDEST_LEAD
        follows = relative - head.last <= near and relative < verb - 1 - close
        return follows and len(loose) <= WIDEST_SUBJECT
    return len(loose) <= (WIDEST_BREAK if close else WIDEST_SUBJECT)


def _hangs(speech: Speech, verb: int, first: int) -> bool:
    """Say whether an article or a preposition stands before the verb, which then is a noun."""
    while verb > first and speech.said(verb - 1, "adverbs"):
        verb -= 1
    return verb > first and speech.said(verb - 1, HOLDING)


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
    between = range(left.last, naming_starts(speech, right, left.last))
    if left.actor.id == right.actor.id:
        return not between
    between = between or range(left.last, right.first)
    joins = ("articles", "and_words")
    if len(between) > 4 or not all(speech.said(i, joins) for i in between):
        return False
    if any(speech.said(i, "and_words") for i in between):
        return True
    mark = speech.gap(left.last - 1, left.last).strip()[:1]
    return mark == "/" or (mark in {",", ")"} and not last)
