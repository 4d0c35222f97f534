"""Words that a pattern has matched in any case, as the tables list them."""

from __future__ import annotations

from typing import Final

ALIKE: Final = str.maketrans({"ſ": "s", "ı": "i", "\u0307": None})
"""Letters that a pattern takes for others where case does not count, and that stay in lower case.

"İ" becomes an "i" with a dot of its own.
"""


def as_listed(words: str) -> str:
    """Give words in small letters with one space between them, as the tables list them.

    Bad fonts print "ı" for "i", old ones "ſ" for "s"; patterns without case take them for it.
    """
    lower = words.lower()
    return " ".join((lower if lower.isascii() else lower.translate(ALIKE)).split())
