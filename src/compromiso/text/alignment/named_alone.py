"""What a provision names and its counterpart does not: figures, and States."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from compromiso.model.provision import Provision, ProvisionRef
from compromiso.terms.actor_names import state_name
from compromiso.text.alignment.alignment import NamedAlone, Pair
from compromiso.text.alignment.marks import ACTOR, FIGURE, TOKEN
from compromiso.text.alignment.passages import Passage

STATE = re.compile(rf"{ACTOR}[a-z]{{2}}")
ORDINAL = re.compile(r"[\wºª°]")
"""What makes an ordinal of a figure: where one language has 16th another has XVI."""

Names = Mapping[str, str]


def named_alone(
    passages: tuple[Sequence[Passage], Sequence[Passage]],
    texts: tuple[str, str],
    language: str,
    pairs: Iterable[Pair],
) -> Iterator[NamedAlone]:
    """Yield the provisions of the first text that name what their counterparts do not.

    `pairs` have the first text as `one`; a provision that the other text divides is compared with
    all the parts, and one that it runs together with others only for what it names itself.
    """
    ours = {p.provision.ref: p for p in passages[0] if not p.is_bare}
    theirs = {p.provision.ref: p for p in passages[1] if not p.is_bare}
    answers: dict[ProvisionRef, list[Passage]] = defaultdict(list)
    for pair in pairs:
        if pair.other.ref in theirs:
            answers[pair.one.ref].append(theirs[pair.other.ref])
    for ref, found in answers.items():
        if ref in ours:
            known = {mark for passage in found for mark in passage.vector}
            names = _names(ours[ref], texts[0], language)
            alone = tuple(name for mark, name in names.items() if mark not in known)
            if alone:
                yield NamedAlone(ours[ref].provision, found[0].provision, alone)


def _names(passage: Passage, text: str, language: str) -> Names:
    """Give the marks of a passage that any language keeps, each as people write it."""
    names = {FIGURE + digits: printed for digits, printed in _figures(passage.provision, text)}
    for mark in passage.vector:
        if STATE.fullmatch(mark):
            names[mark] = state_name(mark[1:], language)
    return names


def _figures(provision: Provision, text: str) -> Iterator[tuple[str, str]]:
    start = provision.start + len(provision.label or "")
    for found in TOKEN.finditer(text, start, provision.end):
        if found[0][0].isdigit() and not ORDINAL.match(text, found.end()):
            yield "".join(c for c in found[0] if c.isdigit()), found[0]
