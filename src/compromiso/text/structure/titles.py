"""Where one instrument ends and the next begins in a file that bundles several."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.headings import opening_kind
from compromiso.text.structure.letters import Letter, find_letters
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import (
    folded,
    in_capitals,
    instrument_pattern,
    kind_named,
    minor_words,
    phrases,
    whole,
)

THRESHOLD = 4.0
LONGEST = 420
RESOLUTION = re.compile(
    r"(?:[A-Z]/)?(?:RES/)?\d{1,3}/\d{1,3}\.\s|(?:[A-Z]{1,5}/)?RES(?:\.|/|OL\.)\s?\d{1,4}"
)
"""The number by which bodies call their resolutions: 59/412, AG/RES. 2141, CP/RES/12."""
WORD_BEFORE = re.compile(r"[^\W\d_]+(?=['’\s]+$)")
LETTERS = re.compile(r"[^\W\d_]+")
SHORT_TITLE = 40
SPOKEN_OF = -2.0
"""What it costs the heading of an annex that it only speaks of an instrument."""
HEAD, MOST_BROKEN = 40, 4
"""How far in a title its noun stands, and over how many lines one in small letters is broken."""
SIGNED_LINES = 12
"""How far above a title the closing formula may be, the names of those who signed between."""


@dataclass(slots=True)
class Title:
    """The title of one instrument: its lines (indexes), and the kind it names.

    `lines` is empty where a text begins without a title; `annex` is the label above that
    calls the instrument a further annex of the text before.
    """

    first: int
    after: int
    lines: tuple[int, ...]
    kind: str
    noun: str
    annex: Candidate | None = None


def find_titles(
    lines: list[Line], furniture: dict[int, str], candidates: dict[int, Candidate]
) -> list[Title]:
    """List the titles that open an instrument; the first stands where the file begins."""
    entries = _contents_entries(lines, furniture)
    body = [at for at in range(len(lines)) if at not in furniture]
    letters = {letter.at: letter for letter in find_letters(lines, furniture)}
    titles: list[Title] = []
    annexes: list[Candidate] = []
    place = 0
    while place < len(body):
        at = body[place]
        title = _letter_at(letters[at]) if at in letters else None
        if title is None and _stands_out(lines[at]):
            title = _title_at(lines, body, place, candidates, entries, first=not titles)
        if title is None:
            title = _untitled(candidates.get(at), annexes)
            if title is None or _title_at(lines, body, place + 1, candidates, entries, first=False):
                place += 1
                continue
            annexes.append(candidates[at])
        title = _annexed(title, candidates.get(body[place - 1]) if place else None, annexes)
        titles.append(_before_letter(title, letters))
        place = max(place + 1, bisect_left(body, titles[-1].after))
    return titles


def _letter_at(letter: Letter | None) -> Title | None:
    if letter is None:
        return None
    lines = (letter.at,) if letter.headed else ()
    return Title(letter.at, letter.at + len(lines), lines, "letter", "letter")


def _before_letter(title: Title, letters: dict[int, Letter]) -> Title:
    """Give the title without the lines from which a letter begins."""
    stop = next((at for at in title.lines[1:] if at in letters), None)
    if stop is None:
        return title
    kept = tuple(at for at in title.lines if at < stop)
    return replace(title, after=kept[-1] + 1, lines=kept)


def _untitled(label: Candidate | None, annexes: list[Candidate]) -> Title | None:
    """Give a text that is a further annex and has no title of its own, if a label opens one."""
    if label is None or label.container != "annex" or not _is_further(label, annexes):
        return None
    return Title(label.at, label.at, (), "other", "annex")


def _annexed(title: Title, above: Candidate | None, annexes: list[Candidate]) -> Title:
    """Give the title, with the label above it where that makes it a further annex.

    `annexes` are the labels above the instruments annexed so far.
    """
    if above is None or above.container != "annex":
        return title
    further = _is_further(above, annexes)
    annexes.append(above)
    return replace(title, first=above.at, annex=above) if further else title


def _is_further(label: Candidate, annexes: list[Candidate]) -> bool:
    """Say whether an annex counts on from the last that opened an instrument."""
    if not annexes:
        return False
    last, this = annexes[-1], label
    one = folded(last.label).split()[0] == folded(this.label).split()[0]
    step = this.readings[0].value - last.readings[0].value
    return one and step == (1 if this.readings[0].value else 0)


def _title_at(
    lines: list[Line], body: list[int], place: int, candidates: dict[int, Candidate],
    entries: list[str], *, first: bool,
) -> Title | None:  # fmt: skip
    if place >= len(body):
        return None
    at = body[place]
    line = lines[at]
    if not (_title_like(line) or _breaks_at_comma(lines, at)) or _numbered(at, candidates):
        return None
    quiet = not (line.hashes or in_capitals(line.words[:80]))
    runs_on = quiet and _runs_on(lines, at)
    broken = _broken_title(lines, body, place) if runs_on else 0
    if runs_on and not broken:
        return None
    noun = instrument_pattern().search(line.words)
    if noun is None and (not first or place > 0 or "\t" in line.words):
        return None
    after = broken or _extent(lines, body, place, candidates)
    if not first and _score(lines, body, (place, after), candidates, entries) < THRESHOLD:
        return None
    kind, word = _kind(" ".join(lines[i].words for i in body[place:after]))
    return Title(at, body[after - 1] + 1, tuple(body[place:after]), kind, word)


def _title_like(line: Line) -> bool:
    if not _stands_out(line) or line.words.count("\t") > 1:
        return False
    words = line.words.rstrip("*_# ")
    if not words or len(words) > LONGEST or words[-1] in ";,":
        return False
    return phrases("formulas", "recital").match(words) is None


def _breaks_at_comma(lines: list[Line], at: int) -> bool:
    """Say whether a title in capitals goes on below a comma: "… BY LAND, / SEA AND AIR"."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.blanks or line.words[-1] != "," or not line.words.isupper():
        return False
    return below.words.isupper() and _heads_noun(line)


