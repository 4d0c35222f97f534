"""What is refused to programs that ask with a key."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class KeyRefused(CompromisoError):
    """The key is unknown, was revoked or has run out, or its person works there no more."""

    code = "REG-50"
    problem = "This key opens nothing: it is unknown, was revoked or has run out."
    remedy = "Make a new key under “My account”, and send it as “Authorization: Bearer …”."


class VersionMissing(CompromisoError):
    """A change came without the version that it rests on."""

    code = "REG-51"
    problem = "This change does not say which version of the record it rests on."
    remedy = "Read the record, and send its ETag back as “If-Match”."


class AskedTooOften(CompromisoError):
    """A program asked more often than the server answers."""

    code = "REG-54"
    problem = "More than {most} requests came within a minute."
    remedy = "Wait {seconds} seconds, then ask less often: what has not changed needs no new copy."
