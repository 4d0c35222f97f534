"""Why two provisions are paired, in one sentence, and how a provision is named in it."""

from __future__ import annotations

from textwrap import shorten

from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.alignment.alignment import BY_CONTENT, BY_NUMBER, BY_PLACE, Pair
from compromiso.text.alignment.fit import Fit
from compromiso.text.alignment.marks import shared
from compromiso.text.alignment.passages import Passage

SPEAKING = 0.5
"""Words that weigh more than this are a reason for a pair."""
AGAINST = -1.5
"""Words or lengths that weigh less than this are a reason against it."""
EXCERPT = 60


def make_pair(one: Passage, other: Passage, fit: Fit) -> Pair:
    """Give a pair with its reason."""
    same = one.is_labelled and other.is_labelled and one.number.agrees(other.number)
    by_number = same and not one.number.is_named
    basis = BY_NUMBER if by_number else BY_CONTENT if fit.words > SPEAKING else BY_PLACE
    renumbered = _is_renumbered(one, other)
    said = [*_numbers(one, other, renumbered=renumbered), *_words(one, other, fit)]
    reason = "; ".join(said) or "only its place between two others"
    confidence = round(fit.confidence, 3)
    reason = f"{reason[0].upper()}{reason[1:]}."
    return Pair(one.provision, other.provision, basis, confidence, reason, renumbered)


def _is_renumbered(one: Passage, other: Passage) -> bool:
    if not (one.is_labelled and other.is_labelled):
        return False
    named = None in (one.number.printed[-1], other.number.printed[-1])
    return not named and not one.number.ends_like(other.number)


def _numbers(one: Passage, other: Passage, *, renumbered: bool) -> list[str]:
    ours, theirs = one.provision, other.provision
    if renumbered:
        return [f"the numbers differ, {number(ours)} and {number(theirs)}"]
    if one.is_labelled != other.is_labelled:
        return ["only one of them is numbered"]
    if not one.is_labelled or one.number.printed[-1] is None:
        return []
    if one.number.printed[-1] != other.number.printed[-1]:
        letters = f"{ours.label_norm} and {theirs.label_norm}"
        return [f"the same place in the two alphabets, {letters}"]
    same = one.number.agrees(other.number)
    return [f"the same number, {number(ours)}" if same else "the same number in another list"]


def _words(one: Passage, other: Passage, fit: Fit) -> list[str]:
    said = []
    both = shared(one.vector, other.vector)
    if fit.words > SPEAKING:
        said.append(f"words in common, {', '.join(both)}" if both else "words in common")
    elif fit.words < AGAINST:
        said.append("but hardly a word in common")
    if fit.length < AGAINST:
        said.append("but one is much longer")
    return said


def number(provision: Provision) -> str:
    """Give the number of a provision as people write it, '' where it has none.

    A label that repeats the one above it is told once: 3.4.1.a for 3.4, 3.4.1 and a.
    """
    pairs = zip(provision.path, (*provision.path[1:], ""), strict=True)
    return ".".join(label for label, below in pairs if not below.startswith(f"{label}."))


def name(provision: Provision, text: str) -> str:
    """Give the kind, number or first words by which a person finds a provision."""
    words = " ".join(text[provision.start : provision.end].split())
    if provision.label is not None:
        return f"{provision.kind} {number(provision)}"
    within = f" in {number(provision)}" if provision.path else ""
    return f"{provision.kind} “{shorten(words, EXCERPT, placeholder=' …')}”{within}"


def called(dossier: Dossier, beside: Dossier) -> str:
    """Give the name of a document, with its language where the other has the same name."""
    source = dossier.source
    alike = source.name == beside.source.name
    return f"{source.name} ({source.language})" if alike else source.name
