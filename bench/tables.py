"""Figures as tables in Markdown, the same on the screen and in the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.documents import DocumentRow
from bench.gold import ReportScore, StructureScore
from bench.gold_citations import CitationScore
from bench.operative import OperativeScore
from bench.peers import TOOLS, Measured
from compromiso.model.citation import Status

Cells = Sequence[object]


def table(head: Cells, rows: Iterable[Cells]) -> str:
    """Lay rows out under a head, the columns as wide as their longest cell."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    laid = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((laid[0], rule, *laid[1:]))


OPERATIVE_HEAD = (
    "sample",
    "language",
    "provisions",
    "actors right",
    "force right",
    "both right",
    "first run",
    "dates",
)


def operative_rows(
    name: str, scores: Mapping[str, OperativeScore], first: Mapping[str, Mapping[str, int]]
) -> list[Cells]:
    """Tell, language by language, how many provisions have the right actors and force."""
    return [
        (
            name,
            language,
            score.provisions,
            score.actor,
            score.force,
            percent(score.both, score.provisions),
            percent(first[language]["both"], first[language]["provisions"])
            if language in first
            else "-",
            f"{score.right_dates} of {score.dates}",
        )
        for language, score in scores.items()
    ]


def percent(part: float, whole: float) -> str:
    """Give a share in per cent with one decimal."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def peers_table(measured: Mapping[str, Measured], size: int) -> str:
    """Tell what each tool costs and how much of the structure it gets right."""
    rows = []
    for name, result in measured.items():
        score = result.score()
        shares = ("-", "-")
        if score:
            shares = (percent(score.labels, score.labelled), percent(score.paths, score.labelled))
        speed = (f"{result.rate(size):.2f}", f"{sorted(result.cold)[len(result.cold) // 2]:.2f} s")
        peak = f"{sorted(result.peaks)[len(result.peaks) // 2] / 1e6:.0f} MB"
        rows.append((name, *speed, peak, *shares, TOOLS[name]))
    head = (
        "tool",
        "MB/s",
        "cold start",
        "peak memory",
        "right labels",
        "right full paths",
        "reads",
    )
    return table(head, rows)


def structure_row(name: str, score: StructureScore) -> Cells:
    """Tell how much of the structure of one document is right."""
    right = f"{score.right_path} of {score.labelled} ({percent(score.right_path, score.labelled)})"
    return (name, "right full path", right, f"{len(score.extra)} extra labelled")


def citation_row(name: str, score: CitationScore) -> Cells:
    """Tell how many citations of one document are found and followed rightly."""
    right = f"{score.right} of {score.internal} ({percent(score.right, score.internal)})"
    return (
        name,
        "citations found, with the right target and status",
        right,
        f"{score.found} found, {len(score.false)} false",
    )


def report_rows(name: str, score: ReportScore) -> list[Cells]:
    """Tell what was read of the dated reports."""
    return [
        (
            name,
            "dated reports with author and date",
            f"{min(score.dated, score.authored)} of 3",
            "",
        ),
        (
            name,
            "paragraphs under their entry",
            f"{score.paragraphs_at_home} of {score.paragraphs}",
            "",
        ),
        (
            name,
            "paragraph 17 linked",
            f"{score.linked} of 1",
            f"{score.unlinked_told} of 2 that name none told",
        ),
    ]


def documents_table(rows: Iterable[DocumentRow]) -> str:
    """Tell for each document what was read in it."""
    head = (
        *("document", "characters", "covered", "instruments", "labelled", "gaps"),
        *(status.value for status in Status),
        *("commitments", "issues", "AKN valid", "comes back", "seconds"),
    )
    return table(head, [_cells(row) for row in rows])


def _cells(row: DocumentRow) -> Cells:
    return (
        *(row.name, row.chars, f"{100 * row.coverage.share:.2f} %", row.instruments, row.labelled),
        row.gaps,
        *(row.citations[status] for status in Status),
        *(
            row.commitments,
            row.issues,
            "no" if row.akn_faults else "yes",
            "yes" if row.comes_back else "no",
            f"{row.seconds:.3f}",
        ),
    )
