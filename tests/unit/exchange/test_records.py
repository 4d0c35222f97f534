"""The record stream keeps its keys, their order and everything that was read."""

from __future__ import annotations

import io
import json

import pytest
from specimen import TEXT, dossier

from compromiso.exchange.jsonl import (
    BadRecord,
    OtherSchema,
    StreamWithoutText,
    read_jsonl,
    read_stream,
    write_jsonl,
)
from compromiso.exchange.records import to_records

PROMISED = {
    "source": "schema name sha256 media_type bytes chars language pages",
    "instrument": "id iri title kind language date bodies source start end",
    "provision": "instrument eid path label label_norm kind heading start end subtree_end spans"
    " page confidence alternatives boxes",
    "artefact": "kind start end",
    "citation": "host start end raw form status targets suggestions reason",
    "programme_line": "instrument eid area theme objectives activities transversal start end"
    " label fields confidence",
    "commitment": "ref provision actors force action addressees themes treaties deadline start end"
    " confidence",
    "task": "provision actor action start end label fields confidence",
    "meeting": "id name place country start_date end_date organisers supporters participants adopts"
    " mentions reason",
    "figure": "host start end value unit what place period",
    "report": "host author date about start end",
    "issue": "code severity message remedy start end",
}


def lines() -> list[str]:
    stream = io.StringIO()
    write_jsonl(dossier(), stream)
    return stream.getvalue().splitlines()


def first(kind: str) -> dict[str, object]:
    return next(record for record in to_records(dossier()) if record["type"] == kind)


def test_the_first_line_says_the_schema() -> None:
    assert list(json.loads(lines()[0]).items())[:2] == [("type", "source"), ("schema", 1)]


@pytest.mark.parametrize("kind", PROMISED)
def test_a_record_has_the_promised_keys_in_order(kind: str) -> None:
    assert list(first(kind)) == ["type", *PROMISED[kind].split()]


def test_a_reference_names_instrument_and_eid() -> None:
    assert first("citation")["host"] == {"instrument": "pledge", "eid": "para_1__point_a"}


def test_a_target_is_a_provision_held_or_an_instrument_elsewhere() -> None:
    targets = [r["targets"] for r in to_records(dossier()) if r["type"] == "citation"]

    assert targets[:3] == [
        [{"instrument": "pledge", "eid": "para_1__point_b", "path": ["1", "b"]}],
        [{"external": "Santiago Statement", "provision": None}],
        [],
    ]


def test_only_a_person_has_a_role() -> None:
    meeting = first("meeting")

    assert meeting["organisers"] == [{"id": "river-towns", "name": "the towns", "kind": "group"}]
    assert meeting["participants"] == [
        {"id": "ada-poe", "name": "Ada Poe", "kind": "person", "role": "mayor"}
    ]


def test_objectives_and_activities_say_where_they_stand() -> None:
    line = first("programme_line")
    cited = TEXT.index("1.a")
    aim, deed = TEXT.index("Mend"), TEXT.index("Hire")

    assert line["objectives"] == [
        {"start": aim, "end": deed - 1, "citations": [[cited, cited + 3]]}
    ]
    assert line["activities"] == [{"start": deed, "end": deed + 11}]


def test_a_whole_number_is_written_whole() -> None:
    figures = [r["value"] for r in to_records(dossier()) if r["type"] == "figure"]

    assert json.dumps(figures) == "[12, 2.5]"


def test_what_was_written_is_read_back() -> None:
    assert read_jsonl(lines(), TEXT) == dossier()


def test_a_stream_from_before_there_were_boxes_is_still_read() -> None:
    old = [line.replace(',"boxes":[]', "") for line in lines()]

    assert old != lines()
    assert read_jsonl(old, TEXT) == dossier()


@pytest.mark.parametrize(
    "broken",
    ["{", "[]", '{"type":"poem"}', '{"type":"artefact","kind":"toc","start":1}', '{"start":1}'],
)
def test_a_broken_line_is_named_by_its_number(broken: str) -> None:
    with pytest.raises(BadRecord, match=r"^Line 2 "):
        read_jsonl([lines()[0], broken], TEXT)


def test_a_stream_holds_its_own_text() -> None:
    assert read_jsonl(lines()) == dossier()
    assert read_stream("\r\n".join(lines()).encode()) == dossier()
    with pytest.raises(StreamWithoutText):
        read_jsonl(lines()[:-1])


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ('"text":"PLEDGE', '"text":"PLEDGES', "not the one that was written"),
        ('"end":18', '"end":99999', "a position lies outside the text"),
        ('"start":0', '"start":-1', "a position lies outside the text"),
        ('"start":0', '"start":"0"', "its start is of another kind"),
        ("PLEDGE OF", "PLEDGE \xff OF", "it is not UTF-8"),
        ('{"type":"source"', "[" * 9999, "Error"),
    ],
)
def test_a_damaged_stream_is_refused_with_its_line(was: str, becomes: str, why: str) -> None:
    whole = "\n".join(lines())
    assert was in whole

    with pytest.raises(BadRecord, match=why):
        read_stream(whole.replace(was, becomes, 1).encode("latin-1"))


@pytest.mark.parametrize(("stream", "line"), [([], 1), (lines()[1:], 1), (lines()[:1] * 2, 2)])
def test_a_stream_tells_of_one_source_and_of_it_first(stream: list[str], line: int) -> None:
    with pytest.raises(BadRecord, match=f"^Line {line} "):
        read_jsonl(stream, TEXT)


def test_another_schema_is_refused_by_name() -> None:
    newer = lines()[0].replace('"schema":1', '"schema":2')

    with pytest.raises(OtherSchema, match="says schema 2; this program reads schema 1"):
        read_jsonl([newer], TEXT)
