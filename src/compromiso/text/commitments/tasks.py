"""Tasks that a text gives to bodies, point by point."""

from __future__ import annotations

from collections.abc import Iterator

from compromiso.model.actor import Actor
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.model.task import Task
from compromiso.terms.actor_names import find_actors
from compromiso.terms.loading import terms
from compromiso.terms.phrases import PhraseBook, Words
from compromiso.text.commitments.lexicon import lexicon
from compromiso.text.commitments.sentences import body_starts

LONGEST_NAME = 160
BODIES = frozenset(("organisation", "body"))
EDGE = " \t\r\n;,.:*_"


def find_tasks(text: str, structure: Structure) -> tuple[Task, ...]:
    """List the tasks that provisions give to named bodies.

    A provision whose own words are a body's name and a colon ("SEGIB:"), or that ends in "shall
    be responsible for:", gives each of its points to that body.
    """
    return tuple(
        task
        for provision in structure.provisions
        if provision.end - provision.start <= LONGEST_NAME and _ends_open(text, provision)
        for task in _given(text, structure, provision)
    )


def _ends_open(text: str, provision: Provision) -> bool:
    return text[provision.start : provision.end].rstrip(" *_\n").endswith(":")


def _given(text: str, structure: Structure, provision: Provision) -> Iterator[Task]:
    points = structure.index.children(provision)
    if points:
        language = structure.language_of(provision)
        actor = _body(text, language, provision)
        if actor is not None:
            for point in points:
                yield _task(text, language, point, actor)


def _body(text: str, language: str, provision: Provision) -> Actor | None:
    """Give the body that a provision names and does nothing else but name."""
    words = Words(text, body_starts(text, provision, provision.start, provision.end), provision.end)
    mentions = [m for m in find_actors(words, language) if m.actor.kind in BODIES]
    if not mentions:
        return None
    named = {i for m in mentions for i in range(m.first, m.last)}
    articles = lexicon(language).sets["articles"]
    duties = PhraseBook((p, p) for p in terms(language, "commitments")["tasks"])
    for hit in duties.find(words):
        named.update(range(hit.first, hit.last))
    loose = [w for i, w in enumerate(words.words) if i not in named and w not in articles]
    return mentions[0].actor if not loose else None


def _task(text: str, language: str, point: Provision, actor: Actor) -> Task:
    start = body_starts(text, point, point.start, point.end)
    end = point.end
    words = Words(text, start, end)
    joining = lexicon(language).sets["and_words"]
    while words.words and words.words[-1] in joining:
        words.words.pop()
        end = words.ends[len(words.words) - 1]
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Task(point.ref, actor, text[start:end], start, end)
