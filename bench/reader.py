"""Our reader, timed in a process of its own: `bench.reader DEPTH REPEATS FILE…`."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.commitments.draft_commitments import draft_commitments, find_tasks
from compromiso.text.dossier import read
from compromiso.text.programme.read_programme import read_programme
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions


def read_structure(content: bytes, name: str) -> Dossier:
    """Read a file as far as the others do: its provisions, and nothing that they say."""
    reading = to_text(content, name)
    structure = to_provisions(reading)
    return Dossier(reading.source, reading.text, structure.instruments, structure.provisions)


def read_commitments(content: bytes, name: str) -> Dossier:
    """Read a file as far as its commitments: what it cites, who undertakes, what programmes do."""
    reading = to_text(content, name)
    text, structure = reading.text, to_provisions(reading)
    citations = find_citations(text, structure)
    return Dossier(
        reading.source,
        text,
        structure.instruments,
        structure.provisions,
        citations=citations,
        programme_lines=read_programme(text, structure, citations),
        commitments=draft_commitments(text, structure),
        tasks=find_tasks(text, structure),
    )


DEPTHS = {"all": read, "plain": read, "structure": read_structure, "commitments": read_commitments}


def peak_memory() -> int:
    """Give the most memory this process has held, in bytes; not that of whoever started it."""
    told = Path("/proc/self/status")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    held = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return 1024 * (held[0] if held else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    """Read each file again and again; print what each costs and which nodes were found in it."""
    depth, repeats, paths = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    told = [_measure(DEPTHS[depth], Path(path), repeats) for path in paths]
    print(json.dumps(told))


def _measure(read_it: Callable[[bytes, str], Dossier], path: Path, repeats: int) -> dict[str, Any]:
    content = path.read_bytes()
    seconds = []
    for _ in range(repeats):
        begun = time.process_time()
        dossier = read_it(content, path.name)
        seconds.append(time.process_time() - begun)
    nodes = json.dumps(list(_nodes(dossier)))  # as one string: kept objects slow what comes after
    return {"seconds": min(seconds), "peak": peak_memory(), "nodes": nodes}


def _nodes(dossier: Dossier) -> Iterator[dict[str, object]]:
    """Yield each provision with its text, its label and the place of the one that holds it."""
    places = {provision.ref: place for place, provision in enumerate(dossier.provisions)}
    above: list[Provision] = []
    for provision in dossier.provisions:
        while above and (
            above[-1].instrument != provision.instrument or provision.start >= above[-1].subtree_end
        ):
            above.pop()
        text = " ".join(dossier.text[start:end] for start, end in provision.spans)
        parent = places[above[-1].ref] if above else None
        yield {"text": text, "label": provision.label_norm, "parent": parent}
        above.append(provision)


if __name__ == "__main__":
    main()
