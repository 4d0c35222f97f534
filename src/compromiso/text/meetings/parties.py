"""Who organised, supported or attended: lists of bodies and States in running text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from compromiso.model.actor import Actor
from compromiso.terms.actor_names import find_actors
from compromiso.terms.loading import terms
from compromiso.terms.phrases import Words
from compromiso.text.meetings.places import peoples, plain, state_of

TOKEN = re.compile(r"[^\s,;:()]+")
PARTED = re.compile(r"[,;:(]")
CLOSED = re.compile(r"\s*\(([^()]{1,120})\)")
UNCLOSED = re.compile(r"\s*\([^(),;.]{1,80}(?=,)")
ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]+[A-Za-z]*")
FARTHEST = 900
NAME_CHARS = 120


@dataclass(frozen=True, slots=True)
class PartyGrammar:
    """How one language writes lists of bodies."""

    lead: re.Pattern[str]
    separator: re.Pattern[str]
    inside: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    government: tuple[str, ...]
    body: tuple[str, ...]


@cache
def party_grammar(language: str) -> PartyGrammar:
    """Compile the grammar of lists of bodies, once a language."""
    table = terms(language, "meetings")
    articles = "|".join(sorted(map(re.escape, table["articles"]), key=len, reverse=True))
    joined = "|".join(r"\s+".join(map(re.escape, word.split())) for word in table["and"])
    article = rf"(?:(?:{articles})(?:\s+|(?<=['’])))?"
    return PartyGrammar(
        re.compile(rf"[\s:]*{article}", re.IGNORECASE),
        re.compile(rf"(?:\s*[,;]\s*(?:(?:{joined})\s+)?|\s+(?:{joined})\s+){article}"),
        frozenset(word for phrase in table["name_words"] for word in phrase.split())
        - frozenset(table["and"]),
        frozenset(table["and"]),
        frozenset(table["articles"]),
        tuple(table["government"]),
        tuple(table["body_words"]),
    )


def read_parties(text: str, start: int, end: int, language: str) -> tuple[Actor, ...]:
    """List the bodies and States named one after the other from `start` on."""
    rules = party_grammar(language)
    end = min(end, start + FARTHEST)
    found: list[Actor] = []
    opening = rules.lead.match(text, start, end)
    at = opening.end() if opening else start
    while (stop := name_end(text, at, end, language)) > at:
        closed = CLOSED.match(text, stop, end)
        found.append(party(text, at, stop, closed[1] if closed else None, language))
        after = closed or UNCLOSED.match(text, stop, end)
        parted = rules.separator.match(text, after.end() if after else stop, end)
        if parted is None:
            break
        at = parted.end()
    return tuple(dict.fromkeys(found))


def name_end(text: str, start: int, end: int, language: str) -> int:
    """Give where the name of a body that begins at `start` ends, or `start` where none begins."""
    stop = _name_end(text, start, end, party_grammar(language))
    known = find_actors(Words(text, start, min(end, start + NAME_CHARS)), language)
    if stop > start and known and known[0].start == start:
        return max(stop, known[0].end)  # French names go on in small letters
    return stop


def _name_end(text: str, start: int, end: int, rules: PartyGrammar) -> int:
    """Give where the name that begins at `start` ends, or `start` where none begins."""
    stop, linked = start, False
    for token in TOKEN.finditer(text, start, end):
        word = token[0]
        if stop > start and PARTED.search(text, stop, token.start()):
            break
        follows = stop > start and text[stop : token.start()].isspace()
        if word[0].isupper() or (word[0].isdigit() and follows):
            stop = token.start() + len(word.rstrip(".’'\"”»—–-"))
            if word[-1] in ".”»" and len(word) > 3:
                break
            continue
        if stop > start and _makes_whole(text[start:stop], word, rules):
            return token.end()
        joins = linked and word in rules.conjunctions and _goes_on(text, token.end(), rules)
        linked = linked or (word in rules.inside and stop > start)
        if not joins and (word not in rules.inside or stop == start):
            break
    return stop


def _makes_whole(name: str, word: str, rules: PartyGrammar) -> bool:
    """Say whether a small word ends a name: "Peruvian government", "Gobierno peruano"."""
    if word.startswith(rules.government):
        return plain(name) in peoples()
    return name.lower() in rules.government and plain(word) in peoples()


def _goes_on(text: str, after: int, rules: PartyGrammar) -> bool:
    """Say whether "and" stands inside a name: "Ministry of Labour and Employment"."""
    following = TOKEN.match(text, after + 1)
    if following is None or following[0] in rules.articles:
        return False
    return following[0][0].isupper() and ACRONYM.fullmatch(following[0]) is None


def party(text: str, start: int, end: int, aside: str | None, language: str) -> Actor:
    """Give the actor of a name: one of the registry, a State, or one known by this name only."""
    name = " ".join(text[start:end].split())
    known = find_actors(Words(text, start, end), language)
    if len(known) == 1 and known[0].start == start and known[0].end >= end:
        return known[0].actor
    code = state_named(name, language)
    if code is not None:
        return Actor(code, name, "state")
    acronym = ACRONYM.match(aside) if aside else None
    rules = party_grammar(language)
    kind = "body" if any(word in name.lower() for word in rules.body) else "organisation"
    return Actor(slug(acronym[0] if acronym else name), name, kind)


def state_named(name: str, language: str) -> str | None:
    """Give the code of the State that a name stands for, its government included."""
    code = state_of(name)
    if code is not None:
        return code
    words = name.split()
    for noun in party_grammar(language).government:
        if words[-1].lower() == noun:
            return peoples().get(plain(" ".join(words[:-1])))
        if words[0].lower() == noun:
            rest = " ".join(words[1:])
            return peoples().get(plain(rest)) or state_of(" ".join(words[2:]) or rest)
    return None


def slug(name: str) -> str:
    """Give a short ASCII identifier of a name."""
    parts = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in parts if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60]
