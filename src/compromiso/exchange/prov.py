"""The ledger as provenance (PROV-O, in Turtle): who did what when; no person is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

URN: Final = "urn:x-compromiso"
_PREFIXES: Final = (
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix c: <urn:x-compromiso:vocabulary:> .\n"
)
_SAFE: Final = re.compile(r"[^A-Za-z0-9._~:-]")


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the ledger on a public record, without its value.

    `agent` is an identifier: of an account, or of the program that read. Numbers and hashes of
    entries are left out: they would tell how much that is not public lies between them.
    """

    noun: str
    subject: str
    version: int
    field: str
    kind: str
    agent: str
    is_program: bool
    at: datetime
    source: str


def to_turtle(events: Iterable[Event]) -> Iterator[str]:
    """Yield the provenance of records, entry by entry in the order of the ledger."""
    yield _PREFIXES
    agents: set[str] = set()
    latest: dict[str, int] = {}
    named: Counter[str] = Counter()
    for event in events:
        agent = f"<{URN}:agent:{_safe(event.agent)}>"
        if agent not in agents:
            agents.add(agent)
            kind = "SoftwareAgent" if event.is_program else "Person"
            yield f"\n{agent} a prov:{kind}, prov:Agent .\n"
        name = ":".join(filter(None, (event.subject, str(event.version), _safe(event.field))))
        named[name] += 1
        number = f":{named[name]}" if named[name] > 1 else ""
        yield _entry(event, f"<{URN}:entry:{name}{number}>", agent, latest)
        latest[event.subject] = event.version


def _entry(event: Event, entry: str, agent: str, latest: dict[str, int]) -> str:
    record = f"{URN}:{_safe(event.noun)}:{event.subject}"
    state = f"<{record}:{event.version}>"
    at = f'"{event.at.astimezone(UTC).isoformat()}"^^xsd:dateTime'
    field = f' ;\n  c:field "{_safe(event.field)}"' if event.field else ""
    lines = [
        f"\n{entry} a prov:Activity ;\n  prov:endedAtTime {at} ;\n"
        f"  prov:wasAssociatedWith {agent} ;\n"
        f'  c:kind "{_safe(event.kind)}"{field} .\n',
        f"{state} a prov:Entity ;\n  prov:specializationOf <{record}> ;\n"
        f"  prov:wasGeneratedBy {entry}",
    ]
    before = latest.get(event.subject)
    if before is not None and before != event.version:
        lines.append(f" ;\n  prov:wasRevisionOf <{record}:{before}>")
    if event.source and before is None:
        lines.append(f" ;\n  prov:wasDerivedFrom <{URN}:source:{event.source}>")
    return "".join((*lines, " .\n"))


def _safe(text: str) -> str:
    return _SAFE.sub("-", text)
