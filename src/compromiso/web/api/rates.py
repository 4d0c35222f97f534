"""How often a program may ask: so many times a minute for each key, and for each address without.

Each server process counts for itself, in memory. What the machine asks of itself is not counted.
"""

from __future__ import annotations

import hashlib
import time
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from compromiso.register.key_errors import AskedTooOften

WINDOW_S: Final = 60
NETWORK_BITS: Final = 64
"""Who holds an IPv6 address holds its whole network of this size."""


def count_key(request: HttpRequest, key: str) -> None:
    """Count a request that came with a key; `AskedTooOften` where there were too many."""
    _count(request, "key:" + hashlib.sha256(key.encode()).hexdigest())


def count_address(request: HttpRequest) -> None:
    """Count a request without a key, or with one that opens nothing, for its address."""
    _count(request, f"address:{_network(request)}")


def _network(request: HttpRequest) -> str:
    said = str(request.META.get("REMOTE_ADDR", ""))
    address = _address(said)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, NETWORK_BITS), strict=False))
    return said


def _address(said: str) -> object:
    try:
        return ip_address(said)
    except ValueError:
        return None


def _count(request: HttpRequest, who: str) -> None:
    most = settings.API_REQUESTS_A_MINUTE
    here = _address(request.META.get("REMOTE_ADDR", ""))
    if not most or getattr(here, "is_loopback", False):
        return
    now = int(time.time())
    place = f"{who}:{now // WINDOW_S}"
    caches["rates"].add(place, 0, WINDOW_S)
    if _next(place) > most:
        raise AskedTooOften(most=most, seconds=WINDOW_S - now % WINDOW_S)


def _next(place: str) -> int:
    try:
        return int(caches["rates"].incr(place))
    except ValueError:  # the minute ended between the two
        return 1
