"""From the provisions of one instrument to drafts of commitments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compromiso.model.actor import Actor
from compromiso.model.commitment import Force
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.terms.loading import LANGUAGES
from compromiso.terms.phrases import Words
from compromiso.text.citations.printed import lowered_alike
from compromiso.text.commitments.adopters import Adopters
from compromiso.text.commitments.carried import Carried
from compromiso.text.commitments.clauses import Clause, opening, read_clauses
from compromiso.text.commitments.draft import Draft
from compromiso.text.commitments.frames import Frame, Frames
from compromiso.text.commitments.leads import NAMED_SURE, charged, speaking
from compromiso.text.commitments.lexicon import CueHit, Form, lexicon
from compromiso.text.commitments.openings import (
    only_undertakes,
    opens_with_modal,
    past_that,
    stands_alone,
    told_by_noun,
)
from compromiso.text.commitments.presents import with_presents
from compromiso.text.commitments.sentences import after_date, last_mark, opens_with_date, sentences
from compromiso.text.commitments.speech import Speech

RECITALS = frozenset(("preamble", "recital"))
RECALLING = frozenset((Force.RECOGNISES, Force.RECALLS))
BINDING = frozenset(("treaty", "agreement", "memorandum"))
NARRATING = frozenset(
    ("other", "communique", "press-release", "report", "follow-up-report", "letter")
)
POINTS = frozenset(("bullet", "point", "subpoint", "item", "indent"))
LEADING = (":", "—", "–")
NAMING = (*LEADING, ",")
NEAR_OPENING, LEAST_WORDS = 8, 5
SHORTEST_LINE, DEFINED = 3, 100
QUOTES = re.compile(r'["“«]')
INHERITED, NORM, WEAK, PLANNED_SURE = 0.95, 0.5, 0.5, 0.6


def speech_of(text: str, instrument: Instrument, start: int, end: int) -> Speech:
    """Give the words of a stretch of an instrument with its language, English where unknown."""
    language = instrument.language if instrument.language in LANGUAGES else "en"
    binding, narrates = instrument.kind in BINDING, instrument.kind in NARRATING
    words = Words(text, start, end, lowered_alike(text))
    return Speech(words, language, lexicon(language), binding, narrates)


class Drafter:
    """Reads the provisions of one instrument in document order."""

    def __init__(
        self,
        text: str,
        structure: Structure,
        instrument: Instrument,
        provisions: Sequence[Provision],
    ) -> None:
        self.speech = speech_of(text, instrument, instrument.start, instrument.end)
        self._provisions = provisions
        self._cues = with_presents(self.speech, self.speech.lexicon.find_cues(self.speech.words))
        self._cue_words = [cue.first for cue in self._cues]
        self._starts = [p.start for p in structure.provisions]
        self._index = structure.index
        self._frames = Frames(structure.index)
        preamble = next((p.spans[0] for p in provisions if p.kind == "preamble"), None)
        self._adopters = Adopters(self.speech, instrument, preamble)
        self._carried = Carried(structure.index)
        self._plan: Frame | None = None
        if instrument.kind == "action-plan":
            planners = self._adopters.at(instrument.start)
            self._plan = Frame(planners, (), Force.UNDERTAKES, PLANNED_SURE, open_=False)

    def drafts(self) -> list[Draft]:
        """List the drafts in document order; what only leads points in is left to the points."""
        found = [draft for p in self._provisions for draft in self._read(p)]
        return [d for d in found if d.leads is None or not (d.leads.carried or d.only_announces)]

    def _read(self, provision: Provision) -> Iterator[Draft]:
        frame = self._frames.over(provision)
        if (frame is None and not self._may_speak(provision)) or self._defines(provision):
            return
        drafts: list[Draft] = []
        held = 0
        for n, (first, last) in enumerate(self._sentences(provision)):
            if n == 0 and self._is_recital(provision, first, last):
                yield from self._recital(provision, first, last)
                return
            held = len(drafts)
            named = self._by_noun(provision, first, last, frame) if n == 0 else []
            drafts += named or self._sentence(provision, first, last, frame, n)
        if provision.label is None and frame is not None and not drafts:
            self._frames.close(provision)
        lead = self._lead(provision, drafts[held:], frame)
        if lead is not None:
            self._frames.open_below(provision, lead)
            if drafts[held:]:
                drafts[-1].leads = lead
        yield from drafts

    def _defines(self, provision: Provision) -> bool:
        """Say whether a provision tells what a term in quotation marks means."""
        text, end = self.speech.words.text, min(provision.start + DEFINED, provision.end)
        if QUOTES.search(text, provision.start, end) is None:
            return False
        first, last = self.speech.words.between(provision.start, end)
        return bool(self.speech.lexicon.defining.find(self.speech.words, first, last))

    def _may_speak(self, provision: Provision) -> bool:
        """Say whether a provision that nothing leads in may commit or lead others in."""
        return (
            self._has_cues(provision)
            or self._leads_in(provision)
            or self._is_planned(provision)
            or opens_with_date(self.speech.words.text, provision)
            or self._is_target(provision)
            or self._tells_by_noun(provision)
            or bool(self._naming(provision))
        )

    def _is_planned(self, provision: Provision) -> bool:
        """Say whether a line of a plan of action may tell no more than what to do."""
        return self._plan is not None and (provision.label is not None or provision.kind in POINTS)

    def _is_target(self, provision: Provision) -> bool:
        """Say whether a provision is numbered after the goal that it stands under: "5.4"."""
        if provision.label is None or "." not in provision.label[1:-1]:
            return False
        above = self._index.parent(provision)
        return above is not None and above.kind == "goal"

    def _tells_by_noun(self, provision: Provision) -> bool:
        begin = provision.start + len(provision.label or "")
        first, last = self.speech.words.between(begin, provision.end)
        return begin > provision.start and first < last and bool(told_by_noun(self.speech, first))

    def _by_noun(
        self, provision: Provision, first: int, last: int, frame: Frame | None
    ) -> list[Draft]:
        """Read a point that names what is declared: "Their commitment to …"."""
        start = opening(self.speech, first, last)
        told = told_by_noun(self.speech, start) if provision.label and start < last else None
        if told is None:
            return []
        actors = frame.actors if frame else self._adopters.at(self.speech.words.starts[start])
        return [Draft(provision, told[0], actors, (), told[1], last, NAMED_SURE)]

    def _has_cues(self, provision: Provision) -> bool:
        first, last = self.speech.words.between(provision.start, provision.end)
        return bool(self._between(first, last))

    def _between(self, first: int, last: int) -> list[CueHit]:
        words = self._cue_words
        return self._cues[bisect_left(words, first) : bisect_left(words, last)]

    def _sentences(self, provision: Provision) -> list[tuple[int, int]]:
        return sentences(self.speech, provision, self._starts)

    # ── recitals ──

    def _is_recital(self, provision: Provision, first: int, last: int) -> bool:
        """Say whether a provision only recites; "Aware of …, we undertake …" does more."""
        if provision.kind == "recital":
            return True
        cues = self._between(first, first + 1)
        recites = bool(cues) and cues[0].meaning.form is Form.GERUND
        if not recites and not self.speech.lexicon.recitals.match(self.speech.words, first):
            return False
        clauses = read_clauses(self.speech, self._between(first, last), first, last)
        return not any(clause.ours for clause in clauses)

    def _recital(self, provision: Provision, first: int, last: int) -> Iterator[Draft]:
        cues = self._between(first, first + 1)
        if cues and cues[0].meaning.force in RECALLING:
            force = Force(cues[0].meaning.force)
            actors = self._adopters.at(self.speech.words.starts[first])
            sure = cues[0].meaning.sure
            action = opening(self.speech, cues[0].last, last)
            yield Draft(provision, force, actors, (), action, last, sure)

    # ── sentences ──

    def _sentence(
        self, provision: Provision, first: int, last: int, frame: Frame | None, n: int
    ) -> list[Draft]:
        cues = self._between(first, last)
        start = opening(self.speech, past_that(self.speech, cues, frame, first), last)
        at = self._past_marker(start, last)
        told = read_clauses(self.speech, cues, at, last)
        clauses = self._carried.settle(provision, told, n, led=frame is not None)
        if provision.kind in RECITALS:
            clauses = tuple(c for c in clauses if not c.actors)
        if frame is None:
            alone = [self._own(provision, c, None) for c in clauses if stands_alone(c)]
            return alone or ([] if n else self._to_do(provision, start, at, last))
        verb = at > start or self._opens_with_verb(at, last)
        verb = verb or opens_with_modal(self.speech, cues, at)
        verb = verb or (frame.goals and self._is_dated(at, last))
        if verb and not frame.naming and (frame.goals or self._only_acts(clauses, at)):
            return self._inherited(provision, at, last, frame, whole=True)
        said = [c for c in clauses if frame.naming or not only_undertakes(c)]
        own = [c for c in said if c.first <= at + NEAR_OPENING]
        if own and (not verb or own[0].first == at):
            return [self._own(provision, c, frame) for c in said]
        if verb or (n == 0 and self._completes(provision, frame, at, last)):
            return self._inherited(provision, at, last, frame, whole=verb)
        if clauses:
            return [self._own(provision, c, frame) for c in clauses if stands_alone(c)]
        if frame.open_ and any(cue.meaning.obliges for cue in cues):
            return [self._norm(provision, at, last, frame)]
        return []

    def _to_do(self, provision: Provision, start: int, at: int, last: int) -> list[Draft]:
        """Read a line that nothing leads in and that yet tells what to do."""
        return self._dated(provision, at, last) or self._planned(provision, start, at, last)

    def _dated(self, provision: Provision, at: int, last: int) -> list[Draft]:
        """Read a goal that opens with its date ("By 2030, build …"); those beside it are goals."""
        aims = self._is_target(provision) and self._opens_with_verb(at, last)
        if provision.label is None or not (aims or self._is_dated(at, last)):
            return []
        actors = self._adopters.at(self.speech.words.starts[at])
        frame = Frame(actors, (), Force.UNDERTAKES, PLANNED_SURE, open_=False, goals=True)
        self._frames.open_beside(provision, frame)
        return self._inherited(provision, at, last, frame, whole=True)

    def _is_dated(self, at: int, last: int) -> bool:
        """Say whether a sentence opens with a date and then what to do."""
        begins = after_date(self.speech, at, last)
        return begins is not None and self._opens_with_verb(begins, last)

    def _planned(self, provision: Provision, start: int, at: int, last: int) -> list[Draft]:
        """Read a line that opens with what to do: "Open schools", "Opening of schools"."""
        words = self.speech.words.words
        if self._plan is None or not self._is_planned(provision) or last - at < SHORTEST_LINE:
            return []
        told = at > start or self._opens_with_verb(at, last)
        if not (told or self.speech.lexicon.is_doing(words, at)):
            return []
        return [
            Draft(provision, self._plan.force, self._plan.actors, (), at, last, self._plan.sure)
        ]

    def _past_marker(self, at: int, last: int) -> int:
        """Step over the "to" of "To plant trees"."""
        lexicon, word = self.speech.lexicon, self.speech.words.words[at]
        if at + 1 >= last or word not in lexicon.markers:
            return at
        listed = bool(lexicon.bare_verbs) and not self.speech.said(at + 1, "articles")
        return at + 1 if listed or lexicon.is_verb(self.speech.words.words[at + 1]) else at

    def _opens_with_verb(self, at: int, last: int) -> bool:
        """Say whether a sentence opens with what to do; in "To leave is no crime" it does not."""
        if not self.speech.lexicon.is_verb(self.speech.words.words[at]):
            return False
        after = at + 1
        while after < last and self.speech.said(after, "negations"):
            after += 1
        return after >= last or not self.speech.said(after, "copulas")

    def _completes(self, provision: Provision, frame: Frame, at: int, last: int) -> bool:
        """Say whether a point goes on from the words that lead it in, whatever it opens with.

        Where verbs are told by a list, a point beside one that inherits may open with another.
        """
        parted = frame.parted and (
            frame.used or self._is_part(at, last) or self._only_names(provision, at, last)
        )
        if frame.open_ or parted:
            return provision.label is not None or provision.kind in POINTS
        listed = bool(self.speech.lexicon.bare_verbs)
        return listed and frame.used and provision.kind in POINTS and last - at >= LEAST_WORDS

    def _only_names(self, provision: Provision, at: int, last: int) -> bool:
        """Say whether a point is one sentence that names a thing: "Access to the same schools."."""
        whole = provision.end - self.speech.words.ends[last - 1] <= SHORTEST_LINE
        return whole and last - at >= LEAST_WORDS and not self._between(at, last)

    def _is_part(self, at: int, last: int) -> bool:
        """Say whether a point ends as a part of the sentence that leads it in: ";", "; and"."""
        while last > at + 1 and self.speech.said(last - 1, "and_words"):
            last -= 1
        end = self.speech.words.ends[last - 1]
        return self.speech.words.text[end : end + 3].lstrip(" *_")[:1] in {";", ","}

    def _only_acts(self, clauses: tuple[Clause, ...], at: int) -> bool:
        """Say whether a sentence opens with a verb that is an action here: "support", led in."""
        first = clauses[0] if clauses else None
        word = self.speech.words.words[at]
        return (
            first is not None
            and first.bare
            and first.action == at + 1
            and first.force in RECALLING
            and word in self.speech.lexicon.bare_verbs
        )

    def _own(self, provision: Provision, clause: Clause, frame: Frame | None) -> Draft:
        here = self.speech.words.starts[clause.first]
        actors = clause.actors
        led = frame if clause.bare else None
        if led is not None:
            self._frames.use(provision, led, whole=True)
        if not actors and (clause.impersonal or self.speech.binding) and not led:
            actors = self._adopters.bound
        elif not actors and clause.force is not Force.ENTRUSTS:
            actors = led.actors if led else self._adopters.at(here, we=clause.ours)
        told = clause.addressees, clause.action, clause.last, clause.sure
        return Draft(provision, clause.force, actors, *told)

    def _inherited(
        self, provision: Provision, first: int, last: int, frame: Frame, *, whole: bool
    ) -> list[Draft]:
        self._frames.use(provision, frame, whole=whole)
        cuts = [first, *self._semicolons(first, last), last]
        sure = frame.sure * INHERITED
        return [
            Draft(provision, frame.force, frame.actors, frame.addressees, a, b, sure)
            for a, b in pairwise(cuts)
        ]

    def _semicolons(self, first: int, last: int) -> list[int]:
        """List the words after a semicolon that open another thing to do."""
        speech, words = self.speech, self.speech.words
        if ";" not in words.text[words.starts[first] : words.starts[last - 1]]:
            return []
        return [
            i
            for i in range(first + 1, last)
            if ";" in speech.gap(i - 1, i)
            and speech.lexicon.is_verb(speech.words.words[opening(speech, i, last)])
        ]

    def _norm(self, provision: Provision, first: int, last: int, frame: Frame) -> Draft:
        sure = frame.sure * NORM
        return Draft(provision, frame.force, frame.actors, frame.addressees, first, last, sure)

    # ── what leads points in ──

    def _lead(self, provision: Provision, said: list[Draft], frame: Frame | None) -> Frame | None:
        mark = self._mark(provision)
        if mark not in NAMING:
            return None
        naming = self._naming(provision)
        if naming and not said:
            return Frame(naming, (), Force.UNDERTAKES, NAMED_SURE, open_=False, naming=True)
        if mark not in LEADING:
            return None
        if said:
            d = said[-1]
            open_ = self._is_open(d)
            if not open_ and d.force in RECALLING:
                return None
            parted = d.force is Force.UNDERTAKES and not d.only_announces
            force = Force.ENTRUSTS if self._gives_duties(d) else d.force
            return Frame(d.actors, d.addressees, force, d.sure, open_, parted=parted)
        sentences_ = self._sentences(provision)
        if sentences_:
            first, last = sentences_[-1]
            cues = self._between(first, last)
            own = charged(self.speech, cues, first, last) or speaking(
                self.speech, cues, first, last
            )
            if own is not None:
                return own
        return None if self._has_cues(provision) else frame

    def _gives_duties(self, draft: Draft) -> bool:
        """Say whether a body is told its tasks: "The Committee shall have these functions:"."""
        duties = any(self.speech.said(i, "duties") for i in range(draft.first, draft.last))
        return duties and draft.only_announces and draft.force is Force.UNDERTAKES

    def _naming(self, provision: Provision) -> tuple[Actor, ...]:
        return self._adopters.named_within(provision.start, provision.end)

    def _leads_in(self, provision: Provision) -> bool:
        return self._mark(provision) in LEADING

    def _mark(self, provision: Provision) -> str:
        return last_mark(self.speech.words.text, provision.start, provision.end)

    def _is_open(self, draft: Draft) -> bool:
        """Say whether the words before the points end in the middle of a sentence."""
        return draft.last > 0 and self.speech.said(draft.last - 1, "open_ends")
