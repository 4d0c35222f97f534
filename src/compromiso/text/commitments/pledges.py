"""What a text that only tells (a report, a press note) says that somebody has undertaken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from compromiso.model.commitment import Force
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.terms.loading import terms
from compromiso.text.commitments.clauses import Clause, opening, read_clauses
from compromiso.text.commitments.draft import Draft
from compromiso.text.commitments.drafting import WEAK, speech_of
from compromiso.text.commitments.sentences import sentences
from compromiso.text.commitments.speech import Speech

PROMISING = frozenset(("fact-sheet",))
"""Kinds of instrument that tell what is promised, promise by promise."""


def draft_pledges(
    text: str, structure: Structure, instrument: Instrument, provisions: Sequence[Provision]
) -> Iterator[tuple[Speech, list[Draft]]]:
    """Yield what named actors undertake, provision by provision.

    In a fact sheet "Peru will …" is enough; elsewhere they have to say so in so many words.
    """
    promising = instrument.kind in PROMISING
    found = [] if promising else _said(text, instrument)
    starts = [p.start for p in structure.provisions] if found or promising else []
    for provision in provisions:
        said = bisect_left(found, provision.start) < bisect_left(found, provision.end)
        if promising or said:
            speech = speech_of(text, instrument, provision.start, provision.end)
            yield speech, _pledges(speech, provision, starts, told=promising)


def _said(text: str, instrument: Instrument) -> list[int]:
    """List the places where a word of undertaking may stand, in order."""
    lower = text[instrument.start : instrument.end].lower()
    words = terms(instrument.language, "commitments")["commitment_words"]
    return sorted(instrument.start + at for word in words for at in _places(lower, word))


def _places(lower: str, word: str) -> Iterator[int]:
    at = lower.find(word)
    while at >= 0:
        yield at
        at = lower.find(word, at + len(word))


def _is_told(speech: Speech, clause: Clause, first: int) -> bool:
    """Say whether those who undertake are the subject (in "Making banks commit" they are not)."""
    at = clause.first
    opens = at <= opening(speech, first, at) or speech.gap(at - 1, at).startswith(",")
    return opens and clause.force is Force.UNDERTAKES


def _pledges(speech: Speech, provision: Provision, starts: list[int], *, told: bool) -> list[Draft]:
    cues = speech.lexicon.find_cues(speech.words)
    if not cues:
        return []
    return [
        Draft(
            provision, clause.force, clause.actors, (), clause.action, clause.last,
            clause.sure * WEAK,
        )
        for first, last in sentences(speech, provision, starts)
        for clause in read_clauses(
            speech, [cue for cue in cues if first <= cue.first < last], first, last
        )
        if clause.actors and (clause.explicit or (told and not clause.must))
        if _is_told(speech, clause, first)
    ]  # fmt: skip
