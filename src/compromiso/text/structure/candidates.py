"""Which lines may open a numbered provision, and what their enumerators may mean."""

from __future__ import annotations

import re
from functools import cache

from compromiso.text.structure.candidate import TEXT_COST, Candidate
from compromiso.text.structure.containers import find_container
from compromiso.text.structure.enumerators import Reading, readings
from compromiso.text.structure.inline import is_cited
from compromiso.text.structure.line_starts import is_inline
from compromiso.text.structure.lines import Line
from compromiso.text.structure.part_numbers import as_arabic, as_roman
from compromiso.text.structure.worded_labels import find_lone, find_worded
from compromiso.text.structure.wording import (
    HEADED_LIST,
    any_of,
    folded,
    minor_words,
    opening,
    phrases,
    shouts,
    suffixes,
    words_of,
)

RUN_ON_TEXT_COST = 0.4
RUN_ON_LABEL_COST = 1.6
LISTED_REACH = 6
NAME_LINES, NAME_LENGTH = 3, 90
"""Over how many lines the name of an article may be broken, and how long each is."""
NOTED = re.compile(r"[.;:)]\s?(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\[\d{1,2}\]|\*)$")
"""The end of a sentence or clause with the mark of a note behind it."""
LISTED_ON = re.compile(r"[;,](?:\s[^\W\d_]{1,3})?$")
"""What a line ends with when a list goes on below it: a comma or semicolon, perhaps with "and"."""


COMMA_COST = 0.5
SHORTEST_WORDS = 4
"""How long a word is at most that cannot end a line of its own: "of", "del", "dans"."""
SIGNED = re.compile(r"(?:[A-Z]\.\s?){2,4}[A-ZÀ-Ý][\w'’-]{1,20}(?:\s[A-ZÀ-Ý][\w'’-]{1,20}){0,2}\.?")
"""The name of one who signs: two initials and more, and a surname."""
PAIR = re.compile(r"[A-Z]\.\s?[A-ZÀ-Ý][\w'’-]{1,20}\.?\s{4,60}[A-ZÀ-Ý][^\d:;]{2,40}")
"""Two who sign beside one another, the first with an initial."""
INITIALS = frozenset({("upp", "."), ("low", ".")})
SIGNATURE, SIGNED_LINES = 60, 12
"""How long a name is at most, and how many lines it may stand below the closing words."""
FEWEST_FIGURES = 2
UNIT_REACH = 16
LONG_WORD = 8
"""No label begins with so many letters, but for a word with a capital ("Parágrafo 2")."""
QUOTES = '«"“„'


@cache
def _enumerator_pattern() -> re.Pattern[str]:
    late = rf"(?:\s(?:{any_of(suffixes())})|(?<=\d)-[A-Z](?![\w]))?"
    dash = r"(?:\s[-–—]\s?|[-–—]\s)"
    return re.compile(
        r"(?P<dot>\d{1,3}(?:\.(?:\d{1,3}(?:[-–]\d{1,3})?|[a-z](?![A-Za-z])))+)"
        r"(?:\.?[)–-]?|\.)(?=[\s\u00a0*_]|$)"
        rf"|[(\[]\s?(?P<both>[^\s()\[\]]{{1,6}}){late}\s?[)\]]\.?"
        rf"|(?P<right>[^\s()\[\].,;:]{{1,6}}){late}\s?\)"
        rf"|(?P<nth>\d{{1,3}})\.?[ºª°]{late}[.)]?(?=[\s\u00a0*_]|$)"
        r"|(?P<stuck>\d{1,2})\.(?=[A-ZÀ-Ý][a-zà-ÿ]|[AEOÀÉY]\s[^\W\d_])"
        rf"|(?P<stop>[0-9A-Za-zñÑ|!]{{1,7}}|\d{{1,2}}/\d{{1,2}}){late}"
        r"(?:(?:(?<=\d)\s)?\.(?:\s?[-–—]|(?=[\s\u00a0*_]|$))|\.\)|(?<=\d)(?=\t))"
        r"|(?P<comma>\d{1,2}),(?=\s[«\"“]?[A-ZÀ-Ý])"
        r"|(?P<tied>\d{1,2})[-–—](?=[«\"“(]?(?:[A-ZÀ-Ý][a-zà-ÿ]|[OEÉ]\s|[AÀ]\s[a-zà-ÿ]))"
        rf"|(?P<dash>\d{{1,3}}(?={dash}[«\"“(]?[A-ZÀ-Ý])|[SlZBO](?={dash}[A-ZÀ-Ý])"
        rf"|[IVXLC]{{1,7}}(?={dash}[^\W\d_])){dash}"
    )


