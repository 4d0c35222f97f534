"""A link is fetched from the open web alone, whatever its host pretends to be."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from compromiso.register.link_archive import fetch, is_open
from compromiso.register.reporting_errors import NotArchived

OPEN = "93.184.216.34"
CLOSED = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
    "100.64.0.1", "224.0.1.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "not an address",
]  # fmt: skip


def answering(*answers: bytes) -> Callable[..., socket.socket]:
    """Give a `connect` that meets a server of our own, which says these things one by one."""
    waiting = list(answers)

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        ours, theirs = socket.socketpair()
        answer = waiting.pop(0)

        def serve() -> None:
            theirs.recv(65_536)
            theirs.sendall(answer)
            theirs.close()

        threading.Thread(target=serve, daemon=True).start()
        return ours

    return connect


def page(body: bytes, head: bytes = b"200 OK\r\nContent-Type: text/html; charset=utf-8") -> bytes:
    return b"HTTP/1.1 " + head + b"\r\nConnection: close\r\n\r\n" + body


def moved(to: str) -> bytes:
    return page(b"", f"302 Found\r\nLocation: {to}".encode())


def looked_up(**hosts: str) -> Callable[[str, int], list[str]]:
    return lambda host, port: [hosts.get(host.replace(".", "_"), OPEN)]


@pytest.mark.parametrize("address", CLOSED)
def test_no_address_at_home_is_open(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize("address", [OPEN, "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_the_web_is_open(address: str) -> None:
    assert is_open(address)


def test_a_page_is_fetched_with_its_type() -> None:
    got = fetch("http://a.org/x", 99, look=looked_up(), connect=answering(page(b"<p>hola</p>")))
    assert got == (b"<p>hola</p>", "text/html")


@pytest.mark.parametrize("address", CLOSED[:6])
def test_a_host_that_leads_home_is_not_spoken_to(address: str) -> None:
    def never(*_: Any) -> socket.socket:
        raise AssertionError

    with pytest.raises(NotArchived, match="open web"):
        fetch("http://a.org/", 99, look=lambda h, p: [OPEN, address], connect=never)


def test_a_redirect_is_judged_like_the_first_request() -> None:
    look = looked_up(inside_org="10.0.0.5")
    with pytest.raises(NotArchived, match="open web"):
        fetch("http://a.org/", 99, look=look, connect=answering(moved("http://inside.org/admin")))
    with pytest.raises(NotArchived, match="no address"):
        fetch("http://a.org/", 99, look=look, connect=answering(moved("file:///etc/passwd")))


def test_the_address_looked_up_is_the_one_spoken_to() -> None:
    spoken_to = []
    answer = answering(page(b"x"))

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        spoken_to.append(address)
        return answer(address, port, seconds)

    looks = iter([[OPEN], ["127.0.0.1"]])
    fetch("http://a.org/", 99, look=lambda host, port: next(looks), connect=connect)
    assert spoken_to == [OPEN]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([moved("/again")] * 4, "on and on"),
        ([page(b"x" * 100)], "too large"),
        ([page(b"", b"404 Not Found")], "404"),
        ([b"this is no HTTP\r\n\r\n"], "does not answer"),
    ],
)
def test_what_cannot_be_kept_says_why(answers: list[bytes], why: str) -> None:
    with pytest.raises(NotArchived, match=why):
        fetch("http://a.org/", 99, look=looked_up(), connect=answering(*answers))


@pytest.mark.parametrize(
    "url", ["ftp://a.org/", "http://me:secret@a.org/", "http://a.org:22/", "http://", "http://[x/"]
)
def test_what_is_no_page_is_refused(url: str) -> None:
    with pytest.raises(NotArchived):
        fetch(url, 99, look=looked_up(), connect=answering())
