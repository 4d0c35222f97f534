"""What the register refuses of claims, each with its cause and its cure."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class NoPassage(CompromisoError):
    """A claim says how far something is and shows nothing for it."""

    code = "REG-16"
    problem = "“{progress}” is claimed on no passage and no evidence."
    remedy = "Quote the words it rests on, choose evidence, or claim that there is no evidence."


class QuoteNotThere(CompromisoError):
    """The words quoted are not what the text says at their place."""

    code = "REG-17"
    problem = "The text does not say the quoted words from {start} to {end}."
    remedy = "Quote the words exactly as the document has them."
