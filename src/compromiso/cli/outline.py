"""What was read in a document, on one screen: its instruments, its provisions, what they hold."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision

COUNTED = ("commitments", "tasks", "programme_lines", "meetings", "figures", "reports", "issues")
NARROWEST = 40


def outline(dossier: Dossier) -> Iterator[str]:
    """Yield the lines of an outline, none wider than the terminal."""
    width = max(shutil.get_terminal_size().columns, NARROWEST)
    source = dossier.source
    yield f"{source.name}: {source.chars} characters, language {source.language}"
    for instrument in dossier.instruments:
        yield ""
        yield from _instrument(instrument, dossier, width)
    yield ""
    yield from _counts(dossier)


def _instrument(instrument: Instrument, dossier: Dossier, width: int) -> Iterator[str]:
    told = f"{instrument.title} [{instrument.kind}, {instrument.date or 'no date'}]"
    yield shorten(told, width, placeholder=" …")
    above: list[Provision] = []
    for provision in dossier.provisions:
        if provision.instrument != instrument.id:
            continue
        while above and provision.start >= above[-1].subtree_end:
            above.pop()
        yield _provision(provision, len(above), dossier.text, width)
        above.append(provision)


def _provision(provision: Provision, depth: int, text: str, width: int) -> str:
    words = " ".join(text[start:end] for start, end in provision.spans)
    margin = "  " * min(depth, width // 4)
    doubt = "" if provision.confidence >= 0.5 else " (?)"
    return margin + shorten(words, width - len(margin) - 4, placeholder=" …") + doubt


def _counts(dossier: Dossier) -> Iterator[str]:
    statuses = Counter(citation.status.value for citation in dossier.citations)
    told = ", ".join(f"{number} {status}" for status, number in statuses.most_common())
    yield f"citations: {len(dossier.citations)}{f' ({told})' if told else ''}"
    for collection in COUNTED:
        held = getattr(dossier, collection)
        if held:
            yield f"{collection.replace('_', ' ')}: {len(held)}"
