"""Meetings that a text tells of, and the figures that it claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compromiso.text.meetings.assembly import gather
from compromiso.text.meetings.figures import find_figures
from compromiso.text.meetings.naming import to_meeting

if TYPE_CHECKING:
    from compromiso.errors import Issue
    from compromiso.model.meeting import Meeting
    from compromiso.model.structure import Structure

__all__ = ["find_figures", "find_meetings", "read_meetings"]


def find_meetings(text: str, structure: Structure) -> tuple[Meeting, ...]:
    """List the meetings that the text tells of, in the order in which it first names them."""
    return read_meetings(text, structure)[0]


def read_meetings(text: str, structure: Structure) -> tuple[tuple[Meeting, ...], tuple[Issue, ...]]:
    """List the meetings of a text, and an issue for each whose numbers do not add up."""
    gatherings, issues = gather(text, structure)
    meetings: dict[str, Meeting] = {}
    for gathering in gatherings:
        meeting = to_meeting(gathering, meetings)
        if meeting is not None:
            meetings[meeting.id] = meeting
    return tuple(meetings.values()), tuple(issues)
