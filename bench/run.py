"""Measure everything and write it down: `make bench`; `python -m bench.run speed gold` for a part.

`--quick` leaves out what takes minutes, and leaves the page as it is.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench import gold, gold_citations, peers, tables
from bench.alignment import alignment_part
from bench.bulk import bulk_part
from bench.counted import counted_part
from bench.documents import document_rows
from bench.material import ROOT, SHARED, is_here, seed, specimen
from bench.matrices import HEAD, matrix_rows
from bench.operative import SAMPLES, first_figures, sample, score_operative
from bench.own_documents import own_part
from bench.pages import pages_part
from bench.planted_defects import planted_part
from bench.robustness import robustness_part
from bench.scale import scale_part
from bench.scans import scans_part
from bench.speed import speed_part
from bench.stages import stage_times
from compromiso import compiled
from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read

PAGE = ROOT / "docs" / "reference" / "measured.md"
OTHERS = "measure_*.py"
STARTS = 15
TREATY = "corpus/spain_ecuador_social_security_2009_es.md"

HOW = """MB/s: text read in a second of processor time, once the tool is loaded. The least time of
each tool counts, since other work on the machine can only add to it.
Cold start: processor time of a process that loads the tool and reads the document once.
Labels and paths: share of the labelled provisions of the gold, aligned by their words and scored in
the tool's favour. unstructured asks a hub for a language model at its first call: rules answer its
three calls of it here, and each line is taken for a paragraph."""


def machine() -> str:
    """Say on what and when the figures were taken."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    day = datetime.now(UTC).date().isoformat()
    return (
        f"Measured on {day}: {processor}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}."
    )


def peers_part() -> str:
    """Measure the tools side by side."""
    document = specimen()
    size = document.stat().st_size
    measured = peers.side_by_side(document)
    return "\n\n".join(
        (
            "## Side by side",
            f"{document.stem}, {size} bytes, {peers.ROUNDS} rounds in turn of {peers.REPEATS} "
            f"readings each. {HOW}",
            tables.peers_table(measured, size),
        )
    )


def stages_part() -> str:
    """Measure each stage of the reader."""
    told = {stage: f"{spent:.1f}" for stage, spent in stage_times(specimen()).items()}
    laid = tables.table(tuple(told), [tuple(told.values())])
    how = f"Milliseconds of processor time on the same document, {compiled.told()}."
    return f"## By stage\n\n{how}\n\n{laid}"


def gold_part() -> str:
    """Score the reader on the documents that a person read."""
    rows = []
    bundle, notes = _dossier(seed("001")), _dossier(seed("003"))
    treaty = _dossier(SHARED / TREATY)
    rows.append(tables.structure_row("seed 001", gold.score_seed_001(bundle)))
    rows.append(tables.citation_row("seed 001", gold_citations.score_seed_001(bundle)))
    rows.extend(tables.report_rows("seed 003", gold.score_seed_003(notes)))
    rows.append(tables.structure_row("Spain-Ecuador", gold.score_treaty(treaty)))
    rows.append(tables.citation_row("Spain-Ecuador", gold_citations.score_treaty(treaty)))
    return "## On hand-made gold\n\n" + tables.table(("document", "what", "right", "besides"), rows)


def _dossier(path: Path) -> Dossier:
    return read(path.read_bytes(), path.name)


def operative_part() -> str:
    """Score who promises what on provisions that a person labelled first."""
    rows = [
        row
        for name, drawn in zip(SAMPLES, ("first", "second"), strict=True)
        for row in tables.operative_rows(drawn, score_operative(sample(name)), first_figures(name))
    ]
    return "\n\n".join(
        (
            "## On labelled provisions",
            "Drawn at random over the corpus, labelled before the reader was run on them "
            "(`bench/own_gold/README.md`). First run: both right when it was first run; on the "
            "second, after what the first showed had been mended.",
            tables.table(tables.OPERATIVE_HEAD, rows),
        )
    )


