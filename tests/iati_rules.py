"""What IATI 2.03 asks of a document of activities."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from compromiso.exchange.iati import ORDER, VERSION

NEEDED: Final = ORDER[:6]
STATUSES: Final = ("1", "2", "3", "4", "5", "6")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def misfits(content: bytes) -> list[str]:
    """List what of a document the standard would refuse; nothing where it conforms."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    found = [] if root.get("version") == VERSION else ["version"]
    identifiers = [one.findtext("iati-identifier") or "" for one in root]
    found += sorted({one for one in identifiers if identifiers.count(one) > 1})
    for one in root:
        found += [f"{one.findtext('iati-identifier')}: {what}" for what in _misfits(one)]
    return found


def _misfits(activity: etree._Element) -> list[str]:
    names = [str(child.tag) for child in activity]
    found = [f"no {name}" for name in NEEDED if name not in names]
    found += [f"unknown {name}" for name in names if name not in ORDER]
    places = [ORDER.index(name) for name in names if name in ORDER]
    if places != sorted(places):
        found.append("out of order")
    for element in activity.iter():
        if "iso-date" in element.attrib and not _DAY.fullmatch(str(element.get("iso-date"))):
            found.append(f"{element.tag}: no date")
    status = activity.find("activity-status")
    if status is not None and status.get("code") not in STATUSES:
        found.append("activity-status")
    return found + _misfit_dates(activity) + _misfit_budgets(activity)


def _misfit_dates(activity: etree._Element) -> list[str]:
    days = {one.get("type"): str(one.get("iso-date")) for one in activity.iter("activity-date")}
    wrong = [kind for kind in days if kind not in {"1", "2", "3", "4"}]
    if "1" in days and "3" in days and days["3"] < days["1"]:
        wrong.append("ends before it starts")
    return [f"activity-date: {what}" for what in wrong]


def _misfit_budgets(activity: etree._Element) -> list[str]:
    found = []
    for budget in activity.iter("budget"):
        parts = [str(child.tag) for child in budget]
        value = budget.find("value")
        known = value is not None and value.get("currency") and value.get("value-date")
        if parts != ["period-start", "period-end", "value"] or not known:
            found.append("budget")
    return found
