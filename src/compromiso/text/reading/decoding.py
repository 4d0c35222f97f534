"""From bytes to characters: UTF-8 or Windows-1252, and never a guess in silence."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from compromiso.errors import Issue
from compromiso.text.reading.errors import NotText, UnknownEncoding
from compromiso.text.reading.limits import CONTROL_SHARE

CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v")) + b"\x7f"
FOREIGN = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, its byte order mark left out, and what was noted on the way."""

    text: str
    issues: tuple[Issue, ...] = ()


def decode(content: bytes, name: str) -> Decoded:
    """Give the characters of a file: UTF-16 with its mark, else UTF-8, else Windows-1252."""
    refuse_foreign(content, name)
    encoding = UTF_16.get(content[:2])
    if encoding is not None:
        return _decode_utf_16(content[2:], encoding, name)
    refuse_controls(content, name)
    if content.startswith(codecs.BOM_UTF8):
        return Decoded(_decode_marked(content[3:], name), (_mark_noted("UTF-8"),))
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as failure:
        return _decode_windows(content, name, failure.start)


def refuse_foreign(content: bytes, name: str) -> None:
    """Pass only files that do not begin like another format."""
    for signature in FOREIGN:
        if content.startswith(signature):
            raise NotText(name=name, why=f"it begins with {signature!r}, as another format does")


def refuse_controls(content: bytes, name: str) -> None:
    """Pass only bytes that hold no NUL and hardly any control character."""
    if b"\0" in content:
        raise NotText(name=name, why=f"byte {content.index(0)} is NUL")
    controls = len(content) - len(content.translate(None, CONTROLS))
    if controls > CONTROL_SHARE * len(content):
        raise NotText(name=name, why=f"{controls} of {len(content)} bytes are control characters")


def _decode_utf_16(content: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as failure:
        raise NotText(name=name, why=f"broken UTF-16 at byte {failure.start + 2}") from failure
    if "\0" in text:
        raise NotText(name=name, why=f"character {text.index(chr(0))} is NUL")
    return Decoded(text, (_mark_noted("UTF-16"),))


def _decode_marked(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as failure:
        at = failure.start + 3
        raise NotText(name=name, why=f"marked as UTF-8, but byte {at} is not") from failure


def _decode_windows(content: bytes, name: str, first_bad: int) -> Decoded:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as failure:
        byte = f"0x{content[failure.start]:02x}"
        raise UnknownEncoding(name=name, position=failure.start, byte=byte) from failure
    return Decoded(
        text,
        (
            Issue(
                "READ-22",
                "warning",
                f"Not UTF-8 (byte {first_bad}): the file was read as Windows-1252.",
                "Look at the accented letters; if they are wrong, save the file in UTF-8.",
                first_bad,
                first_bad + 1,
            ),
        ),
    )


def _mark_noted(encoding: str) -> Issue:
    return Issue(
        "READ-21",
        "info",
        f"The file begins with a byte order mark ({encoding}), which is not part of the text.",
        "Nothing needs to be done.",
    )