def matrices_part() -> str:
    """Score what is read of response matrices whose labels are public."""
    return "\n\n".join(
        (
            "## Response matrices",
            "One review of a State: the thematic list of its recommendations, as a Word table and "
            "as text in which each cell is a line, and the lists in which the State takes its "
            "position. "
            "The labels are official ones. Before: before forms were read.",
            tables.table(HEAD, matrix_rows()),
        )
    )


def documents_part() -> str:
    """Read every document and tell what was found."""
    rows = list(document_rows())
    for row in rows:
        for fault in row.akn_faults[:3]:
            print(f"{row.name}: {fault}", file=sys.stderr)
    return "\n\n".join(
        (
            "## Every document",
            "Covered: characters, white space aside, in exactly one provision or artefact. "
            "Gaps: numbers that do not follow the one before. Citations by status.",
            tables.documents_table(rows),
        )
    )


def start_part() -> str:
    """Measure how long the command takes to say what it can do."""
    command = [str(Path(sys.executable).parent / "compromiso"), "--help"]
    seconds = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - begun)
    told = f"{median(seconds):.3f} s on the clock, median of {STARTS}"
    return f"## Start\n\n`compromiso --help`: {told}."


def run_others() -> None:
    """Run the measurements that print for themselves."""
    for script in sorted((ROOT / "bench").glob(OTHERS)):
        print(f"\n--- {script.name}", flush=True)
        subprocess.run([sys.executable, str(script)], cwd=ROOT, check=False)


PARTS: dict[str, Callable[[], str]] = {
    "start": start_part,
    "stages": stages_part,
    "peers": peers_part,
    "speed": speed_part,
    "bulk": bulk_part,
    "gold": gold_part,
    "own": own_part,
    "counted": counted_part,
    "robustness": robustness_part,
    "matrices": matrices_part,
    "operative": operative_part,
    "alignment": alignment_part,
    "planted": planted_part,
    "pages": pages_part,
    "scans": scans_part,
    "documents": documents_part,
    "scale": scale_part,
}
"""Every section of the page, in its order, by the word that asks for it."""
LONG = frozenset(("peers", "speed", "bulk", "planted", "pages", "scans"))
ANYWHERE = frozenset(("start", "stages", "peers", "speed", "bulk", "pages", "scans", "documents"))
"""Sections that need nothing but the checkout."""


def asked() -> list[str]:
    """Give the sections to measure: those named on the command line, else all that can be."""
    named = [word for word in sys.argv[1:] if word in PARTS]
    if named:
        return named
    can = [name for name in PARTS if is_here() or name in ANYWHERE]
    can = [name for name in can if name != "scale" or "SCALE_DIR" in os.environ]
    return [name for name in can if "--quick" not in sys.argv or name not in LONG]


def measured_before() -> dict[str, str]:
    """Give the sections that the page holds by their headings."""
    held = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    sections = held.split("\n\n## ")[1:]
    return {section.partition("\n")[0]: f"## {section.strip()}" for section in sections}


def main() -> None:
    """Measure, print, and write the page: a section that is not asked for stays as it was."""
    if not is_here():
        print("The measuring folder is not beside the checkout: the examples are measured instead.")
    sections, order = measured_before(), list(measured_before())
    for name in asked():
        told = PARTS[name]()
        heading = told.partition("\n")[0].removeprefix("## ")
        sections[heading] = told
        order += [heading] if heading not in order else []
        print(f"\n{told}", flush=True)
    if is_here() and "--quick" not in sys.argv:
        head = f"# What was measured\n\nWritten by `make bench`. {machine()}"
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        whole = "\n\n".join((head, *(sections[heading] for heading in order)))
        PAGE.write_text(f"{whole}\n", encoding="utf-8")
        print(f"\nWritten to {PAGE.relative_to(ROOT)}")
    if not [word for word in sys.argv[1:] if word in PARTS]:
        run_others()


if __name__ == "__main__":
    main()
