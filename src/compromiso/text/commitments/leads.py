"""Words before points that only name who acts in them: "The Parties:"."""

from __future__ import annotations

from compromiso.model.commitment import Force
from compromiso.text.commitments.clauses import PEOPLE, opening
from compromiso.text.commitments.frames import Frame
from compromiso.text.commitments.lexicon import CueHit
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.subjects import is_each_of, is_governed

NAMING_WORDS = ("articles", "and_words", "body_heads", "adverbs")
DUTY_WORDS = ("duties", "prepositions", "copulas")
LONGEST_CHARGE = 16
NAMED_SURE = 0.9


def charged(speech: Speech, cues: list[CueHit], first: int, last: int) -> Frame | None:
    """Give what points take from "The Parties:" and "The tasks of the Secretariat are:"."""
    named = speech.actors(first, last) if last - first <= LONGEST_CHARGE else ()
    if not named or any(mention.named.benefits for mention in named):
        return None
    held = {i for m in named for i in range(m.first, m.last)}
    held.update(i for cue in cues for i in range(cue.first, cue.last))
    start = opening(speech, first, last)
    if is_each_of(speech, named[0].first):  # "Each of the Parties:"
        start = named[0].first
    loose = [i for i in range(start, last) if i not in held]
    duty = any(speech.said(i, "duties") for i in range(first, last))
    kinds = (*NAMING_WORDS, *(DUTY_WORDS if duty else ()))
    if not all(speech.said(i, kinds) for i in loose):
        return None
    actors = tuple({m.actor.id: m.actor for m in named}.values())
    if not duty and any(actor.kind not in PEOPLE for actor in actors):
        return None  # "SEGIB:" gives tasks
    force = Force.ENTRUSTS if duty else Force.UNDERTAKES
    return Frame(actors, (), force, NAMED_SURE, open_=True)


def speaking(speech: Speech, cues: list[CueHit], first: int, last: int) -> Frame | None:
    """Give what points take from "At the end of their meeting, the Presidents:"."""
    named = speech.actors(max(first, last - LONGEST_CHARGE), last)
    if cues or not named or named[-1].last != last or not named[-1].named.adopts:
        return None
    if is_governed(speech, named[-1], first):
        return None
    return Frame((named[-1].actor,), (), Force.UNDERTAKES, NAMED_SURE, open_=False)
