"""Who asks, and whether the page they ask for has said who may see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_only_middleware

from compromiso.register.models import Account
from compromiso.register.permissions import LOCAL, VISITOR, Person, may
from compromiso.register.selectors.seats import accounts_are_kept, person_for

View = Callable[..., HttpResponseBase]
_DECLARED = "compromiso_permission"
_WRITE = "compromiso_write_permission"
_BY_METHOD = "compromiso_permission_by_method"
_METHODS = ("GET", "HEAD", "POST")
_PERSON = "compromiso_person"


def person_of(request: HttpRequest) -> Person:
    """Give the person who asks, found once for each request.

    Whoever has signed in, with the seats that hold today; the machine's own person where nobody
    has an account and only this machine is answered; a visitor otherwise, and for everybody where
    the register is read-only.
    """
    found: Person | None = getattr(request, _PERSON, None)
    if found is None:
        found = _person(request)
        setattr(request, _PERSON, found)
    return found


def _person(request: HttpRequest) -> Person:
    if settings.READ_ONLY:
        return VISITOR
    account = getattr(request, "user", None)
    if isinstance(account, Account) and account.is_active:
        return person_for(account, datetime.now(UTC).date())
    return LOCAL if settings.ONLY_THIS_MACHINE and not accounts_are_kept() else VISITOR


def person(request: HttpRequest) -> dict[str, Any]:
    """Tell templates who asks and whether the register is read-only."""
    return {"person": person_of(request), "read_only": settings.READ_ONLY}


def declared(permission: str, *, write: str | None = None) -> Callable[[View], View]:
    """Open a view to those who hold `permission` (and `write` for anything but GET and HEAD).

    Pages know three methods; any other is refused, after the permission has been asked.
    """

    def open_view(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            asked = permission if request.method in {"GET", "HEAD"} else write or permission
            if not may(person_of(request), asked):
                raise Http404
            if request.method not in _METHODS:
                return HttpResponseNotAllowed(_METHODS)
            return view(request, *args, **kwargs)

        setattr(guarded, _DECLARED, permission)
        setattr(guarded, _WRITE, write or permission)
        return guarded

    return open_view


def permission_of(view: Any) -> str | None:
    """Give the permission a view declares, or None: such a view stays closed."""
    return getattr(view, _DECLARED, None)


def permission_for(view: Any, method: str) -> str | None:
    """Give the permission that a view declares for a method, or None."""
    by_method: Mapping[str, str] | None = getattr(view, _BY_METHOD, None)
    if by_method is not None:
        return by_method.get("GET" if method == "HEAD" else method, by_method["*"])
    return getattr(view, _DECLARED if method in {"GET", "HEAD"} else _WRITE, None)


def methods_of(view: Any) -> frozenset[str]:
    """List the methods that a view knows."""
    known: Mapping[str, str] = getattr(view, _BY_METHOD, dict.fromkeys(_METHODS, ""))
    return frozenset(known) - {"*"}


def declare(view: View, permissions: Mapping[str, str]) -> View:
    """Let a view that guards itself say which permission each method needs (`*`: any other)."""
    setattr(view, _DECLARED, permissions["*"])
    setattr(view, _BY_METHOD, permissions)
    return view


def give_person(request: HttpRequest, person: Person) -> None:
    """Let a request be asked by the person behind a key, whatever the session says."""
    setattr(request, _PERSON, person)


@sync_only_middleware
class AccessMiddleware:
    """Refuses every view that has not declared its permission, as if it were not there."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; the view is judged in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Let a declared view pass; answer 404 for any other."""
        if permission_of(view) is None:
            raise Http404