def _stands_out(line: Line) -> bool:
    """Say whether a line is marked, printed or placed as titles are."""
    words = line.words
    if line.hashes or line.number < 3 or in_capitals(words[:80]):
        return True
    if line.bold and words.endswith("**"):
        return True
    alone = line.blanks >= 1 and len(words) < 200
    return alone and words[0].isupper() and words[-1] not in ".:"


def _runs_on(lines: list[Line], at: int) -> bool:
    """Say whether a line is the first of a broken paragraph rather than a title alone."""
    return (
        at + 1 < len(lines)
        and not lines[at + 1].blanks
        and (lines[at + 1].begins_low or len(lines[at].words) > 55)
    )


def _broken_title(lines: list[Line], body: list[int], place: int) -> int:
    """Give the place after a title broken over lines: a block that opens with its noun; else 0."""
    noun = instrument_pattern().search(lines[body[place]].words, 0, HEAD)
    after = place + 1
    while after < len(body) and not lines[body[after]].blanks and after - place <= MOST_BROKEN:
        after += 1
    last = lines[body[after - 1]]
    apart = after < len(body) and lines[body[after]].blanks > 0 and not last.closed
    fits = noun is not None and 1 < after - place <= MOST_BROKEN and last.words[-1] != ","
    return after if fits and apart and lines[body[place]].blanks else 0


def _numbered(at: int, candidates: dict[int, Candidate]) -> bool:
    candidate = candidates.get(at)
    return candidate is not None and bool(candidate.readings)


def _extent(
    lines: list[Line], body: list[int], place: int, candidates: dict[int, Candidate]
) -> int:
    """Give the place after the last line of the title: more capitals, or the same heading mark."""
    opening = lines[body[place]]
    loud = in_capitals(opening.words[:80])
    after = place + 1
    while after < len(body) and after - place < 6:
        line = lines[body[after]]
        broken = (
            not line.blanks and not opening.closed and len(opening.words) < 80 and not line.closed
        )
        same = (
            (loud and (_loud(line) or _completes(lines, body, after)))
            or (broken and len(line.words) < 80)
            or (opening.hashes and line.hashes and line.hashes <= opening.hashes)
        )
        if (
            not same
            or _numbered(body[after], candidates)
            or phrases("formulas", "preamble").match(line.words)
            or whole("heads", "preamble").fullmatch(line.words)
        ):
            break
        if (
            line.words.count("\t") > 1
            or line.words.endswith(":")
            or (line.blanks > 3 and not _noun_twin(opening, line))
            or (line.words[-1] == "," and (line.blanks or _recited_below(lines, body, after)))
            or phrases("formulas", "recital").match(line.words)
        ):
            break
        after += 1
    return after


def _recited_below(lines: list[Line], body: list[int], at: int) -> bool:
    """Say whether a recital or formula stands below a line that names who speaks: "The Board,"."""
    return at + 1 < len(body) and opening_kind(lines[body[at + 1]]) != "preamble"


def _completes(lines: list[Line], body: list[int], after: int) -> bool:
    """Say whether a line goes on with a noun that stands alone: "CONVENTION / relative à …"."""
    above, line = lines[body[after - 1]], lines[body[after]]
    return not line.blanks and line.begins_low and len(above.words) < 50 and not above.closed


