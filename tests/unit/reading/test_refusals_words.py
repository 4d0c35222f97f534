from __future__ import annotations

import pytest

from compromiso.text.reading.errors import NoWords
from compromiso.text.reading.to_text import to_text


@pytest.mark.parametrize("text", ["((((", "(a)\n(a)\n(a)", "a b c ; d", "— … —"])
def test_a_file_without_one_word_is_refused(text: str) -> None:
    with pytest.raises(NoWords):
        to_text(text.encode(), "signs.txt")
