"""Why a document was given up; in each case nothing of it is stored."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class FileTooLarge(CompromisoError):
    """The file is heavier than the limit; it was not opened."""

    code = "TAKE-01"
    problem = "{name}: {size_mb} MB, more than the {limit_mb} MB that one file may have."
    remedy = "Split the file, or save it as text without its pictures."


class TookTooLong(CompromisoError):
    """Reading did not end within the limit of time."""

    code = "TAKE-02"
    problem = "{name}: not read after {seconds} seconds; reading was stopped."
    remedy = "Check that it is a document and not a dump of characters; else split it."


class TooMuchMemory(CompromisoError):
    """Reading asked for more memory than the limit."""

    code = "TAKE-03"
    problem = "{name}: reading it needs more than {limit_mb} MB of memory; reading was stopped."
    remedy = "Split the file, or save it as plain text."


class ReaderDied(CompromisoError):
    """The reader ended without an answer: a defect of the program, not of the document."""

    code = "TAKE-04"
    problem = "{name}: the reader ended without an answer ({how})."
    remedy = "Report this with the file; other documents can be loaded meanwhile."


class NoSuchFile(CompromisoError):
    """There is no file of this name, or it may not be opened."""

    code = "TAKE-05"
    problem = "{name}: cannot be opened ({why})."
    remedy = "Check the name and the right to read it."


class TooManyParts(CompromisoError):
    """More was read in the file than any document holds; storing it would stop everybody else."""

    code = "TAKE-06"
    problem = "{name}: {parts} parts were read in it, more than the {limit} of one document."
    remedy = "Check that it is a document and not a dump of characters; else split it."
