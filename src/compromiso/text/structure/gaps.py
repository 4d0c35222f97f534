"""Numbers that do not follow, or were taken for others than are printed, so that they do."""

from __future__ import annotations

from compromiso.errors import Issue
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.text.structure.node import Node
from compromiso.text.structure.wording import alphabet

SIGNS = frozenset({"num", "low", "upp"})
FEW_SIGNS = 2
COUNTED = frozenset({"num", "low", "upp", "rom", "ROM", "dot", "kw", "ord", "card", "op", "pp"})


def sibling_gaps(
    instrument: Instrument, provisions: list[Provision], nodes: list[Node]
) -> list[Issue]:
    """List an issue for each place where numbers skip or repeat, and for each read otherwise."""
    at_start = {p.start: p for p in provisions}
    last: dict[tuple[int, str, str], Node] = {}
    issues = []
    for node in nodes:
        if node.family not in COUNTED or not node.value:
            continue
        if _is_read_otherwise(node):
            issues.append(_taken(node, at_start[node.start]))
        kind = node.kind if node.family == "kw" else ""
        key = (id(node.parent) if kind != "article" else 0, node.family, kind)
        before = last.get(key)
        last[key] = node
        if before is not None and not _follows(before, node, instrument.language):
            issues.append(_issue(before, node, at_start[node.start]))
    return issues


def _follows(before: Node, node: Node, language: str) -> bool:
    step = node.value - before.value
    if 0 < step <= 1 or node.value == 1 or _spans_more(before, node):
        return True
    skipped = alphabet(language)[1]
    return step > 0 and {before.value + i for i in range(1, int(step))} <= skipped


def _spans_more(before: Node, node: Node) -> bool:
    """Say whether one label stands for more than one number: "3/4.", "140.11-14"."""
    labels = f"{before.norm}{node.norm}"
    return "/" in labels or (node.family == "dot" and "-" in labels)


def _is_read_otherwise(node: Node) -> bool:
    """Say whether a figure or a letter is taken for another that its place asks for."""
    norm, label = node.norm or "", node.label or ""
    signs = sum(sign.isalnum() for sign in label)
    return node.family in SIGNS and max(len(norm), signs) <= FEW_SIGNS and norm not in label


def _taken(node: Node, provision: Provision) -> Issue:
    return Issue(
        "STRU-08", "info", f"The label {node.label} is taken for {node.norm}, which is due here.",
        "Compare with the original: the label may be misprinted, or points may be missing.",
        provision.start, provision.end,
    )  # fmt: skip


def _issue(before: Node, node: Node, provision: Provision) -> Issue:
    repeated = node.value == before.value
    said = "is printed twice" if repeated else f"follows {before.norm}"
    return Issue(
        "STRU-07", "warning", f"The numbering does not follow: {node.norm} {said}.",
        "Compare with another copy or language: one may be missing, repeated or misprinted.",
        provision.start, provision.end,
    )  # fmt: skip
