"""Where one instrument ends and the next begins in a file that bundles several."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compromiso.text.structure.candidates import Candidate
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import instrument_nouns, instrument_pattern, phrases

THRESHOLD = 4.0
LONGEST = 420
RESOLUTION = re.compile(r"(?:[A-Z]/)?(?:RES/)?\d{1,3}/\d{1,3}\.\s")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Title:
    """The title of one instrument: its lines (indexes), and the kind it names."""

    first: int
    after: int
    lines: tuple[int, ...]
    kind: str
    noun: str


def find_titles(
    lines: list[Line], furniture: dict[int, str], candidates: dict[int, Candidate]
) -> list[Title]:
    """List the titles that open an instrument; the first stands where the file begins."""
    entries = _contents_entries(lines, furniture)
    body = [at for at in range(len(lines)) if at not in furniture]
    titles: list[Title] = []
    place = 0
    while place < len(body):
        title = _title_at(lines, body, place, candidates, entries, first=not titles)
        if title is None:
            place += 1
            continue
        titles.append(title)
        while place < len(body) and body[place] < title.after:
            place += 1
    return titles


def _title_at(
    lines: list[Line], body: list[int], place: int, candidates: dict[int, Candidate],
    entries: list[str], *, first: bool,
) -> Title | None:  # fmt: skip
    at = body[place]
    line = lines[at]
    if not _title_like(line) or _numbered(at, candidates):
        return None
    if not (line.hashes or line.words[:80].isupper()) and _runs_on(lines, at):
        return None
    noun = instrument_pattern().search(line.words)
    if noun is None and (not first or place > 0 or "\t" in line.words):
        return None
    after = _extent(lines, body, place, candidates)
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


def _stands_out(line: Line) -> bool:
    """Say whether a line is marked, printed or placed as titles are."""
    words = line.words
    if line.hashes or line.number < 3 or words[:80].isupper():
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


def _numbered(at: int, candidates: dict[int, Candidate]) -> bool:
    candidate = candidates.get(at)
    return candidate is not None and bool(candidate.readings)


def _extent(
    lines: list[Line], body: list[int], place: int, candidates: dict[int, Candidate]
) -> int:
    """Give the place after the last line of the title: more capitals, or the same heading mark."""
    opening = lines[body[place]]
    loud = opening.words[:80].isupper()
    after = place + 1
    while after < len(body) and after - place < 6:
        line = lines[body[after]]
        broken = (
            not line.blanks and not opening.closed and len(opening.words) < 80 and not line.closed
        )
        same = (
            (loud and _loud(line))
            or (broken and len(line.words) < 80)
            or (opening.hashes and line.hashes and line.hashes <= opening.hashes)
        )
        if (
            not same
            or _numbered(body[after], candidates)
            or phrases("formulas", "preamble").match(line.words)
        ):
            break
        if (
            line.words.count("\t") > 1
            or line.words.endswith(":")
            or (line.blanks > 3 and not _noun_twin(opening, line))
        ):
            break
        after += 1
    return after


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
    score = 2.0 if line.words[:80].isupper() or line.hashes or line.bold else 0.5
    score += 1.5 if line.blanks >= 3 else 0.0
    score += 2.0 if any(_listed(line.words, entry) for entry in entries) else 0.0
    score += 2.5 if _after_annex(lines, body, place, candidates) else 0.0
    following = [lines[i] for i in body[after : after + 4]]
    score += 2.0 if any(_opens(f) for f in following) else 0.0
    score += _restart(body, after, candidates)
    score -= 2.0 if line.words[-1] == "." else 0.0
    return score


def _opens(line: Line) -> bool:
    return bool(
        phrases("formulas", "preamble").match(line.words)
        or phrases("formulas", "recital").match(line.words)
    )


def _after_annex(
    lines: list[Line], body: list[int], place: int, candidates: dict[int, Candidate]
) -> bool:
    return place > 0 and lines[body[place - 1]].words.strip("*_ ").casefold() in (
        "annex",
        "anexo",
        "annexe",
        "anejo",
    )


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
    return instrument_nouns()[match.group().casefold()], match.group()
