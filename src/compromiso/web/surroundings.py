"""What the settings take from the machine: where files live, which database, which names."""

from __future__ import annotations

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from compromiso.register.errors import DriverMissing, UnknownDatabase

_FIRST_WORDS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"

_KEPT: Final = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
"""A connection serves ten minutes of pages: a new one for each knows nothing of the tables yet."""

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""The names under which a machine answers itself."""


def var_directory() -> Path:
    """Give `COMPROMISO_VAR` (else `var`), the directory of all that changes, made if absent.

    A new one is for its owner only: drafts lie there, and what people sign in with.
    """
    directory = Path(os.environ.get("COMPROMISO_VAR") or "var").resolve()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def secret_key(directory: Path) -> str:
    """Give the key of this installation, drawn once and readable by its owner only."""
    if key := os.environ.get("COMPROMISO_SECRET_KEY"):
        return key
    file = directory / "secret-key"
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _waited_for(file)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(key := secrets.token_urlsafe(48))
    return key


def _waited_for(file: Path) -> str:
    for _ in range(1000):
        if key := file.read_text(encoding="ascii"):
            return key
    return secrets.token_urlsafe(48)


def hosts() -> list[str]:
    """Give the names this server answers to: loopback, unless `COMPROMISO_HOSTS` lists others."""
    named = os.environ.get("COMPROMISO_HOSTS", "")
    return [host.strip() for host in named.split(",") if host.strip()] or [*LOOPBACK]


def database(directory: Path) -> dict[str, Any]:
    """Give the database: SQLite in the var directory, or the PostgreSQL of `DATABASE_URL`."""
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not url.geturl():
        return _sqlite(directory)
    if url.scheme not in {"postgres", "postgresql"}:
        raise UnknownDatabase(scheme=url.scheme or url.path)
    if find_spec("psycopg") is None:
        raise DriverMissing
    return _postgres(url)


def _sqlite(directory: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": directory / "register.sqlite3",
        **_KEPT,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": _FIRST_WORDS,
        },
    }


def _postgres(url: SplitResult) -> dict[str, Any]:
    """Give what an address says; what follows its `?` is told to PostgreSQL's own library."""
    options = dict(parse_qsl(url.query))
    host = options.pop("host", "") or url.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        **_KEPT,
        "NAME": unquote(url.path.lstrip("/")) or "compromiso",
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host,
        "PORT": options.pop("port", "") or str(url.port or ""),
        "OPTIONS": options,
    }


def mail() -> dict[str, Any]:
    """Give the settings of mail: the server of `COMPROMISO_SMTP`, else mails are only printed.

    `smtp://user:password@host:587` speaks TLS after a greeting, `smtps://` from the first byte;
    `COMPROMISO_MAIL_FROM` is the address that mails come from.
    """
    url = urlsplit(os.environ.get("COMPROMISO_SMTP", ""))
    sender = {"DEFAULT_FROM_EMAIL": os.environ.get("COMPROMISO_MAIL_FROM", "compromiso@localhost")}
    if not url.hostname:
        return sender | {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    return sender | {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp" and url.hostname not in LOOPBACK,
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }


def address() -> str:
    """Give where people find the pages (`COMPROMISO_ADDRESS`); empty if nobody said."""
    return os.environ.get("COMPROMISO_ADDRESS", "")


def proxies() -> int:
    """Give how many proxies stand before this server (`COMPROMISO_PROXIES`), none if it is silent.

    Their word is then taken for who asks (`X-Forwarded-For`) and how (`X-Forwarded-Proto`).
    """
    return int(os.environ.get("COMPROMISO_PROXIES") or 0)


def api_requests() -> int:
    """Give how often a key or an address may ask the API a minute (`COMPROMISO_API_REQUESTS`).

    600 if unsaid, 0: as often as they like.
    """
    return int(os.environ.get("COMPROMISO_API_REQUESTS") or 600)


def job_days() -> int:
    """Give how many days a job that has ended is kept (`COMPROMISO_JOB_DAYS`), 30 if unsaid."""
    return int(os.environ.get("COMPROMISO_JOB_DAYS") or 30)


def openid() -> list[dict[str, Any]]:
    """Give the OpenID Connect provider of `COMPROMISO_OIDC_URL`, or none."""
    url = os.environ.get("COMPROMISO_OIDC_URL", "")
    if not url:
        return []
    return [
        {
            "provider_id": "institution",
            "name": os.environ.get("COMPROMISO_OIDC_NAME") or urlsplit(url).hostname,
            "client_id": os.environ.get("COMPROMISO_OIDC_CLIENT", ""),
            "secret": os.environ.get("COMPROMISO_OIDC_SECRET", ""),
            "settings": {"server_url": url, "oauth_pkce_enabled": True},
        }
    ]


def form_targets() -> list[str]:
    """Give the origins, besides our own, to which a form may lead: that of the OpenID provider."""
    return [
        "{0.scheme}://{0.netloc}".format(urlsplit(provider["settings"]["server_url"]))
        for provider in openid()
    ]
