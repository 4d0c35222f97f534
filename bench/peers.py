"""The other tools, in an environment of their own, and our reader, all run in the same rounds."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import do

from bench.material import ROOT, is_here
from bench.score import NodeScore, score_nodes
from compromiso import compiled

HOME = ROOT / "bench" / ".peers"
PYTHON = HOME / "bin" / "python"
PACKAGES = ("bluebell-akn==3.1.1", "pypandoc-binary==1.17", "unstructured==0.27.32")
TOOLS = {
    "Compromiso": "structure, citations, commitments, programme, meetings and figures",
    "Compromiso, plain": "the same, not compiled: as it runs without a C compiler",
    "Compromiso, commitments": "structure, citations, commitments, tasks and programme",
    "Compromiso, structure": "structure only",
    "bluebell": "bluebell-akn 3.1.1: structure only",
    "pandoc": "pypandoc-binary 1.17, the text taken for Markdown: structure only",
    "unstructured": "unstructured 0.27.32, rules instead of its language model: structure only",
}
"""Who is measured, and what each one reads out of the text in the time given."""

OURS = "Compromiso"
PLAIN = "Compromiso, plain"
ROUNDS = 3
REPEATS = 9


@dataclass
class Measured:
    """What reading one document cost a tool, in each round, and what came of it."""

    seconds: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)
    nodes: list[dict[str, Any]] = field(default_factory=list)

    def rate(self, size: int) -> float:
        """Give how many MB of text are read in one second of processor time.

        The least time counts, for every tool alike: whatever else the machine does only adds to it.
        """
        return size / 1e6 / min(self.seconds)

    def score(self) -> NodeScore | None:
        """Score the nodes on the gold, where there is one."""
        return score_nodes(self.nodes) if is_here() else None


def installed() -> bool:
    """Be sure that the other tools are installed; say what failed where they cannot be."""
    marker = HOME / "packages.txt"
    if marker.exists() and marker.read_text(encoding="utf-8").split() == list(PACKAGES):
        return True
    uv = do.uv()
    print(f"Installing {', '.join(PACKAGES)} in bench/.peers (about 700 MB) ...", flush=True)
    for command in (
        (uv, "venv", "--quiet", "--clear", str(HOME), "--python", sys.executable),
        (uv, "pip", "install", "--quiet", "--python", str(PYTHON), *PACKAGES),
    ):
        ended = subprocess.run(command, env=do.environment(), check=False)
        if ended.returncode:
            print("The other tools could not be installed: only the reader is measured.")
            return False
    marker.write_text("\n".join(PACKAGES), encoding="utf-8")
    return True


def side_by_side(document: Path) -> dict[str, Measured]:
    """Measure every tool on one document, turn by turn, so that a busy machine is busy for all."""
    has_peers = installed()
    names = [name for name in TOOLS if name.startswith(OURS) or has_peers]
    measured = {name: Measured() for name in names}
    for _ in range(ROUNDS):
        for name, result in measured.items():
            warm = _run(name, document, REPEATS)
            before = _children_seconds()
            cold = _run(name, document, 1)
            result.cold.append(_children_seconds() - before)
            result.seconds.append(warm["seconds"])
            result.peaks.append(cold["peak"])
            result.nodes = json.loads(warm["nodes"])
    return measured


def _run(name: str, document: Path, repeats: int) -> dict[str, Any]:
    measured = run_over(name, (document,), repeats)[0]
    if measured["seconds"] is None:
        raise SystemExit(f"{name} failed on {document.name}: {measured['failed']}")
    return measured


def run_over(name: str, documents: Sequence[Path], repeats: int) -> list[dict[str, Any]]:
    """Let a tool parse each document in one process of its own; give what each cost."""
    command = [str(PYTHON), str(ROOT / "bench" / "peer.py"), name]
    if name.startswith(OURS):
        command = [sys.executable, "-m", "bench.reader", name.partition(", ")[2] or "all"]
    asked = (str(repeats), *map(str, documents))
    around = {**os.environ, **({compiled.SETTING: compiled.PLAIN} if name == PLAIN else {})}
    ran = subprocess.run(
        [*command, *asked], cwd=ROOT, env=around, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise SystemExit(f"{name} could not be measured:\n{ran.stderr}")
    return list(json.loads(ran.stdout))


def _children_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
