"""The pages of the annual assessment, seen by who keeps it and by everybody."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from institutions_sample import account, people
from page_addresses import address

from compromiso.register import models, queue
from compromiso.register.services import annual_files


@pytest.fixture
def clara(register: Path, held: str) -> Client:
    """Give the browser of the coordinator, signed in."""
    people("clara", "carlos")
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(account("clara"))
    return client


def begun(clara: Client) -> None:
    institution = models.Institution.objects.get(slug="segib")
    said = {"year": 2026, "title": "La primera", "institution": institution.id}
    assert clara.post(address("annual"), said).status_code == 302


def kept(client: Client, act: str, version: int) -> int:
    said = {"act": act, "version": version}
    return client.post(address("annual-keep", "en", 1), said).status_code


def test_an_edition_is_begun_frozen_published_and_taken_away(clara: Client, visit: Client) -> None:
    begun(clara)
    page = address("annual-edition", "en", 1)
    assert "Nothing is frozen yet" in clara.get(page).text
    assert visit.get(page).status_code == 404
    assert kept(clara, "freeze", 1) == 302
    assert kept(clara, "publish", 2) == 302
    told = visit.get(page).text
    assert "Annual assessment 2026" in told
    assert "Freeze" not in told
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("json", b"{")):
        file = visit.get(address("annual-file", "en", 1, "pt", form))
        assert file.getvalue().startswith(start)
        assert "attachment" in file["Content-Disposition"]
    assert visit.get(address("annual-file", "en", 1, "pt", "exe")).status_code == 404


def test_a_long_edition_is_set_in_the_background(
    clara: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(clara)
    kept(clara, "freeze", 1)
    monkeypatch.setattr(annual_files, "AT_ONCE", -1)
    file = address("annual-file", "en", 1, "es", "pdf")
    for _ in range(2):
        assert "in the background" in clara.get(file).text
    assert models.Job.objects.filter(kind="annual-file").count() == 1
    queue.work_waiting()
    assert clara.get(file).content.startswith(b"%PDF")
    assert clara.get(file, headers={"HX-Request": "true"})["HX-Redirect"] == file
    cache.clear()
    assert "in the background" in clara.get(file).text
    queue.work_waiting()
    assert clara.get(file).content.startswith(b"%PDF")


def test_the_facts_are_the_very_bytes_that_their_hash_covers(clara: Client) -> None:
    begun(clara)
    kept(clara, "freeze", 1)
    facts = clara.get(address("annual-file", "en", 1, "es", "json")).getvalue()
    held = models.AnnualAssessment.objects.get()
    assert sha256(facts).hexdigest() == held.content_sha256


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Lo que nadie ha tocado"), ("pt", "O que ninguém tocou")]
)
def test_it_is_told_in_the_language_of_the_pages(clara: Client, language: str, words: str) -> None:
    begun(clara)
    kept(clara, "freeze", 1)
    assert words in clara.get(address("annual-edition", language, 1)).text


def test_a_contributor_keeps_nothing(clara: Client) -> None:
    begun(clara)
    other = Client(HTTP_HOST="127.0.0.1")
    other.force_login(account("carlos"))
    assert kept(other, "freeze", 1) == 404
    assert "Begin an edition" not in other.get(address("annual")).text


def test_what_is_wrong_in_the_form_is_said(clara: Client) -> None:
    page = clara.post(address("annual"), {"year": 26, "title": "", "institution": "x"})
    assert page.status_code == 400
    assert models.AnnualAssessment.objects.count() == 0
