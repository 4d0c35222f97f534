"""A register in a directory of its own, used by processes that may be killed."""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")


def set_up(var: Path) -> None:
    """Let this process use the register in `var`, without opening its database yet."""
    os.environ["COMPROMISO_VAR"] = str(var)
    os.environ["DJANGO_SETTINGS_MODULE"] = "compromiso.web.settings"
    import django

    django.setup()
    from compromiso.intake.worker import warm

    warm()  # every process that is forked from here reads with this very reader


def use(var: Path) -> None:
    """Let this process, which has no open database, use another register."""
    from django.conf import settings
    from django.db import connections

    settings.VAR = var
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        connections["default"].settings_dict["NAME"] = var / "register.sqlite3"


def forked(work: Callable[[], None]) -> int:
    """Start `work` in a process of its own and give its number."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        os.setpgid(0, 0)
        work()
        code = 0
    finally:
        if code:
            traceback.print_exc()
        sys.stdout.flush()
        os._exit(code)


def asked(work: Callable[[], Result]) -> Result:
    """Do `work` in a process of its own, so that this one never opens the database."""
    inlet, outlet = os.pipe()

    def answer() -> None:
        with os.fdopen(outlet, "wb") as stream:
            pickle.dump(work(), stream)

    process = forked(answer)
    os.close(outlet)
    with os.fdopen(inlet, "rb") as stream:
        told: Any = stream.read()
    _, status = os.waitpid(process, 0)
    if status:
        raise SystemExit(f"a checking process ended with {status}")
    result: Result = pickle.loads(told)  # noqa: S301 - our own process wrote it
    return result


def documents() -> list[Path]:
    """Give the five seeds where they stand beside the checkout, else the bundled examples."""
    root = Path(__file__).resolve().parents[1]
    seeds = sorted((root.parent / "shared" / "seeds").glob("*.txt"))
    return seeds or sorted((root / "examples").rglob("*.txt"))[:5]
