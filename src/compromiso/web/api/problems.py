"""What went wrong, told to programs (RFC 9457): code, problem, remedy."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as NotTheSchema

from compromiso.errors import CompromisoError
from compromiso.register.errors import EditConflict, NotAllowed, NotHeld
from compromiso.register.keeping import values_of
from compromiso.register.key_errors import AskedTooOften, KeyRefused, VersionMissing
from compromiso.web.ui.refused import tell

STATUS: dict[type[CompromisoError], int] = {
    AskedTooOften: 429,
    EditConflict: 412,
    KeyRefused: 401,
    VersionMissing: 428,
}


def problem(status: int, title: str, **more: Any) -> HttpResponse:
    """Answer with a problem document."""
    said = {"type": "about:blank", "title": title, "status": status, **more}
    content = json.dumps(said, ensure_ascii=False, default=str)
    answer = HttpResponse(content, status=status, content_type="application/problem+json")
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def nothing_here() -> HttpResponse:
    """Answer that nothing stands here: the one answer for what is absent and what is closed."""
    return problem(404, "Nothing stands at this address.", code="REG-03")


def refused(error: CompromisoError) -> HttpResponse:
    """Answer with the refusal, in the language asked for; an overtaken change with both texts."""
    if isinstance(error, NotHeld | NotAllowed):
        return nothing_here()
    told = tell(error)
    more: dict[str, Any] = {"code": told.code, "remedy": told.remedy}
    if isinstance(error, EditConflict):
        more |= {"now": error.facts["now"], "then": error.facts["then"], "yours": error.yours}
        more["theirs"] = values_of(error.theirs)  # type: ignore[arg-type]
    answer = problem(STATUS.get(type(error), 400), told.problem, **more)
    if isinstance(error, AskedTooOften):
        answer["Retry-After"] = str(error.facts["seconds"])
    return answer


def register(api: NinjaAPI) -> None:
    """Let every refusal be answered with a problem document."""

    @api.exception_handler(CompromisoError)
    def _refused(request: HttpRequest, error: CompromisoError) -> HttpResponse:
        return refused(error)

    @api.exception_handler(Http404)
    def _absent(request: HttpRequest, error: Http404) -> HttpResponse:
        return nothing_here()

    @api.exception_handler(NotTheSchema)
    def _not_the_schema(request: HttpRequest, error: NotTheSchema) -> HttpResponse:
        return problem(422, "What was sent is not what is described.", errors=error.errors)

    @api.exception_handler(HttpError)
    def _unread(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, "What was sent cannot be read as JSON.")

    @api.exception_handler(ValidationError)
    def _wrong_value(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return problem(400, "A value cannot be kept.", errors=error.messages)
