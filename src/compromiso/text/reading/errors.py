"""Why a file cannot be read, one class for each cause."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class EmptyFile(CompromisoError):
    """A file holds no byte."""

    code = "READ-01"
    problem = "{name}: the file is empty (0 bytes)."
    remedy = "Check that the download or copy of {name} was complete, then try again."


class NotText(CompromisoError):
    """A file that claims to be text holds other bytes."""

    code = "READ-02"
    problem = "{name}: this is no text file ({why})."
    remedy = "Save {name} as plain text in UTF-8, as Markdown or as HTML."


class UnknownType(CompromisoError):
    """No adapter reads files of this type."""

    code = "READ-03"
    problem = "{name}: files of the type {suffix} cannot be read."
    remedy = "Save the document as one of these types: {known}."


class FileTooLarge(CompromisoError):
    """A file is larger than the limit for its type."""

    code = "READ-04"
    problem = "{name}: the file has {size} bytes, more than the limit of {limit}."
    remedy = "Split {name} into the documents it bundles and load them one by one."


class TextTooLong(CompromisoError):
    """The text of a file is longer than the limit."""

    code = "READ-05"
    problem = "{name}: the text has {size} characters, more than the limit of {limit}."
    remedy = "Split {name} into the documents it bundles and load them one by one."


class BlankText(CompromisoError):
    """A file holds nothing but white space."""

    code = "READ-06"
    problem = "{name}: there is no text in this file, only white space."
    remedy = "Open {name} and check that it holds the document; a scan needs OCR first."


class UnknownEncoding(CompromisoError):
    """The bytes of a file are text neither in UTF-8 nor in Windows-1252."""

    code = "READ-07"
    problem = "{name}: byte {position} ({byte}) belongs neither to UTF-8 nor to Windows-1252 text."
    remedy = "Open {name} in the program it comes from and save it again in UTF-8."


class PageTooDeep(CompromisoError):
    """A web page nests its elements deeper than any page made for reading."""

    code = "READ-08"
    problem = "{name}: the elements of the page are nested more than 250 deep."
    remedy = "Copy the text of the page into a plain text file and load that."


class NoWords(CompromisoError):
    """A file holds signs and lone letters, and not one word."""

    code = "READ-09"
    problem = "{name}: there is no word in this file, only signs such as {sign!r}."
    remedy = "Open {name} and check that it holds the document."


class NotDocument(CompromisoError):
    """A file that claims to be a Word document is something else."""

    code = "READ-30"
    problem = "{name}: this is no Word document of the .docx kind ({why})."
    remedy = "Open {name} in the program it comes from and save it as .docx."


class DamagedDocument(CompromisoError):
    """A Word document is cut off or broken inside."""

    code = "READ-31"
    problem = "{name}: the Word document is damaged ({why})."
    remedy = "Fetch {name} again; if it stays so, open it in Word, let it repair and save it."


class UnpacksTooLarge(CompromisoError):
    """A Word document would unpack to more than any document holds."""

    code = "READ-32"
    problem = "{name}: the Word document holds more than a document may ({why})."
    remedy = "Check where {name} comes from; save its text without pictures and load that."


class HoldsDoctype(CompromisoError):
    """A part of a Word document declares a document type, which Word never does."""

    code = "READ-33"
    problem = "{name}: {part} declares a document type (DOCTYPE), which no Word document needs."
    remedy = "Do not trust {name}; open it in Word only if you know who made it, and save it anew."


class LockedDocument(CompromisoError):
    """A Word document is locked with a password."""

    code = "READ-34"
    problem = "{name}: the Word document is locked with a password."
    remedy = "Open {name} in Word, take the password away and save it again."


class NeedsPassword(CompromisoError):
    """A PDF opens only with a password."""

    code = "READ-10"
    problem = "{name}: the file is encrypted and opens only with a password."
    remedy = "Open {name} with its password, save it again without one, then load that copy."


class DamagedPdf(CompromisoError):
    """A PDF cannot be opened, or none of its pages can."""

    code = "READ-11"
    problem = "{name}: this PDF is damaged ({why})."
    remedy = "Check that the download or copy of {name} was complete, or get another copy."


class NoTextLayer(CompromisoError):
    """A PDF holds pictures of pages and no text, as a scan does."""

    code = "READ-12"
    problem = "{name}: none of its {pages} pages holds text that can be read, as in a scan."
    remedy = (
        "Install Tesseract ({install}) and load {name} again; "
        "or recognise its text elsewhere (OCR) and load the result."
    )


class TooManyPages(CompromisoError):
    """A PDF has more pages than the limit."""

    code = "READ-13"
    problem = "{name}: the file has {pages} pages, more than the limit of {limit}."
    remedy = "Split {name} into the documents it bundles and load them one by one."


class NotRecognised(CompromisoError):
    """No text was recognised in any of the pictures of a document."""

    code = "READ-14"
    problem = "{name}: no word was recognised in the pictures of its {pages} pages ({why})."
    remedy = "Look whether {name} holds text; scan it again at 300 dots an inch, upright and dark."


class NoScanLanguage(CompromisoError):
    """Tesseract is installed without any of the four languages."""

    code = "READ-15"
    problem = "{name}: it holds pictures of text, and Tesseract here knows none of its languages."
    remedy = "Install the languages of Tesseract ({install}) and load {name} again."


class TooManyScans(CompromisoError):
    """A document has more pages to be recognised than the limit."""

    code = "READ-16"
    problem = "{name}: {pages} pages are pictures of text, more than the limit of {limit}."
    remedy = "Split {name} into the documents it bundles and load them one by one."


class NotPicture(CompromisoError):
    """A file that claims to be a picture is something else, or larger than a scan is."""

    code = "READ-17"
    problem = "{name}: this is no picture that can be read ({why})."
    remedy = "Scan {name} again and save it as PDF, PNG, JPEG or TIFF."


class NotParagraphs(CompromisoError):
    """A JSON file is no list of paragraphs."""

    code = "READ-18"
    problem = "{name}: this JSON is no list of the paragraphs of a document ({why})."
    remedy = (
        "Load the document itself; or give a list of objects with “text” and, where one is "
        "printed, “number”. Records of this program end in .jsonl."
    )
