"""Published actions as IATI 2.03 activities.

How far an action is stays a matter of claims: an activity is told to be planned or under way, by
its dates alone, never to be completed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Final

from lxml import etree

VERSION: Final = "2.03"
_ROOT: Final = "iati-activities"
PREFIX: Final = "x-compromiso"
ORDER: Final = (
    *("iati-identifier", "reporting-org", "title", "description", "participating-org"),
    *("activity-status", "activity-date", "activity-scope", "recipient-country", "tag", "budget"),
    "related-activity",
)
"""The elements written, in the order in which the schema wants them."""
ORGANISATION_TYPES: Final[Mapping[str, str]] = {
    "ministry": "10",
    "secretariat": "40",
    "monitoring-body": "40",
    "civil-society": "22",
    "other": "90",
}
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An institution as an activity names it."""

    slug: str
    name: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Activity:
    """An action with everything it names, put into words; `tags` are points of documents."""

    organisation: Organisation
    code: str
    title: str
    description: str
    language: str
    start: date | None
    end: date | None
    supporting: tuple[Organisation, ...]
    tags: tuple[str, ...]
    budget: tuple[Mapping[str, Any], ...]
    related: tuple[str, ...]

    @property
    def identifier(self) -> str:
        """Give its name among all activities."""
        return f"{PREFIX}-{self.organisation.slug}-{self.code}"


def to_iati(activities: Iterable[Activity], today: Callable[[], date]) -> Iterator[bytes]:
    """Yield the activities as one document; the same ones give the same bytes."""
    yield f"<?xml version='1.0' encoding='UTF-8'?>\n<{_ROOT} version=\"{VERSION}\"".encode()
    day, some = today(), iter(activities)
    first = next(some, None)
    if first is None:
        yield b"/>\n"
        return
    yield b">\n"
    for one in chain([first], some):
        element = _activity(one, day)
        etree.indent(element, level=1)
        yield b"  " + etree.tostring(element, encoding="UTF-8", xml_declaration=False) + b"\n"
    yield f"</{_ROOT}>\n".encode()


def _activity(one: Activity, today: date) -> etree._Element:
    element = etree.Element("iati-activity", {_LANG: one.language, "humanitarian": "0"})
    _add(element, "iati-identifier", one.identifier)
    kind = ORGANISATION_TYPES.get(one.organisation.kind, "90")
    ref = f"{PREFIX}-{one.organisation.slug}"
    _narrated(element, "reporting-org", one.organisation.name, ref=ref, type=kind)
    _narrated(element, "title", one.title)
    _narrated(element, "description", one.description or one.title, type="1")
    for role, body in (("4", one.organisation), *(("4", each) for each in one.supporting)):
        said = {"ref": f"{PREFIX}-{body.slug}", "type": ORGANISATION_TYPES.get(body.kind, "90")}
        _narrated(element, "participating-org", body.name, role=role, **said)
    begun = one.start is not None and one.start <= today
    _add(element, "activity-status", code="2" if begun else "1")
    for kind, day in (("1", one.start), ("3", one.end)):
        if day is not None:
            _add(element, "activity-date", **{"type": kind, "iso-date": day.isoformat()})
    _place(element, one.organisation.country)
    for tag in one.tags:
        _narrated(element, "tag", tag, vocabulary="99", code=tag)
    _budgets(element, one)
    for related in one.related:
        _add(element, "related-activity", ref=related, type="3")
    return element


def _place(element: etree._Element, country: str) -> None:
    if country:
        _add(element, "activity-scope", code="4")
        _add(element, "recipient-country", code=country.upper(), percentage="100")
    else:
        _add(element, "activity-scope", code="2")


def _budgets(element: etree._Element, one: Activity) -> None:
    """Write the budget where the days are known, without which the standard allows none."""
    if one.start is None or one.end is None:
        return
    for line in one.budget:
        budget = _add(element, "budget", type="1", status="1")
        _add(budget, "period-start", **{"iso-date": one.start.isoformat()})
        _add(budget, "period-end", **{"iso-date": one.end.isoformat()})
        said = {"currency": line["currency"], "value-date": one.start.isoformat()}
        _add(budget, "value", line["amount"], **said)


def _add(parent: etree._Element, name: str, text: str = "", **said: str) -> etree._Element:
    element = etree.SubElement(parent, name, {key: _clean(value) for key, value in said.items()})
    element.text = _clean(text) or None
    return element


def _narrated(parent: etree._Element, name: str, text: str, **said: str) -> None:
    _add(_add(parent, name, **said), "narrative", text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
