from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, path
from service_calls import SERVICES, needed_by

from compromiso.register import permissions
from compromiso.register.errors import NotAllowed
from compromiso.register.permissions import (
    LOAD_DOCUMENT,
    LOCAL,
    PERMISSIONS,
    READ,
    READ_INSTITUTIONS,
    VISITOR,
    Person,
    may,
    require,
)
from compromiso.web.access import declared, permission_of

NOBODY = Person("nobody", "a role that the policy does not know")


def test_services_are_found() -> None:
    assert {"load_document", "accept_commitment", "rebuild", "back_up"} <= set(SERVICES)


@pytest.mark.parametrize("name", sorted(SERVICES))
@pytest.mark.parametrize("person", [NOBODY, VISITOR], ids=["nobody", "visitor"])
def test_a_service_refuses_before_it_does_anything(name: str, person: Person) -> None:
    service = SERVICES[name]
    with pytest.raises(NotAllowed):
        service(**needed_by(service), by=person)


def test_what_the_policy_does_not_name_is_refused() -> None:
    assert not any(may(NOBODY, permission) for permission in PERMISSIONS)
    assert not may(LOCAL, "register.something_new")
    with pytest.raises(NotAllowed, match="nobody may not do this"):
        require(NOBODY, READ)


def test_a_visitor_reads_and_does_nothing_else() -> None:
    assert {one for one in PERMISSIONS if may(VISITOR, one)} == {READ, READ_INSTITUTIONS}


def test_every_constant_is_in_the_policy() -> None:
    constants = [value for name, value in vars(permissions).items() if name.isupper()]
    assert {value for value in constants if isinstance(value, str) and "." in value} == PERMISSIONS


def views(resolver: URLResolver) -> Iterator[tuple[str, Any]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from views(entry)
        elif isinstance(entry, URLPattern):
            yield str(entry.pattern), entry.callback


def test_every_address_has_said_who_may_see_it() -> None:
    found = list(views(get_resolver()))
    assert found
    undeclared = [address for address, view in found if permission_of(view) not in PERMISSIONS]
    assert undeclared == []


def closed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("secret")


urlpatterns = [
    path("closed/", closed),
    path("open/", declared(READ)(lambda request: HttpResponse("open"))),
    path("load/", declared(READ, write=LOAD_DOCUMENT)(lambda request: HttpResponse("loaded"))),
]


@pytest.mark.urls(__name__)
def test_a_page_that_forgot_to_say_is_closed(client: Client, register: Path) -> None:
    assert client.get("/open/").content == b"open"
    assert client.get("/closed/").status_code == 404


@pytest.mark.urls(__name__)
def test_a_read_only_register_takes_nothing(client: Client, register: Path, settings: Any) -> None:
    assert client.post("/load/").content == b"loaded"
    settings.READ_ONLY = True
    assert client.get("/load/").status_code == 200
    assert client.post("/load/").status_code == 404


def test_closed_and_absent_look_the_same(register: Path) -> None:
    view = declared(LOAD_DOCUMENT)(closed)
    with pytest.raises(Http404):
        declared("register.something_new")(closed)(RequestFactory().get("/"))
    assert view(RequestFactory().get("/")).content == b"secret"
