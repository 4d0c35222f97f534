"""One page fetched from the open web, and never from anywhere else.

A link is what a stranger typed. Its host is looked up once and only a global address is spoken to,
that very address; each redirect is judged as the first request was; size and time have an end.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from compromiso.register.reporting_errors import NotArchived

REDIRECTS: Final = 3
SECONDS: Final = 15.0
PORTS: Final = {"http": 80, "https": 443}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

Look = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


def fetch(
    url: str, most: int, *, look: Look | None = None, connect: Connect | None = None
) -> tuple[bytes, str]:
    """Give the bytes that stand at a link and their media type, or raise `NotArchived`.

    `look` finds the addresses of a host and `connect` opens one: tests bring their own.
    """
    end = time.monotonic() + SECONDS
    at = url
    for _ in range(REDIRECTS + 1):
        answer = _ask(at, look or addresses, connect or _open, end)
        with_location = answer.getheader("Location") if answer.status // 100 == 3 else None
        if with_location is None:
            return _body(answer, at, most, end)
        answer.close()
        at = urljoin(at, with_location)
    raise NotArchived(url=url, why="it leads on and on")


def addresses(host: str, port: int) -> list[str]:
    """List the addresses of a host."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_open(address: str) -> bool:
    """Say whether an address is one of the open web: no network of one's own, no machine itself."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.sixtofour or ip.teredo or ip in _NAT64:
            return False
        if ip.ipv4_mapped:
            return is_open(str(ip.ipv4_mapped))
    return ip.is_global and not ip.is_multicast


def _ask(url: str, look: Look, connect: Connect, end: float) -> http.client.HTTPResponse:
    parts = _judged(url)
    host, port = str(parts.hostname), PORTS[parts.scheme]
    try:
        found = look(host, port)
        if not found or not all(map(is_open, found)):
            raise NotArchived(url=url, why="it does not stand on the open web")
        stream = connect(found[0], port, _left(end, url))
        if parts.scheme == "https":
            stream = _greeted(stream, host, url, end)
        else:
            _cut_at(end, url, stream)
        return _request(stream, parts, host)
    except (OSError, http.client.HTTPException, UnicodeError) as failed:
        raise NotArchived(url=url, why="it does not answer") from failed


def _greeted(stream: socket.socket, host: str, url: str, end: float) -> ssl.SSLSocket:
    """Agree on keys with a host whose certificate bears its name, before time is over."""
    secure = ssl.create_default_context().wrap_socket(
        stream, server_hostname=host, do_handshake_on_connect=False
    )
    _cut_at(end, url, secure)
    secure.do_handshake()
    return secure


def _judged(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        raise NotArchived(url=url, why="it is no address of a page") from wrong
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.password:
        raise NotArchived(url=url, why="it is no address of a page")
    if port not in {None, PORTS[parts.scheme]}:
        raise NotArchived(url=url, why="it names a port of its own")
    return parts


def _open(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


def _cut_at(end: float, url: str, stream: socket.socket) -> None:
    """End the talk when time is over, even with one who sends a byte now and then."""

    def cut() -> None:
        with suppress(OSError):
            stream.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(_left(end, url), cut)
    watch.daemon = True
    watch.start()


def _request(stream: socket.socket, parts: SplitResult, host: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(host)
    connection.sock = stream
    path = parts.path or "/"
    headers = {"User-Agent": "compromiso-archive", "Accept-Encoding": "identity"}
    connection.request("GET", f"{path}?{parts.query}" if parts.query else path, headers=headers)
    return connection.getresponse()


def _body(answer: http.client.HTTPResponse, url: str, most: int, end: float) -> tuple[bytes, str]:
    if answer.status != http.client.OK:
        raise NotArchived(url=url, why=f"it answers {answer.status}")
    content = bytearray()
    try:
        while chunk := answer.read1(65_536):
            content += chunk
            if len(content) > most:
                raise NotArchived(url=url, why="it is too large")
            _left(end, url)
    except (OSError, http.client.HTTPException) as failed:
        raise NotArchived(url=url, why="it broke off") from failed
    return bytes(content), answer.getheader("Content-Type", "").partition(";")[0].strip()


def _left(end: float, url: str) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise NotArchived(url=url, why="it takes too long")
    return left
