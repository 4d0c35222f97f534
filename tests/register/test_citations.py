from __future__ import annotations

import pytest

from compromiso.register import models
from compromiso.register.errors import EditConflict, NotAllowed, WrongValue
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.selectors.document import provision
from compromiso.register.services.citations import decide_citation
from compromiso.register.services.findings import decide_finding

KEY = "f" * 64


def cited_by(url_path: str) -> list[str]:
    return [citation.raw for citation in provision("harbour-town-2006", url_path).citations_in]


def test_the_better_candidate_becomes_the_target(citation: models.Citation) -> None:
    assert cited_by("25.a") == []
    now = decide_citation(citation.id, version=1, decision="accepted", by=LOCAL)
    assert (now.status, now.state, now.version) == ("repaired", "accepted", 2)
    assert now.targets[0]["path"] == ["25", "a"]
    assert cited_by("25.a") == ["25.I"]
    assert cited_by("25.b") == ["25.b"]


def test_a_decision_taken_back_leaves_the_citation_as_read(citation: models.Citation) -> None:
    decide_citation(citation.id, version=1, decision="accepted", by=LOCAL)
    now = decide_citation(citation.id, version=2, decision="proposed", by=LOCAL)
    assert (now.status, now.targets) == (citation.status, citation.targets)
    assert cited_by("25.a") == []


def test_a_citation_without_candidate_can_be_kept_not_bettered(source: models.Source) -> None:
    plain = models.Citation.objects.get(raw="25.b")
    with pytest.raises(WrongValue):
        decide_citation(plain.id, version=1, decision="accepted", by=LOCAL)
    assert decide_citation(plain.id, version=1, decision="kept", by=LOCAL).state == "kept"


def test_the_second_decision_on_the_same_version_is_told(citation: models.Citation) -> None:
    decide_citation(citation.id, version=1, decision="kept", by=LOCAL)
    with pytest.raises(EditConflict):
        decide_citation(citation.id, version=1, decision="asked", by=LOCAL)


def test_a_visitor_settles_no_citation(citation: models.Citation) -> None:
    with pytest.raises(NotAllowed):
        decide_citation(citation.id, version=1, decision="kept", by=VISITOR)


def test_a_finding_is_decided_once_for_each_version() -> None:
    assert decide_finding(KEY, version=0, decision="accepted", by=LOCAL).version == 1
    with pytest.raises(EditConflict):
        decide_finding(KEY, version=0, decision="rejected", by=LOCAL)
    assert decide_finding(KEY, version=1, decision="rejected", by=LOCAL).decision == "rejected"


def test_a_visitor_decides_no_finding_and_nobody_invents_decisions() -> None:
    with pytest.raises(NotAllowed):
        decide_finding(KEY, version=0, decision="accepted", by=VISITOR)
    with pytest.raises(WrongValue):
        decide_finding(KEY, version=0, decision="perhaps", by=LOCAL)
