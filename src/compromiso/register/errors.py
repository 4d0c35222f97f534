"""What the register refuses, each with its cause and its cure."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class LedgerIsAppendOnly(CompromisoError):
    """Somebody tried to change or remove an entry of the ledger."""

    code = "REG-01"
    problem = "An entry of the ledger cannot be changed or removed."
    remedy = "Record a new decision; the ledger shows both."


class NotAllowed(CompromisoError):
    """The person has no right to do this."""

    code = "REG-02"
    problem = "{who} may not do this ({permission})."
    remedy = "Ask an editor of this register."
    exit_code = 3


class NotHeld(CompromisoError):
    """What was asked for is not in the register."""

    code = "REG-03"
    problem = "The register holds no {noun} at {address}."
    remedy = "Look for it in the library, or load the document that holds it."


class WrongValue(CompromisoError):
    """A value given for a field is none that the field can have."""

    code = "REG-04"
    problem = "“{value}” is no {field}."
    remedy = "Choose one of: {choices}."


class NothingToUndo(CompromisoError):
    """The record is as it was read: no decision stands that could be taken back."""

    code = "REG-05"
    problem = "Nothing has been decided here that could be undone."
    remedy = "Look at the history of the record."


class EditConflict(CompromisoError):
    """Somebody else saved first; both texts are kept for the person to compare.

    `theirs` are the values in force (with `version`), `yours` the ones that were not saved.
    """

    code = "REG-06"
    problem = "Somebody saved version {now} while you worked on version {then}."
    remedy = "Compare your words with theirs and save again."
    exit_code = 4

    def __init__(self, *, now: int, then: int, theirs: object, yours: object) -> None:
        super().__init__(now=now, then=then)
        self.theirs = theirs
        self.yours = yours


class LedgerBroken(CompromisoError):
    """An entry of the ledger does not follow from the one before it."""

    code = "REG-07"
    problem = "The ledger is broken at entry {seq}: {what}."
    remedy = "Stop writing, keep a copy of the database, and restore the last backup that verifies."
    exit_code = 5


class BlobDamaged(CompromisoError):
    """The stored bytes of a source are gone or not the ones received."""

    code = "REG-08"
    problem = "The original of {name} is {what}."
    remedy = "Put the file with SHA-256 {sha256} back into the store."
    exit_code = 5


class DriverMissing(CompromisoError):
    """`DATABASE_URL` names a PostgreSQL and its driver is not installed."""

    code = "REG-09"
    problem = "DATABASE_URL names a PostgreSQL, and the package psycopg is not installed."
    remedy = "Start with `make run`, which brings it where DATABASE_URL is set."


class UnknownDatabase(CompromisoError):
    """`DATABASE_URL` names a kind of database that the register cannot use."""

    code = "REG-10"
    problem = "DATABASE_URL begins with “{scheme}”, and the register knows no such database."
    remedy = "Name a PostgreSQL (postgresql://…), or leave DATABASE_URL out for SQLite."


class RegisterNotEmpty(CompromisoError):
    """A backup can be put back into an empty register only."""

    code = "REG-11"
    problem = "This register holds documents already."
    remedy = "Name an empty place: COMPROMISO_VAR=/new/place, or a new database in DATABASE_URL."


class NotABackup(CompromisoError):
    """The file is no backup of a register."""

    code = "REG-12"
    problem = "{name} cannot be read as a backup of a register."
    remedy = "Give a file that `compromiso backup` has written."


class BackupDamaged(CompromisoError):
    """A part of a backup is not what was backed up; nothing was put back."""

    code = "REG-13"
    problem = "The backup is damaged: {part} is not what was backed up."
    remedy = "Take an earlier backup, or another copy of this one."
    exit_code = 5


class BackupOfAnotherVersion(CompromisoError):
    """A backup was made by a version of the program with other tables."""

    code = "REG-14"
    problem = "The backup was made by version {version}, whose tables are not those of this one."
    remedy = "Restore it with the version that made it, then install this one: it brings it along."


class MoveFailed(CompromisoError):
    """The register could not be moved to another database; it is where it was."""

    code = "REG-15"
    problem = "The register was not moved: {why}"
    remedy = "Mend what is said and move again: nothing here has changed."


class RoleNotGiven(CompromisoError):
    """A person cannot give this role in this institution."""

    code = "REG-18"
    problem = "The role “{role}” cannot be given by {who} in {institution}."
    remedy = "See who may give which role on the page “Who may do what”."
    exit_code = 3


class AccountTaken(CompromisoError):
    """An account with this address is held already."""

    code = "REG-19"
    problem = "Somebody has an account with the address {email} already."
    remedy = "Invite the same address: the person keeps the account and gets another role."


class TaskOfAnother(CompromisoError):
    """A task can be taken by its own body, or by anybody if nobody has it."""

    code = "REG-30"
    problem = "This task is with {whose}."
    remedy = "Ask them to give it back, or to share the work in an action."


class NoFileForBackup(CompromisoError):
    """A backup was to be written over something that is no file."""

    code = "REG-42"
    problem = "{name} is no file that a backup could replace."
    remedy = "Name a file; one that is there is replaced when the backup is whole."
