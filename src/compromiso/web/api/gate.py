"""Who asks with which key, what an address lets them do, and what has not changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from compromiso.register.key_errors import AskedTooOften, KeyRefused, VersionMissing
from compromiso.register.permissions import VISITOR, Person, may
from compromiso.register.selectors.keys import person_of_key
from compromiso.web.access import View, declare, give_person
from compromiso.web.api import rates
from compromiso.web.api.problems import nothing_here, problem, refused
from compromiso.web.ui.sent import VERSION_DIGITS, whole

BEARER: Final = "Bearer "


def asked_by(request: HttpRequest) -> Person:
    """Give the person behind the key, a visitor without one; the session of a browser is nobody.

    A register that is read-only knows visitors only. Each request is counted, for its key or else
    for its address: `AskedTooOften` where there were too many.
    """
    said = request.headers.get("Authorization", "")
    if not said or settings.READ_ONLY:
        rates.count_address(request)
        return VISITOR
    key = said.removeprefix(BEARER).strip() if said.startswith(BEARER) else ""
    try:
        person = person_of_key(key, datetime.now(UTC))
    except KeyRefused:
        rates.count_address(request)
        raise
    rates.count_key(request, key)
    return person


def gated(view: Callable[..., HttpResponse], permissions: Mapping[str, str]) -> View:
    """Open a view, method by method, to those who hold the permission of the method."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            person = asked_by(request)
        except (KeyRefused, AskedTooOften) as error:
            return refused(error)
        give_person(request, person)
        method = "GET" if request.method == "HEAD" else str(request.method)
        asked = permissions.get(method)
        if not may(person, asked or permissions["*"]):
            return nothing_here()
        if asked is None:
            return _no_method(permissions)
        request.method = method
        return _unchanged(request, view(request, *args, **kwargs))

    return declare(guarded, permissions)


def _no_method(permissions: Mapping[str, str]) -> HttpResponse:
    answer = problem(405, "This address knows no such method.")
    answer["Allow"] = ", ".join(sorted(set(permissions) - {"*"}))
    return answer


def _unchanged(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Name the state of what was read, and answer 304 to who has it already."""
    answer["Vary"] = "Authorization, Accept-Language"
    answer["Cache-Control"] = "private, no-cache"
    if request.method != "GET" or answer.status_code != 200:
        return answer
    version = getattr(request, "read_version", 0)
    etag = f'"{version}-{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    answer["ETag"] = etag
    known = [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]
    if etag not in known:
        return answer
    same = HttpResponse(status=304)
    for name in ("ETag", "Vary", "Cache-Control"):
        same[name] = answer[name]
    return same


def version_of(request: HttpRequest) -> int:
    """Give the version that a change rests on, from `If-Match`; without it, `VersionMissing`."""
    said = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    version = said.partition("-")[0]
    number = whole(version, VERSION_DIGITS)
    if number is None:
        raise VersionMissing
    return number
