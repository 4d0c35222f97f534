"""Why thousands of documents cannot be read in one run; no document alone is a reason."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class NeedsScale(CompromisoError):
    """A part of the extra `scale` is not installed."""

    code = "BULK-01"
    problem = "{what} needs {part}, which is not installed."
    remedy = (
        "Install the extra: pip install 'compromiso[scale]' (or --engine local --format jsonl)."
    )


class NoScheduler(CompromisoError):
    """No scheduler answers at the address, or it has no workers."""

    code = "BULK-02"
    problem = "{address}: no scheduler with workers answers there ({why})."
    remedy = "Start one with `dask scheduler` and `dask worker`, or leave --scheduler out."


class StoreInUse(CompromisoError):
    """Another run writes into this store."""

    code = "BULK-03"
    problem = "{store}: another run is writing into this store."
    remedy = "Wait for it to end, or name another folder with --out."


class WorkerDiffers(CompromisoError):
    """A worker of the cluster cannot do what was asked: another version, or no such folder."""

    code = "BULK-04"
    problem = "{worker}: {why}."
    remedy = (
        "Give every worker the same version of Compromiso and the same folders, then run again."
    )


class CannotWrite(CompromisoError):
    """A part cannot be written."""

    code = "BULK-05"
    problem = "{store}: cannot be written ({why})."
    remedy = "Make room or get the right to write there; the same command then goes on."


class EngineBroke(CompromisoError):
    """The engine lost the same documents again and again, through no fault of theirs."""

    code = "BULK-06"
    problem = "The workers of the {engine} engine end before their work does ({why})."
    remedy = "Look at the memory of the machines; the same command then goes on where it stopped."


class NothingToRead(CompromisoError):
    """A folder that was named holds no file."""

    code = "BULK-07"
    problem = "{name}: there is no file in this folder or those in it."
    remedy = "Name a folder with documents in it."
