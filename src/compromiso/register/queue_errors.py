"""What is refused where work waits in the database and where tables come and go."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class LeaseLost(CompromisoError):
    """A process was so slow that another has taken its work up."""

    code = "REG-45"
    problem = "Another process has taken this work up, because this one was silent too long."
    remedy = "Nothing is to be done: the other process goes on with it."


class GivenUp(CompromisoError):
    """Every process that took this work up has died over it."""

    code = "REG-46"
    problem = "This work was begun {attempts} times, and no process lived to finish it."
    remedy = "Look whether the machine has memory enough, then ask for it again."


class UnknownWork(CompromisoError):
    """A job is of a kind that this version does not hold."""

    code = "REG-52"
    problem = "This server does not know work of the kind “{kind}”."
    remedy = "Give every server and worker the same version, then ask for it again."


class WorkBroke(CompromisoError):
    """A fault of the program ended a job; what happened is told where the program runs."""

    code = "REG-53"
    problem = "This work broke off: the program has a fault."
    remedy = "Ask those who look after the server: what happened is told in its output."


class RowsWrong(CompromisoError):
    """Some rows of a table cannot be brought, and nobody said that they may be left out."""

    code = "REG-48"
    problem = "{wrong} rows of this table cannot be brought."
    remedy = "Correct them and bring the table again, or say that they are left out."


class CheckTooOld(CompromisoError):
    """A table was to be brought that nobody has looked through, or that was brought already."""

    code = "REG-49"
    problem = "This table has not been looked through, or it was brought already."
    remedy = "Bring the file again: it is looked through anew."
