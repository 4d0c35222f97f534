"""Sentences into clauses: which verbs commit, whom, and to which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.model.commitment import Force
from compromiso.text.commitments.addressees import read_order
from compromiso.text.commitments.lexicon import REQUESTS, UNDERTAKES, CueHit, Form
from compromiso.text.commitments.passives import (
    Passive,
    is_done,
    is_impersonal,
    read_passive,
    read_reflexive,
)
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.subjects import (
    Subject,
    is_each_of,
    is_elided,
    is_ours,
    subject_before,
    subject_elided,
)

ORDERS = frozenset((Force.ENTRUSTS, Force.URGES, Force.INVITES, REQUESTS))
OPENING_SURE, COORDINATED_SURE, CARRIED_SURE = 0.8, 0.95, 0.7
OPENING = frozenset((Form.BASE, Form.THIRD, Form.PAST, Form.DUTY))
CARRYING = frozenset((Form.WILL, Form.MUST, Form.BE, Form.PAST))
WIDEST_OPENING = 2
JOINING = ("adverbs", "and_words")
PASSIVE = frozenset((Form.BE, Form.BE_NOW))
PEOPLE = frozenset(("state", "group"))


@dataclass(slots=True)
class Clause:
    """One thing undertaken, entrusted, urged …: word numbers, parties and how sure that is.

    `first` is where the naming of the subject starts, `action` where the words of what is done
    start; `actors` is empty where they are those who adopt the text, or whom it binds where the
    clause is `impersonal` ("a register shall be kept"); a `carried` one is theirs who acted in
    the sentence before ("They shall …"), `plural` or not.
    """

    force: Force
    first: int
    action: int
    last: int
    actors: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    sure: float
    explicit: bool = False
    bare: bool = False
    ours: bool = False
    impersonal: bool = False
    must: bool = False
    duty: bool = False
    carried: bool = False
    plural: bool | None = None


@dataclass(slots=True)
class Found:
    """A verb that is taken to commit, whose it is, and where its clause starts."""

    cue: CueHit
    first: int
    actors: tuple[Actor, ...]
    sure: float
    bare: bool = False
    ours: bool = False
    action: int | None = None
    carried: bool = False
    plural: bool | None = None


def opening(speech: Speech, first: int, last: int) -> int:
    """Give the number of the first word after connectives such as "likewise" and "to this end"."""
    while first < last:
        hit = speech.lexicon.connectives.match(speech.words, first)
        if hit is None or hit.last >= last:
            break
        first = hit.last
    return first


def read_clauses(speech: Speech, cues: list[CueHit], first: int, last: int) -> tuple[Clause, ...]:
    """List the clauses of the sentence of words `first` to `last` that commit someone."""
    if not cues:
        return ()
    found = list(_found(speech, cues, opening(speech, first, last), last))
    ends = [opening_back(speech, f.first) for f in found[1:]]
    ends.append(last)
    clauses = (_clause(speech, f, end) for f, end in zip(found, ends, strict=False))
    return tuple(c for c in clauses if c.actors or not (c.duty or c.force is Force.ENTRUSTS))


def _found(speech: Speech, cues: list[CueHit], first: int, last: int) -> Iterator[Found]:
    before: Found | None = None
    heard = -1
    for cue in cues:
        if _is_name(speech, cue, first) or (cue.meaning.form is Form.PAST and not speech.narrates):
            continue
        follows, heard = cue.first <= heard, cue.last
        if follows and (before is None or not _takes_over(before, cue)):
            continue
        if before is not None and _shares_object(speech, before, cue):
            before.cue = cue
            continue
        found = _accept(speech, cue, (first, last), None if follows else before)
        if found is not None:
            if before is not None and not follows:
                yield before
            before = found
    if before is not None:
        yield before


def _takes_over(before: Found, cue: CueHit) -> bool:
    """Say whether the second verb says what "we will entrust" does."""
    return not before.actors and cue.meaning.form is Form.BASE and cue.meaning.force in ORDERS


def _shares_object(speech: Speech, before: Found, cue: CueHit) -> bool:
    """Say whether both verbs have one object ("recognise and will address the need")."""
    modal = cue.meaning.form in (Form.WILL, Form.MUST)
    return modal and opening_back(speech, cue.first) == before.cue.last


def _accept(
    speech: Speech, cue: CueHit, within: tuple[int, int], before: Found | None
) -> Found | None:
    form, first = cue.meaning.form, within[0]
    if form in (Form.NEVER, Form.GERUND) or cue.first < first:
        return None
    if form in PASSIVE and is_ours(speech, cue.first, first) is None:
        return _passive(speech, cue, within, before)
    ours = _ours(speech, cue, first)
    if ours is not None:
        return ours
    if before is not None and _is_coordinated(speech, cue, before):
        sure = before.sure * COORDINATED_SURE
        return Found(cue, cue.first, before.actors, sure, before.bare, before.ours)
    if form in OPENING and not cue.meaning.acts and _opens(speech, cue, first):
        bare, past = form in (Form.BASE, Form.PAST), form is Form.PAST
        return Found(cue, first, (), OPENING_SURE if bare else 1.0, bare=bare, carried=past)
    if form is Form.BASE and before is None and _we_are_named(speech, cue, first):
        return Found(cue, first, (), OPENING_SURE, ours=True)
    found = _with_subject(speech, cue, before.cue.last if before else first)
    if found is None and before is None:
        return _without_subject(speech, cue, within)
    return found


def _without_subject(speech: Speech, cue: CueHit, within: tuple[int, int]) -> Found | None:
    """Read a verb whose subject is told before ("They shall"), or is nobody ("se creará")."""
    first, last = within
    future = cue.meaning.form is Form.WILL and cue.first == cue.last
    passive = read_reflexive(speech, cue, last) if future else None
    if passive is not None:
        return _adopted(cue, first, passive)
    told = cue.meaning.acts or speech.said(max(cue.first - 1, first), "pronouns")
    if cue.meaning.form not in CARRYING and not told:
        return None
    plural = _verb_is_plural(speech, cue)
    elided = subject_elided(speech, cue, first) if speech.lexicon.drops_subject else None
    if elided is not None and elided.plural == plural:
        return Found(cue, elided.first, elided.actors, elided.sure)
    if not is_elided(speech, cue, first):
        return None
    if _is_one_of_them(speech, cue.first):
        plural = None
    return Found(cue, cue.first, (), CARRIED_SURE, carried=True, plural=plural)


def _is_one_of_them(speech: Speech, verb: int) -> bool:
    """Say whether "each of them" stands before a verb."""
    return verb > 1 and speech.said(verb - 1, "pronouns") and is_each_of(speech, verb - 1)


def _opens(speech: Speech, cue: CueHit, first: int) -> bool:
    """Say whether a verb opens its sentence, adverbs apart ("Strongly condemns …")."""
    if cue.first - first > WIDEST_OPENING:
        return False
    if cue.meaning.force not in ORDERS and is_impersonal(speech, cue):
        return False
    return all(speech.said(i, "passing") for i in range(first, cue.first))


def _we_are_named(speech: Speech, cue: CueHit, first: int) -> bool:
    """Say whether "We, the Presidents of …," opens the sentence of a verb."""
    named = speech.said(first, "we") and speech.gap(first, first + 1).startswith(",")
    return named and "," in speech.gap(cue.first - 1, cue.first)


def _passive(
    speech: Speech, cue: CueHit, within: tuple[int, int], before: Found | None
) -> Found | None:
    first, last = within
    if cue.first > first and speech.said(cue.first - 1, "relatives"):
        return None
    passive = read_passive(speech, cue, last)
    if passive is not None and (passive.actors or before is None):
        return _adopted(cue, cue.first if before else first, passive)
    if cue.last - cue.first == 1 or cue.meaning.form is Form.BE_NOW:  # no "shall" before "be"
        return None
    found = _with_subject(speech, cue, before.cue.last if before else first)
    if found is None or (is_done(speech, cue, last) and not _are_people(found)):
        return None
    found.action = cue.last - 1
    return found


def _are_people(found: Found) -> bool:
    return any(actor.kind in PEOPLE for actor in found.actors)


def _adopted(cue: CueHit, at: int, passive: Passive) -> Found:
    return Found(cue, at, passive.actors, passive.sure, action=at)


def _is_name(speech: Speech, cue: CueHit, first: int) -> bool:
    """Say whether a verb is part of a name in capitals ("Economic Commission")."""
    text, at = speech.words.text, speech.words.starts[cue.first]
    return cue.first > first and text[at].isupper() and not text[at : at + 2].isupper()


def _ours(speech: Speech, cue: CueHit, first: int) -> Found | None:
    form = cue.meaning.form
    if form is Form.WE:
        if cue.first > first and speech.said(cue.first - 1, "relatives"):
            return None
        return Found(cue, cue.first, (), 1.0, ours=True)
    if form in (Form.PASSIVE, Form.MAY):
        return None
    at = is_ours(speech, cue.first, first)
    if (
        at is None
        or (form is Form.THIRD and not speech.said(at, "mine"))
        or (at > first and speech.said(at - 1, "relatives"))
    ):
        return None
    return Found(cue, at, (), 1.0, ours=True)


def _with_subject(speech: Speech, cue: CueHit, first: int) -> Found | None:
    close = cue.meaning.form in (Form.BASE, Form.THIRD, Form.PAST)
    subject = subject_before(speech, cue, first, close=close)
    if subject is None or not _agrees(speech, cue, subject):
        return None
    if cue.meaning.form is Form.MAY and not speech.said(subject.first, "nobody"):
        return None
    if cue.meaning.form is Form.BASE and not subject.plural:
        return None  # "IOM support": a noun
    return Found(cue, subject.first, subject.actors, subject.sure, plural=subject.plural)


def _agrees(speech: Speech, cue: CueHit, subject: Subject) -> bool:
    """Say whether a modal verb or a future is plural or singular as its subject is."""
    endings = speech.lexicon.plural_endings
    if subject.beside or not endings or cue.meaning.form not in (Form.WILL, Form.MUST):
        return True
    return _verb_is_plural(speech, cue) == subject.plural


def _verb_is_plural(speech: Speech, cue: CueHit) -> bool | None:
    """Say whether a verb stands in the plural, or None where its ending does not tell."""
    endings, split = speech.lexicon.plural_endings, speech.lexicon.split_futures
    if not endings or cue.meaning.form is Form.PAST:
        return None
    words = speech.words.words[cue.first : max(cue.last, cue.first + 2)]
    if cue.last > cue.first:  # "deberá, en su informe, …"
        words = [word for word in words if word not in speech.lexicon.sets["prepositions"]]
    if cue.last == cue.first:
        stem = next(i for i, w in enumerate(words) if w not in speech.lexicon.sets["negations"])
        ending = speech.words.words[cue.first + stem + 2 : cue.first + stem + 3]
        words = ending if split.intersection(ending) else words[stem : stem + 1]
    return any(word.endswith(endings) for word in words)


def _is_coordinated(speech: Speech, cue: CueHit, before: Found) -> bool:
    """Say whether a verb carries on the subject of the one before: ", and invites", "; urges"."""
    i = opening_back(speech, cue.first)
    if i == before.cue.last or speech.said(i - 1, "relatives"):
        return False
    comma = any(mark in speech.gap(k - 1, k) for k in range(i, cue.first + 1) for mark in ",;")
    joined = i < cue.first and any(speech.said(k, "and_words") for k in range(i, cue.first))
    form = cue.meaning.form
    was = before.cue.meaning.form
    if form in (Form.WILL, Form.MUST):
        return joined and (was in (Form.WILL, Form.MUST) or before.ours)
    if form in (Form.THIRD, Form.PAST) and not cue.meaning.acts:
        return was is form and (comma or joined)
    if form is not Form.BASE or not (was is Form.BASE or before.ours):
        return False
    if cue.last - cue.first > 1:  # "agree to", "call upon": no nouns
        return comma
    return comma and joined and (cue.meaning.explicit or cue.meaning.force != UNDERTAKES)


def opening_back(speech: Speech, i: int) -> int:
    """Step back from a verb over adverbs, "and" and "in this context"."""
    said, closing = speech.words.words, speech.lexicon.ends["connectives"]
    joining = speech.lexicon.sets[JOINING]
    while i > 0:
        if said[i - 1] in joining:
            n = 1
        elif said[i - 1] in closing:
            n = next((n for n in (4, 3, 2) if i >= n and _connects(speech, i - n, i)), 0)
        else:
            n = 0
        if not n:
            break
        i -= n
    return i


def _connects(speech: Speech, first: int, last: int) -> bool:
    hit = speech.lexicon.connectives.match(speech.words, first)
    return hit is not None and hit.last == last


def _clause(speech: Speech, found: Found, last: int) -> Clause:
    meaning = found.cue.meaning
    clause = Clause(
        force=Force.UNDERTAKES if meaning.force == REQUESTS else Force(meaning.force),
        first=found.first,
        action=_action(speech, found, last),
        last=last,
        actors=found.actors,
        addressees=(),
        sure=meaning.sure * found.sure,
        explicit=meaning.explicit,
        bare=found.bare,
        ours=found.ours,
        impersonal=found.action is not None and not (found.actors or found.carried),
        must=meaning.form is Form.MUST,
        duty=meaning.form is Form.DUTY,
        carried=found.carried,
        plural=found.plural,
    )
    if meaning.form is Form.DUTY:
        order = read_order(speech, found.cue.last, last, described=False)
        clause.actors, clause.action = order.actors, order.action
    elif meaning.force in ORDERS and meaning.form is Form.PASSIVE:
        _settle(clause, meaning.force, found.actors)
    elif meaning.force in ORDERS:
        entrusts = meaning.force in (Force.ENTRUSTS, REQUESTS)
        order = read_order(speech, found.cue.last, last, described=entrusts)
        clause.action, clause.sure = order.action, clause.sure * order.sure
        _settle(clause, meaning.force, order.actors)
    return clause


def _action(speech: Speech, found: Found, last: int) -> int:
    """Give the first word of what is done: "no State shall …" and "not" belong to it."""
    cue = found.cue
    if found.action is not None:
        return found.action
    if found.first < cue.first and speech.said(found.first, "nobody"):
        return found.first
    modal = cue.meaning.form in (Form.WILL, Form.MUST) or cue.meaning.acts
    if modal and cue.first and cue.last > cue.first and speech.said(cue.first - 1, "negations"):
        return cue.first - 1
    if cue.meaning.acts:
        return cue.first
    action = opening(speech, cue.last, last)
    if modal and action < last and not speech.lexicon.is_verb(speech.words.words[action]):
        return cue.last  # "will further equality"
    return action


def _settle(clause: Clause, force: str, asked: tuple[Actor, ...]) -> None:
    """Settle who acts and upon whom: the entrusted act; the urged and invited are addressed."""
    if force == REQUESTS:
        free = any(actor.kind in PEOPLE for actor in asked)
        force = Force.URGES if free or not asked else Force.ENTRUSTS
    clause.force = Force(force)
    if force == Force.ENTRUSTS:
        clause.actors = asked
    else:
        clause.actors = () if clause.actors == asked else clause.actors
        clause.addressees = asked
