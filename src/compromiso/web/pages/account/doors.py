"""How the ready-made views of signing in say who may see them."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from compromiso.register.permissions import READ
from compromiso.web.access import View, declared


def opened(view: View, permission: str = READ) -> View:
    """Give a view of the sign-in library with its permission declared.

    Where the register is read-only nobody signs in, and these addresses are not there.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.READ_ONLY:
            raise Http404
        return view(request, *args, **kwargs)

    return declared(permission)(guarded)
