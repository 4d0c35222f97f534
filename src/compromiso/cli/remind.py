"""Bring the inboxes up to date and write to those who are to be reminded of something.

Run it once a day, for example from cron; run twice a day, it writes to nobody twice. Nobody gets
more than one mail a day, and no mail says what it is about.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime

FAILED = 1


def add_arguments(parser: ArgumentParser) -> None:
    """Take the moment at which to remind."""
    parser.add_argument(
        "--at", type=_moment, metavar="MOMENT", help="as if it were then, with its zone (ISO 8601)"
    )


def _moment(given: str) -> datetime:
    try:
        at = datetime.fromisoformat(given)
    except ValueError as wrong:
        raise ArgumentTypeError("no moment in ISO 8601: 2026-12-01T06:00Z") from wrong
    if at.tzinfo is None:
        raise ArgumentTypeError("a moment needs its zone: 2026-12-01T06:00Z")
    return at


def run(arguments: Namespace) -> int:
    """Remind and say how many people were written to."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.reminders import remind

    told = remind(arguments.at or datetime.now(UTC), by=LOCAL)
    print(
        f"{told.people} people written to about {told.notices} notices, {told.failed} not reached"
    )
    return FAILED if told.failed else 0
