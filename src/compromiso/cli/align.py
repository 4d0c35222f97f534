"""Lay two documents side by side, provision by provision, and list where they differ.

The two are the same instruments in two languages, or in two versions. Provisions are paired by
number first and by content second. Exit code 0 says that both were read, whatever was found.
"""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from compromiso.cli.audit import as_record as findings_as_record
from compromiso.cli.documents import Documents
from compromiso.errors import Issue
from compromiso.exchange.csv import BYTE_ORDER_MARK, defused
from compromiso.linking.finding import Audit
from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.text.alignment.alignment import Alignment, InstrumentPair, NamedAlone, Pair

COLUMNS: Final = (
    "instrument", "path", "eid", "words", "other_instrument", "other_path", "other_eid",
    "other_words", "basis", "confidence", "reason",
)  # fmt: skip


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the verb takes."""
    parser.add_argument("one", type=Path, metavar="A", help="a document")
    parser.add_argument("other", type=Path, metavar="B", help="its other language or version")
    parser.add_argument(
        "--format",
        choices=tuple(WRITERS),
        default="text",
        help="text: for people (the default); csv: every pair; json: for programs",
    )
    parser.add_argument(
        "--quoting",
        type=Path,
        nargs="+",
        default=[],
        metavar="PATH",
        help="documents whose quotations are compared with A and B too",
    )


def run(arguments: Namespace) -> int:
    """Read both documents, lay them side by side and print what is paired and what is not."""
    from compromiso.linking.quoted_across import misquoted
    from compromiso.text.alignment.align import align

    documents = Documents((arguments.one, arguments.other))
    dossiers = [dossier for _, dossier in documents]
    if len(dossiers) != 2:
        return documents.exit_code()
    quoting = Documents(arguments.quoting)
    dossiers += [dossier for _, dossier in quoting]
    alignment = align(dossiers[0], dossiers[1])
    found = Audit(tuple(f for dossier in dossiers for f in misquoted(dossier, alignment)))
    WRITERS[arguments.format](alignment, found, dossiers)
    return quoting.exit_code()


def _text(alignment: Alignment, found: Audit, dossiers: list[Dossier]) -> None:
    from compromiso.cli.findings import told as told_findings
    from compromiso.cli.side_by_side import told

    print("\n".join(told(alignment)))
    if found.findings:
        print("\n".join(["", *told_findings(found, dossiers)]).rstrip("\n"))


def _csv(alignment: Alignment, _found: Audit, _dossiers: list[Dossier]) -> None:
    sys.stdout.write(BYTE_ORDER_MARK)
    csv.writer(sys.stdout, lineterminator="\r\n").writerows(table(alignment))


def _json(alignment: Alignment, found: Audit, _dossiers: list[Dossier]) -> None:
    print(json.dumps(as_record(alignment, found), ensure_ascii=False, indent=2))


Writer = Callable[[Alignment, Audit, list[Dossier]], None]
WRITERS: Final[dict[str, Writer]] = {"text": _text, "csv": _csv, "json": _json}


def table(alignment: Alignment) -> Iterator[list[str]]:
    """Yield a row for each pair and for what stands alone, in the order of the texts."""
    yield list(COLUMNS)
    for paired in alignment.instruments:
        for one, other, pair in paired.rows():
            why = [pair.basis, f"{pair.confidence:.3f}", pair.reason] if pair else ["", "", ""]
            yield _row(alignment, one, other, why)


def _row(
    alignment: Alignment, one: Provision | None, other: Provision | None, why: list[str]
) -> list[str]:
    sides = (*_side(alignment.one, one), *_side(alignment.other, other))
    return [defused(cell) for cell in (*sides, *why)]


def _side(dossier: Dossier, provision: Provision | None) -> tuple[str, str, str, str]:
    if provision is None:
        return ("", "", "", "")
    words = " ".join(dossier.text[provision.start : provision.end].split())
    return (provision.instrument, ".".join(provision.path), provision.eid, words)


def as_record(alignment: Alignment, found: Audit) -> dict[str, Any]:
    """Give an alignment as plain values, the misquoted passages under `findings`."""
    return findings_as_record(found) | {
        "one": _source(alignment.one),
        "other": _source(alignment.other),
        "instruments": [_instrument_pair(paired) for paired in alignment.instruments],
        "only_in_one": [_instrument(each) for each in alignment.only_in_one],
        "only_in_other": [_instrument(each) for each in alignment.only_in_other],
        "issues_of_one": [_issue(issue) for issue in alignment.issues_of_one],
        "issues_of_other": [_issue(issue) for issue in alignment.issues_of_other],
    }


def _source(dossier: Dossier) -> dict[str, str]:
    source = dossier.source
    return {"source": source.sha256, "name": source.name, "language": source.language}


def _instrument_pair(paired: InstrumentPair) -> dict[str, Any]:
    return {
        "one": _instrument(paired.one),
        "other": _instrument(paired.other),
        "confidence": paired.confidence,
        "reason": paired.reason,
        "pairs": [_pair(pair) for pair in paired.pairs],
        "only_in_one": [_provision(each) for each in paired.only_in_one],
        "only_in_other": [_provision(each) for each in paired.only_in_other],
        "named_in_one": [_named(each) for each in paired.named_in_one],
        "named_in_other": [_named(each) for each in paired.named_in_other],
    }


def _named(named: NamedAlone) -> dict[str, Any]:
    counterpart = _provision(named.counterpart)
    return _provision(named.provision) | {"counterpart": counterpart, "names": list(named.names)}


def _instrument(instrument: Instrument) -> dict[str, str]:
    return {"id": instrument.id, "title": instrument.title, "language": instrument.language}


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "one": _provision(pair.one),
        "other": _provision(pair.other),
        "basis": pair.basis,
        "confidence": pair.confidence,
        "reason": pair.reason,
        "is_renumbered": pair.is_renumbered,
    }


def _provision(provision: Provision) -> dict[str, Any]:
    start, end = provision.start, provision.end
    return {"eid": provision.eid, "path": list(provision.path), "start": start, "end": end}


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "code": issue.code,
        "severity": issue.severity,
        "message": issue.message,
        "remedy": issue.remedy,
        "start": issue.start,
        "end": issue.end,
    }
