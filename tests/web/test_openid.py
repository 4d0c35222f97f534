"""Signing in through an OpenID provider: who has an account gets in, nobody gets an account."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import institutions_sample as sample
import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from page_addresses import address

from compromiso.register import models
from compromiso.web import surroundings


class Provider(BaseHTTPRequestHandler):
    """Answers as a provider does: where its doors are, a token, and who somebody is."""

    person: ClassVar[dict[str, Any]] = {}

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        doors = {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
            "jwks_uri": f"{base}/keys",
        }
        self._say(self.person if self.path == "/userinfo" else doors)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "t", "token_type": "Bearer"})

    def _say(self, said: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


@pytest.fixture
def provider(
    monkeypatch: pytest.MonkeyPatch, settings: Any, db: None
) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setenv("COMPROMISO_OIDC_URL", f"http://127.0.0.1:{server.server_address[1]}")
    monkeypatch.setenv("COMPROMISO_OIDC_CLIENT", "us")
    monkeypatch.setenv("COMPROMISO_OIDC_NAME", "La Secretaría")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": surroundings.openid()}}
    yield server
    server.shutdown()


def come_back(client: Client, **person: Any) -> Any:
    Provider.person = {"sub": "42", "email_verified": True} | person
    there = client.post(reverse("openid_connect_login", args=["institution"]))
    asked = parse_qs(urlsplit(there.url).query)
    assert asked["redirect_uri"][0].endswith("/oidc/institution/login/callback/")
    said = {"code": "c", "state": asked["state"][0]}
    return client.get(reverse("openid_connect_callback", args=["institution"]), said)


def test_who_has_an_account_gets_in_and_keeps_the_password(
    client: Client, provider: ThreadingHTTPServer
) -> None:
    sample.people("carlos")
    carlos = sample.account("carlos")
    EmailAddress.objects.create(user=carlos, email=carlos.email, verified=True, primary=True)
    assert "La Secretaría" in client.get(address("account_login")).content.decode()
    come_back(client, email="carlos@example.org")
    assert "Carlos" in client.get(address("library")).content.decode()
    assert sample.account("carlos").check_password(sample.PASSWORD)


@pytest.mark.parametrize(
    "person",
    [
        {"email": "nobody@example.org"},
        {"email": "carlos@example.org", "email_verified": False},
        {},
    ],
)
def test_nobody_gets_an_account_or_another_s(
    client: Client, provider: ThreadingHTTPServer, person: dict[str, Any]
) -> None:
    sample.people("carlos")
    answer = come_back(client, **person)
    assert answer.status_code == 403
    assert models.Account.objects.count() == 1
    assert client.get(address("work")).status_code == 404


def test_a_form_may_lead_to_the_provider_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    assert surroundings.form_targets() == []
    monkeypatch.setenv("COMPROMISO_OIDC_URL", "https://login.example.org/realms/main")
    assert surroundings.form_targets() == ["https://login.example.org"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("smtp://u:p%40x@mail.example.org", {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True}),
        ("smtp://u:p%40x@mail.example.org", {"EMAIL_HOST_PASSWORD": "p@x"}),
        ("smtps://mail.example.org", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True}),
        ("smtp://localhost:25", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False}),
    ],
)
def test_mail_goes_where_the_surroundings_say(
    monkeypatch: pytest.MonkeyPatch, url: str, said: dict[str, Any]
) -> None:
    monkeypatch.setenv("COMPROMISO_SMTP", url)
    assert said.items() <= surroundings.mail().items()
