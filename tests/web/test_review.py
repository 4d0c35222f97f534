"""People decide on proposals, and nobody's words are lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from page_addresses import address
from page_forms import form_of

from compromiso.register.selectors.commitments import commitment as page_of


def decide(visit: Client, commitment, decision: str, version: int, **more: str):
    said = {"decision": decision, "version": version, **more}
    return visit.post(address("decide", "en", commitment.id), said, follow=True)


def corrected(commitment, **changes: str) -> dict[str, str]:
    page = {
        "version": "1",
        "actors": "The ministers",
        "force": commitment.force,
        "action": commitment.action,
        "addressees": "children",
        "themes": commitment.themes,
        "treaties": "",
        "deadline": "",
        "why": "",
    }
    return {**page, **changes}


def test_an_accepted_proposal_says_so_and_keeps_its_history(commitment, visit: Client) -> None:
    page = decide(visit, commitment, "accept", 1).text
    assert "Accepted. The register now holds this commitment." in page
    assert "Accepted by a person at this machine" in page
    assert page_of(commitment.id).commitment.state == "accepted"


def test_the_last_decision_can_be_taken_back(commitment, visit: Client) -> None:
    decide(visit, commitment, "reject", 1)
    decide(visit, commitment, "undo", 2)
    assert page_of(commitment.id).commitment.state == "proposed"


def test_a_decision_on_an_old_version_changes_nothing(commitment, visit: Client) -> None:
    decide(visit, commitment, "accept", 1)
    page = decide(visit, commitment, "reject", 1)
    assert page.status_code == 409
    assert page_of(commitment.id).commitment.state == "accepted"


def test_only_what_was_changed_is_corrected(commitment, visit: Client) -> None:
    said = corrected(commitment, action="keep each school open", why="closer to the words")
    page = visit.post(address("correct", "en", commitment.id), said, follow=True).text
    assert "keep each school open" in page
    assert "closer to the words" in page
    fields = {e.field for e in page_of(commitment.id).history if e.is_decision}
    assert fields == {"action", "state"}


def test_what_was_typed_survives_a_conflict(commitment, visit: Client) -> None:
    decide(visit, commitment, "accept", 1)
    said = corrected(commitment, action="words typed in vain?")
    page = visit.post(address("correct", "en", commitment.id), said)
    assert page.status_code == 409
    assert page.text.count("words typed in vain?") == 2
    again = visit.post(
        address("correct", "en", commitment.id), {**said, "version": "2"}, follow=True
    )
    assert "words typed in vain?" in again.text
    assert page_of(commitment.id).commitment.action == "words typed in vain?"


def test_what_nobody_typed_overwrites_nothing(commitment, visit: Client) -> None:
    first = corrected(commitment, force="urges")
    visit.post(address("correct", "en", commitment.id), first)
    asked = {f"initial-{name}": said for name, said in corrected(commitment).items()}
    second = {**asked, **corrected(commitment, deadline="2010")}
    page = visit.post(address("correct", "en", commitment.id), second)
    assert page.status_code == 409
    differing = page.text.partition('id="theirs-yours"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row">(.*?)</th>', differing) == ["By when"]
    again = form_of(page, address("correct", "en", commitment.id))
    visit.post(address("correct", "en", commitment.id), again)
    now = page_of(commitment.id).commitment
    assert (now.force, now.deadline) == ("urges", "2010")


def test_a_correction_that_changes_nothing_is_no_decision(commitment, visit: Client) -> None:
    visit.post(address("correct", "en", commitment.id), corrected(commitment))
    assert page_of(commitment.id).commitment.state == "proposed"


@pytest.mark.parametrize("deadline", ["next spring", "2010-13-45"])
def test_a_correction_without_words_is_refused_beside_the_field(
    commitment, visit: Client, deadline: str
) -> None:
    said = corrected(commitment, action="", deadline=deadline)
    page = visit.post(address("correct", "en", commitment.id), said)
    assert page.status_code == 400
    assert "Say what is to be done." in page.text
    assert "Write a year, a month or a day" in page.text


def test_an_actor_is_recognised_in_any_language(commitment, visit: Client) -> None:
    said = corrected(commitment, actors="The ministers\nEspaña\nOIM\nHarbour Watch")
    visit.post(address("correct", "en", commitment.id), said)
    actors = page_of(commitment.id).commitment.actors
    assert [actor["id"] for actor in actors] == ["ministers", "es", "iom", "harbour-watch"]


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_the_queue_goes_on_to_the_next_and_offers_the_way_back(
    decision: str, commitment, visit: Client
) -> None:
    page = decide(visit, commitment, decision, 1, back="1").text
    assert "1 of 1 that wait" in page or "1 of " in page
    assert 'data-key="u"' in page


def test_an_unknown_decision_is_no_decision(commitment, visit: Client) -> None:
    visit.raise_request_exception = False
    assert decide(visit, commitment, "explode", 1).status_code == 400
    assert page_of(commitment.id).commitment.state == "proposed"


def test_visitors_read_and_decide_nothing(commitment, visit: Client, settings) -> None:
    settings.READ_ONLY = True
    assert visit.get(address("commitment", "en", commitment.id)).status_code == 200
    assert "Accept" not in visit.get(address("commitment", "en", commitment.id)).text
    assert decide(visit, commitment, "accept", 1).status_code == 404
    assert visit.get(address("review")).status_code == 404
    for name in ("home", "commitments", "library"):
        assert address("review") not in visit.get(address(name)).text
