"""What the register refuses of texts in several languages, each with its cause and its cure."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class NotOneText(CompromisoError):
    """Two instruments do not read as one in two languages."""

    code = "REG-55"
    problem = "“{one}” and “{other}” do not read as one text in two languages."
    remedy = "Compare the text with its other language; each file of it is a document of its own."


class TextTaken(CompromisoError):
    """Two instruments are each one with other texts already."""

    code = "REG-56"
    problem = "“{one}” and “{other}” are each taken as one with another text already."
    remedy = "Say of one of them first that it is a text of its own."
