"""Two texts of one document are read side by side, and where they differ is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from page_addresses import address

from compromiso.register.models import Job, LanguageVersion
from compromiso.register.permissions import LOCAL
from compromiso.register.queue import work_waiting
from compromiso.register.services import comparisons
from compromiso.register.services.load import store
from compromiso.text.dossier import read
from compromiso.web.pages.comparison import page

ENGLISH = """DECLARATION OF RIVERTOWN ON SCHOOLS

1. The ministers shall open every school to newly arrived children before March 2010.

2. Chile and Peru shall pay for the books of 300 pupils.

3. A yearly report on the schools shall be published by the Office.
"""
SPANISH = """DECLARACIÓN DE RIVERTOWN SOBRE LAS ESCUELAS

1. Los ministros abrirán todas las escuelas a los niños recién llegados antes de marzo de 2010.

2. Chile pagará los libros de 300 alumnos.

3. La Oficina publicará cada año un informe sobre las escuelas.

4. Las familias recibirán el informe en su lengua.
"""


def load(text: str, name: str) -> str:
    content = text.encode()
    held = store(content, read(content, name), LOCAL).source
    return held.instruments.get().slug


def points(page: str) -> str:
    return page[page.index('<table class="beside"') : page.index("</table>")]


@pytest.fixture
def both(register: Path) -> tuple[str, str]:
    """Hold one declaration in two languages; give both addresses, the Spanish one first."""
    return load(SPANISH, "escuelas.txt"), load(ENGLISH, "schools.txt")


def test_the_other_language_is_offered_first(both: tuple[str, str], visit: Client) -> None:
    load("COMMUNIQUÉ ON BRIDGES\n\n1. The bridge is open.\n", "bridges.txt")
    page = visit.get(address("choose", "es", both[0])).text
    first = page.index(address("compare", "es", *both))
    assert first < page.index("COMMUNIQUÉ ON BRIDGES")


def test_the_points_stand_beside_each_other(both: tuple[str, str], visit: Client) -> None:
    page = visit.get(address("compare", "en", *both)).text
    row = page[page.index("Los ministros") : page.index("Chile pagará")]
    assert "The ministers shall open" in row
    assert f'href="{address("provision", "en", both[1], "1")}"' in row


def test_what_only_one_text_has_is_said(both: tuple[str, str], visit: Client) -> None:
    page = visit.get(address("compare", "en", *both)).text
    assert "1 stands in one text only" in page
    assert "Only in the text in Spanish." in page
    assert "Only in the text in English: Peru." in page


def test_only_the_differences_are_shown_when_asked(both: tuple[str, str], visit: Client) -> None:
    page = visit.get(address("compare", "en", *both) + "?show=differences").text
    assert "Las familias" in page
    assert "Los ministros" not in page


def test_documents_that_are_not_the_same_are_not_forced_together(
    both: tuple[str, str], visit: Client
) -> None:
    other = load("COMMUNIQUÉ ON BRIDGES\n\n1. The bridge is open to lorries.\n", "bridges.txt")
    page = visit.get(address("compare", "en", both[0], other))
    assert page.status_code == 200
    assert "do not read as one document" in page.text


def test_long_texts_are_laid_together_in_the_background(
    both: tuple[str, str], visit: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = points(visit.get(address("compare", "en", *both)).text)
    monkeypatch.setattr(comparisons, "AT_ONCE", 0)
    for _ in range(2):
        assert "being laid side by side" in visit.get(address("compare", "en", *both)).text
    assert Job.objects.count() == 1
    assert work_waiting() == 1
    region = visit.get(address("compare", "en", *both), headers={"HX-Request": "true"})
    assert region.headers["HX-Redirect"] == address("compare", "en", *both)
    assert points(visit.get(address("compare", "en", *both)).text) == at_once


def test_so_many_pairs_wait_and_no_more(
    both: tuple[str, str], visit: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparisons, "AT_ONCE", 0)
    monkeypatch.setattr(comparisons, "MOST_WAITING", 0)
    assert "asks again" in visit.get(address("compare", "en", *both)).text
    assert not Job.objects.exists()


def test_long_texts_come_in_pages(
    both: tuple[str, str], visit: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PAGE_SIZE", 2)
    first = visit.get(address("compare", "en", *both)).text
    last = visit.get(address("compare", "en", *both) + "?page=9").text
    assert "1 stands in one text only" in first
    assert "Las familias" not in first
    assert ("Las familias" in last, "Los ministros" in last) == (True, False)


def test_a_document_that_is_not_held_is_not_found(both: tuple[str, str], visit: Client) -> None:
    assert visit.get(address("compare", "en", both[0], "nowhere")).status_code == 404


def test_two_texts_are_taken_as_one_and_parted_again(both: tuple[str, str], visit: Client) -> None:
    here = address("compare", "en", *both)
    assert "Is this one text in two languages?" in visit.get(here).text
    assert visit.post(here, {"decision": "take", "version": 0}).headers["Location"] == here
    page = visit.get(here).text
    assert "1 commitment that both hold counts once in all totals" in page
    assert "So said a person at this machine on" in page
    assert visit.post(here, {"decision": "part", "version": 1}).status_code == 302
    assert "Is this one text in two languages?" in visit.get(here).text


def test_a_decision_on_an_older_version_is_refused(both: tuple[str, str], visit: Client) -> None:
    here = address("compare", "en", *both)
    visit.post(here, {"decision": "take", "version": 0})
    assert visit.post(here, {"decision": "part", "version": 7}).status_code == 409
    assert visit.post(here, {"decision": "burn", "version": 1}).status_code == 400


def test_a_commitment_leads_to_itself_in_the_other_language(
    both: tuple[str, str], visit: Client
) -> None:
    visit.post(address("compare", "en", *both), {"decision": "take", "version": 0})
    [one], [other] = LanguageVersion.objects.values_list("counted", "commitments").get()
    page = visit.get(address("commitment", "es", one)).text
    assert f'href="{address("commitment", "es", other)}" lang="en" hreflang="en">English' in page
