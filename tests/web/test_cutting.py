"""Long words are cut in templates as Django cuts them, only sooner."""

from __future__ import annotations

from django.template.defaultfilters import truncatechars as theirs
from hypothesis import given
from hypothesis import strategies as st

from compromiso.web.ui.templatetags.cutting import truncatechars as ours

SIGNS = st.text("abz é\u0301\u0300ñ<&…\u00a0\U0001f30d", max_size=20)


@given(SIGNS, st.integers(1, 12))
def test_words_are_cut_as_django_cuts_them(words: str, most: int) -> None:
    assert ours(words, most) == theirs(words, most)
