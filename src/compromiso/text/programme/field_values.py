"""What the fields of a form say: responses, statuses, deadlines, and the bodies responsible."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from compromiso.model.actor import Actor
from compromiso.model.field_value import FieldValue
from compromiso.model.form_field import FormField
from compromiso.model.provision import ProvisionRef, Span
from compromiso.model.structure import Structure
from compromiso.terms.actor_names import find_actors
from compromiso.terms.loading import LANGUAGES, terms
from compromiso.terms.phrases import Words
from compromiso.text.programme.pieces import Pieces
from compromiso.text.structure.matrix.field_names import key_of
from compromiso.text.structure.matrix.periods import read_period
from compromiso.text.structure.matrix.values import (
    ACRONYM,
    Value,
    is_nothing,
    read_value,
    unit_heads,
)

TABLES = {"response": "responses", "status": "statuses", "progress": "statuses"}
DATES = frozenset({"deadline", "start"})
BODIES = frozenset({"responsible", "partner", "addressee"})
LISTED = frozenset({"theme", "group", "goal"})
PARTING = re.compile(r"\s*(?:(?<!&amp);|[•▪‣◦])\s*")
BODY_PARTING = re.compile(r"\s*[;•▪‣◦]\s*|,\s+(?=[A-ZÁÉÍÓÚÂÊÔÀÇ])|\s+/\s+")
DASH = re.compile(r"[-–—•*]\s")
LONGEST_NAME, LONGEST_ARTICLE, SURE_NAME, NEW_NAME = 160, 3, 0.95, 0.75

Values = Mapping[ProvisionRef, tuple[FieldValue, ...]]
"""What the fields of forms say, by the row or measure that they are about."""


def values_by_subject(text: str, structure: Structure) -> Values:
    """Give, for each row and measure of the forms, what its fields say, in document order."""
    found: defaultdict[ProvisionRef, list[FieldValue]] = defaultdict(list)
    instruments, last, values = structure.instruments_by_id, None, list[FieldValue]()
    for field in structure.form:
        subject, own = field.subject, field.provision
        if subject.eid == own.eid and subject == own:
            continue
        if subject is not last:  # the fields of a row stand together
            last, values = subject, found[subject]
        values += read_field(text, field, instruments[own.instrument].language)
    return {subject: tuple(values) for subject, values in found.items()}


def read_field(text: str, field: FormField, language: str) -> Iterator[FieldValue]:
    """Yield the values of one field: several where it lists bodies, themes or goals."""
    words = said(text, field.spans)
    if not words or is_nothing(words):
        return
    if field.name in BODIES:
        yield from _bodies(text, field, language)
    elif field.name in LISTED:
        for spans in _members(text, field, _list_joints):
            name = said(text, spans)
            yield _value(name, field, spans, Value(name, SURE_NAME), None)
    else:
        yield _value(words, field, field.spans, _read(field.name, words), None)


def said(text: str, spans: tuple[Span, ...]) -> str:
    """Give the words of some pieces of the text, every run of white space as one space."""
    if len(spans) == 1:
        return " ".join(text[slice(*spans[0])].split())
    return " ".join(" ".join([text[start:end] for start, end in spans]).split())


def _read(name: str, words: str) -> Value | None:
    if name in TABLES:
        return read_value(TABLES[name], words)
    return read_period(words) if name in DATES else None


def _value(
    words: str, field: FormField, spans: tuple[Span, ...], value: Value | None, actor: Actor | None
) -> FieldValue:
    sure = field.confidence * (value.confidence if value else 1.0)
    code = value.code if value else None
    return FieldValue(
        field.name, words, code, actor,
        spans[0][0], spans[-1][1], spans, round(sure, 3), value.runner_up if value else None,
    )  # fmt: skip


def _bodies(text: str, field: FormField, language: str) -> Iterator[FieldValue]:
    for spans in _members(text, field, _body_joints):
        name = said(text, spans)
        actor, sure = _actor(name, language)
        yield _value(name, field, spans, Value(actor.id, sure), actor)


def _members(
    text: str, field: FormField, joints: Callable[[Pieces, list[int], bool], list[Span]]
) -> Iterator[tuple[Span, ...]]:
    """Yield the members of a list, parted where `joints` says, without the signs at their edges."""
    pieces = Pieces.of(text, field.spans)
    places = (pieces.place_of(at) for at in field.breaks)
    starts = sorted({place for place in places if place} | _piece_starts(pieces))
    at = 0
    for start, end in [*joints(pieces, starts, field.firm), (len(pieces.words), len(pieces.words))]:
        spans = pieces.within(at, start)
        if spans:
            yield spans
        at = max(at, end)


def _piece_starts(pieces: Pieces) -> set[int]:
    places = (pieces.place_of(start) for start, _ in pieces.spans[1:])
    return {place for place in places if place}


def _list_joints(pieces: Pieces, starts: list[int], firm: bool) -> list[Span]:
    """Give where a list is parted: at its dashed lines if it has any, else at semicolons."""
    words = pieces.words
    dashed = [(at, at) for at in starts if DASH.match(words, at)]
    if dashed or DASH.match(words):
        return dashed
    return sorted([m.span() for m in PARTING.finditer(words)] + [(at, at) for at in starts if firm])


def _body_joints(pieces: Pieces, starts: list[int], firm: bool) -> list[Span]:
    """Give where names of bodies are parted; a name broken over lines stays whole."""
    words = pieces.words
    found = [m.span() for m in BODY_PARTING.finditer(words)]
    found += [
        joint.span() for joint in _conjunction().finditer(words) if _is_name(words, joint.end())
    ]
    found += [(at, at) for at in starts if firm or DASH.match(words, at) or _opens_line(words, at)]
    return sorted(found)


def _opens_line(words: str, at: int) -> bool:
    """Say whether a line of a cell opens another name, and does not go on with the one above."""
    return words[at].isupper() and _is_name(words, at) and len(words[:at].split()[-1]) > 3


def _is_name(words: str, at: int) -> bool:
    following = key_of(words[at : at + 40])
    return ACRONYM.match(words, at) is not None or bool(following and following[0] in unit_heads())


@cache
def _conjunction() -> re.Pattern[str]:
    words = {w for lang in LANGUAGES for w in terms(lang, "structure")["table"]["conjunctions"]}
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\s+(?:{either}|&)\s+(?:(?:the|la|le|les|el|los|las|a|o|os|as)\s+|l[’'])?")


def _actor(name: str, language: str) -> tuple[Actor, float]:
    """Give the body that a name stands for: one of the registry, else one named as printed."""
    words = Words(name)
    mentions = find_actors(words, language)
    named = range(mentions[0].first, mentions[0].last) if len(mentions) == 1 else range(0)
    loose = [word for n, word in enumerate(words.words) if n not in named]
    if named and len("".join(loose)) <= LONGEST_ARTICLE:
        return mentions[0].actor, SURE_NAME
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    ident = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "body"
    return Actor(ident, name[:LONGEST_NAME], "body"), NEW_NAME
