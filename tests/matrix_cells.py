"""Each cell of the permission matrix: an address, asked by somebody, in a way, for an object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache as kept_in_mind
from functools import update_wrapper
from typing import Any, Final
from unittest import mock
from uuid import uuid4

import institutions_sample as sample
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.template.base import Template
from django.template.context import Context
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override
from matrix_offers import offered_too_much
from matrix_rules import ROUTES, Route, narrowed, opens
from matrix_thing import Thing
from matrix_words import told_too_much
from matrix_world import World

from compromiso.register import models
from compromiso.register.key_errors import KeyRefused
from compromiso.register.permissions import PERMISSIONS, VISITOR, Person, may, may_on
from compromiso.register.selectors.keys import person_of_key
from compromiso.register.selectors.seats import person_for
from compromiso.register.services.keys import make_key
from compromiso.web import access
from compromiso.web.access import methods_of, permission_for
from compromiso.web.api import gate

METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
READING: Final = frozenset({"GET", "HEAD"})
RELATIONS: Final = (
    "own", "same-state", "other-state", "published", "submitted", "other-parent", "withdrawn",
    "absent", "foreign-token",
)  # fmt: skip
STAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "published": ("published", "open"),
    "submitted": ("submitted",),
    "withdrawn": ("withdrawn", "closed"),
    "other-parent": ("other-parent",),
}
"""Relation → the stages of an object that stand for it; `UNSEEN` for all others."""
UNSEEN: Final = ("restricted", "draft", "kept", "taken", "open")
NEIGHBOUR: Final = {"mre-uy": "mides-uy", "mides-uy": "mre-uy", "segib": "eclac", "eclac": "iom"}
ROLE_PEOPLE: Final = {
    "coordinator": "clara", "monitor": "mario", "validator": "vera", "contributor": "carlos",
    "assessor": "aldo", "observer": "olga", "reader": "rita", "administrator": "ada",
}  # fmt: skip
UNTOLD: Final = frozenset({"Date", "Content-Length"})
"""Headers that are not compared: the body tells its length, with the name asked for in it."""
NOBODY: Final = Person(str(uuid4()), "a role that the policy does not know")
SHUT: Final = "shut"
"""What the permission that an address declares refuses: its view is not even entered."""
GUARDS: Final = frozenset(module.__file__ for module in (access, gate))
NOTHING_THERE: Final = frozenset({400, 401, 404, 405, 422})


@dataclass(frozen=True)
class Address:
    """An entry of the URL table: its name, its view, what names the object in it."""

    name: str
    view: Any
    converters: Mapping[str, str]

    @property
    def is_ready_made(self) -> bool:
        """Say whether a library answers here, each person for the own account."""
        return self.view.__module__.startswith("allauth")

    @property
    def is_for_programs(self) -> bool:
        """Say whether programs ask here, with a key."""
        return self.name.startswith("api-")


@dataclass(frozen=True)
class Viewer:
    """Somebody who asks, as the policy sees them, and with which browser."""

    role: str
    person: Person
    place: str
    client: Client
    cookies: Any
    settings: Mapping[str, Any]
    key: str = ""
    narrow: bool = False
    """Whether the policy page gives every permission for the own institution only."""


@dataclass(frozen=True)
class Answer:
    """What came back: `seen` is what is compared of an answer that says nothing is there."""

    status: int
    seen: tuple[Any, ...]
    content: bytes
    path: str
    is_page: bool
    moved: bool


@dataclass(frozen=True)
class Cell:
    """One question to the register."""

    address: Address
    route: Route
    role: str
    method: str
    relation: str


def addresses(resolver: URLResolver | None = None, outer: Any = ()) -> Iterator[Address]:
    """Yield every address of the URL table."""
    for entry in (resolver or get_resolver()).url_patterns:
        named = {**dict(outer), **getattr(entry.pattern, "converters", {})}
        regex = getattr(entry.pattern, "regex", None)
        named = {**dict.fromkeys(regex.groupindex if regex else (), None), **named}
        if isinstance(entry, URLResolver):
            yield from addresses(entry, named)
        elif isinstance(entry, URLPattern):
            kinds = {name: type(one).__name__ for name, one in named.items()}
            yield Address(str(entry.name), entry.callback, kinds)


def routes_of(address: Address) -> tuple[Route, ...]:
    """Give what stands at an address; none known where it names an object is a defect."""
    if address.is_ready_made:
        return (Route(),)
    known = ROUTES.get(address.name, () if address.converters else (Route(),))
    if address.converters or address.is_for_programs:
        return known
    return tuple(route for route in known if not route.noun) or (Route(),)


def cells(roles: Iterator[str] | tuple[str, ...]) -> Iterator[Cell]:
    """Yield every cell of the matrix."""
    for address in addresses():
        for route in routes_of(address):
            relations = RELATIONS if route.noun else ("own", "foreign-token")
            for role in roles:
                for method in METHODS:
                    for relation in relations:
                        yield Cell(address, route, role, method, relation)


class Register:
    """A register that is asked, cell by cell; nothing that a cell does outlasts it."""

    def __init__(self) -> None:
        self.world = World()
        self.viewers = {viewer.role: viewer for viewer in self._viewers()}
        self.known = self.world.known()
        self.absent: dict[tuple[Any, ...], Any] = {}

    def _viewers(self) -> Iterator[Viewer]:
        yield self._viewer("visitor", None, {"ONLY_THIS_MACHINE": False})
        yield self._viewer("local-off", None, {"ONLY_THIS_MACHINE": True})
        for role, name in ROLE_PEOPLE.items():
            yield self._viewer(role, name, {})
        yield self._viewer("read-only", "clara", {"READ_ONLY": True})
        yield replace(self._viewer("unheard-of", None, {}), person=NOBODY)
        yield replace(self._viewer("narrow", "clara", {}), narrow=True)
        left = _key_of("celia", "mre-uy")
        models.Membership.objects.filter(account=sample.account("celia")).update(
            until=datetime.now(UTC).date()
        )
        yield replace(self._viewer("left", "celia", {}), key=left)
        self.foreign = _key_of("ciro", "dnm-ar")

    def _viewer(self, role: str, name: str | None, settings: Mapping[str, Any]) -> Viewer:
        client, person, key = Client(HTTP_HOST="127.0.0.1"), VISITOR, ""
        place = sample.PEOPLE[name][1] if name else "mides-uy"
        if name:
            client.force_login(sample.account(name))
            person, key = seated(name), _key_of(name, place) if role != "left" else ""
        person = VISITOR if settings.get("READ_ONLY") else person
        return Viewer(role, person, place, client, client.cookies.copy(), settings, key)

    def thing(self, cell: Cell) -> Thing | None:
        """Give the object of a cell, or None where there is none in that relation."""
        if not cell.route.noun:
            return absent_thing(cell.address)
        if cell.relation == "absent":
            return absent_thing(cell.address)
        owner = self.owner(self.viewers[cell.role].place, cell.relation)
        for stage in STAGES.get(cell.relation, UNSEEN):
            found = self.world.made.get((cell.route.noun, owner, stage))
            if found is not None:
                return found
        return self.world.public.get(cell.route.noun) if cell.relation == "published" else None

    def owner(self, place: str, relation: str) -> str:
        """Name the institution whose object stands in a relation to an institution."""
        if relation in {"own", "foreign-token", "other-parent"}:
            return place
        if relation == "same-state":
            return NEIGHBOUR.get(place, "segib")
        return "dnm-ar" if place != "dnm-ar" else "mre-uy"

    def expected(self, cell: Cell, thing: Thing) -> str:
        """Say what the policy page makes of a cell: `open`, `absent`, `closed`, or shut."""
        person = self.person(cell)
        declared = permission_for(cell.address.view, cell.method)
        if declared is None or not may(person, declared):
            return SHUT
        if cell.address.name == "invitation" and self.viewers[cell.role].settings.get("READ_ONLY"):
            return "closed"  # nobody signs in there
        if cell.relation == "absent":
            listed = not cell.address.converters and cell.method in READING
            return "open" if listed else "absent"
        if not cell.route.noun or cell.method not in {*methods_of(cell.address.view), "HEAD"}:
            return "open"
        return "open" if opens(person, cell.route, declared, thing) else "closed"

    def person(self, cell: Cell) -> Person:
        """Give who asks: on pages a key is nobody, for programs the key alone counts."""
        viewer = self.viewers[cell.role]
        foreign = cell.relation == "foreign-token"
        if not cell.address.is_for_programs:
            return VISITOR if foreign and viewer.person is not NOBODY else viewer.person
        if viewer.person is NOBODY:
            return NOBODY
        key = self.foreign if foreign else viewer.key
        if not key or viewer.settings.get("READ_ONLY"):
            return VISITOR
        try:
            return person_of_key(key, datetime.now(UTC))
        except KeyRefused:
            return NOBODY

    def answer(self, cell: Cell, thing: Thing) -> Answer:
        """Ask; give what came back, without what names the object, and whether it was recorded."""
        viewer = self.viewers[cell.role]
        viewer.client.cookies = type(viewer.cookies)()
        said = {"HTTP_IF_MATCH": f'"{thing.version}"'}
        key = self.foreign if cell.relation == "foreign-token" else viewer.key
        if key and (cell.address.is_for_programs or key == self.foreign):
            said["HTTP_AUTHORIZATION"] = f"Bearer {key}"
        if cell.relation != "foreign-token":
            viewer.client.cookies.update(viewer.cookies)
        named = named_at(cell.address, thing)
        with _surroundings(viewer), transaction.atomic():
            before = _last_entry()
            answer = self._ask(cell, viewer, named, filled(cell.route, thing), said)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            moved = _last_entry() != before
            if cell.method not in READING:
                transaction.set_rollback(True)
        return told_of(answer, content, cell.address.name, named, moved=moved)

    def _ask(
        self, cell: Cell, viewer: Viewer, named: Mapping[str, Any], body: Any, said: Any
    ) -> HttpResponse:
        if cell.address.is_ready_made or cell.address.name == "invitation":
            cache.clear()  # nobody has asked too often
        with override("en"):
            url = reverse(cell.address.name, kwargs=named)
        viewer.client.raise_request_exception = False
        asked = getattr(viewer.client, cell.method.lower())
        more = {"data": body} if cell.method == "POST" else {}
        if cell.address.is_for_programs and cell.method not in READING:
            more = {"data": json.dumps(body), "content_type": "application/json"}
        return asked(f"{url}{cell.route.asked}", **more, **said)

    def judge(self, cell: Cell) -> str | None:
        """Ask a cell; say what is wrong with the answer, `""` for nothing, None for no object."""
        thing = self.thing(cell)
        if thing is None:
            return None
        with narrowed(self.viewers[cell.role].narrow):
            return self._judge(cell, thing)

    def _judge(self, cell: Cell, thing: Thing) -> str:
        expected = self.expected(cell, thing)
        with spied(cell.address.view) as entered:
            told = self.answer(cell, thing)
        if expected == SHUT and entered:
            return "shut, and yet the view was entered"
        if told.moved and (expected != "open" or cell.method in READING):
            return f"{expected}, and yet the ledger moved"
        if expected == "open":
            return self._judge_open(cell, told, thing.reader or self.person(cell))
        same = expected == "absent" or self._same(cell, told)
        if expected == SHUT and told.status not in {401, 404}:
            return f"shut, and yet {told.status}"
        if told.status not in NOTHING_THERE or not same:
            return f"{expected}, and yet {told.status}"
        return ""

    def _judge_open(self, cell: Cell, told: Answer, person: Person) -> str:
        """Say whether an address is open, and tells and offers no more than it may."""
        if cell.address.is_ready_made and told.status == 404:
            return ""  # what somebody's own account does not have
        if told.status in {403, 404} or told.status >= 500:
            return f"open, and yet {told.status}"
        if said := told_too_much(told.content, told.path, person):
            return f"open, and {said}"
        if not told.is_page or cell.relation == "foreign-token":
            return ""
        return offered_too_much(told.content.decode(), told.path, person, self.known)

    def _same(self, cell: Cell, told: Answer) -> bool:
        """Say whether what is closed looks as if it were not there."""
        key = (cell.address.name, str(cell.route), cell.role, cell.method)
        key = (*key, cell.relation == "foreign-token")
        if key not in self.absent:
            self.absent[key] = self.answer(cell, absent_thing(cell.address)).seen
        return bool(self.absent[key] == told.seen)


def seated(name: str) -> Person:
    """Give a person as the register knows them today."""
    return person_for(sample.account(name), datetime.now(UTC).date())


def _key_of(name: str, slug: str) -> str:
    """Make a key with every scope that a person can give it."""
    person, place = seated(name), models.Institution.objects.get(slug=slug)
    scopes = [one for one in PERMISSIONS if may_on(person, one, place.id, place.country)]
    until = datetime.now(UTC) + timedelta(days=30)
    return make_key(place.id, name, scopes, expires_at=until, by=person)[1]


def named_at(address: Address, thing: Thing) -> dict[str, Any]:
    """Give what names an object at an address; programs call the first of its names a record."""
    first = {"record_id": next(iter(thing.named.values()), None)}
    return {name: {**first, **thing.named}[name] for name in address.converters}


def absent_thing(address: Address) -> Thing:
    """Give the name of something that is not there."""
    kinds = {"UUIDConverter": uuid4(), "IntConverter": 987_654, "UUIDStrConverter": uuid4()}
    named = {name: kinds.get(kind, "nothing-here") for name, kind in address.converters.items()}
    return Thing(named, body={"institution": str(uuid4()), "evidence": str(uuid4())})


def filled(route: Route, thing: Thing) -> dict[str, Any]:
    """Give the form of a route, for an object."""
    known = {"{version}": thing.version, **_braced(thing.body)}
    return {name: known.get(value, value) for name, value in route.body.items()}


def _braced(body: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{{{name}}}": value for name, value in body.items()}


def told_of(
    answer: HttpResponse, content: bytes, name: str, named: Mapping[str, Any], *, moved: bool
) -> Answer:
    """Tell of an answer; what is not there, without the key of forms and the object's name."""
    headers = tuple(sorted(item for item in answer.headers.items() if item[0] not in UNTOLD))
    text = ""
    if answer.status_code in NOTHING_THERE:
        text = content.decode("utf-8", "replace")
        for language in ("es", "pt", "en"):
            with override(language):
                text = text.replace(reverse(name, kwargs=named), "•")
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    path = answer.wsgi_request.path
    return Answer(answer.status_code, (headers, text), content, path, is_page, moved)


