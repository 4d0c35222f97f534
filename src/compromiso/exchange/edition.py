"""The annual assessment in words: frozen facts in, an edition in one language out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal

from compromiso.exchange.edition_facts import Facts, Rests, by_place, totals
from compromiso.model.assessment import Standpoint
from compromiso.model.edition import Edition, EditionTable, Note, Section, Sentence
from compromiso.terms.loading import terms

Words = Mapping[str, Any]
SHOWN: Final = 60
"""How many rows a table of gaps shows; the sentence above it tells how many there are."""
PRINTED: Final = 1000
"""How many rows any other table shows; the facts hold all."""


@dataclass(slots=True)
class Draft:
    """What is needed while an edition is drafted: the words of the language, the notes so far."""

    language: str
    facts: Facts
    most: int = PRINTED
    noted: dict[tuple[str, str], Note] = field(default_factory=dict)
    of: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Say what the lists come to, whole or cut."""
        self.of = totals(self.facts)

    @property
    def words(self) -> Words:
        """Give the sentences of the language."""
        return terms(self.language, "edition")

    def day(self, told: str) -> str:
        """Write an ISO date out as far as it is told: a day, a month or a year."""
        if len(told) == len("2026-11-22"):
            return format_date(date.fromisoformat(told), "long", self.language)
        if len(told) == len("2026-11"):
            return format_date(date.fromisoformat(f"{told}-01"), "LLLL y", self.language)
        return told

    def number(self, value: int) -> str:
        """Write a number as the language does."""
        return str(format_decimal(value, locale=self.language))

    def counted(self, words: Words, key: str, count: int, **said: object) -> str:
        """Give the sentence for one or for many."""
        form = "one" if count == 1 else "other"
        told: str = words[f"{key}_{form}"].format(n=self.number(count), **said)
        return told

    def rests_on(self, *places: Rests) -> tuple[int, ...]:
        """Give the numbers of the notes that tell where a fact stands, adding those that lack."""
        return tuple(self._note(place) for place in places if place)

    def _note(self, place: Rests) -> int:
        told = self.words["sources"]
        text = told["words" if place.get("document") else "entry"].format(**place)
        quote = place.get("quote", "")
        new = Note(len(self.noted) + 1, text, quote)
        return self.noted.setdefault((text, quote), new).number


def edition(facts: Facts, language: str, number: int, most: int = PRINTED) -> Edition:
    """Draft the edition: the same facts give the same words, in `es`, `pt`, `en` or `fr`.

    A table has `most` rows at most; the sentence above it then tells how many there are.
    """
    draft = Draft(language, facts, most)
    words = draft.words
    sections = tuple(write(draft) for write in SECTIONS)
    return Edition(
        language=language,
        title=words["title"].format(year=facts["year"]),
        subtitle=words["subtitle"].format(number=number, day=draft.day(facts["day"])),
        day=facts["day"],
        sections=sections,
        notes=tuple(draft.noted.values()),
        notes_heading=words["notes"],
    )


def _basis(draft: Draft) -> Section:
    words, facts = draft.words["basis"], draft.facts
    count = facts["counts"]
    texts = draft.counted(words, "texts", count["texts"])
    here = draft.rests_on({"seq": facts["seq"]})
    said = [
        Sentence(words["ledger"].format(seq=facts["seq"], day=draft.day(facts["day"])), here),
        Sentence(words["head"].format(head=facts["head"]), here),
        Sentence(draft.counted(words, "commitments", count["commitments"], texts=texts), here),
        Sentence(words["decided"].format(n=draft.number(count["decided"])), here),
    ]
    return Section(words["heading"], (tuple(said),))


def _tasks(draft: Draft) -> Section:
    words, tasks = draft.words["tasks"], draft.facts["tasks"]
    taken = draft.number(draft.of["taken"])
    rows = [
        (
            Sentence(task["body"]),
            Sentence(task["words"], draft.rests_on(task["rests"])),
            _takers(draft, words, task["taken"]),
        )
        for task in tasks[: draft.most]
    ]
    return _section(draft, words, "tasks", rows, [], taken=taken)


def _takers(draft: Draft, words: Words, taken: Sequence[Mapping[str, Any]]) -> Sentence:
    if not taken:
        return Sentence(words["untaken"])
    told = "; ".join(
        words["taken"].format(institution=one["institution"], day=draft.day(one["since"]))
        for one in taken
    )
    return Sentence(told, draft.rests_on(*(one["rests"] for one in taken)))


def _actions(draft: Draft) -> Section:
    words, actions = draft.words["actions"], draft.facts["actions"]
    due, done = draft.of["due"], draft.of["done"]
    more = [words["milestones"].format(due=draft.number(due), done=draft.number(done))]
    rows = [
        (
            Sentence(action["institution"]),
            Sentence(f"{action['code']} {action['title']}", draft.rests_on(action["rests"])),
            Sentence(_span(draft, words, action)),
            Sentence(f"{action['done']}/{action['due']}"),
        )
        for action in actions[: draft.most]
    ]
    return _section(draft, words, "actions", rows, more if due else [])


