"""Each page shows what it promises, without any script."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from page_addresses import address

from compromiso.register.models import Upload
from compromiso.register.selectors import stretches
from compromiso.web.pages.library import views

LANGUAGES = ("es", "pt", "en")
PLAIN = (
    "home", "library", "commitments", "review", "programme", "audit", "meetings", "search", "help",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLAIN)
def test_an_empty_register_teaches(name: str, language: str, register: None, visit: Client) -> None:
    page = visit.get(address(name, language))
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLAIN)
def test_a_register_with_a_document_is_shown(
    name: str, language: str, held: str, visit: Client
) -> None:
    assert visit.get(address(name, language)).status_code == 200


@pytest.mark.parametrize(("language", "told"), [("es", "Página 3 de 12"), ("pt", "Página 3 de 12")])
def test_a_scan_on_its_way_tells_its_page(
    language: str, told: str, register: None, visit: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = Upload.objects.create(
        name="scan.pdf", bytes=1, sha256="", state="reading", received_at=timezone.now()
    )
    monkeypatch.setattr(views, "page_begun", lambda upload_id: (3, 12))
    assert told in visit.get(address("upload", language, sent.id)).text


def test_addresses_are_in_the_words_of_the_language() -> None:
    assert address("provision", "es", "montevideo-2006", "25.f") == (
        "/es/documentos/montevideo-2006/25.f"
    )
    assert address("commitments", "pt") == "/pt/compromissos/"
    assert address("audit", "es") == "/es/auditoria/"


def test_the_language_links_keep_the_page(held: str, visit: Client) -> None:
    page = visit.get(address("provision", "es", held, "25.b"))
    assert f'href="{address("provision", "pt", held, "25.b")}"' in page.text


def test_the_first_address_leads_to_the_language_of_the_browser(
    register: None, visit: Client
) -> None:
    assert visit.get("/", headers={"accept-language": "pt-BR"}).url == "/pt/"
    assert visit.get("/", headers={"accept-language": "de"}).url == "/es/"


def test_no_page_lets_inline_code_run(held: str, visit: Client) -> None:
    policy = visit.get(address("document", "en", held)).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_reader_shows_the_words_with_their_language(held: str, visit: Client) -> None:
    page = visit.get(address("document", "es", held)).text
    assert '<p class="said" lang="en"' in page
    assert "newly arrived children" in page


def test_a_doubtful_citation_says_so_in_words(held: str, visit: Client) -> None:
    page = visit.get(address("document", "en", held)).text
    assert 'class="cite" data-state="suspect"' in page
    assert "(doubtful)" in page


def test_a_long_document_is_read_in_parts(
    held: str, visit: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "WHOLE", 2)
    first = visit.get(address("document", "en", held)).text
    assert "Part 1 of 2: 25" in first
    assert f'href="{address("download", "en", held, "txt")}"' in first
    assert 'rel="next" href="?part=2"' in first
    assert "ask the Office" not in first
    last = visit.get(address("document", "en", held) + "?at=25.b").text
    assert 'rel="prev" href="?part=1"' in last
    assert 'point_b"' in last
    assert "ask the Office" in last
    assert 'href="?at=' in last
    point = visit.get(address("provision", "en", held, "25.b")).text
    assert f'href="{address("document", "en", held)}?at=25.b#' in point


def test_the_whole_text_is_shown_as_it_stands(held: str, visit: Client) -> None:
    answer = visit.get(address("download", "en", held, "txt"))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.text.startswith("Declaration of Harbour Town\npage 1\n25. The ministers")


def test_a_document_takes_few_queries(
    held: str, visit: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(25):
        visit.get(address("document", "en", held))


def test_the_source_of_a_point_shows_its_raw_lines(held: str, visit: Client) -> None:
    page = visit.get(address("provision", "en", held, "25.b")).text
    assert '<pre class="source"' in page
    assert "<span>5</span>b) ask the Office" in page


def test_what_is_not_held_is_not_found(register: None, visit: Client) -> None:
    page = visit.get(address("document", "en", "no-such-document"))
    assert page.status_code == 404
    assert "Search for its words" in page.text


def test_an_unknown_address_is_not_found(register: None, visit: Client) -> None:
    assert visit.get("/en/no/such/page").status_code == 404


@pytest.mark.parametrize("form", ["jsonl", "csv", "akn"])
def test_a_document_can_be_taken_away(form: str, held: str, visit: Client) -> None:
    answer = visit.get(address("download", "en", held, form))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert len(answer.getvalue()) > 100


def test_the_original_comes_back_byte_for_byte(held: str, commitment, visit: Client) -> None:
    import register_sample as sample

    answer = visit.get(address("original", "en", commitment.source_id))
    assert answer.content == sample.content()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_of_a_pdf_is_named_and_can_be_looked_at(register: None, visit: Client) -> None:
    from unit.reading.pdf_file import Sheet, pdf

    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.load import load_document

    content = pdf(
        Sheet().say(72, 700, "1. The States meet."), Sheet().say(72, 700, "2. They report.")
    )
    source = load_document(content, "two-pages.pdf", by=LOCAL).source
    page = visit.get(address("document", "es", source.instruments.get().slug))
    there = address("original", "es", source.id)
    assert [f'href="{there}#page={n}">pág. {n}<' in page.text for n in (1, 2)] == [True, True]
    answer = visit.get(there)
    assert (answer.content, answer["Content-Type"]) == (content, "application/pdf")
    assert answer["Content-Disposition"].startswith("inline")


def test_no_file_is_an_error_beside_the_field(register: None, visit: Client) -> None:
    page = visit.post(address("library"), {})
    assert page.status_code == 400
    assert 'aria-invalid="true"' in page.text


def test_a_form_without_its_token_is_refused(register: None) -> None:
    careful = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")
    page = careful.post(address("library"), {"documents": SimpleUploadedFile("a.txt", b"words")})
    assert page.status_code == 403
    assert "expired" in page.text


def test_a_search_marks_the_words(held: str, visit: Client) -> None:
    assert "<mark>school</mark>" in visit.get(address("search"), {"q": "schools"}).text


def test_a_search_is_only_ever_words(held: str, visit: Client) -> None:
    page = visit.get(address("search"), {"q": '<b>" OR 1=1 --'})
    assert page.status_code == 200
    assert "<b>&quot;" not in page.text.replace("&lt;b&gt;", "")


def test_a_filter_leaves_what_answers_to_it(held: str, visit: Client) -> None:
    page = visit.get(address("commitments"), {"force": "entrusts"}).text
    assert "count arrivals" in page
    assert "keep every school open" not in page


def test_a_filter_that_nothing_answers_to_says_so(held: str, visit: Client) -> None:
    assert "No commitment fits" in visit.get(address("commitments"), {"force": "urges"}).text


def test_page_furniture_is_there_on_demand_and_no_part_of_the_words(
    held: str, visit: Client
) -> None:
    page = visit.get(address("document", "en", held)).text
    assert '<p class="artefact" lang="en">page 1</p>' in page
    assert 'id="furniture"' in page
