"""Resolves references: what each one means, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten

from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status, Target
from compromiso.model.provision import Path, Provision
from compromiso.text.citations.address_book import AddressBook
from compromiso.text.citations.discourse import Discourse, Meant, head_of
from compromiso.text.citations.external import provision_words
from compromiso.text.citations.lookalikes import FROM_CAPITAL, lookalikes
from compromiso.text.citations.pointing import pointed_at, pointed_with, preceding
from compromiso.text.citations.reference import BARE, Group, Number, Reference

LONGEST_TITLE = 60
BY_PLACE = frozenset({"paragraph", "subparagraph"})
WHOLE_ANNEX = (Group("annex"),)
NUMBERED = frozenset({("article",), ("paragraph",)})
"""Units of which a figure is no misread letter."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address that a reference prints, its range end, and the kinds of unit it names.

    `base` is the path of the provision that a pointing word means ("of this article"): what is
    meant stands in it.
    """

    labels: Path
    through: Path | None
    units: tuple[str | None, ...]
    base: Path = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What one address means in one instrument; `others` are readings of a misread letter."""

    address: Address
    provisions: tuple[Provision, ...] = ()
    repaired: bool = False
    ambiguous: bool = False
    others: tuple[Provision, ...] = ()


@dataclass(frozen=True)
class Resolver:
    """Resolves the references of one text, in reading order."""

    text: str
    book: AddressBook
    discourse: Discourse

    def resolve(
        self, reference: Reference, instrument: str, host: Provision | None, *, header: bool
    ) -> Citation | None:
        """Say what a reference means; None where its words turn out to point at nothing."""
        if reference.groups[:1] == WHOLE_ANNEX:
            return self._annex(reference, instrument, host)
        if reference.all_above or _only_points(reference):
            return self._pointing(reference, host)
        if not reference.groups:
            return self._whole(reference, instrument, host)
        meant, found = self._choose(reference, instrument, host)
        if meant is None or (is_pair(reference) and not all(f.provisions for f in found)):
            return None if is_pair(reference) else self._nowhere(reference, instrument, host)
        self.discourse.remember(reference, instrument, meant, header=header)
        if meant.held is None:
            return self._external(reference, meant, host)
        return self._held(reference, meant.held, found, instrument, host)

    def _choose(
        self, reference: Reference, instrument: str, host: Provision | None
    ) -> tuple[Meant | None, list[Found]]:
        """Choose the instrument: the one that is named, else the first that has the whole address.

        Failing that one that has at least its head, then one that is not held, then none.
        """
        partly: tuple[Meant, list[Found]] | None = None
        external: Meant | None = None
        for meant in self.discourse.candidates(reference, instrument, host):
            if meant.held is None:
                if meant.sure or meant.again:
                    return meant, []
                external = external or meant
                continue
            found = self._look_up(reference, meant.held, instrument, host)
            if meant.sure or all(f.provisions for f in found):
                return meant, found
            if (partly is None or meant.again) and self._has_head(reference, meant.held):
                partly = meant, found
        return partly or (external, [])

    def _whole(
        self, reference: Reference, instrument: str, host: Provision | None
    ) -> Citation | None:
        """Resolve a document cited by its symbol or title, without a provision.

        None for the title of an instrument that is held: the text is about it.
        """
        meant = next(self.discourse.candidates(reference, instrument, host))
        sure = Meant(meant.held, meant.external, sure=True, again=meant.again)
        self.discourse.last_whole = reference.end, sure
        if meant.held is None:
            return self._external(reference, meant, host)
        if reference.titled:
            return None
        target = HeldTarget(meant.held, None, ())
        return self._citation(reference, host, "explicit", (Status.RESOLVED, ""), (target,))

    def _annex(
        self, reference: Reference, instrument: str, host: Provision | None
    ) -> Citation | None:
        """Resolve the only annex of the text that names it; None where it has none or several."""
        annexes = self._annexes(instrument)
        if len(annexes) != 1:
            return None
        target = self._target(annexes[0])
        return self._citation(reference, host, "explicit", (Status.RESOLVED, ""), (target,))

    def _annexes(self, held: str) -> list[Provision]:
        provisions = self.book.structure.provisions
        return [p for p in provisions if p.instrument == held and p.kind == "annex"]

    def _pointing(self, reference: Reference, host: Provision | None) -> Citation | None:
        if host is None:
            return None
        if reference.all_above:
            meant = preceding(host, self.book) if self._opens(reference, host) else ()
        else:
            meant = pointed_at(reference.groups[0], host, self.book)
        if not meant:
            return None
        if reference.groups:
            self.discourse.last_of_unit[reference.groups[0].unit or ""] = meant[-1]
        targets = tuple(self._target(p) for p in meant)
        return self._citation(reference, host, "relative", (Status.RESOLVED, ""), targets)

    def _opens(self, reference: Reference, host: Provision) -> bool:
        """Tell whether the words open the provision, so that 'the above' is what precedes it."""
        return reference.start - host.start <= len(host.label or "") + 6

    def look_up(self, reference: Reference, held: str) -> tuple[Provision, ...]:
        """List the provisions that a reference from another text means here; all or none."""
        found = self._look_up(reference, held, "", None)
        if not all(f.provisions and not f.ambiguous for f in found):
            return ()
        return tuple(dict.fromkeys(p for f in found for p in f.provisions))

    def _look_up(
        self, reference: Reference, held: str, instrument: str, host: Provision | None
    ) -> list[Found]:
        near = host if held == instrument and reference.instrument is None else None
        addresses = self._addresses(reference, host, held)
        found = [self._find(held, address, near) for address in addresses]
        if reference.groups[0].unit == "annex" and any(not f.provisions for f in found):
            found = [f if f.provisions else self._further_annex(f, held) for f in found]
        own = reference.instrument is None or reference.instrument.own
        if host is None or not own or held != instrument:
            return found
        return [self._in_run(f, host) if f.ambiguous else f for f in found]

    def _further_annex(self, found: Found, held: str) -> Found:
        """Look for an annex that is a text of its own among the other instruments of the bundle."""
        others = (i.id for i in self.book.structure.instruments if i.id != held)
        alike = [p for i in others for p in self._under(found.address, None, i)]
        return replace(found, provisions=tuple(alike)) if len(alike) == 1 else found

    def _in_run(self, found: Found, host: Provision) -> Found:
        kept = tuple(self.book.same_run(host, list(found.provisions)))
        return replace(found, provisions=kept, ambiguous=len(kept) > 1)

    def _addresses(self, reference: Reference, host: Provision | None, held: str) -> list[Address]:
        """List the addresses of a reference: (10, 2) for 'apartado 2 del artículo 10'."""
        bases = [Address((), None, ())]
        if reference.instrument is not None and reference.instrument.kind == "annex":
            annexes = self._annexes(held)
            path = self.book.path(annexes[0]) if len(annexes) == 1 else ()
            bases = [replace(_below(bases[0], path, "annex"), base=())]
        for place, group in enumerate(reference.groups):
            if group.unit in BARE:
                continue
            if not group.numbers:
                inner = reference.groups[place + 1 : place + 2]
                pointed = self._pointed_base(group, host, inner)
                bases = [_below(base, *pointed) for base in bases]
                continue
            if group.again:
                bases += [_extended(Address((), None, ()), group.unit, n) for n in group.numbers]
                continue
            kept = bases[:-1] if group.after else []
            open_ = bases[-1:] if group.after else bases
            bases = kept + [_extended(b, group.unit, n) for b in open_ for n in group.numbers]
        if any(group.unit == "preamble" for group in reference.groups):
            return [replace(base, units=(*base.units[:-1], "recital")) for base in bases]
        return bases

    def _pointed_base(
        self, group: Group, host: Provision | None, inner: tuple[Group, ...]
    ) -> tuple[Path, str | None]:
        if group.relation == "said":
            said = self.discourse.last_of_unit.get(group.unit or "")
            meant: tuple[Provision, ...] = (said,) if said is not None else ()
        else:
            meant = pointed_with(group, host, inner, self.book) if host is not None else ()
        return (self.book.path(meant[0]) if meant else ()), group.unit

    def _find(self, held: str, address: Address, near: Provision | None) -> Found:
        if address.base or (len(address.units) > 1 and len(address.labels) > len(address.units)):
            near = None
        if address.units[-1:] == ("recital",):
            return Found(address, tuple(self.book.recital(held, address.labels[-1])))
        provisions = self._under(address, near, held)
        if address.labels and address.labels[-1].rsplit(".", 1)[-1] in FROM_CAPITAL:
            found = self._recapitalised(held, address, near, provisions)
            if address.through is None or found.repaired or not found.provisions:
                return found
        if not provisions:
            return self._otherwise(held, address, near)
        if address.through is not None:
            ends = self.book.find(held, address.through, address.units, near)
            if not ends:
                return Found(replace(address, labels=address.through))
            return Found(address, self.book.between(provisions[0], ends[0]))
        return Found(address, tuple(provisions), ambiguous=len(provisions) > 1)

    def _otherwise(self, held: str, address: Address, near: Provision | None) -> Found:
        """Read an address that no provision has as printed: counted, shuffled or misread."""
        counted = self._counted(held, address)
        if counted:
            return Found(address, counted)
        shuffled = self.book.shuffled(held, address.labels, address.units)
        if shuffled and not address.base:
            return Found(address, tuple(shuffled), ambiguous=len(shuffled) > 1)
        return self._misread(held, address, near)

    def _under(self, address: Address, near: Provision | None, held: str) -> list[Provision]:
        """List what the labels mean, within the provision that a pointing word means if any."""
        found = self.book.find(held, address.labels, address.units, near)
        if len(found) > 1 and "recital" not in address.units:
            found = [p for p in found if p.kind != "recital"] or found
        if not address.base:
            return found
        depth = len(address.base)
        return [p for p in found if self.book.path(p)[:depth] == address.base]

    def _counted(self, held: str, address: Address) -> tuple[Provision, ...]:
        """Count the paragraphs without numbers: "the second paragraph of article 3"."""
        if min(len(address.labels), len(address.units)) < 2 or address.units[-1] not in BY_PLACE:
            return ()
        parents = self.book.find(held, address.labels[:-1], address.units[:-1], None)
        if len(parents) != 1:
            return ()
        return tuple(self.book.by_place(parents[0], address.labels[-1]))

    def _misread(self, held: str, address: Address, near: Provision | None) -> Found:
        """Try the letters that a scan may have turned into the printed one."""
        readings = self._readings(held, address, near)
        if not readings:
            return Found(address)
        return Found(address, tuple(readings[:1]), repaired=True, others=tuple(readings[1:]))

    def _recapitalised(
        self, held: str, address: Address, near: Provision | None, exact: list[Provision]
    ) -> Found:
        """Read a capital I or O: a label of its own where lists have capitals, else misread."""
        if any((p.label_norm or "").split()[-1:] == [address.labels[-1]] for p in exact):
            return Found(address, tuple(exact), ambiguous=len(exact) > 1)
        readings = self._readings(held, address, near) + exact
        printed = address.labels[-1].rsplit(".", 1)[-1]
        readings.sort(key=lambda p: printed not in (p.label or ""))
        if not readings:
            return Found(address)
        return Found(address, tuple(readings[:1]), repaired=True, others=tuple(readings[1:]))

    def _readings(self, held: str, address: Address, near: Provision | None) -> list[Provision]:
        found: list[Provision] = []
        numbered = len(address.labels) == 1 and address.units[-1:] in NUMBERED
        if numbered and address.labels[0].isdecimal():
            return []
        for labels in lookalikes(address.labels):
            found += self.book.find(held, labels, address.units, near, exactly=True)
        return [p for n, p in enumerate(found) if p not in found[:n]]

    def _has_head(self, reference: Reference, held: str) -> bool:
        head = head_of(reference)
        units = (reference.groups[0].unit,)
        return bool(head) and bool(self.book.find(held, (head,), units, None))

    def _held(
        self, reference: Reference, held: str, found: list[Found], instrument: str,
        host: Provision | None,
    ) -> Citation:  # fmt: skip
        form = _form(reference, own=held == instrument)
        provisions = [p for f in found for p in f.provisions]
        if provisions:
            self.discourse.last_of_unit[reference.groups[-1].unit or ""] = provisions[-1]
        targets = tuple(dict.fromkeys(self._target(p) for p in provisions))
        status, reason = self._standing(found, held)
        others: tuple[Target, ...] = tuple(self._target(p) for f in found for p in f.others)
        if status is Status.DANGLING:
            others = (HeldTarget(held, None, ()),)
        return self._citation(reference, host, form, (status, reason), targets, others)

    def _standing(self, found: list[Found], held: str) -> tuple[Status, str]:
        missing = [".".join(f.address.labels) for f in found if not f.provisions]
        if missing:
            lost = " and no ".join(missing)
            return Status.DANGLING, f"“{self._title(held)}” as held has no {lost}."
        repaired = [f for f in found if f.repaired]
        if repaired:
            printed = ".".join(repaired[0].address.labels)
            read = ".".join(repaired[0].provisions[0].path)
            return Status.REPAIRED, f"“{printed}” is a misprint or misread of {read}."
        if any(f.ambiguous for f in found):
            reason = f"“{self._title(held)}” has several provisions that this may mean."
            return Status.AMBIGUOUS, reason
        return Status.RESOLVED, ""

    def _title(self, instrument: str) -> str:
        """Give the title of an instrument, shortened to be said in a sentence."""
        return shorten(
            self.discourse.structure.instruments_by_id[instrument].title,
            LONGEST_TITLE,
            placeholder="…",
        )

    def _external(self, reference: Reference, meant: Meant, host: Provision | None) -> Citation:
        target = ExternalTarget(meant.external or "", provision_words(reference))
        reason = f"“{target.external}” is not among the texts held."
        return self._citation(reference, host, "external", (Status.EXTERNAL, reason), (target,))

    def _nowhere(self, reference: Reference, instrument: str, host: Provision | None) -> Citation:
        form = _form(reference, own=True)
        unit = reference.groups[-1].unit
        title = self._title(instrument)
        if unit is None or unit in self.book.kinds.get(instrument, set()):
            reason = f"“{title}” as held has no provision of that number."
            whole = (HeldTarget(instrument, None, ()),)
            return self._citation(reference, host, form, (Status.DANGLING, reason), (), whole)
        reason = "The text does not say of which instrument this is a provision."
        return self._citation(reference, host, form, (Status.AMBIGUOUS, reason), ())

    def _citation(
        self, reference: Reference, host: Provision | None, form: str, standing: tuple[Status, str],
        targets: tuple[Target, ...], suggestions: tuple[Target, ...] = (),
    ) -> Citation:  # fmt: skip
        status, reason = standing
        return Citation(
            host.ref if host is not None else None, reference.start, reference.end,
            self.text[reference.start : reference.end], form, status, targets, suggestions, reason,
        )  # fmt: skip

    def _target(self, provision: Provision) -> HeldTarget:
        return HeldTarget(provision.instrument, provision.eid, provision.path)


def is_pair(reference: Reference) -> bool:
    """Tell two bare letters, "(i) and (ii)", which cite only where they lead somewhere."""
    first = reference.groups[0]
    return first.unit is None and all(
        len(n.labels) == 1 and n.labels[0].isalpha() for n in first.numbers
    )


def _only_points(reference: Reference) -> bool:
    return len(reference.groups) == 1 and not reference.groups[0].numbers


def _below(base: Address, labels: Path, unit: str | None) -> Address:
    if not labels:
        return base
    unnamed = (None,) * (len(labels) - 1)
    return Address((*base.labels, *labels), None, (*base.units, *unnamed, unit), labels)


def _extended(base: Address, unit: str | None, number: Number) -> Address:
    through = (*base.labels, *number.through) if number.through else None
    return Address((*base.labels, *number.labels), through, (*base.units, unit), base.base)


def _form(reference: Reference, *, own: bool) -> str:
    if reference.groups[0].unit is None:
        return "elliptical"
    if any(group.relation for group in reference.groups):
        return "relative"
    return "internal" if own else "explicit"
