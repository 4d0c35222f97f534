"""What an audit tells people and programs about two towns that cite each other badly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from specimen import PLEDGE, TEXT, at, dossier

from compromiso.cli import main
from compromiso.cli.audit import as_record
from compromiso.cli.findings import MEANINGS, told
from compromiso.linking.finding import KINDS, Audit, Difference, Finding
from compromiso.linking.opened import Quoted
from compromiso.model.anchor import Anchor
from compromiso.model.citation import HeldTarget

POINT_B = "b) publish =SUM of repairs under the Santiago Statement and point z)."


def anchor(words: str) -> Anchor:
    return Anchor.cut("towns", TEXT, *at(words))


def quoted(path: tuple[str, ...], words: str) -> Quoted:
    return Quoted(HeldTarget(PLEDGE, "eid", path), anchor(words))


def finding(kind: str, words: str, **more: object) -> Finding:
    facts: dict[str, object] = {"reason": "Because."} | more
    return Finding(kind, "ab" * 32, "towns.txt", (anchor(words), anchor(POINT_B)), **facts)  # type: ignore[arg-type]


def lines(*findings: Finding) -> list[str]:
    return list(told(Audit(findings), [dossier()]))


@pytest.fixture(autouse=True)
def _narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")


def test_a_dangling_citation_stands_with_its_words_and_the_nearest_provision() -> None:
    assert lines(finding("dangling", "point z)", candidates=(quoted(("1", "b"), POINT_B),))) == [
        "dangling: 1 (nothing of that number is held)",
        "  towns.txt:6 point z)",
        "    words    b) publish =SUM of repairs under the Santiago Statement",
        "             and point z).",
        "    nearest  1.b: b) publish =SUM of repairs under the Santiago",
        "             Statement and point z).",
        "    why      Because.",
        "",
    ]


def test_a_suspect_one_shows_what_it_cites_and_what_fits_better() -> None:
    rows = lines(
        finding(
            "suspect",
            "point z)",
            cited=(quoted(("1",), "1. The towns undertake to:"),),
            candidates=(quoted(("3", "3.4", "3.4.1", "b"), POINT_B),),
        )
    )

    assert "    cited    1. The towns undertake to:" in rows
    assert [row for row in rows if row.startswith("    better   3.4.1.b: b) publish")] != []


def test_a_misquotation_says_what_is_changed_added_and_left_out() -> None:
    changes = (Difference("mend", "keep"), Difference("", "all"), Difference("soon", ""))
    rows = lines(finding("misquoted", "point z)", differences=changes))

    assert [row.removeprefix("    differs  ") for row in rows if "differs" in row] == [
        "“mend” where “keep” is printed",
        "“all” is left out",
        "“soon” is added",
    ]


def test_what_nothing_cites_is_one_line_each() -> None:
    mute = finding("uncited", "point z)", cited=(quoted(("1", "b"), POINT_B),))

    rows = lines(mute, mute)
    assert rows[0] == "uncited: 2 (no citation leads here)"
    assert rows[1] == "  Because."
    assert rows[2] == rows[3]
    assert re.fullmatch(r"    towns\.txt:6 1\.b: b\) publish .* …", rows[2])


def test_no_line_is_wider_than_the_terminal() -> None:
    rows = lines(*(finding(kind, POINT_B, cited=(quoted(("1", "b"), POINT_B),)) for kind in KINDS))

    assert max(map(len, rows)) <= 70


def test_nothing_to_look_at_is_said() -> None:
    assert lines() == ["Nothing to look at."]


def test_every_kind_of_finding_is_explained() -> None:
    assert list(MEANINGS) == list(KINDS)


def test_programs_get_every_quote_with_its_place() -> None:
    (told_finding,) = as_record(
        Audit((finding("suspect", "point z)", candidates=(quoted(("1", "b"), POINT_B),)),))
    )["findings"]

    assert list(told_finding) == [
        "kind",
        "source",
        "name",
        "anchors",
        "reason",
        "cited",
        "candidates",
        "differences",
    ]
    start, end = at("point z)")
    assert told_finding["anchors"][0] == {"start": start, "end": end, "quote": "point z)"}
    assert told_finding["candidates"][0]["path"] == ["1", "b"]


def test_the_command_audits_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "pledge.txt"
    document.write_text(
        "DECLARATION OF THE RIVER TOWNS\n\nThe towns undertake to:\n\n1. Keep a register.\n"
        "2. Mend every bridge, as paragraph 7 of this Declaration asks.\n",
        encoding="utf-8",
    )

    assert main(["audit", str(document), "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    (dangling,) = (found for found in findings if found["kind"] == "dangling")
    assert dangling["anchors"][0]["quote"].startswith("paragraph 7")
    assert main(["audit", str(document)]) == 0
    assert "pledge.txt:6 paragraph 7" in capsys.readouterr().out
