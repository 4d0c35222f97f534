"""Pages of actions: drafted from nothing, a line or a plan; two writers lose nothing."""

from __future__ import annotations

from html import unescape

import institutions_sample as world
import pytest
from django.test import Client
from page_addresses import address

from compromiso.register import models
from compromiso.register.services.actions import change_action, draft_action


@pytest.fixture
def people(held: str):
    return world.people()


def signed_in(name: str) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(world.account(name))
    return client


def said(slug: str = "mides-uy", **more: str) -> dict[str, str]:
    institution = models.Institution.objects.get(slug=slug)
    page = {"version": "0", "institution": str(institution.id), "code": "A1"}
    return {**page, "title": "Un censo de llegadas", "language": "es", **more}


@pytest.fixture
def drafted(people) -> models.Action:
    signed_in("carlos").post(address("action-new"), said())
    return models.Action.objects.get()


def test_an_action_is_drafted_with_milestones_money_and_commitments(people, commitment) -> None:
    rows = {
        "milestones-0-title": "Cuestionario",
        "milestones-0-due": "2027-03",
        "milestones-2-title": "Campo",
        "budget-0-label": "Papel",
        "budget-0-amount": "1200.50",
        "budget-0-currency": "usd",
        "commitments": str(commitment.id),
    }
    page = signed_in("carlos").post(address("action-new"), said(**rows), follow=True).text
    assert "Cuestionario" in page
    assert "March 2027" in page
    assert "1,200.5" in page
    row = models.Action.objects.get()
    assert [m["title"] for m in row.milestones] == ["Cuestionario", "Campo"]
    assert row.commitments == [str(commitment.id)]


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(people) -> None:
    gone = "00000000-0000-4000-8000-000000000009"
    wrong = said(commitments=gone, **{"budget-0-label": "Papel", "budget-0-amount": "many"})
    page = signed_in("carlos").post(address("action-new"), wrong)
    assert page.status_code == 400
    assert f"No document holds this commitment any more: {gone}" in page.text
    assert "Row 1, Amount" in page.text
    assert 'value="Papel"' in page.text


def test_commitments_are_looked_for_in_their_own_words_and_ticked(people, commitment) -> None:
    carlos, here = signed_in("carlos"), address("action-new")
    place = f"{commitment.provision.instrument.slug}/{commitment.provision.url_path}"
    looked = said(find=place, look="1", title="")
    page = carlos.post(here, looked)
    assert page.status_code == 200
    text = commitment.source.expression.text[commitment.start : commitment.end]
    assert text in unescape(page.text)
    box = f'name="commitments" value="{commitment.id}"'
    assert f"{box}>" in page.text
    assert "required" not in page.text.partition('class="wrong"')[2]
    again = said(commitments=str(commitment.id), find="zzzz", look="1", code="A7")
    page = carlos.post(here, again).text
    assert f"{box} checked>" in page
    assert "Nothing was found" in page
    assert 'value="A7"' in page
    assert not models.Action.objects.exists()


def test_what_a_document_no_longer_holds_stays_ticked_until_it_is_unticked(drafted) -> None:
    gone = "00000000-0000-4000-8000-000000000009"
    models.Action.objects.update(commitments=[gone])
    page = signed_in("carlos").get(address("action-change", "en", drafted.id)).text
    assert f'value="{gone}" checked' in page
    assert "no longer holds" in page


def test_a_draft_is_not_there_for_others(drafted) -> None:
    for name in ("ciro", "rita", "olga"):
        client = signed_in(name)
        assert client.get(address("action", "en", drafted.id)).status_code == 404
        assert "censo" not in client.get(address("actions")).text
    assert signed_in("rita").get(address("action-new")).status_code == 404


def test_a_validator_publishes_and_everybody_sees(drafted) -> None:
    vera = signed_in("vera")
    page = vera.post(address("action-publish", "en", drafted.id), {"version": "1"}, follow=True)
    assert "everybody sees it" in page.text
    shown = Client(HTTP_HOST="127.0.0.1").get(address("action", "en", drafted.id)).text
    assert "Un censo de llegadas" in shown
    assert "Published by Ministerio de Desarrollo Social" in shown
    assert "Vera" not in shown


