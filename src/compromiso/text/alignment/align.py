"""Two expressions of the same instruments, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compromiso.errors import Issue
from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.provision_index import ProvisionIndex
from compromiso.text.alignment.alignment import Alignment, InstrumentPair
from compromiso.text.alignment.pair_instruments import Matched, pair_instruments
from compromiso.text.alignment.pair_provisions import pair_provisions
from compromiso.text.alignment.passages import count, weigh
from compromiso.text.alignment.telling import called, name, number

DOUBTFUL = 0.5


def align(one: Dossier, other: Dossier) -> Alignment:
    """Lay two documents side by side, instrument by instrument and provision by provision.

    The same two documents give the same alignment; what only one of them has is in it too, and is
    told as an issue in the text that has it.
    """
    ours = [count(one, instrument) for instrument in one.instruments]
    theirs = [count(other, instrument) for instrument in other.instruments]
    paired = tuple(_align(matched) for matched in pair_instruments(ours, theirs))
    only = _unpaired(one, (pair.one for pair in paired))
    missing = _unpaired(other, (pair.other for pair in paired))
    return Alignment(
        one, other, paired, only, missing,
        (*_absent(one, other, only, paired, mirrored=False), *_doubted(one, other, paired)),
        tuple(_absent(other, one, missing, paired, mirrored=True)),
    )  # fmt: skip


def _align(matched: Matched) -> InstrumentPair:
    one, other = weigh(matched.one, matched.other)
    pairs, only_in_one, only_in_other = pair_provisions(one, other)
    return InstrumentPair(
        matched.one.instrument, matched.other.instrument, matched.confidence, matched.reason,
        pairs, only_in_one, only_in_other,
    )  # fmt: skip


def _unpaired(dossier: Dossier, paired: Iterable[Instrument]) -> tuple[Instrument, ...]:
    found = {instrument.id for instrument in paired}
    return tuple(i for i in dossier.instruments if i.id not in found)


def _absent(
    here: Dossier, there: Dossier, instruments: Iterable[Instrument],
    paired: Iterable[InstrumentPair], *, mirrored: bool,
) -> Iterator[Issue]:  # fmt: skip
    """Yield what stands in `here` alone; of a provision and its points, the provision only."""
    for instrument in instruments:
        message = f"“{instrument.title}” is not in {called(there, here)}."
        remedy = "Look for the instrument in another document."
        yield Issue("ALIG-02", "warning", message, remedy, instrument.start, instrument.end)
    alone = [p for pair in paired for p in (pair.only_in_other if mirrored else pair.only_in_one)]
    refs, index = {p.ref for p in alone}, ProvisionIndex(here.provisions)
    for provision in alone:
        if not _is_within(provision, refs, index):
            message = f"Nothing in {called(there, here)} answers to {name(provision, here.text)}."
            remedy = "Compare the two texts: one may lack it, or run it together with another."
            yield Issue("ALIG-01", "warning", message, remedy, provision.start, provision.end)


def _is_within(provision: Provision, refs: set[ProvisionRef], index: ProvisionIndex) -> bool:
    return any(above.ref in refs for above in index.ancestors(provision))


def _doubted(one: Dossier, other: Dossier, paired: Iterable[InstrumentPair]) -> Iterator[Issue]:
    for pair in (pair for instruments in paired for pair in instruments.pairs):
        start, end = pair.one.start, pair.one.end
        if pair.is_renumbered:
            message = f"{number(pair.one)} is {number(pair.other)} in {called(other, one)}."
            remedy = "Cite it by the number of the text that is quoted."
            yield Issue("ALIG-03", "info", message, remedy, start, end)
        elif pair.confidence < DOUBTFUL:
            said = name(pair.one, one.text)
            message = f"What answers to {said} in {called(other, one)} is not certain."
            remedy = "Compare the two texts: a number may be misprinted, or the words changed."
            yield Issue("ALIG-04", "warning", message, remedy, start, end)