STOPPED = ("nth", "stop", "stuck", "comma", "dash", "tied")
STYLES = dict.fromkeys(STOPPED, ".") | {"both": "()", "right": ")"}


@cache
def _word_pattern() -> re.Pattern[str]:
    """Match the start of a line that opens with a word and so with no enumerator."""
    return re.compile(rf"[^\W\d_]{{8}}|[^\W\d_]{{1,7}}(?:,|\s(?!{any_of(suffixes())})[^\W\d_])")


@cache
def _late_pattern() -> re.Pattern[str]:
    return re.compile(rf"\w.?(?:\s(?P<word>{any_of(suffixes())})|-(?P<letter>[A-Z]))\W*$")


def find_candidates(lines: list[Line], language: str) -> list[Candidate]:
    """List the lines that may open a numbered provision, in order, with every reading of each."""
    found: list[Candidate] = []
    lone = find_lone(lines)
    inline: set[int] = set()
    for at, line in enumerate(lines):
        candidate = lone.get(at) or _labelled(at, line, language)
        if candidate is None or _names_the_last(candidate, found):
            continue
        if candidate.container and at and _leads_on(lines[at - 1], line):
            continue
        if _signs(candidate, lines, found[-1].at if found else -1):
            continue
        if is_inline(candidate, lines, inline):
            inline.add(at)
            line.goes_on = True
        else:
            _weigh(candidate, line, lines[at - 1] if at else None)
            if found and _heads(found[-1], lines, at, candidate):
                candidate.text_cost, candidate.label_cost, candidate.prompted = TEXT_COST, 0.0, True
            found.append(candidate)
    _settle_numbers(found)
    return found


def _heads(part: Candidate, lines: list[Line], at: int, candidate: Candidate) -> bool:
    """Say whether a label stands below that of a part, or below the name broken under it."""
    if part.rank is None or part.at == at - 1 or not candidate.label_cost:
        return part.rank is not None and part.at == at - 1
    first = candidate.readings[0] if candidate.readings else None
    if first is None or first.value != 1 or first.family[0] != "num" or first.cost:
        return False
    names = lines[part.at + 1 : at]
    if part.heading or len(names) > NAME_LINES or not names[0].words[0].isupper():
        return False
    if is_cited(f"{names[-1].words} ", 0, len(names[-1].words) + 1):
        return False
    return all(len(line.words) <= NAME_LENGTH and not line.closed for line in names)


def _names_the_last(candidate: Candidate, found: list[Candidate]) -> bool:
    """Say whether a closing heading is that of the article right above: "Article 42 / Reserves"."""
    above = found[-1] if found and found[-1].at == candidate.at - 1 else None
    if above is None or above.container is None:
        return False
    return candidate.container == "end" or (
        candidate.container == "session" and above.container == "article" and not above.heading
    )


def _leads_on(above: Line, line: Line) -> bool:
    """Say whether a line ends with a word that needs another: "as set out in / Annex 2."."""
    before, _, last = above.words.rpartition(" ")
    if not last.islower() or len(last) > SHORTEST_WORDS or before[-1:] in ",;":
        return False
    if line.bullet or line.hashes or line.bold:
        return False
    return last[-1] in "'’" or folded(last) in minor_words()


def _signs(candidate: Candidate, lines: list[Line], last: int) -> bool:
    """Say whether an initial opens a name: below the closing words, with no label since."""
    at, first = candidate.at, candidate.readings[:1]
    if not first or first[0].family not in INITIALS or len(lines[at].words) > SIGNATURE:
        return False
    closing = phrases("formulas", "closing")
    above = range(at - 1, max(last, at - SIGNED_LINES), -1)
    return any(closing.match(lines[i].words) for i in above)


