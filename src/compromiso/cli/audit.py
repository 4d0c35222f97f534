"""List what a person should look at: citations to doubt, points nobody cites, words misquoted.

Exit code 0 says that the documents were read, whatever was found in them.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from compromiso.cli.documents import Documents, add_paths
from compromiso.linking.finding import Audit, Finding
from compromiso.linking.opened import Quoted
from compromiso.model.anchor import Anchor
from compromiso.model.source import SCHEMA


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or for programs"
    )


def run(arguments: Namespace) -> int:
    """Read the documents and print what is to be looked at in them, taken together."""
    from compromiso.cli.findings import told
    from compromiso.linking.audit import audit

    documents = Documents(arguments.paths)
    dossiers = [dossier for _, dossier in documents]
    found = audit(dossiers)
    if arguments.format == "json":
        print(json.dumps(as_record(found), ensure_ascii=False, indent=2))
    elif dossiers:
        print("\n".join(told(found, dossiers)).rstrip("\n"))
    return documents.exit_code()


def as_record(found: Audit) -> dict[str, Any]:
    """Give an audit as plain values, every quote with its positions."""
    return {"schema": SCHEMA, "findings": [_finding(finding) for finding in found.findings]}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "source": finding.source,
        "name": finding.name,
        "anchors": [_anchor(anchor) for anchor in finding.anchors],
        "reason": finding.reason,
        "cited": [_quoted(quoted) for quoted in finding.cited],
        "candidates": [_quoted(quoted) for quoted in finding.candidates],
        "differences": [
            {"quoted": difference.quoted, "printed": difference.printed}
            for difference in finding.differences
        ],
    }


def _quoted(quoted: Quoted) -> dict[str, Any]:
    target = quoted.target
    held = {"instrument": target.instrument, "eid": target.eid, "path": list(target.path)}
    return held | _anchor(quoted.anchor)


def _anchor(anchor: Anchor) -> dict[str, Any]:
    return {"start": anchor.start, "end": anchor.end, "quote": anchor.quote}
