"""The path and the eId of every node (Akoma Ntoso Naming Convention)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from compromiso.model.provision import Path, Provision
from compromiso.text.structure.node import CONTAINERS, Node
from compromiso.text.structure.wording import HEADED_LIST

SHORT = {
    "article": "art", "section": "sec", "chapter": "chp", "paragraph": "para",
    "subparagraph": "subpara",
    "annex": "att", "recital": "rec", "objective": "obj", "activity": "act", "subject_area": "area",
    "bullet": "indent", "conclusions": "conc", "heading": "hcontainer",
}  # fmt: skip
SKIPPED = frozenset({"part", "title", "chapter", "section"})


def address(instrument: str, nodes: list[Node]) -> list[Provision]:
    """Give the provisions of an instrument in document order, each with path and unique eId."""
    for node in nodes:
        node.spans.sort()
    ends = _subtree_ends(nodes)
    ordered = sorted(nodes, key=lambda n: (n.start, -ends[n]))
    _settle(ordered, ends)
    skipping = _continuous(ordered)
    eids: dict[Node, str] = {}
    paths: dict[Node, Path] = {}
    counts: tuple[dict[str, int], dict[str, int]] = ({}, {})
    found = []
    for node in ordered:
        above = _holder(node, skipping)
        base = paths[above] if above is not None else ()
        paths[node] = (*base, node.norm) if node.norm is not None else base
        eids[node] = _eid(node, f"{eids[above]}__" if above is not None else "", *counts)
        found.append(_provision(instrument, node, (paths[node], eids[node], ends[node])))
    return found


def _settle(ordered: list[Node], ends: dict[Node, int]) -> None:
    """Put every unlabelled node under the node in whose extent it stands."""
    open_: list[Node] = []
    for node in ordered:
        while open_ and ends[open_[-1]] <= node.start:
            open_.pop()
        if node.norm is None:
            node.parent = open_[-1] if open_ else None
        open_.append(node)


def _provision(instrument: str, node: Node, place: tuple[Path, str, int]) -> Provision:
    path, eid, subtree_end = place
    return Provision(
        instrument, eid, path, node.label, node.norm, node.kind, node.heading, node.start, node.end,
        subtree_end, tuple(node.spans), None, node.confidence, node.alternatives,
    )  # fmt: skip


def _subtree_ends(nodes: list[Node]) -> dict[Node, int]:
    """Give where each node ends with all it holds; a node comes after the one that holds it."""
    ends = {node: node.end for node in nodes}
    for node in reversed(nodes):
        if node.parent is not None and ends[node] > ends[node.parent]:
            ends[node.parent] = ends[node]
    return ends


def _continuous(ordered: list[Node]) -> set[Node]:
    """Give the nodes numbered on through their containers: they are cited without them."""
    skipping: set[Node] = set()
    articles = [n for n in ordered if n.kind == "article" and _in_container(n)]
    if not any(node.value == 1 for node in articles[1:]):
        skipping.update(articles)
    groups = _groups([n for n in ordered if n.family == "num" and n.kind == "paragraph"])
    for before, after in pairwise(groups):
        if after[0].value == before[-1].value + 1:
            skipping.update(before, after)
    return skipping


def _in_container(node: Node) -> bool:
    return node.parent is not None and node.parent.kind in SKIPPED


def _groups(paragraphs: list[Node]) -> list[list[Node]]:
    """Part the numbered paragraphs that stand under headings by the heading they stand under."""
    groups: list[list[Node]] = []
    for node in paragraphs:
        if node.parent is None or not _headed(node.parent):
            continue
        if groups and groups[-1][0].parent is node.parent:
            groups[-1].append(node)
        else:
            groups.append([node])
    return groups


def _headed(node: Node) -> bool:
    return node.kind in CONTAINERS or node.rank <= HEADED_LIST or node.kind == "heading"


def _holder(node: Node, skipping: set[Node]) -> Node | None:
    above = node.parent
    if node in skipping:
        while above is not None and above.kind != "annex" and _headed(above):
            above = above.parent
    return above


def _eid(node: Node, prefix: str, unnumbered: dict[str, int], taken: dict[str, int]) -> str:
    """Give an eId that no other bears: what bears no number is counted, what bears one told apart.

    `unnumbered` and `taken` say how often each kind under each provision, each eId, came before.
    """
    short = SHORT.get(node.kind, node.kind)
    if node.norm is not None:
        own = f"{short}_{_number(node.norm, node.kind)}"
    elif node.kind == "title":
        own = "title"
    else:
        own = f"{short}{'_nn' * (node.kind == 'paragraph')}_{_count(unnumbered, prefix + short)}"
    eid = prefix + own
    times = _count(taken, eid)
    return eid if times == 1 else f"{eid}_{times}"


def _count(taken: dict[str, int], name: str) -> int:
    """Give how often a name has now been taken."""
    taken[name] = times = taken.get(name, 0) + 1
    return times


@lru_cache(maxsize=4096)
def _number(norm: str, kind: str) -> str:
    words = norm.split()
    if (
        kind in CONTAINERS
        and len(words) == 2
        and words[0][:3].casefold() not in ("int", "rou", "ope")
    ):
        norm = words[1]
    norm = norm.translate(dict.fromkeys(map(ord, "ºª°")))
    plain = unicodedata.normalize("NFKD", norm).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9.]+", "-", plain).strip("-.")
    return (slug[:40].rstrip("-") or "nn") if slug else "nn"
