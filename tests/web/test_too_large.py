"""Who sends more than the server takes reads why, in the language of the address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from threading import Thread

import pytest
from waitress import create_server
from waitress.channel import HTTPChannel

from compromiso.web.wsgi import refuse_in_words

MOST = 1200 * 1024 * 1024


@contextmanager
def sent(path: str, length: int) -> Iterator[HTTPResponse]:
    """Send a body of some length to a server that takes little; give its answer."""
    server = create_server(lambda environ, start: [], port=0, max_request_body_size=MOST)
    running = Thread(target=server.run, daemon=True)
    running.start()
    asked = HTTPConnection("127.0.0.1", int(server.effective_port), timeout=10)
    try:
        asked.request("POST", path, headers={"Content-Length": str(length)})
        yield asked.getresponse()
    finally:
        asked.close()
        server.close()


@pytest.fixture(autouse=True)
def told_by_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HTTPChannel, "error_task_class", HTTPChannel.error_task_class)
    refuse_in_words()


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/es/documentos/", "es", "1.200 MB"),
        ("/pt/documentos/", "pt", "1.200 MB"),
        ("/en/documents/", "en", "1,200 MB"),
        ("/anywhere", "es", "1.200 MB"),
    ],
)
def test_the_page_says_how_much_is_too_much(path: str, language: str, words: str) -> None:
    with sent(path, MOST + 1) as answer:
        page = answer.read().decode()
        assert answer.status == 413
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert f'<html lang="{language}">' in page
        assert words in page


def test_a_program_is_told_in_a_problem_document() -> None:
    with sent("/api/v1/reports", MOST + 1) as answer:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert json.loads(answer.read())["most"] == MOST
