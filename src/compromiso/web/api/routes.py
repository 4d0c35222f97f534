"""The routes of the API: each is declared with its permission before it is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.urls import URLPattern, path
from ninja import NinjaAPI

from compromiso.web.api.gate import gated
from compromiso.web.api.schemas import Problem

PROBLEMS: Final = {400: Problem, 401: Problem, 404: Problem, 422: Problem, 429: Problem}
CHANGES: Final = {412: Problem, 428: Problem}


class Routes:
    """Routes of one version of the API, each with the permission of each of its methods."""

    def __init__(self, api: NinjaAPI) -> None:
        self.api = api
        self.permissions: dict[str, dict[str, str]] = {}

    def add(
        self,
        asked: str,
        name: str,
        permission: str,
        view: Callable[..., Any],
        answer: Any,
        *,
        status: int = 200,
    ) -> None:
        """Add a route, asked as `GET /actions`; `name` is that of its address."""
        method, _space, address = asked.partition(" ")
        self.permissions.setdefault(name, {"*": permission})[method] = permission
        told = {status: answer, **PROBLEMS, **(CHANGES if method != "GET" else {})}
        opened = self.api.api_operation(
            [method],
            address,
            response=told,
            url_name=name,
            operation_id=f"{name}-{method}".lower().replace("-", "_"),
            summary=(view.__doc__ or "").partition(";")[0].rstrip("."),
            openapi_extra={"x-permission": permission},
        )
        opened(view)

    def urls(self) -> list[URLPattern]:
        """Give the addresses; one that was not declared stays closed."""
        patterns: dict[str, URLPattern] = {}
        for entry in self.api.urls[0]:
            if not isinstance(entry, URLPattern):
                continue
            name, written = str(entry.name), str(entry.pattern)
            permissions = self.permissions.get(name)
            if permissions is not None:
                patterns[written] = path(written, gated(entry.callback, permissions), name=name)
        return list(patterns.values())
