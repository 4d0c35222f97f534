"""What shall be done, and by whom: "shall be run by the Parties", "se creará una Comisión"."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.terms.actor_names import ActorMention
from compromiso.text.commitments.lexicon import CueHit, Form
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.subjects import is_each_of

AGENT_REACH, PARTICIPLE_REACH = 16, 3
CREATED_SURE, DEED_SURE, AGENT_SURE = 0.8, 0.7, 0.9


@dataclass(slots=True)
class Passive:
    """Something that shall be done: by `actors`, or by those who adopt the text where empty."""

    actors: tuple[Actor, ...]
    sure: float


def read_passive(speech: Speech, cue: CueHit, last: int) -> Passive | None:
    """Read the passive after "shall be", or None where nobody can be held to it."""
    now = cue.meaning.form is Form.BE_NOW
    done = _participle(speech, cue.last, last)
    if done is None or (now and not speech.binding):
        return None
    if speech.words.words[done].startswith(speech.lexicon.voice.nothing):
        return None
    actors = _agents(speech, done, last)
    if actors:
        return Passive(actors, AGENT_SURE)
    return _deed(speech, speech.words.words[done])


def is_done(speech: Speech, cue: CueHit, last: int) -> bool:
    """Say whether a participle follows "shall be", so that its subject does nothing."""
    return _participle(speech, cue.last, last) is not None


def read_reflexive(speech: Speech, cue: CueHit, last: int) -> Passive | None:
    """Read "se creará …" and "criar-se-á …", done by the text itself or by those named after."""
    themselves, words = speech.lexicon.voice.themselves, speech.words.words
    near = (cue.first - 1, cue.first + 1)
    if not any(0 <= i < len(words) and words[i] in themselves for i in near):
        return None
    actors = _agents(speech, cue.first, last)
    return Passive(actors, AGENT_SURE) if actors else _deed(speech, words[cue.first])


def is_impersonal(speech: Speech, cue: CueHit) -> bool:
    """Say whether "-se" after a verb makes it nobody's ("Prevê-se que …")."""
    words, at = speech.words.words, cue.last
    if cue.first == at or at >= len(words) or words[at] not in speech.lexicon.voice.themselves:
        return False
    return speech.gap(at - 1, at) == "-"


def _deed(speech: Speech, verb: str) -> Passive | None:
    voice = speech.lexicon.voice
    if verb.startswith(voice.created):
        return Passive((), CREATED_SURE)
    return Passive((), DEED_SURE) if speech.binding and verb.startswith(voice.deeds) else None


def _participle(speech: Speech, at: int, last: int) -> int | None:
    """Give the number of the participle after "be", adverbs apart ("shall be duly paid")."""
    endings = speech.lexicon.voice.participles
    for i in range(at, min(at + PARTICIPLE_REACH, last)):
        if speech.words.words[i].endswith(endings) and not speech.begins_with_capital(i):
            return i
        if not speech.said(i, "adverbs"):
            return None
    return None


def _agents(speech: Speech, done: int, last: int) -> tuple[Actor, ...]:
    """List those by whom it is done, named after the first "by"."""
    by = speech.lexicon.voice.by
    for i in range(done + 1, min(done + AGENT_REACH, last)):
        if speech.said(i, "relatives"):
            break
        if speech.words.words[i] in by:
            named = speech.actors(i + 1, min(i + 1 + AGENT_REACH, last))
            able = [m for m in named if not m.named.benefits]
            leading = range(i + 1, able[0].first) if able else ()
            if able and (
                all(_may_lead(speech, k) for k in leading) or is_each_of(speech, able[0].first)
            ):
                return _joined(speech, able)
    return ()


def _may_lead(speech: Speech, i: int) -> bool:
    """Say whether word `i` may stand between "by" and a name ("by the President of …")."""
    return speech.begins_with_capital(i) or speech.said(i, LEADING)


def _joined(speech: Speech, named: list[ActorMention]) -> tuple[Actor, ...]:
    chain = named[:1]
    for mention in named[1:]:
        between = range(chain[-1].last, mention.first)
        if not all(speech.said(k, JOINING) for k in between):
            break
        chain.append(mention)
    return tuple({m.actor.id: m.actor for m in chain}.values())


JOINING = ("articles", "and_words")
LEADING = ("articles", "prepositions", "adverbs", "body_heads")
