"""What actors undertake, entrust or urge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compromiso.model.actor import Actor
from compromiso.model.commitment import Commitment, Force
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.terms.actor_names import actor_by_id, bodies_at_home
from compromiso.text.commitments.deadlines import find_deadline, find_leading_deadline
from compromiso.text.commitments.draft import Draft
from compromiso.text.commitments.drafting import Drafter
from compromiso.text.commitments.pledges import draft_pledges
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.tasks import find_tasks
from compromiso.text.commitments.topics import find_themes, find_treaties

__all__ = ["draft_commitments", "find_tasks"]

TELLING = frozenset(("report", "press-release", "follow-up-report", "fact-sheet", "matrix"))
"""Kinds of instrument that tell what others undertake and undertake nothing themselves."""

SILENT = frozenset(
    (
        "title",
        "heading",
        "subject_area",
        "row",
        "objective",
        "activity",
        "conclusions",
        "signature",
        "signatures",
        "cover",
        "toc",
        "definition",
    )
)
"""Kinds of provision that hold no commitments."""

TO_DO = frozenset((Force.UNDERTAKES, Force.ENTRUSTS, Force.URGES, Force.INVITES))
LONGEST_LEAD = 240
AMERICAN = re.compile(r"(?:AG|CP|CIDI)/(?:RES|DEC)\b")
"""How the resolutions of the Organization of American States are numbered."""
CLOSING = {")": "(", "”": "“", "»": "«"}


def draft_commitments(text: str, structure: Structure) -> tuple[Commitment, ...]:
    """List one commitment for each thing that a provision undertakes, entrusts or urges."""
    speaking: dict[str, list[Provision]] = {i.id: [] for i in structure.instruments}
    for provision in structure.provisions:
        if provision.kind not in SILENT:
            speaking[provision.instrument].append(provision)
    return tuple(
        commitment
        for instrument in structure.instruments
        for commitment in _of(text, structure, instrument, speaking[instrument.id])
    )


def _of(
    text: str, structure: Structure, instrument: Instrument, provisions: list[Provision]
) -> Iterator[Commitment]:
    if instrument.kind in TELLING:
        for speech, drafts in draft_pledges(text, structure, instrument, provisions):
            yield from _numbered(speech, instrument, drafts)
    elif provisions:
        drafter = Drafter(text, structure, instrument, provisions)
        yield from _numbered(drafter.speech, instrument, drafter.drafts())


def _numbered(
    speech: Speech, instrument: Instrument, drafts: Iterable[Draft]
) -> Iterator[Commitment]:
    since = int(instrument.date[:4]) if instrument.date else 0
    counted: dict[str, int] = {}
    home = bodies_at_home("oas") if AMERICAN.match(instrument.title) else {}
    for draft in drafts:
        if home:
            draft.actors = _at_home(draft.actors, home, speech.language)
            draft.addressees = _at_home(draft.addressees, home, speech.language)
        last = _last_word(speech, draft)
        if last > draft.first:
            eid = draft.provision.eid
            counted[eid] = n = counted.get(eid, 0) + 1
            ref = f"{instrument.id}/{eid}/c{n}"
            yield _commitment(speech, draft, ref, last, since)


def _commitment(speech: Speech, draft: Draft, ref: str, last: int, since: int) -> Commitment:
    words, language = speech.words, speech.language
    start, end = (
        words.starts[draft.first],
        _end(words.text, words.starts[draft.first], words.ends[last - 1]),
    )
    action = words.text[start:end]
    to_do = draft.force in TO_DO
    return Commitment(
        ref=ref,
        provision=draft.provision.ref,
        actors=_unique(draft.actors),
        force=draft.force,
        action=action,
        addressees=_unique((*draft.addressees, *_beneficiaries(speech, draft, last))),
        themes=find_themes(words, language, draft.first, last),
        treaties=find_treaties(words, language, draft.first, last),
        deadline=_deadline(speech, draft, action, start, since) if to_do else None,
        start=start,
        end=end,
        confidence=round(draft.sure, 2),
    )


def _deadline(speech: Speech, draft: Draft, action: str, start: int, since: int) -> str | None:
    lead = speech.words.text[max(draft.provision.start, start - LONGEST_LEAD) : start]
    return find_deadline(action, speech.language, since) or find_leading_deadline(
        lead, speech.language, since
    )


def _at_home(actors: tuple[Actor, ...], home: dict[str, str], language: str) -> tuple[Actor, ...]:
    """Give actors as a text of their own organisation means them: "the General Assembly"."""
    return tuple(actor_by_id(home[a.id], language) if a.id in home else a for a in actors)


def _last_word(speech: Speech, draft: Draft) -> int:
    """Step back over the "and" that only joins what follows."""
    last = draft.last
    while last > draft.first and speech.said(last - 1, "and_words"):
        last -= 1
    return last


def _end(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes one opened in the action."""
    closing = text[end : end + 1]
    opened = CLOSING.get(closing)
    if opened and text.count(opened, start, end) > text.count(closing, start, end):
        return end + 1
    return end


def _beneficiaries(speech: Speech, draft: Draft, last: int) -> tuple[Actor, ...]:
    if draft.addressees or draft.force not in TO_DO:
        return ()
    return tuple(m.actor for m in speech.actors(draft.first, last) if m.named.benefits)


def _unique(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    if len(actors) < 2:
        return actors
    return tuple({actor.id: actor for actor in actors}.values())