def test_two_writers_of_one_action_lose_nothing(drafted, people) -> None:
    carlos = signed_in("carlos")
    change_action(
        drafted.id,
        version=1,
        changes={"title": "Otro censo", "milestones": [{"title": "Fin", "due": "2027"}]},
        by=people["vera"],
    )
    mine = said(version="1", title="Mi censo", why="", **{"budget-0-label": "Papel"})
    mine |= {"budget-0-amount": "5", "budget-0-currency": "UYU"}
    page = carlos.post(address("action-change", "en", drafted.id), mine)
    assert page.status_code == 409
    assert "<del>Un</del><ins>Mi</ins>" in page.text
    assert "Fin · 2027" in page.text
    again = {
        **mine,
        "version": "2",
        "keep": ["title", "milestones", "budget"],
        "keep-title": "theirs",
        "keep-theirs-title": '[["title", "Otro censo"]]',
        "keep-milestones": "theirs",
        "keep-theirs-milestones": '[["milestones-0-id","m1"],["milestones-0-title","Fin"]]',
    }
    carlos.post(address("action-change", "en", drafted.id), again)
    row = models.Action.objects.get()
    assert (row.title, row.budget[0]["amount"], row.milestones[0]["title"]) == (
        "Otro censo",
        "5",
        "Fin",
    )


def test_two_writers_see_the_commitments_in_their_own_words(drafted, people, commitment) -> None:
    changes = {"commitments": [str(commitment.id)]}
    change_action(drafted.id, version=1, changes=changes, by=people["vera"])
    other = models.Commitment.objects.exclude(id=commitment.id).first()
    mine = said(version="1", why="", commitments=str(other.id), find="escuelas")
    page = signed_in("carlos").post(address("action-change", "en", drafted.id), mine)
    assert page.status_code == 409
    ours, theirs = (
        one.source.expression.text[one.start : one.end].split()[-1] for one in (other, commitment)
    )
    assert ours in page.text
    assert theirs in page.text
    again = mine | {"version": "2", "keep": "commitments", "keep-commitments": "theirs"}
    again["keep-theirs-commitments"] = f'[["commitments", "{commitment.id}"]]'
    signed_in("carlos").post(address("action-change", "en", drafted.id), again)
    assert models.Action.objects.get().commitments == [str(commitment.id)]


def test_a_line_of_a_plan_fills_the_form(people) -> None:
    line = models.ProgrammeLine.objects.order_by("order").first()
    page = signed_in("clara").get(f"{address('action-new')}?line={line.id}").text
    assert str(line.id) in page
    assert line.theme in page


def test_the_secretariat_turns_a_plan_into_actions_and_publishes_them(people) -> None:
    clara, plan = signed_in("clara"), models.ProgrammeLine.objects.first().instrument
    asked = {
        "plan": plan.slug,
        "institution": str(models.Institution.objects.get(slug="segib").id),
    }
    clara.post(address("plan-actions"), {**asked, "deed": "draft"})
    assert {row.stage for row in models.Action.objects.all()} == {"draft"}
    page = clara.post(address("plan-actions"), {**asked, "deed": "publish"}, follow=True).text
    assert "Every line of this plan has its published action" in page
    assert {row.stage for row in models.Action.objects.all()} == {"published"}


def test_the_timeline_is_a_table_with_a_bar_in_each_row(people) -> None:
    values = {
        "institution_id": models.Institution.objects.get(slug="mides-uy").id,
        "code": "A1",
        "title": "Un censo",
        "start": "2026-01-01",
        "end": "2027-12-31",
    }
    draft_action(values, by=people["vera"])
    page = signed_in("vera").get(f"{address('actions')}?view=timeline&year=2027").text
    assert '<svg class="gantt"' in page
    assert 'rect class="span"' in page
    assert "<span>2026</span><span>2027</span>" in page
