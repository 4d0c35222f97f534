"""What the API can be asked, for programs as OpenAPI 3.1 and for people as a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from ninja import NinjaAPI

from compromiso.register.permissions import READ
from compromiso.web.api.reference_words import DEEDS, NOUNS
from compromiso.web.pages.institutions.policy import MAY

ROOT: Final = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked: how, where, with what; `permission` is empty where all may."""

    method: str
    address: str
    deed: str
    permission: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A noun of the API and what can be asked of it."""

    noun: str
    name: str
    operations: tuple[Operation, ...]


def description(api: NinjaAPI) -> Callable[[HttpRequest], HttpResponse]:
    """Give the view that describes the API for programs."""

    def described(request: HttpRequest) -> HttpResponse:
        return JsonResponse(dict(schema_of(api)))

    return described


@cache
def schema_of(api: NinjaAPI) -> Mapping[str, Any]:
    """Describe an API as OpenAPI 3.1: made once, as no route comes or goes while it serves."""
    made: Mapping[str, Any] = api.get_openapi_schema(path_prefix=ROOT)
    return made


def reference(api: NinjaAPI) -> Callable[[HttpRequest], HttpResponse]:
    """Give the view that describes the API for people; it needs no script."""

    def read(request: HttpRequest) -> HttpResponse:
        held = parts(schema_of(api))
        return render(request, "keys/reference.html", {"parts": held, "section": "help"})

    return read


def parts(schema: Mapping[str, Any]) -> list[Part]:
    """Give everything that a description of an API says can be asked, noun by noun."""
    found: dict[str, list[Operation]] = {}
    for address, methods in schema["paths"].items():
        noun = address.removeprefix(ROOT).partition("/")[0]
        told = (_operation(method.upper(), address, said) for method, said in methods.items())
        found.setdefault(noun, []).extend(told)
    return [Part(noun, str(NOUNS[noun]), tuple(held)) for noun, held in found.items()]


def _operation(method: str, address: str, said: Mapping[str, Any]) -> Operation:
    asked = tuple(one["name"] for one in said.get("parameters", ()) if one["in"] == "query")
    permission = said["x-permission"]
    needed = "" if permission == READ else str(_MAY[permission])
    return Operation(method, address, str(DEEDS[_deed(method, address)]), needed, asked)


def _deed(method: str, address: str) -> str:
    words = address.removeprefix(ROOT).split("/")
    named = [word for word in words[1:] if not word.startswith("{")]
    if named:
        return f"{method} {named[-1]}"
    return f"{method} one" if len(words) > 1 else method


_MAY: Final = {code: word for lines in MAY.values() for code, word in lines.items()}