def _span(draft: Draft, words: Words, action: Mapping[str, Any]) -> str:
    days = [draft.day(action[key]) if action[key] else words["open"] for key in ("start", "end")]
    told: str = words["span"].format(start=days[0], end=days[1])
    return told if action["start"] or action["end"] else words["open"]


def _reports(draft: Draft) -> Section:
    words, reports = draft.words["reports"], draft.facts["reports"]
    rows = [
        (
            Sentence(report["institution"]),
            Sentence(report["title"], draft.rests_on(report["rests"])),
            Sentence(draft.number(report["commitments"])),
        )
        for report in reports[: draft.most]
    ]
    told = draft.counted(words, "states", draft.of["states"])
    return _section(draft, words, "reports", rows, [], states=told)


def _claims(draft: Draft) -> Section:
    words, claims = draft.words["claims"], draft.facts["claims"]
    apart = draft.facts["disagreements"]
    told = draft.counted(words, "commitments", draft.of["claimed"])
    more = [draft.counted(words, "disagree", apart) if apart else words["agree"]]
    places = islice(by_place(claims), draft.most)
    rows = [_standpoints(draft, words, group) for group in places]
    return _section(draft, words, "claims", rows, more, of="places", commitments=told)


def _standpoints(
    draft: Draft, words: Words, group: Sequence[Mapping[str, Any]]
) -> tuple[Sentence, ...]:
    first = group[0]
    place = _country(draft, first["country"]) or words["everywhere"]
    cells = [Sentence(first["label"], draft.rests_on(first["words"])), Sentence(place)]
    for standpoint in Standpoint:
        found = [claim for claim in group if claim["standpoint"] == standpoint]
        told = "; ".join(draft.words["progress"][claim["progress"]] for claim in found)
        rests = [claim["rests"] for claim in found]
        cells.append(Sentence(told or "–", draft.rests_on(*rests)))
    return tuple(cells)


def _country(draft: Draft, code: str) -> str:
    from babel import Locale

    return str(Locale(draft.language).territories.get(code.upper(), code)) if code else ""


def _gaps(draft: Draft) -> Section:
    words, gaps = draft.words["gaps"], draft.facts["gaps"]
    said = tuple(
        Sentence(draft.counted(words, key, gaps[key]), draft.rests_on({"seq": draft.facts["seq"]}))
        for key in ("no_action", "no_report", "no_claim")
    )
    rows = tuple(
        (Sentence(one["label"]), Sentence(one["words"], draft.rests_on(one["rests"])))
        for one in gaps["untouched"][: min(SHOWN, draft.most)]
    )
    said = (*said, *_cut(draft, len(rows), draft.of["untouched"]))
    table = EditionTable(words["caption"], tuple(words["columns"]), rows)
    return Section(words["heading"], (said,), (table,) if rows else ())


def _next(draft: Draft) -> Section:
    words, dates = draft.words["next"], draft.facts["next"]
    rows = [
        (Sentence(draft.day(one["when"])), Sentence(one["what"], draft.rests_on(one["rests"])))
        for one in dates[: draft.most]
    ]
    return _section(draft, words, "next", rows, [], year=draft.facts["year"] + 1)


def _cut(draft: Draft, shown: int, count: int) -> tuple[Sentence, ...]:
    """Say that a table shows the first rows only, where it does."""
    if shown >= count:
        return ()
    told = {"shown": draft.number(shown), "n": draft.number(count)}
    here = draft.rests_on({"seq": draft.facts["seq"]})
    return (Sentence(draft.words["gaps"]["more"].format(**told), here),)


def _section(
    draft: Draft,
    words: Words,
    things: str,
    rows: Sequence[tuple[Sentence, ...]],
    more: Sequence[str],
    of: str = "",
    **said: object,
) -> Section:
    """Write what there is: a sentence that counts, sentences that add to it, a table.

    `things` names what is counted, `of` what a row of the table is about, where that is another.
    """
    count, whole = draft.of[things], draft.of[of or things]
    told = {"year": draft.facts["year"], "day": draft.day(draft.facts["day"])} | said
    heading = words["heading"].format(**told)
    here = draft.rests_on({"seq": draft.facts["seq"]})
    if not count:
        return Section(heading, ((Sentence(words["none"].format(**told), here),),))
    first = Sentence(draft.counted(words, "count", count, **told), here)
    sentences = (first, *(Sentence(one, here) for one in more), *_cut(draft, len(rows), whole))
    caption = words["caption"].format(**told)
    table = EditionTable(caption, tuple(words["columns"]), tuple(rows))
    return Section(heading, (sentences,), (table,))


SECTIONS: Final = (_basis, _tasks, _actions, _reports, _claims, _gaps, _next)
"""What writes each section, in the order of the edition."""