def _loud(line: Line) -> bool:
    letters = "".join(LETTERS.findall(line.words[:120]))
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _noun_twin(a: Line, b: Line) -> bool:
    return a.words[:12].casefold() == b.words[:12].casefold()


def _score(
    lines: list[Line], body: list[int], extent: tuple[int, int], candidates: dict[int, Candidate],
    entries: list[str],
) -> float:  # fmt: skip
    place, after = extent
    line = lines[body[place]]
    score = 2.0 if in_capitals(line.words[:80]) or line.hashes or line.bold else 0.5
    score += 1.5 if line.blanks >= 3 else 0.0
    score += 2.0 if any(_listed(line.words, entry) for entry in entries) else 0.0
    following = [lines[i] for i in body[after : after + 4]]
    if _after_annex(lines, body, place, candidates):
        score += 2.5 if _heads_noun(line) or any(_opens(f) for f in following) else SPOKEN_OF
    score += 1.0 if _is_protocol(line) else 0.0
    score += 1.5 if _after_signature(lines, body, place) else 0.0
    score += 2.0 if any(_opens(f) for f in following) else 0.0
    score += _restart(body, after, candidates)
    score -= 2.0 if line.words[-1] == "." and not _loud(line) else 0.0
    return score


def _heads_noun(line: Line) -> bool:
    """Say whether a title is of the instrument it names: not "Lists to which the Treaty refers"."""
    nouns = instrument_pattern().finditer(line.words)
    before = (WORD_BEFORE.search(line.words, 0, noun.start()) for noun in nouns)
    return any(word is None or folded(word[0]) not in minor_words() for word in before)


def _opens(line: Line) -> bool:
    return bool(
        phrases("formulas", "preamble").match(line.words)
        or phrases("formulas", "recital").match(line.words)
    )


def _after_annex(
    lines: list[Line], body: list[int], place: int, candidates: dict[int, Candidate]
) -> bool:
    """Say whether the line above does nothing but open an annex, numbered or not."""
    above = candidates.get(body[place - 1]) if place > 0 else None
    return above is not None and above.container == "annex" and not above.heading


def _is_protocol(line: Line) -> bool:
    """Say whether a line in capitals begins with the noun of a text put beside another."""
    if len(line.words) >= SHORT_TITLE:
        return False
    noun = instrument_pattern().search(line.words)
    return noun is not None and _loud(line) and kind_named(noun.group()) in ("treaty", "other")


def _after_signature(lines: list[Line], body: list[int], place: int) -> bool:
    """Say whether a text was closed and signed in the lines above, with nothing opened since."""
    above = (lines[at].words for at in body[max(0, place - SIGNED_LINES) : place])
    return any(phrases("formulas", "closing").match(words) for words in above)


def _restart(body: list[int], after: int, candidates: dict[int, Candidate]) -> float:
    """Give 1 where numbering begins at 1 below, 2 where articles or titles begin again at 1."""
    for at in body[after : after + 40]:
        candidate = candidates.get(at)
        if candidate is None or not candidate.readings:
            continue
        first = candidate.readings[0]
        if first.value != 1:
            return 0.0
        counted = candidate.container in ("article", "title", "chapter", "part")
        before = (candidates.get(i) for i in body[:after])
        again = counted and any(
            c is not None and c.container == candidate.container and c.readings[0].value > 1
            for c in before
        )
        return 2.0 if again else 1.0
    return 0.0


def twins(first: Title, second: Title, lines: list[Line], candidates: dict[int, Candidate]) -> bool:
    """Say whether a title is printed twice: the same noun again, with nothing numbered between."""
    between = range(first.after, second.first)
    return (
        first.kind == second.kind
        and first.noun.casefold() == second.noun.casefold()
        and len(between) <= 6
        and not any(at in candidates for at in between)
        and len(
            set(_key(lines[second.first].words).split())
            & set(_key(lines[first.first].words).split())
        )
        >= 4
    )


def _listed(words: str, entry: str) -> bool:
    key = _key(words)
    return len(key) > 8 and (key.startswith(entry) or entry.startswith(key))


def _contents_entries(lines: list[Line], furniture: dict[int, str]) -> list[str]:
    entries = [_key(lines[at].words) for at, kind in furniture.items() if kind == "toc"]
    return [entry for entry in entries if len(entry) > 8]


def _key(words: str) -> str:
    return " ".join(LETTERS.findall(words.casefold()))


def _kind(words: str) -> tuple[str, str]:
    if RESOLUTION.match(words):
        return "resolution", ""
    match = instrument_pattern().search(words)
    if match is None:
        return "other", ""
    return kind_named(match.group()), match.group()
