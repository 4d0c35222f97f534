"""What each code of the register is called on a page, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from compromiso.web.ui import claim_words

Words = Mapping[str, "Promise | str"]

STATUS: Words = {
    "resolved": pgettext_lazy("a citation", "followed"),
    "repaired": pgettext_lazy("a citation", "repaired"),
    "suspect": pgettext_lazy("a citation", "doubtful"),
    "ambiguous": pgettext_lazy("a citation", "ambiguous"),
    "dangling": pgettext_lazy("a citation", "leads nowhere"),
    "external": pgettext_lazy("a citation", "not held here"),
}
MEANING: Words = {
    "resolved": _("The citation names a provision that is held and fits."),
    "repaired": _("A slip in printing or scanning was read right, for example 25.0 for 25.o."),
    "suspect": _("The provision exists, but the citing words fit another one better."),
    "ambiguous": _("The citation may mean more than one provision."),
    "dangling": _("Nothing of that number stands in the document that is cited."),
    "external": _("The citation names a document that is not in this register."),
}
STATE: Words = {
    "proposed": pgettext_lazy("a proposal", "waits for review"),
    "accepted": pgettext_lazy("a proposal", "accepted"),
    "corrected": pgettext_lazy("a proposal", "corrected"),
    "rejected": pgettext_lazy("a proposal", "rejected"),
    "kept": pgettext_lazy("a proposal", "kept as printed"),
    "asked": pgettext_lazy("a proposal", "the author is asked"),
}
UPLOAD: Words = {
    "waiting": pgettext_lazy("a file", "waits"),
    "reading": pgettext_lazy("a file", "being read"),
    "storing": pgettext_lazy("a file", "being stored"),
    "loaded": pgettext_lazy("a file", "in the register"),
    "held": pgettext_lazy("a file", "was already held"),
    "refused": pgettext_lazy("a file", "refused"),
}
FORCE: Words = {
    "undertakes": pgettext_lazy("force", "undertakes"),
    "entrusts": pgettext_lazy("force", "is entrusted"),
    "urges": pgettext_lazy("force", "is urged"),
    "invites": pgettext_lazy("force", "is invited"),
    "recognises": pgettext_lazy("force", "recognises"),
    "recalls": pgettext_lazy("force", "recalls"),
}
FORCE_MEANING: Words = {
    "undertakes": _("The actor binds itself to do something."),
    "entrusts": _("The text gives the actor a task."),
    "urges": _("The text asks the actor firmly to act."),
    "invites": _("The text asks the actor to act, leaving it free."),
    "recognises": _("The text states something that it holds to be true or important."),
    "recalls": _("The text goes back to something agreed before."),
}
KIND: Words = {
    "declaration": _("Declaration"),
    "action-plan": _("Action plan"),
    "memorandum": _("Memorandum"),
    "report": _("Report"),
    "press-release": _("Press note"),
    "follow-up-report": _("Follow-up report"),
    "resolution": _("Resolution"),
    "treaty": _("Treaty"),
    "communique": _("Communiqué"),
    "agreement": _("Agreement"),
    "fact-sheet": _("Fact sheet"),
    "matrix": _("Matrix"),
    "letter": _("Letter"),
    "other": _("Document"),
}
COVERAGE: Words = {
    "cited": pgettext_lazy("coverage", "cited"),
    "repaired": pgettext_lazy("coverage", "cited, with a slip"),
    "suspect": pgettext_lazy("coverage", "cited, doubtful"),
    "ambiguous": pgettext_lazy("coverage", "cited, ambiguous"),
    "served": pgettext_lazy("coverage", "served without citation"),
    "uncited": pgettext_lazy("coverage", "no line cites it"),
}
FORM: Words = {
    "explicit": pgettext_lazy("a citation", "by number and name"),
    "elliptical": pgettext_lazy("a citation", "in a list"),
    "relative": pgettext_lazy("a citation", "by its place"),
    "internal": pgettext_lazy("a citation", "within the document"),
    "external": pgettext_lazy("a citation", "of another document"),
}
SEVERITY: Words = {"error": _("error"), "warning": _("warning"), "info": _("remark")}
HIT: Words = {
    "provision": pgettext_lazy("found in", "point"),
    "commitment": pgettext_lazy("found in", "commitment"),
    "instrument": pgettext_lazy("found in", "title"),
    "programme_line": pgettext_lazy("found in", "line of a programme"),
    "meeting": pgettext_lazy("found in", "meeting"),
}
RESPONSE: Words = {
    "accepted": pgettext_lazy("a recommendation", "accepted"),
    "supported": pgettext_lazy("a recommendation", "supported"),
    "partially-accepted": pgettext_lazy("a recommendation", "partially accepted"),
    "not-accepted": pgettext_lazy("a recommendation", "not accepted"),
    "noted": pgettext_lazy("a recommendation", "noted"),
}
PROGRESS: Words = {
    "not-started": pgettext_lazy("a measure", "not started"),
    "initiated": pgettext_lazy("a measure", "started"),
    "ongoing": pgettext_lazy("a measure", "under way"),
    "completed": pgettext_lazy("a measure", "completed"),
    "overdue": pgettext_lazy("a measure", "late"),
    "no-longer-applicable": pgettext_lazy("a measure", "no longer applies"),
}
ROLE: Words = {
    "coordinator": _("coordinator of the secretariat"),
    "monitor": _("monitoring body"),
    "validator": _("national coordinator"),
    "contributor": _("contributor"),
    "assessor": _("assessor"),
    "observer": _("observer of civil society"),
    "reader": _("reader"),
    "administrator": _("administrator"),
    "visitor": _("visitor"),
}
INSTITUTION: Words = {
    "secretariat": _("Secretariat"),
    "monitoring-body": _("Monitoring body"),
    "ministry": _("Ministry or authority of a State"),
    "civil-society": _("Organisation of civil society"),
    "other": _("Other institution"),
}
DUE: Words = {
    "cycle": pgettext_lazy("what is due", "a report is asked for"),
    "action": pgettext_lazy("what is due", "an action ends"),
    "milestone": pgettext_lazy("what is due", "a milestone"),
}
JOB: Words = {
    "check-table": _("A table is looked through"),
    "bring-table": _("A table is brought"),
}
JOB_STATE: Words = {
    "waiting": pgettext_lazy("a job", "waits"),
    "running": pgettext_lazy("a job", "under way"),
    "done": pgettext_lazy("a job", "done"),
    "failed": pgettext_lazy("a job", "failed"),
}
ROW: Words = {
    "error": pgettext_lazy("a row", "wrong"),
    "new": pgettext_lazy("a row", "new"),
    "changed": pgettext_lazy("a row", "changed"),
    "unchanged": pgettext_lazy("a row", "unchanged"),
}
UNIT: Words = {"count": "", "persons": _("persons"), "percent": "%"}
TABLES: Mapping[str, Words] = {
    "role": ROLE,
    "due": DUE,
    "job": JOB,
    "row": ROW,
    "job_state": JOB_STATE,
    "institution": INSTITUTION,
    "unit": UNIT,
    "status": STATUS,
    "state": STATE,
    "upload": UPLOAD,
    "force": FORCE,
    "kind": KIND,
    "coverage": COVERAGE,
    "form": FORM,
    "severity": SEVERITY,
    "hit": HIT,
    "response": RESPONSE,
    "progress": PROGRESS,
    "found": claim_words.FOUND,
    "found_meaning": claim_words.FOUND_MEANING,
    "standpoint": claim_words.STANDPOINT,
    "claim": claim_words.CLAIM_STAGE,
    "reading": claim_words.READING,
    "rolled": claim_words.ROLLED,
    "lane": claim_words.LANE,
}


def word(table: str, code: str) -> str:
    """Give the word for a code; a code without a word is shown as it is."""
    return str(TABLES[table].get(code, code))
