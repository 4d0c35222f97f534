"""Two expressions of the same instruments, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compromiso.errors import Issue
from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.provision_index import ProvisionIndex
from compromiso.text.alignment.alignment import Alignment, InstrumentPair
from compromiso.text.alignment.named_alone import named_alone
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
    texts = (one.text, other.text)
    paired = tuple(_align(matched, texts) for matched in pair_instruments(ours, theirs))
    turned = tuple(pair.turned() for pair in paired)
    only, missing = _unpaired(one, paired), _unpaired(other, turned)
    doubted = (issue for pair in paired for issue in _doubted(one, other, pair))
    return Alignment(
        one, other, paired, only, missing,
        (*_differences(one, other, only, paired), *doubted),
        tuple(_differences(other, one, missing, turned)),
    )  # fmt: skip


def _align(matched: Matched, texts: tuple[str, str]) -> InstrumentPair:
    one, other = weigh(matched.one, matched.other)
    pairs, only_in_one, only_in_other = pair_provisions(one, other)
    found = InstrumentPair(
        matched.one.instrument, matched.other.instrument, matched.confidence, matched.reason,
        pairs, only_in_one, only_in_other,
    )  # fmt: skip
    back = found.turned()
    named = tuple(named_alone((one, other), texts, found.one.language, pairs))
    answered = tuple(named_alone((other, one), texts[::-1], back.one.language, back.pairs))
    return replace(found, named_in_one=named, named_in_other=answered)


def _unpaired(dossier: Dossier, paired: Iterable[InstrumentPair]) -> tuple[Instrument, ...]:
    found = {pair.one.id for pair in paired}
    return tuple(i for i in dossier.instruments if i.id not in found)


def _differences(
    here: Dossier,
    there: Dossier,
    instruments: Iterable[Instrument],
    paired: Sequence[InstrumentPair],
) -> Iterator[Issue]:
    """Yield what stands or is named in `here` alone."""
    for instrument in instruments:
        message = f"“{instrument.title}” is not in {called(there, here)}."
        remedy = "Look for the instrument in another document."
        yield Issue("ALIG-02", "warning", message, remedy, instrument.start, instrument.end)
    yield from _alone(here, there, [p for pair in paired for p in pair.only_in_one])
    for named in (each for pair in paired for each in pair.named_in_one):
        said, names = name(named.provision, here.text), ", ".join(named.names)
        message = f"{names} in {said} is not in what answers to it in {called(there, here)}."
        remedy = "Compare the two texts: one may lack it, or say it in words."
        span = (named.provision.start, named.provision.end)
        yield Issue("ALIG-05", "info", message, remedy, *span)


def _alone(here: Dossier, there: Dossier, alone: Sequence[Provision]) -> Iterator[Issue]:
    """Yield an issue for each provision without counterpart, its points not counted apart."""
    refs, index = {p.ref for p in alone}, ProvisionIndex(here.provisions)
    for provision in alone:
        if not any(above.ref in refs for above in index.ancestors(provision)):
            message = f"Nothing in {called(there, here)} answers to {name(provision, here.text)}."
            remedy = "Compare the two texts: one may lack it, or run it together with another."
            yield Issue("ALIG-01", "warning", message, remedy, provision.start, provision.end)


def _doubted(one: Dossier, other: Dossier, paired: InstrumentPair) -> Iterator[Issue]:
    for pair in paired.pairs:
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
