"""The page of scales says what the data says."""

from __future__ import annotations

from pathlib import Path

import pytest

from compromiso.observatory.scales import scales

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "scales.md"


@pytest.mark.parametrize("name", list(scales()))
def test_every_grade_stands_on_the_page_with_its_value_and_definition(name: str) -> None:
    scale, page = scales()[name], PAGE.read_text(encoding="utf-8")
    told = page.split(f"`{name}` — after:")[1].split("\n## ")[0]
    assert scale.source in told
    for grade in scale.grades:
        value = "–" if grade.value is None else f"{grade.value:g}"
        reads = ", ".join(f"`{found}`" for found, to in scale.reads.items() if to == grade.id)
        row = f"| {grade.label['en']} | {value} | {grade.definition['en']} | {reads} |"
        assert row in told
