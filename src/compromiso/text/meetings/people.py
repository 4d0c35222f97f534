"""Persons who took part, with their roles."""

from __future__ import annotations

import re
from functools import cache

from compromiso.model.actor import Actor
from compromiso.terms.loading import terms
from compromiso.text.meetings.dates import one_of
from compromiso.text.meetings.parties import slug

CAPITAL = r"[A-ZÀ-Þ](?:[\w’'-]+|\.)"
FAMILY = r"(?:(?:de|del|da|do|dos|das|la|las|los|van|von|y|e)\s+){0,2}"
NAME = rf"{CAPITAL}(?:\s+{FAMILY}{CAPITAL}){{1,4}}"
LONG_ASIDE = re.compile(r"\s*\([^()]{60,}\)")
ITEM = re.compile(r";\s*(?:and|y|e|et)?\s*")
ARTICLE = re.compile(r"\A(?:the|el|la|o|a|le|l['’]) ?\b", re.IGNORECASE)
ROLE_CHARS = 200


@cache
def full_name(language: str) -> re.Pattern[str]:
    """Compile a person's name with or without "Mr" before it."""
    honorific = one_of(terms(language, "meetings")["honorifics"])
    return re.compile(rf"(?:(?:{honorific})\.?\s+)*({NAME})")


@cache
def role_word(language: str) -> re.Pattern[str]:
    """Compile the nouns of roles, in any case."""
    return re.compile(rf"(?<!\w)(?:{one_of(terms(language, 'meetings')['roles'])})(?!\w)", re.I)


@cache
def role_then_name(language: str) -> re.Pattern[str]:
    """Compile "IOM's Director General Ana Paz" and "the Minister of Labour of Peru, Ana Paz"."""
    roles = one_of(terms(language, "meetings")["roles"])
    return re.compile(
        rf"(?P<role>(?:{CAPITAL}\s+){{0,3}}?(?:{roles})"
        rf"(?:\s+(?:of|for|de|del|do|da|du|des)\s+{FAMILY}{CAPITAL}(?:\s+(?:(?:and|y|e|et)\s+)?{CAPITAL}){{0,3}}){{0,2}}?)"
        rf"(?:,\s+|\s+)(?P<name>{NAME})"
    )


@cache
def name_then_role(language: str) -> re.Pattern[str]:
    """Compile "Ana Paz, Director General of IOM," as it stands within a sentence."""
    roles = one_of(terms(language, "meetings")["roles"])
    return re.compile(
        rf"(?P<name>{NAME}),\s+(?:(?:the|el|la|o|a|le)\s+)?(?P<role>(?i:{roles})(?!\w)[^,.;:]{{0,90}})(?=,)"
    )


def read_people(text: str, start: int, end: int, language: str) -> tuple[Actor, ...]:
    """List the persons of "Ana Paz, Minister of …; Peru's Vice Minister of …, Juan Sol; …"."""
    people = (read_person(item, language) for item in _items(text[start:end], language))
    return tuple(dict.fromkeys(person for person in people if person is not None))


def _items(listed: str, language: str) -> list[str]:
    """Part a list at its semicolons, and where ", and Mr" follows."""
    honorific = one_of(terms(language, "meetings")["honorifics"])
    joins = one_of(terms(language, "meetings")["and"])
    parted = re.sub(rf",?\s+(?:{joins})\s+(?=(?:{honorific})\.?\s)", "; ", listed)
    return [" ".join(item.split()) for item in ITEM.split(parted.lstrip(" :\n"))]


def read_person(item: str, language: str) -> Actor | None:
    """Give the person of one list item, whichever of name and role comes first, else None."""
    item = LONG_ASIDE.sub("", item).strip(" .")
    first, comma, rest = item.partition(", ")
    named = full_name(language).fullmatch(first)
    if comma and named and role_word(language).search(first) is None:
        return _person(named[1], rest)
    role, comma, last = item.rpartition(", ")
    named = full_name(language).fullmatch(last)
    if comma and named and role_word(language).search(role):
        return _person(named[1], role)
    return None


def find_speakers(text: str, start: int, end: int, language: str) -> tuple[Actor, ...]:
    """List the persons whom a sentence about speeches names after their roles."""
    found = []
    for match in name_then_role(language).finditer(text, start, end):
        if role_word(language).search(match["name"]) is None:
            found.append(_person(match["name"], match["role"]))
    for match in role_then_name(language).finditer(text, start, end):
        named = full_name(language).fullmatch(match["name"])
        if named is not None and role_word(language).search(match["name"]) is None:
            found.append(_person(named[1], match["role"]))
    return tuple(found)


def _person(name: str, role: str) -> Actor:
    name, role = " ".join(name.split()), ARTICLE.sub("", " ".join(role.split()).strip(" ,."))
    return Actor(slug(name), name, "person", role[:ROLE_CHARS])
