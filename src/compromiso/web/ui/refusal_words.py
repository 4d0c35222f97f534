"""What each code of a refusal or an issue means, without the facts of the case."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SPLIT = _("Split it into the documents it bundles and load them one by one.")
REFUSALS: Mapping[str, tuple[Promise, Promise]] = {
    "REG-45": (
        _("Another process has taken this work up, because this one was silent too long."),
        _("Nothing is to be done: the other process goes on with it."),
    ),
    "REG-46": (
        _("This work was begun several times, and no process lived to finish it."),
        _("Look whether the machine has memory enough, then ask for it again."),
    ),
    "REG-47": (
        _("This is no table that can be brought, or it is damaged or too large."),
        _("Take the example, fill it in and save it as .xlsx or as .csv in UTF-8."),
    ),
    "REG-48": (
        _("Some rows of this table cannot be brought."),
        _("Correct them and bring the table again, or say that they are left out."),
    ),
    "REG-49": (
        _("This table has not been looked through, or it was brought already."),
        _("Bring the file again: it is looked through anew."),
    ),
    "REG-52": (
        _("This server does not know work of this kind."),
        _("Give every server and worker the same version, then ask for it again."),
    ),
    "REG-53": (
        _("This work broke off: the program has a fault."),
        _("Ask those who look after the server: what happened is told in its output."),
    ),
    "REG-54": (
        _("More requests came within a minute than are answered."),
        _("Wait a minute, then ask less often: what has not changed needs no new copy."),
    ),
    "REG-55": (
        _("These two do not read as one text in two languages."),
        _("Compare the text with its other language."),
    ),
    "REG-56": (
        _("Each of these two is taken as one with another text already."),
        _("Say of one of them first that it is a text of its own."),
    ),
    "REG-30": (
        _("This task is with another institution."),
        _("Ask them to give it back, or to share the work in an action."),
    ),
    "PLAN-01": (
        _("Actions wait for each other in a circle."),
        _("Take one of these dependencies away."),
    ),
    "PLAN-02": (
        _("The action starts before one that it depends on has ended."),
        _("Let it start later, or say that it depends on it no more."),
    ),
    "PLAN-03": (_("The action ends before it starts."), _("Correct one of the days.")),
    "PLAN-04": (
        _("A milestone is due outside the dates of its action."),
        _("Move the milestone, or the start or end of the action."),
    ),
    "READ-01": (_("The file is empty."), _("Check that it was copied whole, then load it again.")),
    "READ-02": (
        _("This is no text file."),
        _("Save it as plain text in UTF-8, as Markdown or as HTML."),
    ),
    "READ-03": (
        _("Files of this type cannot be read."),
        _("Save the document as plain text, as Markdown or as HTML."),
    ),
    "READ-04": (_("The file is larger than a file may be."), _SPLIT),
    "READ-05": (_("The text is longer than a text may be."), _SPLIT),
    "READ-06": (
        _("There is no text in this file, only white space."),
        _("Open it and check that it holds the document."),
    ),
    "READ-07": (
        _("The letters of the file could not be made out."),
        _("Open it in the program it comes from and save it again in UTF-8."),
    ),
    "READ-08": (
        _("The elements of the page are nested too deep."),
        _("Copy the text of the page into a plain text file and load that."),
    ),
    "READ-09": (
        _("The file holds signs, and not one letter or digit."),
        _("Open it and check that it holds the document."),
    ),
    "READ-30": (
        _("This is no Word document of the .docx kind."),
        _("Open it in the program it comes from and save it as .docx."),
    ),
    "READ-31": (
        _("The Word document is damaged."),
        _("Fetch it again; if it stays so, open it in Word, let it repair and save it."),
    ),
    "READ-32": (
        _("The Word document holds more than a document may."),
        _("Check where it comes from; save its text without pictures and load that."),
    ),
    "READ-33": (
        _("The Word document declares a document type, which Word never does."),
        _("Do not trust it; if you know who made it, open it in Word and save it anew."),
    ),
    "READ-34": (
        _("The Word document is locked with a password."),
        _("Open it in Word, take the password away and save it again."),
    ),
    "READ-10": (
        _("The file is encrypted and opens only with a password."),
        _("Open it with its password, save it again without one, then load that copy."),
    ),
    "READ-11": (
        _("This PDF is damaged."),
        _("Check that it was copied whole, or get another copy."),
    ),
    "READ-12": (
        _("The file holds pictures of pages and no text, as a scan does."),
        _("Ask for Tesseract to be installed here, then load it again."),
    ),
    "READ-13": (_("The PDF has more pages than a file may have."), _SPLIT),
    "READ-14": (
        _("No word was recognised in the pictures of the pages."),
        _("Look whether they hold text; scan them again at 300 dots an inch, upright and dark."),
    ),
    "READ-15": (
        _("Tesseract is installed here without any of the four languages."),
        _("Ask for its languages to be installed, then load the file again."),
    ),
    "READ-16": (_("More pages are pictures of text than a file may have."), _SPLIT),
    "READ-17": (
        _("This is no picture that can be read."),
        _("Scan the document again and save it as PDF, PNG, JPEG or TIFF."),
    ),
    "READ-18": (
        _("This JSON is no list of the paragraphs of a document."),
        _("Load the document itself."),
    ),
    "READ-21": (
        _("The file begins with a byte order mark, which is no part of the text."),
        _("Nothing needs to be done."),
    ),
    "READ-22": (
        _("The file is not UTF-8 and was read as Windows-1252."),
        _("Look at the accented letters; if they are wrong, save the file in UTF-8."),
    ),
    "READ-35": (
        _("Changes are tracked here: insertions were kept, deletions left out."),
        _("Accept or reject the changes in Word, or load the version that was adopted."),
    ),
    "READ-36": (
        _("Comments stand here that are no part of the text; they were left out."),
        _("Look at them in Word; load the final version if this is a draft."),
    ),
    "READ-37": (
        _("Pictures or drawings stand in this file; words in them were not read."),
        _("Look whether they hold words."),
    ),
    "READ-38": (
        _("Words are hidden here that Word does not print; they were left out."),
        _("Show hidden text in Word and look whether it belongs to the document."),
    ),
    "READ-39": (
        _("Another document is embedded here and was not read."),
        _("Open the file in Word and save it again."),
    ),
    "READ-40": (
        _("Words that the page hides stand here, apart from its text."),
        _("Look whether they belong to the document."),
    ),
    "READ-23": (
        _("Some pages are damaged and could not be read."),
        _("Get another copy of the file."),
    ),
    "READ-24": (
        _("Some pages are pictures without text."),
        _("Ask for Tesseract to be installed here, or look whether these pages hold text."),
    ),
    "READ-25": (
        _("The text of some pages was recognised in pictures of them."),
        _("Compare what matters with the original."),
    ),
    "READ-26": (
        _("Some words here were not recognised for certain."),
        _("Compare them with the original."),
    ),
    "READ-27": (
        _("The text of some pages could not be recognised."),
        _("Scan these pages again at 300 dots an inch."),
    ),
    "READ-28": (
        _("The text was recognised without the words of its language."),
        _("Ask for the language to be installed for Tesseract, then read the file again."),
    ),
    "READ-29": (
        _("The file draws letters here without saying which they are; they were not read."),
        _("Ask for Tesseract to be installed here, then load it again."),
    ),
    "STRU-05": (
        _("The cells of this row were read across its columns and may hold each other’s words."),
        _("Compare with the original."),
    ),
    "STRU-07": (
        _("The numbering does not follow here: a point is missing, repeated or misprinted."),
        _("Compare with another copy or language."),
    ),
    "STRU-08": (
        _("This label is taken for another, which is due here."),
        _("Compare with the original: it may be misprinted, or points may be missing."),
    ),
    "STRU-20": (
        _("One row answers several recommendations at once."),
        _("Look up each of these numbers under this row."),
    ),
    "TAKE-01": (
        _("The file is larger than a file may be."),
        _("Split the file, or save it as text without its pictures."),
    ),
    "TAKE-02": (
        _("The file was not read in time; reading was stopped."),
        _("Check that it is a document; else split it."),
    ),
    "TAKE-03": (
        _("Reading the file needs too much memory; reading was stopped."),
        _("Split the file, or save it as plain text."),
    ),
    "TAKE-04": (
        _("The reader ended without an answer."),
        _("Report this with the file; other documents can be loaded meanwhile."),
    ),
    "TAKE-05": (
        _("The file cannot be opened."),
        _("Check that it is still there, then load it again."),
    ),
    "TAKE-06": (
        _("More was read in the file than any document holds."),
        _("Check that it is a document; else split it."),
    ),
    "REPO-01": (
        _("A dated report names no paragraph that it is about."),
        _("Look for the points that it is about by hand."),
    ),
    "REPO-02": (
        _("Who reports is not certain."),
        _("Look in the text who reports."),
    ),
    "REPO-03": (
        _("The date of a report is not understood."),
        _("Look in the text for the date."),
    ),
    "REPO-04": (
        _("The dates may be day and month or month and day: none of them tells."),
        _("Check one date with the original."),
    ),
    "MEET-01": (
        _("The text claims a number of States and lists another number."),
        _("Compare the list with the original."),
    ),
    "ALIG-01": (
        _("A provision of one text has no counterpart in the other."),
        _("Compare the two texts: one may lack it, or run it together with another."),
    ),
    "ALIG-02": (
        _("An instrument of one document is not in the other."),
        _("Look for it in another document."),
    ),
    "ALIG-03": (
        _("A provision has another number in the other text."),
        _("Cite it by the number of the text that is quoted."),
    ),
    "ALIG-04": (
        _("What answers to a provision in the other text is not certain."),
        _("Compare the two texts: a number may be misprinted, or the words changed."),
    ),
    "ALIG-05": (
        _("A provision names a figure or a State that its counterpart does not."),
        _("Compare the two texts: one may lack it, or say it in words."),
    ),
    "REG-04": (
        _("One of the values sent is none that the field can have."),
        _("Go back and choose one of the values offered."),
    ),
    "REG-08": (
        _("The original of this file is missing or damaged in the store."),
        _("Tell the people who run this server; a copy of the file can be put back."),
    ),
    "REG-02": (
        _("You may read this register but not change it."),
        _("Ask an editor of this register."),
    ),
    "REG-03": (
        _("The register does not hold what stands at this address."),
        _("Look for it among the documents, or load the document that holds it."),
    ),
    "REG-16": (
        _("A status is claimed on no passage and no evidence."),
        _("Quote the words it rests on, choose evidence, or claim that there is no evidence."),
    ),
    "REG-17": (
        _("The quoted words are not what the text says at their place."),
        _("Quote the words exactly as the document has them."),
    ),
    "REG-05": (
        _("Nothing has been decided here that could be undone."),
        _("Look at the history of the record."),
    ),
    "REG-18": (
        _("You cannot give this role in this institution."),
        _("See who may give which role on the page “Who may do what”."),
    ),
    "REG-06": (
        _("Somebody else saved while you were working on this."),
        _("Compare their words with yours and save again."),
    ),
    "REG-20": (
        _("That cannot be done at the stage this is at."),
        _("Read it again: somebody may have moved it on."),
    ),
    "REG-21": (
        _("This report says nothing yet."),
        _("Add an entry that names a commitment or an action, then hand it in."),
    ),
    "REG-22": (
        _("An entry says how far it is and rests on nothing."),
        _("Attach a file, a passage or a link to it, or leave out how far it is."),
    ),
    "REG-23": (
        _("The file is larger than 25 MB."),
        _("Attach the pages that matter, or a link to where the whole stands."),
    ),
    "REG-24": (
        _("A report goes back, or out, with a reason only."),
        _("Say in a sentence what is to be changed, or why."),
    ),
    "REG-25": (
        _("The page could not be archived."),
        _("Save the page yourself and attach it as the copy of the link."),
    ),
    "REG-26": (
        _("These words do not stand in that point."),
        _("Copy the words from the document, or take the whole point."),
    ),
    "REG-27": (
        _("This call asks nobody, or its deadline is over."),
        _("Change it, then open it."),
    ),
    "REG-40": (
        _("This edition is frozen and never changes again."),
        _("Begin the next edition."),
    ),
    "REG-41": (
        _("This edition is a draft: nothing of it is frozen yet."),
        _("Freeze it first, read it, then publish it."),
    ),
    "REG-50": (
        _("This key opens nothing: it is unknown, was revoked or has run out."),
        _("Make a new key under “My account”."),
    ),
    "REG-51": (
        _("This change does not say which version of the record it rests on."),
        _("Read the record, and send its ETag back as “If-Match”."),
    ),
}
"""For each code the problem and the remedy."""
