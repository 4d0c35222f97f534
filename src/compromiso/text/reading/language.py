"""Which of the four languages a text is written in, told from its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.reading.limits import LANGUAGE_SAMPLE_CHARS

UNKNOWN = "und"
SLICES = 6
FEWEST_HITS = 2
EDGES = "()[].,;:!?*_#|\"'“”’"
"""What stands most before and behind a word, and in none."""
WORD = re.compile(r"[a-zß-öø-ÿ]+(?:[^\W\d_]+)?|[^\W\d_]+")  # the commonest letters by one look


@cache
def stopwords(language: str) -> frozenset[str]:
    """Give the commonest words of a language, in lower case."""
    return frozenset(terms(language, "stopwords")["words"].split())


@cache
def weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Give what each stopword says: one point, shared by the languages that have the word."""
    spoken: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in stopwords(language):
            spoken.setdefault(word, []).append(language)
    return {
        word: tuple((language, 1.0 / len(languages)) for language in languages)
        for word, languages in spoken.items()
    }


def language_of(text: str) -> str:
    """Give the language of a text (`en`, `es`, `pt`, `fr`), or `und` where too little tells it."""
    scores = score_languages(text)
    if not scores:
        return UNKNOWN
    (best, points), *others = sorted(scores.items(), key=lambda told: -told[1])
    runner_up = others[0][1] if others else 0.0
    if points < FEWEST_HITS or points <= 1.1 * runner_up:
        return UNKNOWN
    return best


def score_languages(text: str) -> dict[str, float]:
    """Count for each language what the stopwords in a sample of the text say for it."""
    scores: dict[str, float] = {}
    told = weights()
    for word, times in _spoken(sample(text).lower(), told.keys()).items():
        for language, weight in told[word]:
            scores[language] = scores.get(language, 0) + times * weight
    return scores


def _spoken(lower: str, known: Collection[str]) -> dict[str, int]:
    """Count the known words of a lower-case text, in the order in which they first stand there."""
    spoken: dict[str, int] = {}
    for printed, times in Counter(lower.split()).items():
        word = printed.strip(EDGES)
        for each in (word,) if word.isalpha() else WORD.findall(word):
            if each in known:
                spoken[each] = spoken.get(each, 0) + times
    return spoken


def sample(text: str) -> str:
    """Give the text, or slices from all over it where it is long."""
    if len(text) <= LANGUAGE_SAMPLE_CHARS:
        return text
    length, step = LANGUAGE_SAMPLE_CHARS // SLICES, len(text) // SLICES
    return " ".join(text[i * step : i * step + length] for i in range(SLICES))