def _labelled(at: int, line: Line, language: str) -> Candidate | None:
    first = line.words[0]
    worded = None
    if first.isupper() or line.hashes or line.bold:
        worded = find_container(at, line) or find_worded(at, line)
    elif first == "§" or line.words[2:3] == "P":
        worded = find_worded(at, line)
    elif len(line.words) >= LONG_WORD and line.words[:LONG_WORD].isalpha():
        return None  # as many lines of a wrapped text begin
    return worded or _enumerator(at, line, language)


def _settle_numbers(found: list[Candidate]) -> None:
    """Read the numbers of a scan in figures, or in Roman ones, where most of their kind are.

    Each instrument and annex is settled by itself: its articles begin at 1 again.
    """
    runs: dict[str, list[list[Candidate]]] = {}
    for candidate in found:
        if candidate.container is not None and candidate.readings and candidate.readings[0].value:
            own = runs.setdefault(candidate.container, [])
            if not own or candidate.readings[0].value == 1:
                own.append([])
            own[-1].append(candidate)
    for container, parts in runs.items():
        for run in parts:
            _settle(run, container)


def _settle(run: list[Candidate], container: str) -> None:
    figured = [c for c in run if _number(c).isdecimal()]
    others = [c for c in run if not _number(c)[0].isdecimal()]
    if container == "article" and FEWEST_FIGURES <= len(figured) > len(others):
        for candidate in others:
            as_arabic(candidate)
    elif FEWEST_FIGURES <= len(others) > len(figured):
        for candidate in figured:
            if set(_number(candidate)) == {"1"}:
                as_roman(candidate)


def _number(candidate: Candidate) -> str:
    return candidate.readings[0].norm.rpartition(" ")[2]


DOUBLE_REACH = 9
FIRST_OF_LIST = re.compile(  # one set first: a line is searched for it at once
    r"[\s*_–—-](?:\((?:1|a|i|A|I)\)|(?:1|a|i|A|I)[.)]|§\s?1(?:er|re)?\.?[ºª°.]?|1\.?[ºª°]|[1I]\s?[-–—])"
    r"(?=[\s\u00a0*_])"
)


def part_double_labels(lines: list[Line]) -> list[Line]:
    """Part the lines that open two provisions at once ("B. 1) …", "Article 5. 1. …")."""
    parted: list[Line] = []
    for at, line in enumerate(lines):
        after = _second_label(at, line)
        parted += [line] if after is None else line.cut([after], blanks=0)
    return parted


def _second_label(at: int, line: Line) -> int | None:
    """Give where the second label of a line begins, if a list begins right after its first."""
    if FIRST_OF_LIST.search(line.words[:40], 1) is None:
        return None
    first = _labelled(at, line, "en")
    if first is None or not first.readings or first.dotted:
        return None
    after = first.label_end - line.start
    mark = FIRST_OF_LIST.search(line.words, after - 1, after + DOUBLE_REACH)
    if mark is None:
        return None
    second = mark.start() + 1
    return second if not line.words[after:second].strip(" \t\u00a0*_") else None


def _weigh(candidate: Candidate, line: Line, above: Line | None) -> None:
    if above is None:
        return
    candidate.prompted = above.words.rstrip("*_ ").endswith((":", "—", "–")) or above.hashes > 0
    if (
        line.blanks
        or line.bullet
        or line.hashes
        or above.closed
        or above.hashes
        or NOTED.search(above.words[-LISTED_REACH:])
    ):
        return
    if above.width > 40 and not LISTED_ON.search(above.words[-LISTED_REACH:]):
        candidate.text_cost = RUN_ON_TEXT_COST
        candidate.label_cost = RUN_ON_LABEL_COST


