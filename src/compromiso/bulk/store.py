"""A store: the folder that holds the parts, a folder of them for each version of the reader."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from compromiso.bulk.batches import Done
from compromiso.bulk.errors import CannotWrite, StoreInUse
from compromiso.bulk.parts import sweep, write_empty_part
from compromiso.bulk.views import write_views
from compromiso.model.dossier import EXTRACTOR

LOCK: Final = ".lock"


class Store:
    """What one run after another reads into a folder; the parts say what is done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.home = self.folder / EXTRACTOR

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other runs out of the store until this one ends, however it ends."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / LOCK).open("w")
        except OSError as refused:
            raise CannotWrite(store=self.folder, why=refused.strerror) from refused
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as taken:
                raise StoreInUse(store=self.folder) from taken
            yield

    def open(self, *, parquet: bool) -> Done:
        """Tidy up after killed runs, lay the views, and give what is read already."""
        sweep(self.home)
        if parquet:
            write_empty_part(self.home)
            write_views(self.folder, self.home)
        return self.done()

    def done(self) -> Done:
        """Give what the parts of this version of the reader list."""
        done = Done()
        for path in sorted(self.home.glob("part-*/files.jsonl")):
            with path.open(encoding="utf-8") as stream:
                for line in stream:
                    file = json.loads(line)
                    done.note(file["name"], file["document"], file["became"])
        return done
