"""The pages of claims and of what they come to."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import institutions_sample as world
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.services.claims import make_claim, publish_claim

WORDS = "Uruguay opened ten schools"


@pytest.fixture(autouse=True)
def _english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def aldo(commitment: models.Commitment) -> Client:
    world.people("aldo", "olga", "rita")
    return signed_in("aldo")


def signed_in(name: str) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(world.account(name))
    return client


def eclac() -> models.Institution:
    return models.Institution.objects.get(slug="eclac")


def said(**more: str) -> dict[str, str]:
    told = {"country": "uy", "progress": "partly", "date": "2010-03-01", "quote": WORDS}
    return {"institution": str(eclac().id), **told, **more}


def page_of(response: Any) -> str:
    return str(response.getvalue().decode())


def test_an_assessor_drafts_a_claim_on_exact_words_and_publishes_it(
    aldo: Client, commitment: models.Commitment
) -> None:
    drafted = aldo.post(reverse("claim-new", args=[commitment.id]), said(), follow=True)
    assert "Nobody outside sees it" in page_of(drafted)
    claim = models.Claim.objects.get()
    assert claim.anchor["quote"] == WORDS
    seen = reverse("claim", args=[claim.id])
    assert signed_in("rita").get(seen).status_code == 404
    aldo.post(reverse("claim-stage", args=[claim.id]), {"stage": "publish", "version": "1"})
    told = page_of(signed_in("rita").get(seen))
    assert WORDS in told
    assert f"Published by {eclac().name}" in told
    assert "Published by Aldo" in page_of(aldo.get(seen))


def test_words_that_no_document_says_are_refused_and_kept(
    aldo: Client, commitment: models.Commitment
) -> None:
    answer = aldo.post(reverse("claim-new", args=[commitment.id]), said(quote="It opened a mine"))
    assert answer.status_code == 400
    assert "No document that is held says these words." in page_of(answer)
    assert "It opened a mine" in page_of(answer)
    assert not models.Claim.objects.exists()


def test_a_passage_is_searched_for_and_taken(aldo: Client, commitment: models.Commitment) -> None:
    address = reverse("claim-new", args=[commitment.id])
    found = page_of(aldo.post(address, said(quote="", q="ten schools", find="1")))
    place = re.search(r'name="take" value="([^"]+)"', found)
    assert place is not None
    taken = page_of(aldo.post(address, said(quote="", q="ten schools", take=place[1])))
    assert WORDS in taken
    assert not models.Claim.objects.exists()


def test_whoever_may_not_claim_finds_no_form(aldo: Client, commitment: models.Commitment) -> None:
    address = reverse("claim-new", args=[commitment.id])
    assert signed_in("rita").get(address).status_code == 404
    assert aldo.get(address).status_code == 200


def test_claims_that_disagree_stand_side_by_side(
    aldo: Client, commitment: models.Commitment
) -> None:
    claimed(commitment, "eclac", "fully")
    claimed(commitment, "vela", "no-answer")
    page = page_of(aldo.get(reverse("claims", args=[commitment.id]), {"state": "uy"}))
    assert "They disagree" in page
    assert 'data-state="no-answer"' in page
    assert "A: largely satisfactory" in page


def claimed(commitment: models.Commitment, slug: str, progress: str) -> models.Claim:
    text = commitment.source.expression.text
    start = text.index(WORDS)
    place = {"source": str(commitment.source_id), "start": start, "end": start + len(WORDS)}
    values = {
        "country": "uy",
        "progress": progress,
        "date": date(2010, 3, 1),
        "anchor": None if progress.startswith("no-") else place | {"quote": WORDS},
    }
    body = models.Institution.objects.get(slug=slug)
    made = make_claim(commitment.id, body.id, values, by=LOCAL)
    return publish_claim(made.id, version=1, by=LOCAL)


@pytest.mark.parametrize("scale", ["ogp-completion", "g20", "hrc", "upr-iri", "cbd", "grf"])
def test_every_scale_tells_its_definitions(
    scale: str, aldo: Client, commitment: models.Commitment
) -> None:
    claimed(commitment, "eclac", "largely")
    page = page_of(aldo.get(reverse("assessments"), {"scale": scale}))
    assert "What the grades of" in page
    assert page.count("<rect") >= 22


@pytest.mark.parametrize(
    "route", ["assessments", "heat-map", "assessor-agreement", "roll-up", "coverage-all", "bodies",
              "timeline", "changes", "states"],
)  # fmt: skip
def test_every_page_opens_with_and_without_claims(
    route: str, visit: Client, commitment: models.Commitment
) -> None:
    assert visit.get(reverse(route)).status_code == 200
    world.found()
    claimed(commitment, "eclac", "partly")
    assert visit.get(reverse(route)).status_code == 200


def test_states_bodies_and_stories_open(visit: Client, commitment: models.Commitment) -> None:
    world.found()
    claimed(commitment, "eclac", "partly")
    assert "keep every school open" in page_of(visit.get(reverse("state", args=["uy"])))
    assert visit.get(reverse("state", args=["xx"])).status_code == 404
    assert "count arrivals" in page_of(visit.get(reverse("body", args=["office"])))
    assert visit.get(reverse("body", args=["nobody"])).status_code == 404
    assert "A claim was made" in page_of(visit.get(reverse("story", args=[commitment.id])))


@pytest.mark.parametrize("chart", ["map", "heat-map", "coverage"])
def test_a_drawing_leaves_with_its_own_colours(
    chart: str, visit: Client, commitment: models.Commitment
) -> None:
    world.found()
    claimed(commitment, "eclac", "contrary")
    drawn = page_of(visit.get(reverse("chart-file", args=[chart, "svg"])))
    assert "var(" not in drawn
    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314
    assert visit.get(reverse("chart-file", args=[chart, "csv"])).status_code == 200
    assert visit.get(reverse("chart-file", args=[chart, "png"])).status_code == 404


def test_the_components_of_a_figure_leave_as_a_file(
    visit: Client, commitment: models.Commitment
) -> None:
    world.found()
    claimed(commitment, "eclac", "fully")
    rows = page_of(visit.get(reverse("components"), {"scale": "g20"})).splitlines()
    assert rows[1].endswith(f"{commitment.ref},1.0,1.0,1.0")


def test_what_was_seen_is_not_told_again(aldo: Client, commitment: models.Commitment) -> None:
    claimed(commitment, "eclac", "fully")
    page = page_of(aldo.get(reverse("changes")))
    assert "published a claim on harbour-town-2006/25.a, Uruguay: done." in page
    assert f'<span class="about" lang="{commitment.instrument.language}">' in page
    seq = re.search(r'name="seq" value="(\d+)"', page)
    assert seq is not None
    aldo.post(reverse("changes"), {"seq": seq[1]})
    assert "Nothing has changed" in page_of(aldo.get(reverse("changes")))
    assert "published a claim" in page_of(signed_in("olga").get(reverse("changes")))


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_the_day_of_a_claim_is_filled_in_as_browsers_read_days(
    aldo: Client, commitment: models.Commitment, language: str
) -> None:
    with translation.override(language):
        form = aldo.get(reverse("claim-new", args=[commitment.id])).text
    assert re.search(r'name="date" value="\d{4}-\d\d-\d\d"', form)
