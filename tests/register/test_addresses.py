from __future__ import annotations

from typing import Any

import pytest

from compromiso.register.addresses import slug_of, url_paths


def instrument(name: str, date: str | None = None, language: str = "en") -> dict[str, Any]:
    return {"iri": f"/akn/un/statement/declaration/{name}", "date": date, "language": language}


@pytest.mark.parametrize(
    ("name", "date", "slug"),
    [
        ("harbour-town", "2006-11-05", "harbour-town-2006"),
        ("harbour-town", None, "harbour-town"),
        ("plan-2008", "2008", "plan-2008"),
        ("declaração-do-porto", "2010-01", "declaracao-do-porto-2010"),
        ("declaration-of-harbour-town-and-the-hills", None, "declaration-of-harbour-town"),
        ("w" * 90, None, "w" * 30),
        ("海", None, "document"),
    ],
)
def test_an_instrument_has_an_address_to_remember(name: str, date: str | None, slug: str) -> None:
    assert slug_of(instrument(name, date), ()) == slug


def test_an_address_that_is_taken_gets_its_language_then_a_number() -> None:
    taken: list[str] = []
    for _ in range(4):
        taken.append(slug_of(instrument("harbour-town", "2006", "es"), taken))
    assert taken == [
        "harbour-town-2006", "harbour-town-2006-es", "harbour-town-2006-2", "harbour-town-2006-3",
    ]  # fmt: skip


def provision(*path: str, label: str | None = "x", eid: str = "eid_1") -> dict[str, Any]:
    return {"instrument": "one", "eid": eid, "path": list(path), "label": label}


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (("25", "f"), "25.f"),
        (("III", "3.4.1", "a"), "3.4.1.a"),
        (("4", "Introductory Session", "b"), "4.Introductory-Session.b"),
        (("3 bis",), "3-bis"),
        (("Único",), "Único"),
        (("((",), "eid_1"),
        (("9" * 300,), "eid_1"),
    ],
)
def test_a_provision_has_the_address_a_person_would_guess(
    path: tuple[str, ...], address: str
) -> None:
    assert list(url_paths([provision(*path)])) == [address]


def test_no_two_provisions_have_the_same_address() -> None:
    same = [
        provision("3.1"),
        provision("III", "3.1", eid="eid_2"),
        provision("III", "3.1", eid="eid_3"),
        provision("3.1", label=None, eid="eid_3"),
        provision("3.1", label=None, eid="a/b"),
    ]
    paths = list(url_paths(same))
    assert paths[:3] == ["3.1", "III.3.1", "eid_3"]
    assert len(set(paths)) == 5
    assert not any("/" in path for path in paths)
