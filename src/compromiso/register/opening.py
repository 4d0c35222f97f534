"""Open the register of this machine: settings, tables, and nothing left of killed loads."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

WORTH_A_LOOK: Final = 2000
"""From so many entries on it matters which index is taken."""
MOST_TO_NOTE: Final = 2**31 - 1


def open_register() -> None:
    """Make the register ready for use by this process; safe to call from several at once."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compromiso.web.settings")
    django.setup()
    from django.conf import settings

    with _alone(Path(settings.VAR) / "opening.lock"):
        advise_planner(anew=_migrate())
        sweep()


def sweep(older_than_s: float = 600) -> int:
    """Remove originals that no source and no evidence owns, nor a running load; say how many."""
    from compromiso.register.models import Evidence, Source
    from compromiso.register.store import blobs

    held = frozenset(Source.objects.values_list("sha256", flat=True))
    held |= frozenset(Evidence.objects.values_list("sha256", flat=True))
    return blobs().sweep(lambda sha256: _is_held(sha256, held), older_than_s)


def _is_held(sha256: str, held: frozenset[str]) -> bool:
    from compromiso.register.models import Evidence, Source

    owners = (Source.objects, Evidence.objects)
    return sha256 in held or any(rows.filter(sha256=sha256).exists() for rows in owners)


def _migrate() -> bool:
    """Bring the tables up to date; say whether there was anything to do."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    _count()
    return True


def _count() -> None:
    """Write what follows from the rows of a register that is older than the tables for it."""
    from django.db import transaction

    from compromiso.register.claim_units import count_claims
    from compromiso.register.milestones import add_milestones
    from compromiso.register.models import (
        Action,
        ClaimUnit,
        Link,
        Milestone,
        PublicEntry,
        RestrictedEvidence,
        Source,
        Tally,
    )
    from compromiso.register.public_entries import write_public_entries
    from compromiso.register.public_evidence import write_public_evidence
    from compromiso.register.published_links import mark_all_links
    from compromiso.register.tallies import count_all

    with transaction.atomic():
        counted = Tally._default_manager.exclude(masks={}).exists()
        if Source.objects.exists() and not counted:
            count_all()
        if not Milestone._default_manager.exists():
            add_milestones(Action.objects.exclude(milestones=[]).iterator(chunk_size=2000))
        if not ClaimUnit._default_manager.exists():
            count_claims()
        if not RestrictedEvidence._default_manager.exists():
            write_public_evidence()
        if not PublicEntry._default_manager.exists():
            write_public_entries()
        if not Link.objects.filter(published=True).exists():
            mark_all_links()


def advise_planner(*, anew: bool = False) -> None:
    """Let the database know how its tables are filled, once it holds twice what it knew of.

    Without, it guesses which index to take, and guesses wrong where the tables are large.
    PostgreSQL looks by itself now and then; `anew` makes either look at once.
    """
    from django.db import connection

    from compromiso.register.services.ledger import head

    entries, _hash = head()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE" if anew else "SELECT 1")
            return
        cursor.execute("PRAGMA user_version")  # how many entries there were at the last look
        if anew or entries > max(2 * cursor.fetchone()[0], WORTH_A_LOOK):
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
            cursor.execute(f"PRAGMA user_version = {min(entries, MOST_TO_NOTE)}")


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w", encoding="ascii") as stream:
        try:
            import fcntl
        except ImportError:  # pragma: no cover - Windows: one process opens at a time anyway
            yield
            return
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
