"""Each import contract is seen to fail: a wall nobody has walked into may be painted on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = "The library knows no framework, network or database"
FLOORS = "The house has floors"
ONE_WAY = "A document flows one way"
PAGES = "Pages and API never touch models"

FORBIDDEN = [
    (LIBRARY, "model/provision.py", "import django.db"),
    (LIBRARY, "exchange/__init__.py", "import sqlite3"),
    (LIBRARY, "text/dossier.py", "import compromiso.register.models"),
    (FLOORS, "model/source.py", "import compromiso.text.dossier"),
    (FLOORS, "register/__init__.py", "import compromiso.cli"),
    (FLOORS, "exchange/__init__.py", "import compromiso.intake"),
    (FLOORS, "bulk/__init__.py", "import compromiso.cli"),
    (FLOORS, "bulk/__init__.py", "import compromiso.register"),
    (ONE_WAY, "text/reading/to_text.py", "import compromiso.text.structure.to_provisions"),
    (ONE_WAY, "text/citations/find_citations.py", "import compromiso.text.commitments"),
    (ONE_WAY, "text/commitments/topics.py", "import compromiso.text.alignment"),
    (PAGES, "web/pages/__init__.py", "import compromiso.register.models"),
]


@pytest.fixture
def hollow_house(tmp_path: Path) -> Path:
    """Give a copy of the package with every module empty, and the contracts beside it."""
    source = ROOT / "src"
    for module in source.rglob("*.py"):
        empty = tmp_path / module.relative_to(source)
        empty.parent.mkdir(parents=True, exist_ok=True)
        empty.touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path / "compromiso"


def verdicts(house: Path) -> str:
    """Run import-linter over a house and give what it says."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    ran = subprocess.run(command, cwd=house.parent, capture_output=True, text=True, check=False)  # noqa: S603
    return ran.stdout


def test_an_empty_house_keeps_every_contract(hollow_house: Path) -> None:
    said = verdicts(hollow_house)

    assert [f"{name} KEPT" in said for name in (LIBRARY, FLOORS, ONE_WAY, PAGES)] == [True] * 4


@pytest.mark.parametrize(("contract", "module", "line"), FORBIDDEN)
def test_one_forbidden_import_breaks_its_contract(
    hollow_house: Path, contract: str, module: str, line: str
) -> None:
    (hollow_house / module).write_text(f"{line}\n", encoding="utf-8")

    assert f"{contract} BROKEN" in verdicts(hollow_house)
