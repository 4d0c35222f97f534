"""The rows of evidence in a table: links and passages are brought, files stay where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from compromiso.errors import CompromisoError
from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.selectors.table_names import provision
from compromiso.register.tabled import Step, needed, one_of
from compromiso.terms.loading import LANGUAGES, terms

KINDS: Final = ("link", "passage", "file")


def evidence_cells(row: models.Evidence) -> dict[str, str]:
    """Give a piece of evidence as cells."""
    place, words = _place(row)
    return {
        "entry": str(row.entry_id),
        "evidence_kind": row.kind,
        "title": row.title,
        "url": row.url,
        "place": place,
        "words": words,
        "restricted": "true" if row.restricted else "",
        "file": row.sha256,
    }


def _place(row: models.Evidence) -> tuple[str, str]:
    if row.anchor is None:
        return "", ""
    said = row.anchor
    rows = models.Provision.objects.filter(source__sha256=said["source"])
    around = rows.filter(start__lte=said["start"], end__gte=said["end"]).order_by("-start", "end")
    found = around.select_related("instrument").first()
    place = f"{found.instrument.slug}/{found.url_path}" if found else ""
    return place, said["quote"]


def flag(text: str) -> bool:
    """Read yes or no in any language; empty is no."""
    said = text.strip().casefold()
    words = [terms(language, "tables")["words"] for language in LANGUAGES]
    if said in {"true", "1", *(each["yes"] for each in words)}:
        return True
    if said in {"", "false", "0", *(each["no"] for each in words)}:
        return False
    raise WrongValue(field="restricted", value=text, choices="yes, no")


class EvidenceRows:
    """Judges rows of evidence beside the entries of the same table."""

    def __init__(self, entries: Mapping[str, Step]) -> None:
        self._entries = entries

    def judge(self, step: Step) -> Step:
        """Say whether an entry rests on this already, or will."""
        step.name = step.row.cells.get("title", "") or step.row.cells.get("url", "")
        said = step.row.cells.get("entry", "").strip()
        parent = self._entries.get(said)
        if parent is None or parent.identity is None:
            step.wrong("entry", NotHeld(noun="entry", address=said))
            return step
        step.values["entry_id"] = parent.identity
        step.read("evidence_kind", "kind", one_of("kind", *KINDS))
        step.read("restricted", "restricted", flag)
        if not step.faults:
            self._read(step)
        if not step.faults:
            self._find(step, parent)
        return step

    def _read(self, step: Step) -> None:
        if "kind" not in step.values:
            step.wrong("evidence_kind", WrongValue(field="kind", value="", choices="link, passage"))
        elif step.values["kind"] == "link":
            step.read("url", "url", needed)
        elif step.values["kind"] == "passage":
            step.read("place", "provision", lambda text: provision(needed(text)))

    def _find(self, step: Step, parent: Step) -> None:
        cells, values = step.row.cells, step.values
        rows = models.Evidence.objects.filter(entry=parent.identity, withdrawn=False)
        held = list(rows.filter(kind=values["kind"], restricted=values.get("restricted", False)))
        step.held = next((one for one in held if _is_same(one, step)), None)
        step.identity = step.held.id if step.held else None
        if step.held is not None:
            return
        if values["kind"] == "file":
            refused: CompromisoError = WrongValue(field="kind", value="file", choices="link")
            step.wrong("file", refused, cells.get("file", ""))
        elif parent.held is not None and parent.held.report.stage not in {"draft", "returned"}:
            step.wrong("entry", NotHeld(noun="entry", address=str(parent.identity)))
        step.faults += parent.faults


def _is_same(row: models.Evidence, step: Step) -> bool:
    cells: Mapping[str, Any] = step.row.cells
    title = cells.get("title", "").strip()
    if row.kind == "link":
        return row.url == cells.get("url") and title in {"", row.title}
    if row.kind == "file":
        return bool(row.sha256 == cells.get("file") and title in {"", row.title})
    words = cells.get("words", "").strip()
    at = step.values["provision"]
    anchor = row.anchor or {}
    whole = anchor.get("start") == at.start and anchor.get("end") == at.end
    return anchor.get("quote") == words or (not words and whole)
