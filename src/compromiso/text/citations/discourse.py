"""Which instrument a reference is about: by its name, table header, place, and what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.text.citations.address_book import AddressBook
from compromiso.text.citations.grammar import Grammar, grammar
from compromiso.text.citations.held_names import HeldNames
from compromiso.text.citations.names import Mention, last_called, mentions_before
from compromiso.text.citations.reference import NamedInstrument, Reference
from compromiso.text.citations.treaty_names import (
    treaties,
    treaty_at,
    treaty_of_words,
    words_of,
)

SAID_BEFORE = 3000
"""How far before a reference the instrument of its provision may have been named."""
BESIDE = frozenset({", ", " ("})
NAME_BEFORE = 160
JUST_NAMED = 110
OWNER_BEFORE = 300
"""How far before 'its Action Programme' its owner is named at most."""


@filled_at_once
@dataclass(frozen=True, slots=True)
class Meant:
    """An instrument that a reference may mean: held (its id) or not held (its title).

    `sure` is true when the text names it, so that no other instrument need be tried; `again` when
    it is the one that the same number was cited of before.
    """

    held: str | None = None
    external: str | None = None
    sure: bool = False
    again: bool = False


@dataclass
class Discourse:
    """Follows a text in reading order and lists the instruments that a reference may mean."""

    text: str
    lower: str
    structure: Structure
    book: AddressBook
    held_names: HeldNames
    header: tuple[str, str, Meant] | None = None
    last_of_unit: dict[str, Provision] = field(default_factory=dict)
    last_cited: dict[str, Meant] = field(default_factory=dict)
    last_whole: tuple[int, Meant] | None = None
    called: dict[tuple[str, str], dict[int, Mention]] = field(default_factory=dict)

    def candidates(
        self, reference: Reference, instrument: str, host: Provision | None
    ) -> Iterator[Meant]:
        """Yield the instruments that the reference may mean, the likeliest first.

        `instrument` is the one that the reference stands in.
        """
        words = grammar(self.structure.instruments_by_id[instrument].language)
        if reference.instrument is not None:
            yield from self._named(reference, reference.instrument, instrument, words)
            return
        if any(group.relation == "this" for group in reference.groups):
            yield Meant(held=instrument, sure=True)
            return
        start = max(host.start, reference.start - SAID_BEFORE) if host else reference.start
        yield from self._just_cited(reference)
        if reference.groups[0].unit is not None:
            yield from self._beside(reference.start, words)
        if reference.possessive:
            yield from self._said(start, reference.start, words, sure=True)
        head = head_of(reference)
        if self.header is not None and self.header[:2] == (instrument, head):
            yield self.header[2]
        yield Meant(held=instrument)
        yield from self._said(start, reference.start, words, sure=False)
        if head in self.last_cited:
            yield self.last_cited[head]
        yield from (Meant(held=known) for known in sorted(self.book.heads().get(head, ())))
        yield from self._only_other(reference, instrument)
        yield from self._known_for(reference.groups[0].unit)

    def _just_cited(self, reference: Reference) -> Iterator[Meant]:
        """Yield the document cited just before 'its paragraph 3' or 'paragraph 3 thereof'."""
        end, whole = self.last_whole or (0, None)
        if reference.possessive and whole and 0 <= reference.start - end <= JUST_NAMED:
            yield whole

    def remember(
        self, reference: Reference, instrument: str, meant: Meant, *, header: bool
    ) -> None:
        """Keep what a reference was about, for the bare numbers after it."""
        head = head_of(reference)
        self.last_cited[head] = Meant(meant.held, meant.external, again=True)
        if header:
            self.header = (instrument, head, meant)

    def _named(
        self, reference: Reference, named: NamedInstrument, instrument: str, words: Grammar
    ) -> Iterator[Meant]:
        if named.own:
            yield Meant(held=instrument, sure=True)
            return
        if named.annexed:
            yield from self._annexed(named, instrument)
            return
        if named.known or named.words:
            yield from self._by_name(named)
            return
        if self.held_names.is_called(instrument, named.noun, named.kind):
            yield from self._beside_resolution(named, instrument)
            yield Meant(held=instrument, sure=True)
            return
        alike = self.held_names.of_kind(named.kind)
        if named.kind == "resolution" and len(alike) == 1 and alike[0] != instrument:
            yield Meant(held=alike[0])
        said = self._last_called(reference.start, named, words)
        if said:
            yield from said
            return
        if alike:
            yield from (Meant(held=known, sure=len(alike) == 1) for known in alike)
            return
        bare = (t for t in treaties().values() if named.noun in t.bare)
        yield Meant(external=next((t.title for t in bare), named.text), sure=True)

    def _beside_resolution(self, named: NamedInstrument, instrument: str) -> Iterator[Meant]:
        """Yield the text that a resolution names in its title and holds in its annex."""
        own = self.structure.instruments_by_id[instrument]
        if own.kind != "resolution" or named.kind == "resolution":
            return
        alike = [held for held in self.held_names.of_kind(named.kind) if held != instrument]
        if len(alike) == 1:
            yield Meant(held=alike[0], sure=True)

    def _annexed(self, named: NamedInstrument, instrument: str) -> Iterator[Meant]:
        """Yield the instruments of the bundle that 'the annexed Agreement' or 'the Annex' means."""
        others = [i.id for i in self.structure.instruments if i.id != instrument]
        alike = [held for held in self.held_names.of_kind(named.kind) if held != instrument]
        if len(alike) == 1 or (not alike and named.kind != "annex" and len(others) == 1):
            yield Meant(held=(alike or others)[0], sure=True)
            return
        if "annex" in self.book.kinds.get(instrument, ()):
            yield Meant(held=instrument)
        yield from (Meant(held=held) for held in alike or others)
        yield Meant(external=named.text, sure=True)

    def _by_name(self, named: NamedInstrument) -> Iterator[Meant]:
        held = self.held_names.named(named)
        if held:
            yield from (Meant(held=known, sure=len(held) == 1) for known in held)
            return
        known = named.known or treaty_of_words(named.words | set(words_of(named.noun or "")))
        yield Meant(external=treaties()[known].title if known else named.text, sure=True)

    def _said(self, start: int, end: int, words: Grammar, *, sure: bool) -> Iterator[Meant]:
        """Yield the instruments named before the reference in its own provision, nearest first."""
        for mention in mentions_before(self.text, self.lower, start, end, words, bare=sure):
            if mention.named.known or mention.named.words:
                for meant in self._by_name(mention.named):
                    yield Meant(meant.held, meant.external, sure=sure and meant.sure)
            elif not mention.possessive:
                alike = self.held_names.of_kind(mention.named.kind)
                yield from (Meant(held=held, sure=sure and len(alike) == 1) for held in alike)

    def _beside(self, position: int, words: Grammar) -> Iterator[Meant]:
        """Yield the instrument named just before a comma or bracket: "ICCPR, art. 9"."""
        if self.text[max(0, position - 2) : position] not in BESIDE:
            return
        end = position - 2
        start = max(0, end - NAME_BEFORE)
        for mention in mentions_before(self.text, self.lower, start, end, words)[:1]:
            if mention.end == end and (mention.named.known or mention.named.words):
                yield from self._by_name(mention.named)
                return
        first = self.text.rfind(" ", start, end) + 1
        known = treaty_at(self.text, max(first, start), end)
        if known is not None and known[1] == end:
            yield from self._by_name(NamedInstrument(self.text[first:end], known=known[0]))

    def _last_called(
        self, position: int, named: NamedInstrument, words: Grammar
    ) -> tuple[Meant, ...]:
        """List what 'the statement' may mean: the texts of the last name with that noun."""
        noun = named.noun or ""
        seen = self.called.setdefault((noun, words.language), {})
        for mention in last_called(self.text, self.lower, position, noun, words, seen):
            whole = self._owned(mention, words) if mention.possessive else mention.named
            if whole is not None and (whole.known or whole.words):
                return tuple(self._by_name(whole))
        return ()

    def _only_other(self, reference: Reference, instrument: str) -> Iterator[Meant]:
        """Yield the one other instrument held that has a provision of that number."""
        units, head = (reference.groups[0].unit,), head_of(reference)
        others = [i.id for i in self.structure.instruments if i.id != instrument]
        having = [i for i in others if head and self.book.find(i, (head,), units, None)]
        if len(having) == 1:
            yield Meant(held=having[0])

    def _known_for(self, unit: str | None) -> Iterator[Meant]:
        """Yield the treaty known for such units, if the text speaks of it or no other has them."""
        for treaty in treaties().values():
            if unit in treaty.units and (
                treaty.alone or any(call in self.lower for call in treaty.calls)
            ):
                yield from self._by_name(NamedInstrument(treaty.name, known=treaty.id))

    def _owned(self, mention: Mention, words: Grammar) -> NamedInstrument | None:
        """Give the whole name of 'its Action Programme': that of its owner, named just before."""
        start = max(0, mention.start - OWNER_BEFORE)
        for owner in mentions_before(self.text, self.lower, start, mention.start, words):
            if owner.possessive or not (owner.named.known or owner.named.words):
                continue
            noun = mention.named.noun or ""
            content = owner.named.words | set(words_of(f"{owner.named.noun or ''} {noun}"))
            content -= words.joiners
            return NamedInstrument(
                f"{owner.named.text} {mention.named.text}", noun=noun, kind=mention.named.kind,
                words=frozenset(content), known=treaty_of_words(frozenset(content)),
            )  # fmt: skip
        return None


def head_of(reference: Reference) -> str:
    """Give the outermost label of a reference, '' where it has none."""
    numbers = reference.groups[0].numbers if reference.groups else ()
    return numbers[0].labels[0].split(".")[0] if numbers else ""
