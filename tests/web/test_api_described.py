"""Whatever is asked of the API, well or badly, it answers with what it says that it may answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

import institutions_sample as world
import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from web.test_api import ROOT, SCOPES, key_of, place, program

from compromiso.register import models
from compromiso.register.permissions import LOCAL, Person
from compromiso.register.services.actions import draft_action

TOLD: Final = {"type", "title", "status"}
"""What every problem document holds (RFC 9457)."""
ODD: Final = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["\x00", "-1", "0", "1e9", "9" * 30, "null", "%", "../..", "ñ", "2026-13-40"]),
    st.uuids().map(str),
)
QUIETLY: Final = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be asked, as the description has it; `schemas` are the named ones."""

    method: str
    address: str
    said: Mapping[str, Any]
    schemas: Mapping[str, Any]

    @property
    def body(self) -> Mapping[str, Any] | None:
        """Give the schema of what is sent, None where nothing is."""
        sent = self.said.get("requestBody")
        found: Mapping[str, Any] | None = sent and sent["content"]["application/json"]["schema"]
        return found


def described() -> Iterator[Operation]:
    """Yield every operation of the description."""
    from compromiso.web.api.urls import api

    schema = api.get_openapi_schema(path_prefix=f"{ROOT}/")
    for address, methods in schema["paths"].items():
        for method, said in methods.items():
            yield Operation(method, address, said, schema["components"]["schemas"])


OPERATIONS: Final = tuple(described())


def named(operation: Operation) -> str:
    return f"{operation.method} {operation.address}"


def values(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Give values that a schema describes."""
    if "$ref" in schema:
        return values(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "anyOf" in schema:
        return st.one_of(*(values(one, schemas) for one in schema["anyOf"]))
    return _plain(schema, schemas)


def _plain(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    formats = {"uuid": st.uuids().map(str), "date": st.dates().map(str)}
    if schema.get("format") in formats:
        return formats[schema["format"]]
    if schema.get("type") == "object":
        fields = schema.get("properties", {})
        needed = {name: values(fields[name], schemas) for name in schema.get("required", ())}
        free = {name: values(one, schemas) for name, one in fields.items() if name not in needed}
        return st.fixed_dictionaries(needed, optional=free)
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "string": st.text(max_size=30),
        "integer": st.integers(-(10**20), 10**20),
        "number": st.floats(allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
        "null": st.none(),
        "": st.none() | st.text(max_size=5),
    }
    if schema.get("type") == "array":
        return st.lists(values(schema["items"], schemas), max_size=3)
    return kinds[schema.get("type", "")]


@pytest.fixture
def carlos(held: str) -> Person:
    return world.people("carlos", "ciro", "vera")["carlos"]


@pytest.fixture
def known(carlos: Person) -> dict[str, str]:
    """Give some records by name, so that not everything that is asked is absent."""
    new = {"institution_id": place("mides-uy"), "code": "A1", "title": "Open schools"}
    action = draft_action(new, by=LOCAL)
    return {
        "action": str(action.id),
        "institution": str(place("mides-uy")),
        "instrument": str(models.Instrument.objects.first().id),
        "key": key_of(carlos, *SCOPES),
    }


def is_as_described(operation: Operation, answer: HttpResponse) -> None:
    """Ask that an answer is one of those described, and a problem a problem document."""
    assert answer.status_code in operation.said["responses"], answer.content[:400]
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json"
        told = json.loads(answer.content)
        assert told.keys() >= TOLD
        assert told["status"] == answer.status_code


def asked(client: Client, operation: Operation, drawn: Any, known: Mapping[str, str]) -> Any:
    places, queries = {}, {}
    for one in operation.said.get("parameters", ()):
        right = values(one["schema"], operation.schemas).filter(lambda value: value is not None)
        pick = drawn.draw(right.map(str) | ODD | st.sampled_from(sorted(known.values())))
        (places if one["in"] == "path" else queries)[one["name"]] = pick
    address = operation.address
    for name, pick in places.items():
        address = address.replace("{" + name + "}", quote(pick or "x", safe=""))
    body = operation.body and drawn.draw(values(operation.body, operation.schemas))
    sent = json.dumps(body) if drawn.draw(st.integers(0, 9)) else '{"x": '
    match = drawn.draw(st.sampled_from(['"1-x"', '"9999999999-x"', "", "W/1", "ñ"]))
    return getattr(client, operation.method)(
        f"{address}?{urlencode(queries)}",
        **({"data": sent, "content_type": "application/json"} if operation.body else {}),
        headers={"If-Match": match} if operation.method != "get" else {},
    )


@pytest.mark.parametrize("operation", OPERATIONS, ids=named)
def test_every_answer_is_one_of_those_described(
    operation: Operation, known: dict[str, str]
) -> None:
    client = program(known["key"])

    @QUIETLY
    @given(st.data())
    def ask(drawn: st.DataObject) -> None:
        with transaction.atomic():
            is_as_described(operation, asked(client, operation, drawn, known))
            transaction.set_rollback(True)

    ask()
