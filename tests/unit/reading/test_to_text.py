from __future__ import annotations

import json

import pytest

from compromiso.errors import CompromisoError
from compromiso.text.reading import limits
from compromiso.text.reading.to_text import to_text

TEXT = "1. The States agree.\r\n\r\n2. The bodies report.\n"


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "b.md"])
def test_plain_text_is_kept_to_the_last_line_end(name: str) -> None:
    assert to_text(TEXT.encode(), name).text == TEXT


def test_a_source_is_counted_in_bytes_and_in_code_points() -> None:
    source = to_text("Año 𝒳".encode(), "a.txt").source
    assert (source.bytes, source.chars, source.media_type) == (9, 5, "text/plain")


def test_a_byte_order_mark_is_noted_and_is_not_text() -> None:
    reading = to_text(b"\xef\xbb\xbf" + TEXT.encode(), "a.txt")
    assert reading.text == TEXT
    assert [issue.code for issue in reading.issues] == ["READ-21"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_by_its_mark(encoding: str) -> None:
    assert to_text(("\ufeff" + TEXT).encode(encoding), "a.txt").text == TEXT


def test_windows_letters_are_read_and_said_to_be_so() -> None:
    reading = to_text("La reunión señaló «el retorno»".encode("cp1252"), "a.txt")
    assert reading.text == "La reunión señaló «el retorno»"
    (issue,) = reading.issues
    assert (issue.code, issue.severity, issue.start) == ("READ-22", "warning", 8)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.txt", "READ-01"),
        (b"one\0two", "a.txt", "READ-02"),
        (bytes(range(1, 32)) * 9, "a.txt", "READ-02"),
        (b"%PDF-1.7 and so on", "a.txt", "READ-02"),
        ("\ufeffpar".encode("utf-16-le") + b"\xd8", "a.txt", "READ-02"),
        (b"text", "a.odt", "READ-03"),
        (b"{}", "records.json", "READ-18"),
        (b"[]", "records.json", "READ-18"),
        (b"[" * 9999, "records.json", "READ-18"),
        (b'[{"title": "Words"}]', "records.json", "READ-18"),
        (b'[{"text": "Words", "number": {}}, {"text": "W", "number": [1]}]', "a.json", "READ-18"),
        (b"text", "LICENSE", "READ-03"),
        (b" \n\t \r\n", "a.txt", "READ-06"),
        (b"<html><body> <p> </p></body></html>", "a.html", "READ-06"),
        (b"<!-- -->", "a.html", "READ-06"),
        (b"caf\x8d", "a.txt", "READ-07"),
        (b"<div>" * 300 + b"deep", "a.html", "READ-08"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    content: bytes, name: str, code: str
) -> None:
    with pytest.raises(CompromisoError) as refusal:
        to_text(content, name)
    assert refusal.value.code == code
    assert name in refusal.value.told()
    assert "{" not in refusal.value.told() + refusal.value.cure()


def test_a_file_over_the_limit_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("compromiso.text.reading.to_text.FILE_BYTES", 10)
    with pytest.raises(CompromisoError) as refusal:
        to_text(b"\xff" * 11, "a.txt")
    assert refusal.value.code == "READ-04"


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compromiso.text.reading.to_text.TEXT_CHARS", 10)
    with pytest.raises(CompromisoError) as refusal:
        to_text(b"eleven char", "a.txt")
    assert refusal.value.code == "READ-05"


def test_the_limits_are_those_that_the_errors_are_documented_with() -> None:
    assert (limits.FILE_BYTES, limits.TEXT_CHARS) == (52_428_800, 20_000_000)


def test_a_list_of_paragraphs_is_read_with_the_numbers_beside_them() -> None:
    told = [
        {"text": "The towns,", "prefix": None},
        {"text": "Keep the schools open;", "prefix": "1."},
        {"text": "Report on it.", "number": 2},
        {"text": " "},
    ]
    reading = to_text(json.dumps(told).encode(), "towns.json")
    assert reading.text == "The towns,\n\n1. Keep the schools open;\n\n2 Report on it."
    assert reading.source.media_type == "application/json"
