"""Sessions that end because what a person may do has changed."""

from __future__ import annotations

from uuid import UUID

from allauth.usersessions.models import UserSession


def end_sessions(account_id: UUID) -> int:
    """End every session of an account; give their number. To be called inside a service."""
    open_sessions = list(UserSession.objects.filter(user_id=account_id))
    for session in open_sessions:
        session.end()
    return len(open_sessions)
