"""The whole path of one document, from its bytes to its dossier."""

from __future__ import annotations

from compromiso.errors import Issue
from compromiso.model.dossier import Dossier
from compromiso.model.source import Source
from compromiso.model.structure import Structure
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.collecting import seldom_collected
from compromiso.text.commitments.draft_commitments import draft_commitments, find_tasks
from compromiso.text.commitments.recommendations import draft_recommendations, merged
from compromiso.text.meetings.adoption import date_instruments
from compromiso.text.meetings.find_meetings import find_figures, read_meetings
from compromiso.text.programme.field_values import values_by_subject
from compromiso.text.programme.form_tasks import find_form_tasks, in_order
from compromiso.text.programme.read_programme import read_programme
from compromiso.text.reading.progress import Progress, silently
from compromiso.text.reading.to_text import to_text
from compromiso.text.reports.find_reports import find_reports
from compromiso.text.structure.to_provisions import to_provisions


def read(data: bytes, name: str, progress: Progress = silently) -> Dossier:
    """Turn a file into everything the register can be told about it; same bytes, same dossier.

    `progress` is told of each page whose text has to be recognised, which takes seconds.
    """
    reading = to_text(data, name, progress)
    with seldom_collected():
        source, text, noted = reading.source, reading.text, reading.issues
        structure = to_provisions(reading)
        del reading  # where each word of a long print stands takes megabytes, and is told now
        return _told(source, text, structure, noted)


def _told(source: Source, text: str, structure: Structure, noted: tuple[Issue, ...]) -> Dossier:
    citations = find_citations(text, structure)
    meetings, doubted = read_meetings(text, structure)
    reports, unlinked = find_reports(text, structure)
    values = values_by_subject(text, structure)
    dated = structure.with_instruments(date_instruments(text, structure))
    measures = find_form_tasks(text, structure, values)
    return Dossier(
        source=source,
        text=text,
        instruments=dated.instruments,
        provisions=structure.provisions,
        artefacts=structure.artefacts,
        citations=citations,
        programme_lines=read_programme(text, structure, citations, values),
        commitments=merged(
            draft_commitments(text, dated), draft_recommendations(text, dated, values, measures)
        ),
        tasks=in_order(find_tasks(text, structure), measures),
        meetings=meetings,
        figures=find_figures(text, structure),
        reports=reports,
        issues=(*noted, *structure.issues, *doubted, *unlinked),
    )
