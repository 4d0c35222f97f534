"""What is not public changes no byte of what the public reads."""

from __future__ import annotations

import random
from pathlib import Path

from django.db import transaction
from matrix_cells import Register
from unpublished import add_unpublished, public_answers


def test_what_is_not_published_changes_no_public_byte(register: Path) -> None:
    asked = Register()
    before = public_answers(asked)
    assert len(before) > 60
    for pair in range(3):
        with transaction.atomic():
            add_unpublished(asked.world, random.Random(pair))  # noqa: S311 - the same each time
            after = public_answers(asked)
            transaction.set_rollback(True)
        assert [url for url, told in before.items() if after[url] != told] == []