def _rendered(template: Template, context: Context) -> str:
    """Render as on a server: the note that tests take of each template costs a third."""
    return str(template.nodelist.render(context))


@kept_in_mind
def _door(view: Any) -> Any:
    """Give the place where the guard of a view holds the view itself."""
    while view is not None:
        names = view.__code__.co_freevars
        if "view" in names and view.__code__.co_filename in GUARDS:
            return view.__closure__[names.index("view")]
        view = getattr(view, "__wrapped__", None)
    return None


@contextmanager
def spied(view: Any) -> Iterator[list[str]]:
    """Note whether a view is entered behind its guard."""
    entered: list[str] = []
    door = _door(view)
    if door is None:
        yield entered
        return
    inside = door.cell_contents

    def noted(*args: Any, **kwargs: Any) -> Any:
        entered.append("entered")
        return inside(*args, **kwargs)

    door.cell_contents = update_wrapper(noted, inside)
    try:
        yield entered
    finally:
        door.cell_contents = inside


@contextmanager
def _surroundings(viewer: Viewer) -> Iterator[None]:
    """Let the register stand as it does for a viewer; whom the policy does not know is nobody."""
    with ExitStack() as all_of_it:
        all_of_it.enter_context(mock.patch.object(Template, "_render", _rendered))
        if viewer.settings:
            all_of_it.enter_context(override_settings(**viewer.settings))
        if viewer.person is NOBODY:
            for module, name in ((access, "_person"), (gate, "asked_by")):
                all_of_it.enter_context(mock.patch.object(module, name, return_value=NOBODY))
        yield


def _last_entry() -> int:
    last = models.LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True).first()
    return last or 0
