"""The queue of passages by keyboard and without a script, and the notices in the inbox."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from compromiso.register.models import PassageLink
from compromiso.register.selectors.reporting_passages import queue


@pytest.fixture
def address(held: str) -> str:
    with override("en"):
        return reverse("passages")


def test_a_passage_is_linked_and_taken_back(visit: Client, address: str, commitment: Any) -> None:
    page = visit.get(address)
    assert b"1 passage waits" in page.content
    assert b'data-key="a"' in page.content
    passage = queue(1).passage.provision
    said = {"passage": passage.id, "version": 0, "n": 1}
    none = visit.post(address, {**said, "deed": "link"}, follow=True)
    assert b"Tick what it speaks of" in none.content
    linked = visit.post(
        address, {**said, "deed": "link", "commitments": [commitment.id]}, follow=True
    )
    assert b"Linked." in linked.content
    assert PassageLink.objects.get().commitments == [str(commitment.id)]
    stale = visit.post(address, {**said, "deed": "nothing"})
    assert stale.status_code == 409
    undone = visit.post(address, {**said, "version": 1, "deed": "undo"}, follow=True)
    assert b"1 passage waits" in undone.content


def test_another_commitment_is_looked_for(visit: Client, address: str, commitment: Any) -> None:
    assert str(commitment.id).encode() in visit.get(address, {"q": "25.a"}).content
    assert visit.post(address, {"passage": "x"}).status_code == 400
