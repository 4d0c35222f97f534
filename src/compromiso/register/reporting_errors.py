"""What is refused where institutions report, each with its cause and its cure."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class WrongStage(CompromisoError):
    """What was asked cannot be done to a record at the stage it is at."""

    code = "REG-20"
    problem = "This is {stage}, and that can only be done while it is {needed}."
    remedy = "Read it again: somebody may have moved it on."


class NothingReported(CompromisoError):
    """A report without a single entry was handed in."""

    code = "REG-21"
    problem = "This report says nothing yet."
    remedy = "Add an entry that names a commitment or an action, then hand it in."


class EvidenceMissing(CompromisoError):
    """An entry says how far a commitment is met and rests on nothing."""

    code = "REG-22"
    problem = "Entry {order} says how far it is and rests on nothing."
    remedy = "Attach a file, a passage or a link to it, or leave out how far it is."


class EvidenceTooLarge(CompromisoError):
    """A file of evidence is larger than one may be."""

    code = "REG-23"
    problem = "{name} is larger than {limit} MB."
    remedy = "Attach the pages that matter, or a link to where the whole stands."


class ReasonMissing(CompromisoError):
    """Something that must be explained was not."""

    code = "REG-24"
    problem = "A report goes back, or out, with a reason only."
    remedy = "Say in a sentence what is to be changed, or why."


class NotArchived(CompromisoError):
    """A page could not be fetched, so no copy of it stands beside its link."""

    code = "REG-25"
    problem = "{url} was not archived: {why}."
    remedy = "Save the page yourself and attach it as the copy of the link."


class WordsNotThere(CompromisoError):
    """Words said to stand in a provision do not."""

    code = "REG-26"
    problem = "“{words}” does not stand in {place}."
    remedy = "Copy the words from the document, or take the whole point."


class CycleUnready(CompromisoError):
    """A cycle was opened that asks nobody or whose deadline is over."""

    code = "REG-27"
    problem = "This call {why}."
    remedy = "Change it, then open it."
