"""What the first clause of a point says of the words that lead it in."""

from __future__ import annotations

from compromiso.model.commitment import Force
from compromiso.text.commitments.clauses import Clause
from compromiso.text.commitments.frames import Frame
from compromiso.text.commitments.lexicon import CueHit, Form
from compromiso.text.commitments.speech import Speech

MODAL = frozenset((Form.WILL, Form.MUST, Form.BE))


def opens_with_modal(speech: Speech, cues: list[CueHit], at: int) -> bool:
    """Say whether a point goes on with "shall …", its subject told in the words that lead it in.

    Where a verb says so by its ending it does behind "that": "Que abrirán …".
    """
    if not cues or cues[0].first != at or cues[0].meaning.form not in MODAL:
        return False
    return at < cues[0].last or (at > 0 and speech.said(at - 1, "that_words"))


def past_that(speech: Speech, cues: list[CueHit], frame: Frame | None, first: int) -> int:
    """Step over the "that" of what is declared: "DECLARE: That they will open schools"."""
    led = frame is not None and frame.force is Force.UNDERTAKES
    return first + 1 if led and cues and speech.said(first, "that_words") else first


def told_by_noun(speech: Speech, first: int) -> tuple[Force, int] | None:
    """Give what "Their commitment to …" tells at the start of a point, and the word after it."""
    kinds = (speech.lexicon.promises, Force.UNDERTAKES), (speech.lexicon.tributes, Force.RECOGNISES)
    for book, force in kinds:
        hit = book.match(speech.words, first)
        if hit is not None:
            return force, hit.last
    return None


def only_undertakes(clause: Clause) -> bool:
    """Say whether an opening verb does no more than the words that lead it in.

    "Encourage the use of boats", with nobody encouraged, is itself what is to be done.
    """
    urging = clause.force in (Force.URGES, Force.INVITES) and not clause.addressees
    said = clause.bare and not clause.carried
    return said and (clause.force is Force.UNDERTAKES or urging)


def stands_alone(clause: Clause) -> bool:
    """Say whether a clause commits with no words to lead it in: an order needs someone ordered."""
    return not clause.bare or bool(clause.actors or clause.addressees)
