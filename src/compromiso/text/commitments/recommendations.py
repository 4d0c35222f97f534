"""Recommendations, the answers to them and the measures that carry them out, as commitments.

What a review or an evaluation recommends urges whoever it names, or entrusts the bodies that a form
makes responsible; the measures of the answer are undertaken by the bodies responsible for them, or
by whoever answers ("Management response").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from compromiso.model.actor import Actor
from compromiso.model.commitment import Commitment, Force
from compromiso.model.field_value import FieldValue, value_of
from compromiso.model.provision import Provision, ProvisionRef, Span
from compromiso.model.structure import Structure
from compromiso.model.task import Task
from compromiso.terms.actor_names import find_actors
from compromiso.terms.loading import terms
from compromiso.terms.phrases import Words
from compromiso.text.commitments.bodies import unknown_body
from compromiso.text.commitments.clauses import read_clauses
from compromiso.text.commitments.deadlines import find_deadline
from compromiso.text.commitments.drafting import speech_of
from compromiso.text.commitments.lexicon import Form
from compromiso.text.commitments.sentences import body_ends, body_starts, sentences
from compromiso.text.commitments.speech import Speech
from compromiso.text.commitments.topics import find_themes, find_treaties
from compromiso.text.structure.matrix.field_names import header_field
from compromiso.text.structure.matrix.periods import is_period, read_period
from compromiso.text.structure.matrix.values import is_body

REVIEWS = frozenset(("report", "matrix"))
"""Kinds of instrument that list what States recommend to the State under review."""
BRACKET = re.compile(r"\(((?:[^()]|\([^()]{3,40}\)){3,90})\)[;.\s]{0,60}\Z")
"""Who recommends, at the end of a recommendation: "(Peru)", "(Iran (Islamic Republic of))"."""
DOTTED = re.compile(r"\d{1,3}\.\d{1,3}\.?\Z")
ISO_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
CELLS = re.compile(r"[\t|\n]")
AT_END = re.compile(r"(?:[.;]\s|\()([^.;()\n]{4,40})[.)]{0,2}\s?\Z")
MOST_HEADS = 12
"""How many lines of headers are looked through for the name of the column of answers."""
MOST_RECOMMENDING, LONGEST_SUBJECT = 40, 8
URGED_SURE, ENTRUSTED_SURE, MEASURE_SURE, ANSWER_SURE = 0.8, 0.75, 0.85, 0.7
AGREEING = frozenset(("accepted", "partially-accepted", "supported"))
Parties = tuple[tuple[Actor, ...], tuple[Actor, ...]]
"""Those who act and those addressed."""
Values = Mapping[ProvisionRef, tuple[FieldValue, ...]]
"""What the fields of forms say, by the recommendation, row or measure that they are about."""


def draft_recommendations(
    text: str, structure: Structure, values: Values, tasks: Iterable[Task]
) -> tuple[Commitment, ...]:
    """List a commitment for each recommendation of a text and each measure of its forms.

    `values` tell what the fields of its forms say, by what they are about; `tasks` are the forms'.
    """
    drawn = _Drawn(text, structure)
    found = [*_recommended(drawn, values), *_measures(drawn, tasks)]
    if structure.form:
        found += _answers(drawn, values)
    return tuple(sorted(found, key=lambda commitment: commitment.start))


def merged(first: tuple[Commitment, ...], others: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """Give both in document order; of a provision that both speak of, only what `others` say."""
    if not others:
        return first
    taken = {commitment.provision for commitment in others}
    kept = (c for c in first if c.provision not in taken)
    return tuple(sorted((*kept, *others), key=lambda commitment: commitment.start))


class _Drawn:
    """Makes commitments of the words of provisions."""

    def __init__(self, text: str, structure: Structure) -> None:
        self.text, self.structure = text, structure
        self.heads = [a for a in structure.artefacts if a.kind == "table_header"]
        self._last: tuple[Span, Speech] | None = None

    def speech(self, provision: Provision, start: int, end: int) -> Speech:
        """Give some words of a provision in the language of its instrument."""
        if self._last is not None and self._last[0] == (start, end):
            return self._last[1]
        instrument = self.structure.instruments_by_id[provision.instrument]
        speech = speech_of(self.text, instrument, start, end)
        self._last = (start, end), speech
        return speech

    def bounds(self, provision: Provision) -> tuple[int, int]:
        """Give where the own words of a provision start and end, its label left out."""
        start = body_starts(self.text, provision, provision.start, provision.end)
        return start, body_ends(self.text, start, provision.end)

    def commitment(
        self, provision: Provision, force: Force, parties: Parties, sure: float, due: str | None
    ) -> Iterator[Commitment]:
        """Yield the commitment that the words of a provision make, if it has any."""
        start, end = self.bounds(provision)
        if start < end:
            yield self.cut(provision, (start, end), force, parties, sure, due)

    def cut(
        self,
        provision: Provision,
        span: tuple[int, int],
        force: Force,
        parties: Parties,
        sure: float,
        due: str | None = None,
    ) -> Commitment:
        """Make the commitment of some words of a provision; `due` is a deadline told elsewhere."""
        speech = self.speech(provision, *span)
        count, action = len(speech.words.words), self.text[slice(*span)]
        date = self.structure.instruments_by_id[provision.instrument].date
        since = int(date[:4]) if date else 0
        return Commitment(
            ref=f"{provision.instrument}/{provision.eid}/c1",
            provision=provision.ref,
            actors=parties[0],
            force=force,
            action=action,
            addressees=parties[1],
            themes=find_themes(speech.words, speech.language, 0, count),
            treaties=find_treaties(speech.words, speech.language, 0, count),
            deadline=due or find_deadline(action, speech.language, since),
            start=span[0],
            end=span[1],
            confidence=round(sure * provision.confidence, 2),
        )


# ── what is recommended ──


def _recommended(drawn: _Drawn, values: Values) -> Iterator[Commitment]:
    structure = drawn.structure
    reviews = {i.id for i in structure.instruments if i.kind in REVIEWS}
    for provision in structure.provisions:
        if provision.kind == "recommendation":
            force, parties = _parties(drawn, provision, values.get(provision.ref, ()))
        elif provision.instrument in reviews and _is_listed(drawn.text, provision):
            force, parties = Force.URGES, (_recommending(drawn, provision), ())
            if not parties[0]:
                continue
        else:
            continue
        due = _due(values.get(provision.ref, ()))
        sure = URGED_SURE if force is Force.URGES else ENTRUSTED_SURE
        yield from drawn.commitment(provision, force, parties, sure, due)
        for point in structure.index.children(provision):
            if point.kind == "point":
                yield from drawn.commitment(point, force, parties, sure, due)


def _is_listed(text: str, provision: Provision) -> bool:
    """Say whether a paragraph may be one of the recommendations of a review: "6.1 … (Peru);"."""
    if provision.label is None or DOTTED.match(provision.label) is None:
        return False
    return text[max(provision.start, provision.end - 5) : provision.end].rstrip(" ;.\n")[-1:] == ")"


def _parties(
    drawn: _Drawn, provision: Provision, fields: tuple[FieldValue, ...]
) -> tuple[Force, Parties]:
    """Tell whether a form entrusts a body with a recommendation, and who urges whom if not."""
    charged = _named(fields, "responsible")
    if charged:
        return Force.ENTRUSTS, (charged, ())
    asked = _named(fields, "addressee") or _subject(drawn, provision)
    return Force.URGES, (_recommending(drawn, provision), asked)


def _recommending(drawn: _Drawn, provision: Provision) -> tuple[Actor, ...]:
    """List the States that recommend, named in brackets at the end."""
    language = drawn.structure.language_of(provision)
    end, found = provision.end, list[Actor]()
    for _ in range(MOST_RECOMMENDING):
        bracket = BRACKET.search(drawn.text, max(provision.start, end - 150), end)
        if bracket is None:
            break
        named = find_actors(Words(" ".join(bracket[1].split())), language)
        if not named or named[0].actor.kind != "state":
            break
        found[:0] = [mention.actor for mention in named]
        end = bracket.start()
    return tuple({actor.id: actor for actor in found if actor.kind == "state"}.values())


def _subject(drawn: _Drawn, provision: Provision) -> tuple[Actor, ...]:
    """Give who "should", where the recommendation names one."""
    speech = drawn.speech(provision, *drawn.bounds(provision))
    cues, words = speech.lexicon.find_cues(speech.words), speech.words
    must = next((cue for cue in cues if cue.meaning.form is Form.MUST), None)
    if must is None:
        return ()
    first = next((i for i in range(must.first) if not speech.said(i, "articles")), must.first)
    known = any(m.first == first and m.last == must.first for m in speech.actors(first, must.first))
    name = words.text[words.starts[first] : words.starts[must.first]]
    if first < must.first <= LONGEST_SUBJECT and not known and is_body(name):
        return (unknown_body(speech, first, must.first),)
    clauses = read_clauses(speech, cues, 0, len(words.words))
    return clauses[0].actors if clauses and clauses[0].must else ()


# ── what is answered, and what shall be done ──


def _measures(drawn: _Drawn, tasks: Iterable[Task]) -> Iterator[Commitment]:
    """Yield what the measures of forms undertake, by the bodies responsible for them."""
    index = drawn.structure.index
    for task in tasks:
        provision = index.by_ref[task.provision]
        if provision.kind != "activity":
            continue
        actors = _named(task.fields, "responsible") or _answering(drawn, index.parent(provision))
        parties: Parties = (actors, ())
        due = _due(task.fields) or _due_at_end(task.action)
        for own in (provision, *_points(drawn, provision)):
            yield from drawn.commitment(own, Force.UNDERTAKES, parties, MEASURE_SURE, due)


def _points(drawn: _Drawn, provision: Provision) -> list[Provision]:
    return [p for p in drawn.structure.index.children(provision) if p.kind == "point"]


def _answers(drawn: _Drawn, values: Values) -> Iterator[Commitment]:
    """Yield what the answers themselves say shall be done: "Accepted. Management will …"."""
    for answer in (p for p in drawn.structure.provisions if p.kind == "response"):
        above = drawn.structure.index.parent(answer)
        value = value_of(values.get(above.ref, ()), "response") if above is not None else None
        if value is None or value.value not in AGREEING:
            continue
        speech = drawn.speech(answer, *drawn.bounds(answer))
        cues = speech.lexicon.find_cues(speech.words)
        own = [c for c in cues if c.meaning.form is Form.WILL or c.meaning.explicit]
        at = own[0].last if own else len(speech.words.words)
        if at < len(speech.words.words):
            first, last = next(s for s in sentences(speech, answer, []) if s[1] > at)
            span = (speech.words.starts[max(at, first)], speech.words.ends[last - 1])
            parties: Parties = (_answering(drawn, above), ())
            yield drawn.cut(answer, span, Force.UNDERTAKES, parties, ANSWER_SURE)


def _answering(drawn: _Drawn, recommendation: Provision | None) -> tuple[Actor, ...]:
    """Give who answers a recommendation, by the name of the field: "Management response"."""
    if recommendation is None:
        return ()
    answer = next(
        (p for p in drawn.structure.index.children(recommendation) if p.kind == "response"), None
    )
    if answer is None:
        return ()
    language = drawn.structure.language_of(recommendation)
    said = (answer.heading or _column(drawn, answer.start)).casefold()
    for identifier, names in terms(language, "matrix")["responders"].items():
        name = next((name for name in names if name in said), None)
        if name is not None:
            return (Actor(identifier, name.capitalize(), "body"),)
    return ()


def _column(drawn: _Drawn, position: int) -> str:
    """Give the name of the column of answers in the header of the table above a position."""
    above = [drawn.text[a.start : a.end] for a in drawn.heads if a.end <= position][-MOST_HEADS:]
    cells = (cell for head in reversed(above) for cell in CELLS.split(head))
    return next((cell for cell in cells if header_field(cell) == "response"), "")


def _named(fields: tuple[FieldValue, ...], name: str) -> tuple[Actor, ...]:
    named = (field.actor for field in fields if field.field == name)
    return tuple({actor.id: actor for actor in named if actor is not None}.values())


def _due_at_end(action: str) -> str | None:
    """Give the date with which the words of a measure end: "… a specialist. December 2022"."""
    told = AT_END.search(action)
    value = read_period(told[1]) if told is not None and is_period(told[1]) else None
    date = value.code.rpartition("/")[2] if value is not None else ""
    return date if ISO_DATE.match(date) else None


def _due(fields: tuple[FieldValue, ...]) -> str | None:
    """Give the deadline that a form tells; of a span of dates, its end."""
    value = value_of(fields, "deadline")
    date = (value.value or "").rpartition("/")[2] if value is not None else ""
    return date if ISO_DATE.match(date) else None
