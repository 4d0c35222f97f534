"""People: invited, taking a role, handing over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import institutions_sample as sample
import pytest

from compromiso.register import models
from compromiso.register.errors import AccountTaken, NotAllowed, NotHeld, RoleNotGiven
from compromiso.register.permissions import GIVES, LOCAL, POLICY, ROLES, ROLES_OF_KIND, Person
from compromiso.register.selectors.people import members, offers
from compromiso.register.selectors.seats import accounts_are_kept, person_for
from compromiso.register.services.accounts import change_account, create_account, mark_seen
from compromiso.register.services.invitations import (
    find_offer,
    invite,
    take_invitation,
    withdraw_invitation,
)
from compromiso.register.services.memberships import end_membership
from compromiso.register.services.rebuild import verify

TODAY = sample.TODAY


def place(slug: str) -> models.Institution:
    return models.Institution.objects.get(slug=slug)


def take(secret: str) -> models.Membership:
    return take_invitation(secret, name="Nora", password="x" * 12, today=TODAY)


def test_who_takes_an_invitation_has_the_role_from_that_day() -> None:
    vera = sample.people("vera")["vera"]
    _offer, secret = invite("Nora@Example.org", place("mides-uy").id, "contributor", by=vera)
    assert secret not in str(models.LedgerEntry.objects.values_list("value", flat=True))
    seat = take(secret)
    assert (seat.role, seat.since, seat.account.email) == ("contributor", TODAY, "nora@example.org")
    assert seat.account.is_active
    assert seat.account.check_password("x" * 12)
    assert person_for(seat.account, TODAY).seats[0].role == "contributor"
    with pytest.raises(NotHeld):
        find_offer(secret)
    assert verify().is_sound


@pytest.mark.parametrize(
    ("own", "slug", "zone"),
    [
        ("UTC", "mides-uy", "America/Montevideo"),
        ("UTC", "dnm-ar", "America/Argentina/Buenos_Aires"),
        ("UTC", "eclac", "America/Santiago"),
        ("UTC", "vela", "UTC"),
        ("America/Asuncion", "mides-uy", "America/Asuncion"),
    ],
)
def test_a_new_person_starts_in_the_time_zone_of_the_institution(
    own: str, slug: str, zone: str
) -> None:
    sample.people("vera")
    models.Institution.objects.filter(slug=slug).update(zone=own)
    offer, secret = invite("nora@example.org", place(slug).id, "reader", by=LOCAL)
    assert offer.account.zone == zone
    assert take(secret).account.zone == zone


def test_no_address_reaches_the_ledger() -> None:
    vera = sample.people("vera")["vera"]
    take(invite("nora@example.org", place("mides-uy").id, "contributor", by=vera)[1])
    said = "".join(models.LedgerEntry.objects.values_list("value", flat=True))
    assert "@" not in said
    assert "Nora" not in said


def test_an_invitation_that_is_withdrawn_too_old_or_invented_leads_nowhere() -> None:
    vera = sample.people("vera")["vera"]
    withdrawn, secret = invite("a@example.org", place("mre-uy").id, "reader", by=vera)
    withdraw_invitation(withdrawn.id, version=1, by=vera)
    old, late = invite("b@example.org", place("mre-uy").id, "reader", by=vera)
    models.Invitation.objects.filter(id=old.id).update(expires_at=datetime.now(UTC))
    for nothing in (secret, late, "", "invented"):
        with pytest.raises(NotHeld):
            find_offer(nothing)


def test_an_offer_alone_does_not_make_the_machine_s_own_person_a_visitor() -> None:
    segib = sample.found()["segib"]
    invite("clara@example.org", segib.id, "coordinator", by=LOCAL)
    assert not accounts_are_kept()


@pytest.mark.parametrize(
    ("name", "slug", "role"),
    [
        ("vera", "mides-uy", "coordinator"),  # no State gives itself the secretariat
        ("vera", "dnm-ar", "contributor"),  # nor reaches into another State
        ("clara", "segib", "administrator"),
        ("clara", "vela", "contributor"),  # civil society drafts no report of a State
        ("ada", "eclac", "validator"),
        ("carlos", "mides-uy", "contributor"),
    ],
)
def test_a_role_is_given_only_as_the_policy_says(name: str, slug: str, role: str) -> None:
    person = sample.people(name)[name]
    with pytest.raises((RoleNotGiven, NotAllowed)):
        invite("x@example.org", place(slug).id, role, by=person)


def test_nobody_gives_a_role_to_themselves() -> None:
    ada = sample.people("ada")["ada"]
    with pytest.raises(RoleNotGiven):
        invite("ada@example.org", place("segib").id, "coordinator", by=ada)


def test_an_account_that_is_open_keeps_its_password_and_gets_the_role_besides() -> None:
    people = sample.people("clara", "mario")
    _offer, secret = invite("mario@example.org", place("eclac").id, "assessor", by=people["clara"])
    take(secret)
    mario = sample.account("mario")
    assert mario.check_password(sample.PASSWORD)
    assert {seat.role for seat in person_for(mario, TODAY).seats} == {"monitor", "assessor"}


def seat_of(name: str) -> models.Membership:
    return models.Membership.objects.get(account=sample.account(name))


def notice(name: str, key: str) -> models.Notice:
    return models.Notice.objects.create(
        account=sample.account(name),
        kind="cycle-due",
        key=key,
        noun="reporting_cycle",
        subject_id=place("segib").id,
        since=datetime.now(UTC),
    )


def test_work_passes_to_the_successor_when_an_officer_leaves() -> None:
    people = sample.people("vera", "celia")
    for key in ("both", "hers"):
        notice("celia", key)
    notice("vera", "both")
    before, after = seat_of("celia"), seat_of("vera")
    ended = end_membership(
        before.id, version=1, until=TODAY, handed_to=after.id, by=people["vera"], why="moved"
    )
    assert (ended.until, ended.handed_to) == (TODAY, after)
    assert person_for(sample.account("celia"), TODAY).seats == ()
    waits = models.Notice.objects.filter(done_at=None)
    assert {(each.account.name, each.key) for each in waits} == {("Vera", "both"), ("Vera", "hers")}
    assert verify().is_sound


def test_a_role_ends_only_by_those_whose_right_reaches_it() -> None:
    people = sample.people("vito", "celia")
    with pytest.raises(NotAllowed):
        end_membership(seat_of("celia").id, version=1, until=TODAY, by=people["vito"])


def test_who_worked_here_before_stays_to_be_seen() -> None:
    people = sample.people("vera", "celia")
    end_membership(seat_of("celia").id, version=1, until=TODAY, by=people["vera"])
    listed = members(place("mre-uy"), people["vera"], TODAY)
    assert [(each.name, each.holds) for each in listed] == [("Vera", True), ("Celia", False)]
    assert {each.email for each in members(place("mre-uy"), people["celia"], TODAY)} == {""}
    assert members(place("mre-uy"), Person("visitor"), TODAY) == []


def test_offers_are_seen_by_those_who_invite_there() -> None:
    people = sample.people("vera", "vito")
    invite("x@example.org", place("mre-uy").id, "reader", by=people["vera"])
    now = datetime.now(UTC) + timedelta(days=1)
    assert [each.email for each in offers(place("mre-uy"), people["vera"], now)] == [
        "x@example.org"
    ]
    assert offers(place("mre-uy"), people["vito"], now) == []


def test_a_person_changes_only_the_own_account() -> None:
    people = sample.people("vera", "celia")
    said = {"name": "Vera Ruiz", "language": "pt", "zone": "America/Montevideo"}
    changed = change_account(sample.account("vera").id, **said, by=people["vera"])
    assert (changed.name, changed.zone) == ("Vera Ruiz", "America/Montevideo")
    with pytest.raises(NotAllowed):
        change_account(sample.account("vera").id, **said, by=people["celia"])


def test_an_address_has_one_account() -> None:
    create_account("a@example.org", name="A", password="p", by=LOCAL)
    with pytest.raises(AccountTaken):
        create_account("A@Example.org", name="B", password="p", by=LOCAL)


def test_what_was_seen_never_goes_back() -> None:
    vera = sample.people("vera")["vera"]
    mark_seen(7, by=vera)
    mark_seen(3, by=vera)
    assert sample.account("vera").seen_seq == 7


def test_every_role_can_be_had_somewhere_and_given_by_somebody() -> None:
    assert frozenset().union(*ROLES_OF_KIND.values()) == set(ROLES)
    assert frozenset().union(*GIVES.values()) == set(ROLES)
    assert set(GIVES) <= set(POLICY)


def test_a_term_ends_on_its_day() -> None:
    vera = sample.people("vera", "celia")["vera"]
    end_membership(seat_of("celia").id, version=1, until=date(2027, 1, 1), by=vera)
    celia = sample.account("celia")
    assert person_for(celia, date(2026, 12, 31)).seats
    assert not person_for(celia, date(2027, 1, 1)).seats
