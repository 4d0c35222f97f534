"""The policy: who reaches what."""

from __future__ import annotations

from uuid import uuid4

import pytest

from compromiso.register import permissions as policy
from compromiso.register.permissions import Person, Reach, Seat, may, may_on, scope

MINISTRY, OTHER_MINISTRY, ABROAD = uuid4(), uuid4(), uuid4()


def seated(role: str) -> Person:
    return Person("p", "reader", (Seat(role, MINISTRY, "uy"),))


def test_a_contributor_drafts_for_the_own_ministry_only() -> None:
    contributor = seated("contributor")
    assert may_on(contributor, policy.DRAFT_REPORT, MINISTRY, "uy")
    assert not may_on(contributor, policy.DRAFT_REPORT, OTHER_MINISTRY, "uy")
    assert not may(contributor, policy.VALIDATE_REPORT)


def test_a_national_coordinator_validates_for_every_ministry_of_the_state() -> None:
    validator = seated("validator")
    assert may_on(validator, policy.VALIDATE_REPORT, OTHER_MINISTRY, "uy")
    assert not may_on(validator, policy.VALIDATE_REPORT, ABROAD, "ar")


def test_an_institution_of_no_state_is_not_in_everybody_s() -> None:
    adrift = Person("p", "reader", (Seat("validator", MINISTRY, ""),))
    assert may_on(adrift, policy.VALIDATE_REPORT, MINISTRY, "")
    assert not may_on(adrift, policy.VALIDATE_REPORT, OTHER_MINISTRY, "")


SUBSTANCE = ("claim.", "report.", "action.", "task.", "annual_assessment.", "register.review")


@pytest.mark.parametrize("permission", sorted(policy.PERMISSIONS))
def test_an_administrator_decides_nothing_of_substance(permission: str) -> None:
    administrator = seated("administrator")
    assert not (permission.startswith(SUBSTANCE) and may(administrator, permission))


@pytest.mark.parametrize("permission", sorted(policy.PERMISSIONS))
def test_a_key_never_may_more_than_its_person_nor_than_its_scopes(permission: str) -> None:
    keyed = Person("p", "reader", (Seat("contributor", MINISTRY, "uy"),), frozenset({"claim.none"}))
    assert not may(keyed, permission)
    wide = Person("p", "reader", (Seat("reader", MINISTRY, "uy"),), policy.PERMISSIONS)
    assert may(wide, permission) == may(Person("q", "reader"), permission)


def test_a_wider_reach_holds_the_narrower() -> None:
    assert scope(seated("coordinator"), policy.KEEP_CYCLE).holds(ABROAD, "ar")
    assert Reach.ALL > Reach.COUNTRY > Reach.OWN
