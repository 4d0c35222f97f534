from __future__ import annotations

import pytest

from compromiso.text.reading.language import language_of

SENTENCES = {
    "en": "The States that take part in the meeting agree to report on the return of workers.",
    "es": "Los Estados que participan en la reunión acuerdan informar sobre el retorno.",
    "pt": "Os Estados que participam da reunião concordam em informar sobre o retorno dos seus.",
    "fr": "Les États qui participent à la réunion conviennent de rendre compte du retour.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "Montevideo", "12 (a) 25.f", "Lima, Quito"])
def test_too_few_words_tell_nothing(text: str) -> None:
    assert language_of(text) == "und"


def test_a_long_text_is_told_by_all_its_parts_and_not_by_its_first_page() -> None:
    text = SENTENCES["en"] * 10 + SENTENCES["es"] * 2000
    assert language_of(text) == "es"
