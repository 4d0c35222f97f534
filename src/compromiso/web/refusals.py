"""A refusal of the register becomes a page that says what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_only_middleware

from compromiso.errors import CompromisoError
from compromiso.register.errors import EditConflict, NotAllowed, NotHeld
from compromiso.web.pages.about.errors import not_found, refusal

_STATUS: dict[type[CompromisoError], int] = {EditConflict: 409}


@sync_only_middleware
class RefusalMiddleware:
    """Answers a refusal with its problem and remedy instead of a broken page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; a refusal comes back through `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer refusals of the register; leave every other exception alone.

        What is not held and what is not allowed have one and the same answer.
        """
        if isinstance(exception, NotHeld | NotAllowed):
            return not_found(request, exception)
        if isinstance(exception, CompromisoError):
            return refusal(request, exception, _STATUS.get(type(exception), 400))
        return None
