"""What a page offers, links and forms, against what the policy lets its reader follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any, Final

from django.urls import Resolver404, resolve
from django.utils.translation import override
from matrix_rules import ROUTES, Route, on, opens
from matrix_thing import Thing
from matrix_words import WORDS

from compromiso.register.permissions import Person, may, roles_to_give
from compromiso.web.access import permission_for

LINK: Final = re.compile(r'<a\b[^>]*?\shref="(/[^"#?]*)')
FORM: Final = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
SENT: Final = re.compile(r'<(?:input type="hidden"|button)[^>]*>')
CHOICE: Final = re.compile(r'<select name="(?:institution|institution_id)".*?</select>', re.DOTALL)
ROLE: Final = re.compile(r'<select name="role".*?</select>', re.DOTALL)
SCOPE: Final = re.compile(r'<input type="checkbox" name="scopes" value="([^"]+)"')
CHOSEN: Final = re.compile(r'<option value="([^"]+)"')
ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True)
class Offer:
    """Something that a reader can do from a page: with which method, where, and what is sent."""

    method: str
    path: str
    sent: tuple[tuple[str, str], ...] = ()


def offers(page: str, path: str) -> Iterator[Offer]:
    """Yield each link and each button of a page."""
    for href in set(LINK.findall(page)):
        yield Offer("GET", unescape(href))
    for head, body in FORM.findall(page):
        said = dict(ATTRIBUTE.findall(head))
        if said.get("method", "").lower() == "post":
            where = unescape(said.get("action", path)).partition("?")[0]
            yield from (Offer("POST", where, sent) for sent in _sent(body))


def _sent(form: str) -> set[tuple[tuple[str, str], ...]]:
    hidden: dict[str, str] = {}
    buttons: list[dict[str, str]] = []
    for tag in SENT.findall(form):
        said = dict(ATTRIBUTE.findall(tag))
        one = {said["name"]: said.get("value", "")} if "name" in said else {}
        if tag.startswith("<input"):
            hidden |= one
        else:
            buttons.append(one)
    return {tuple(sorted({**hidden, **one}.items())) for one in buttons or [{}]}


def offered_too_much(page: str, path: str, person: Person, things: Mapping[Any, Thing]) -> str:
    """Name what a page offers that the policy closes to its reader; `""` for nothing."""
    for offer in sorted(set(offers(page, path)), key=str):
        found = _resolved(offer.path)
        if found is not None and not _is_open(offer, *found, person, things):
            return f"offers {offer.method} {offer.path} {dict(offer.sent)}"
    if said := _more_than_theirs(page, path, person, things):
        return said
    for place, institution in sorted(_places(page, path)):
        found, thing = _resolved(place), things.get(("institution", institution))
        needed = permission_for(found[1], "POST") if found else None
        if thing is not None and not (needed and on(person, needed, thing)):
            return f"offers to do {needed} for {thing.named['slug']}"
    return ""


def _more_than_theirs(page: str, path: str, person: Person, things: Mapping[Any, Thing]) -> str:
    """Name a role or a right that a form lets be given and that is not its reader's to give."""
    scopes = {one for one in SCOPE.findall(page) if not may(person, one)}
    if scopes:
        return f"offers the scopes {sorted(scopes)}"
    found = _resolved(path)
    slug = dict(found[2]).get("slug", "") if found else ""
    thing = things.get(("institution", slug))
    owner = thing.owner if thing else None
    offered = {value for one in ROLE.findall(page) for value in CHOSEN.findall(one)}
    if owner is None or not offered:
        return ""
    own = roles_to_give(person, owner.kind, owner.id, owner.country)
    return f"offers the roles {sorted(offered - {*own})}" if offered - {*own} else ""


def _places(page: str, path: str) -> set[tuple[str, str]]:
    """Give the institutions for which forms let something be done, each with where it is sent."""
    found = set()
    for head, body in FORM.findall(page):
        said = dict(ATTRIBUTE.findall(head))
        if said.get("method", "").lower() == "post":
            where = unescape(said.get("action", path)).partition("?")[0]
            choices = "".join(CHOICE.findall(body))
            found |= {(where, value) for value in CHOSEN.findall(choices)}
    return found


@cache
def _resolved(path: str) -> tuple[str, Any, tuple[tuple[str, str], ...]] | None:
    with override(path[1:3]):
        try:
            found = resolve(path)
        except Resolver404:
            return None
    named = tuple((name, str(value)) for name, value in found.kwargs.items())
    return str(found.url_name), found.func, named


def _is_open(
    offer: Offer, name: str, view: Any, named: Any, person: Person, things: Mapping[Any, Thing]
) -> bool:
    declared = permission_for(view, offer.method)
    if declared is None or not may(person, declared):
        return False
    routes = [route for route in ROUTES.get(name, ()) if _fits(route, dict(offer.sent))]
    names = (*offer.sent, *named)
    known = [(route, thing) for route in routes if (thing := _thing(route, names, things))]
    return not known or any(opens(person, route, declared, thing) for route, thing in known)


def _fits(route: Route, sent: Mapping[str, str]) -> bool:
    said = {name: value for name, value in route.body.items() if not str(value).startswith("{")}
    return all(sent.get(name) == value for name, value in said.items())


def _thing(route: Route, named: Any, things: Mapping[Any, Thing]) -> Thing | None:
    for _name, value in reversed(named):
        found = WORDS.things.get((route.noun, value)) or things.get((route.noun, value))
        if found is not None:
            return found
    return None
