"""What the API can be asked, for programs as OpenAPI 3.1 and for people as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from ninja import NinjaAPI

ROOT: Final = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked: how, where, with what, and which permission it needs."""

    method: str
    address: str
    summary: str
    permission: str
    parameters: tuple[str, ...]


def description(api: NinjaAPI) -> Callable[[HttpRequest], HttpResponse]:
    """Give the view that describes the API for programs."""

    def described(request: HttpRequest) -> HttpResponse:
        return JsonResponse(dict(api.get_openapi_schema(path_prefix=ROOT)))

    return described


def reference(api: NinjaAPI) -> Callable[[HttpRequest], HttpResponse]:
    """Give the view that describes the API for people; it needs no script."""

    def read(request: HttpRequest) -> HttpResponse:
        held = list(operations(api.get_openapi_schema(path_prefix=ROOT)))
        return render(request, "keys/reference.html", {"operations": held, "section": "help"})

    return read


def operations(schema: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield everything that a description of an API says can be asked."""
    for address, methods in schema["paths"].items():
        for method, said in methods.items():
            names = tuple(one["name"] for one in said.get("parameters", ()))
            yield Operation(method.upper(), address, said["summary"], said["x-permission"], names)