def _enumerator(at: int, line: Line, language: str) -> Candidate | None:
    words = line.words
    quoted = words[0] in QUOTES
    if words[1:2] == "." and (SIGNED.fullmatch(words) or PAIR.fullmatch(words)):
        return None
    before = 1 + words[1:2].isspace() if quoted else _unit_word(words)
    if _word_pattern().match(words, before):
        return None
    match = _enumerator_pattern().match(words, before)
    if match is None:
        return None
    end = line.start + match.end()
    if match.group("dot"):
        return None if quoted else _dotted(at, line, match.group("dot"), end)
    kind = match.lastgroup or "stop"
    if kind in ("dash", "tied") and line.bullet:
        return None
    core = match.group(kind)
    found = _readings(core, kind, match.group(), language)
    if quoted:
        found = tuple(reading for reading in found if reading.value == 1)
    joker = len(core) <= 2 and not quoted and _may_be_any(kind, core)
    if not found and not joker:
        return None
    label = words[0 if not quoted else before : match.end()].strip()
    candidate = Candidate(at, label, end, found, joker=joker and not before)
    candidate.label_cost = COMMA_COST if kind in ("comma", "stuck") else 0.0
    _head(candidate, line, match.end())
    return candidate


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(map(folded, words_of('labels', 'units')))})[\s\u00a0]+")


@cache
def _unit_openings() -> frozenset[str]:
    return frozenset(folded(word)[:2] for word in words_of("labels", "units"))


def _unit_word(words: str) -> int:
    """Give where a label begins behind the word for it: "Alínea a)", "N.º 2.", "Inciso IV –"."""
    if not words[0].isupper() or opening(words[:2]) not in _unit_openings():
        return 0
    match = _unit_pattern().match(folded(words[:UNIT_REACH]))
    return match.end() if match is not None else 0


def _may_be_any(kind: str, core: str) -> bool:
    """Say whether a label is one that a scanner may have made of any other."""
    if kind == "dash":
        return len(core) == 1 and core.isalpha()
    return kind not in ("nth", "comma") and not (
        kind == "stop" and core.isalpha() and len(core) == 2
    )


def _readings(core: str, kind: str, label: str, language: str) -> tuple[Reading, ...]:
    """Give what a label may mean; "2 bis" and "2-A" come after 2 and before 3."""
    if core[-1] in "ABCDEFGH" and core[:-1].isdecimal() and kind == "stop":
        later = 0.02 * (ord(core[-1]) - 64)
        plain = readings(core[:-1], STYLES[kind], language)[:1]
        return tuple(r._replace(value=r.value + later, norm=core) for r in plain)
    first, slash, second = core.partition("/")
    found = readings(second or first, STYLES[kind], language)
    if slash:
        joined = first.isdecimal() and second.isdecimal() and int(second) == int(first) + 1
        return tuple(r._replace(norm=core) for r in found if r.cost == 0) if joined else ()
    late = _late_pattern().search(label) if len(label) > len(core) + 2 else None
    if late is None:
        return found
    word, letter = late.group("word"), late.group("letter")
    more = 0.02 * (ord(letter) - 64) if letter else 0.1 * (1 + suffixes().index(word.casefold()))
    tail = f"-{letter}" if letter else f" {word.casefold()}"
    return tuple(r._replace(value=r.value + more, norm=r.norm + tail) for r in found if r.cost == 0)


def _dotted(at: int, line: Line, number: str, end: int) -> Candidate:
    parts = tuple(number.split("."))
    last = parts[-1]
    last = re.split("[-–]", last)[-1]
    value = float(last) if last.isdecimal() else float(ord(last) - 96)
    depth = f"dot{len(parts)}" + ("" if last.isdecimal() else "a")
    reading = Reading(("dot", depth), value, 0.0, number)
    candidate = Candidate(at, line.words[: end - line.start], end, (reading,), dotted=parts)
    _head(candidate, line, end - line.start)
    return candidate


def _head(candidate: Candidate, line: Line, after: int) -> None:
    if len(line.words) - after > 180:
        return
    rest = line.words[after:].strip(" \t*_#")
    if not 2 < len(rest) <= 160 or rest[-1] in ".;,:" or not candidate.readings:
        return
    family, style = candidate.readings[0].family
    lettered = family in ("ROM", "upp") and style == "." and _names(rest)
    if shouts(rest) or line.hashes or lettered:
        candidate.heading = True
        if family in ("num", "ROM", "upp"):
            candidate.rank = HEADED_LIST


def _names(rest: str) -> bool:
    """Say whether the words after a letter or a Roman number are a heading and not a clause."""
    return (
        len(rest) < 90
        and not rest[0].islower()
        and ";" not in rest
        and not phrases("formulas", "recital").match(rest)
    )
