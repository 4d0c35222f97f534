"""Lines of the page and not of the text: covers, contents, running heads, numbers, menus."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from compromiso.text.structure.footnotes import find_footnotes
from compromiso.text.structure.lines import Line
from compromiso.text.structure.repeated_lines import find_repeated
from compromiso.text.structure.wording import any_of, phrases, whole, words_of

PAGE_NUMBER = re.compile(
    r"(?:[-–—|]{1,2}\s?)?\d{1,4}(?:\s?[-–—|]{1,2})?|[-–—]\s?[ivxl]{1,6}\s?[-–—]"
    r"|(?:page|p[áa]gina|p[áa]g\.|p\.)\s?\d{1,4}(?:\s?(?:/|of|de|sur)\s?\d{1,4})?"
    r"|\d{1,4}\s?(?:/|of|de|sur)\s?\d{1,4}"
    r"|(?:\d{1,4}(?:/\d{1,4})?\s{3,})?(?:GE\.)?\d\d-\d{5,6}(?:\s\(\w\))?"
    r"(?:\s{3,}\d{1,4}(?:/\d{1,4})?|\s+\d{6}(?:\s+\d{6})?)?",
    re.IGNORECASE,
)
JOB_NUMBER = re.compile(r"\d{6,8}\*(?:\s+.{1,30})?|\*\d{6,8}\*(?:\s+.{1,30})?")
"""The bar code of a United Nations document, with what is printed beside it."""
SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9.\-]+){2,6}(?:\s+\d{1,3})?")
NUMBER = re.compile(r"(?:No|N[º°o]|Nr|Vol)\.?\s{0,3}[\dIVXLC]{1,8}(?:[-–][\dIVXLC]{1,8}){0,3}")
"""The number under which a treaty is registered, alone on its line."""
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
PAGE_TAIL = re.compile(r"(?:\t|\s?\.{3,}\s?|\s{3,})[\d./ ]{1,7}$")
PAGE_SIGNS, PAGE_TAIL_LENGTH = frozenset("0123456789./"), 12
MARKUP = re.compile(r"<!--.*?-->|<(?:meta|link|br|hr)\b[^>]*>|[^\w\s]{1,80}|_{3,80}")
HEAD_SEARCH = 400
MASTHEAD, MASTHEAD_WIDTH, LONGEST_HEAD = 20, 120, 600
"""How many lines of what width, at most, stand above the words "Resolution adopted by"."""
MENU_WORDS = 60


def find_furniture(
    lines: list[Line], labelled: set[int], rows: frozenset[int] = frozenset()
) -> dict[int, str]:
    """Give the kind of artefact of each line (by index) that is page furniture or bare markup.

    `labelled` are the indexes of lines that open with an enumerator: they are never running heads;
    `rows` are those of lines that hold the cells of a table: they are no contents.
    """
    found: dict[int, str] = {}
    found.update(_front_matter(lines))
    found.update(_masthead(lines, labelled))
    _mark_single(lines, found)
    contents = _contents(lines, rows)
    found.update(contents)
    if contents and min(contents) <= 60:
        found.update(
            {at: "cover" for at in range(min(contents)) if found.get(at) != "front_matter"}
        )
    found.update({at: kind for at, kind in _menu(lines).items() if at not in found})
    found.update(_running_heads(lines, labelled, found))
    found.update(find_repeated(lines, labelled, found))
    notes = find_footnotes(lines, labelled, found)
    if len(found) + len(notes) < len(lines):  # a page is not made of notes alone
        found.update(notes)
    return found


def _front_matter(lines: list[Line]) -> dict[int, str]:
    if not lines or lines[0].words != "---" or lines[0].number != 0:
        return {}
    last = next((i for i, line in enumerate(lines[1:80], 1) if line.words == "---"), None)
    return {} if last is None else dict.fromkeys(range(last + 1), "front_matter")


def _mark_single(lines: list[Line], found: dict[int, str]) -> None:
    final = len(lines) - 1
    for at, line in enumerate(lines):
        words = line.words
        if at in found or (len(words) > 120 and (len(words) > 240 or "   " not in words)):
            continue
        kind = _kind_alone(line, at_edge=at >= final - 2 or at < 3)
        if kind is not None:
            found[at] = kind
    _mark_series(lines, found)
    _mark_gazette(lines, found)


@cache
def _series() -> re.Pattern[str]:
    return re.compile(rf"[—–-]\s?(?:{any_of(words_of('furniture', 'series'))})", re.IGNORECASE)


@cache
def _gazette() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_of('furniture', 'gazette'))})\b", re.IGNORECASE)


def _mark_gazette(lines: list[Line], found: dict[int, str]) -> None:
    """Mark the heads of a gazette: its name, set off from a date or a number."""
    for at, line in enumerate(lines):
        words = line.words
        if "   " not in words and "\t" not in words:
            continue
        edges = words[0].isdigit() or words[-1].isdigit()
        if edges and at not in found and len(words) <= 120 and _gazette().search(words):
            found[at] = "running_head"


def _mark_series(lines: list[Line], found: dict[int, str]) -> None:
    """Mark the heads of a collection of treaties, and the number of the treaty beside them."""
    for at, line in enumerate(lines):
        words = line.words
        if len(words) > 110 or not ("—" in words or "–" in words or "-" in words):
            continue
        if at not in found and _series().search(words):
            found[at] = "running_head"
            beside = (i for i in (at - 1, at + 1) if 0 <= i < len(lines))
            found.update({i: "running_head" for i in beside if NUMBER.fullmatch(lines[i].words)})


def _masthead(lines: list[Line], labelled: set[int]) -> dict[int, str]:
    """Give the lines above "Resolution adopted by …": organisation, symbol, date, agenda item."""
    adopted = phrases("furniture", "adopted")
    for at, line in enumerate(lines[:MASTHEAD]):
        if at in labelled or (len(line.words) > MASTHEAD_WIDTH and not _is_run_on_head(line)):
            return {}
        if adopted.match(line.words):
            return dict.fromkeys(range(at), "cover")
    return {}


def _is_run_on_head(line: Line) -> bool:
    """Say whether a line holds all that stands above a resolution, its symbol within it."""
    return len(line.words) <= LONGEST_HEAD and "/RES/" in line.words and not line.closed


def _kind_alone(line: Line, *, at_edge: bool) -> str | None:
    """Give what a line is by its own words: a mark, an address, a page number, a symbol."""
    words = line.words
    if not words[0].isalnum() and MARKUP.fullmatch(words):
        return "marker"
    if "*" in words[:11] and JOB_NUMBER.fullmatch(words):
        return "footer"
    if words[0] in "hw" and at_edge:
        return "footer" if ADDRESS.fullmatch(words) else None
    if words[-1].isdigit() or words[-1] in ")-–—":
        if PAGE_NUMBER.fullmatch(words) and (not line.bullet or words[-1] in "-–—"):
            return "page_number"
        if SYMBOL.fullmatch(words):
            return "running_head"
    return None


def _contents(lines: list[Line], rows: frozenset[int]) -> dict[int, str]:
    opening = whole("furniture", "contents")
    for at, line in enumerate(lines[:HEAD_SEARCH]):
        if len(line.words) < 30 and at not in rows and opening.fullmatch(line.words.strip("*_#: ")):
            return _entries(lines, at, rows)
    return _unheaded_entries(lines, rows)


def _entries(lines: list[Line], at: int, rows: frozenset[int]) -> dict[int, str]:
    found = {at: "toc"}
    numbered = 0
    for i in range(at + 1, min(len(lines), at + 200)):
        tail = _has_page(lines[i])
        if i in rows or (
            not tail and (lines[i].blanks > 1 or (i > at + 1 and lines[i].blanks and numbered))
        ):
            break
        if not tail and len(lines[i].words) > 150:
            break
        numbered += tail
        found[i] = "toc"
    return found if numbered else {}


def _has_page(line: Line) -> bool:
    """Say whether a line ends with the number of a page, set off from its words."""
    words = line.words
    if words[-1] not in PAGE_SIGNS:
        return False
    return PAGE_TAIL.search(words, max(0, len(words) - PAGE_TAIL_LENGTH)) is not None


def _unheaded_entries(lines: list[Line], rows: frozenset[int]) -> dict[int, str]:
    run: list[int] = []
    for i, line in enumerate(lines[:HEAD_SEARCH]):
        if i not in rows and _has_page(line) and not line.closed:
            run.append(i)
        elif len(run) >= 4:
            break
        elif run and i - run[-1] > 1:
            run = []
    return dict.fromkeys(run, "toc") if len(run) >= 4 else {}


def _menu(lines: list[Line]) -> dict[int, str]:
    skip = phrases("furniture", "navigation")
    outer = (*range(min(40, len(lines))), *range(max(40, len(lines) - 19), len(lines)))
    found = {
        at: "navigation"
        for at in outer
        if len(lines[at].words) < MENU_WORDS and skip.match(lines[at].words)
    }
    tail = next((at for at in found if at > len(lines) - 20 and at >= 40), len(lines))
    found.update(
        {at: "navigation" for at in range(tail, len(lines)) if len(lines[at].words) < MENU_WORDS}
    )
    top = lines[:60]
    twins = [
        i for i in range(1, len(top))
        if len(top[i].words) < MENU_WORDS and top[i].words == top[i - 1].words and not top[i].closed
    ]  # fmt: skip
    if len(twins) >= 2:
        last = twins[-1]
        while (
            last + 1 < len(top) and top[last + 1].bullet and len(top[last + 1].words) < MENU_WORDS
        ):
            last += 1
        found.update(dict.fromkeys(range(last + 1), "navigation"))
    return found


def _running_heads(lines: list[Line], labelled: set[int], found: dict[int, str]) -> dict[int, str]:
    capitals = [
        (at, line.words) for at, line in enumerate(lines)
        if 5 < len(line.words) <= 420 and line.words.isupper() and at not in labelled
        and found.get(at) in (None, "toc", "cover") and "\t" not in line.words
    ]  # fmt: skip
    counts = Counter(words for at, words in capitals if at not in found)
    heads: dict[int, str] = {}
    for key, count in counts.items():
        if count < 2 or len(key) > 110:
            continue
        places = [at for at, words in capitals if words == key and at not in found]
        if _is_part(key, [w for at, w in capitals if at < places[0]]):
            heads.update(dict.fromkeys(places, "running_head"))
        elif _interrupts(lines, places, found):
            heads.update(dict.fromkeys(places[1:], "running_head"))
    return heads


def _is_part(key: str, earlier: list[str]) -> bool:
    return any(w != key and (w.startswith(key) or w.endswith(key)) for w in earlier)


def _interrupts(lines: list[Line], places: list[int], found: dict[int, str]) -> bool:
    for at in places[1:]:
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is not None and following.begins_low:
            return True
        if found.get(at - 1) == "page_number" or found.get(at + 1) == "page_number":
            return True
    return False
