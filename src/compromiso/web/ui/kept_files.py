"""Large files that are kept beside the register once they have been made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from uuid import uuid4

from django.conf import settings

AT_ONCE: Final = 256 * 1024


def kept(name: str, state: str, write: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    """Yield a file while it is made, or as it was made before, for this state of what it tells.

    It is kept once somebody has taken all of it, in place of the one of an earlier state.
    """
    folder = Path(settings.VAR) / "made"
    file = folder / f"{name}-{state}"
    if file.exists():
        yield from _read(file)
        return
    folder.mkdir(exist_ok=True)
    new = folder / f".{uuid4()}"
    try:
        with new.open("wb") as stream:
            for part in write():
                stream.write(part)
                yield part
        for old in folder.glob(f"{name}-*"):
            old.unlink(missing_ok=True)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _read(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while part := stream.read(AT_ONCE):
            yield part
