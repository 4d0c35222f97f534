"""A table is taken away, looked through and brought, by those who may."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from institutions_sample import account, people
from page_addresses import address

from compromiso.exchange.tables import read_book, write_xlsx
from compromiso.register import models, queue

GOOD = {"institution": "mides-uy", "code": "A1", "title": "=Un censo", "commitments": "25.a"}
BAD = {"institution": "dnm-ar", "code": "A1", "title": "Ajeno"}


@pytest.fixture
def carlos(register: Path, held: str) -> Client:
    people("carlos", "celia", "rita")
    return browser("carlos")


def browser(name: str) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(account(name))
    return client


def sent(client: Client, *rows: dict[str, str], language: str = "en") -> str:
    file = SimpleUploadedFile("plan.xlsx", write_xlsx({"actions": rows}, "pt"))
    answer = client.post(address("tables", language), {"table": file})
    assert answer.status_code == 302
    queue.work_waiting()
    return client.get(answer["Location"])["Location"]


def test_a_table_is_looked_through_then_brought(carlos: Client) -> None:
    page = sent(carlos, GOOD, BAD)
    told = carlos.get(page).text
    assert "=Un censo" not in told
    assert "Bring 1 row" in told
    assert "REG-03" in told
    assert models.Action.objects.count() == 0
    assert carlos.post(f"{page}bring/", {}).status_code == 400
    answer = carlos.post(f"{page}bring/", {"leave_out": "on"})
    queue.work_waiting()
    assert "Every value" in carlos.get(carlos.get(answer["Location"])["Location"]).text
    assert models.Action.objects.get().title == "=Un censo"
    taken = carlos.get(address("table-export", "es", "actions", "xlsx"))
    assert "attachment" in taken["Content-Disposition"]
    assert read_book(taken.getvalue())["actions"][0].cells["title"] == "=Un censo"
    assert len(read_book(Client().get(taken.request["PATH_INFO"]).getvalue())["actions"]) == 0


@pytest.mark.parametrize("language", ["es", "pt"])
def test_it_is_told_in_the_language_of_the_pages(carlos: Client, language: str) -> None:
    page = sent(carlos, GOOD, BAD, language=language)
    assert f"/{language}/" in page
    told = carlos.get(page).text
    assert "Nothing has been written" not in told
    assert "Traer 1 fila" in told or "Trazer 1 linha" in told


def test_who_may_not_bring_sees_no_form_and_no_result(carlos: Client) -> None:
    page = sent(carlos, GOOD)
    assert "Look it through" in carlos.get(address("tables")).text
    assert "Look it through" not in Client().get(address("tables")).text
    assert browser("rita").post(address("tables"), {}).status_code == 404
    for other in ("celia", "rita"):
        assert browser(other).get(page).status_code == 404


def test_what_is_no_table_is_refused_at_once(carlos: Client) -> None:
    answer = carlos.post(address("tables"), {"table": io.BytesIO(b"PK\x03\x04...")})
    assert answer.status_code == 400
    assert "REG-47" in answer.text
    assert carlos.get(address("table-export", "en", "secrets", "xlsx")).status_code == 404
    assert carlos.get(address("table-example", "en", "csv.zip")).getvalue().startswith(b"PK")
