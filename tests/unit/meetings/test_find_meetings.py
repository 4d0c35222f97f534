from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from unit.meetings.note_text import as_note

from compromiso.text.meetings.find_meetings import find_meetings, read_meetings

if TYPE_CHECKING:
    from compromiso.model.meeting import Meeting

NOTE = """River Conference of the Andes

Officials of 3 countries are meeting next week in Quito to talk of rivers.

The two-day event, beginning Tuesday 18 July, is organized by the Water Fund (WF)
with support from IOM and the Lake Foundation.

The States present were: Peru, Bolivia and
the Dominican Republic.

Some of the participants include: Ana Paz, Minister of Rivers of Peru; Bolivia's Vice
Minister of Lakes, Juan Sol; and Eva Luz, Director of the Dry Lands Office.

The Quito Declaration was the product of the event. The Atlas of 2005 was shown.

The next meeting will take place next year in Morocco.
"""


def only(text: str, language: str = "en", kind: str = "press-release") -> Meeting:
    (meeting,) = find_meetings(text, as_note(text, language, kind))
    return meeting


def test_a_note_tells_of_one_meeting_all_over() -> None:
    meeting, _ = find_meetings(NOTE, as_note(NOTE))
    assert (meeting.name, meeting.place, meeting.country) == (
        "River Conference of the Andes",
        "Quito",
        "ec",
    )
    assert (meeting.start_date, meeting.end_date) == ("2006-07-18", "2006-07-19")
    assert "inferred" in meeting.reason
    assert [a.id for a in meeting.organisers] == ["wf"]
    assert [a.id for a in meeting.supporters] == ["iom", "lake-foundation"]
    assert meeting.adopts == ("Quito Declaration",)
    people = [(a.name, a.role) for a in meeting.participants if a.kind == "person"]
    assert people == [
        ("Ana Paz", "Minister of Rivers of Peru"),
        ("Juan Sol", "Bolivia's Vice Minister of Lakes"),
        ("Eva Luz", "Director of the Dry Lands Office"),
    ]
    assert {a.id for a in meeting.participants if a.kind == "state"} == {"pe", "bo", "do"}


def test_the_next_meeting_has_the_year_after() -> None:
    _, coming = find_meetings(NOTE, as_note(NOTE))
    assert (coming.country, coming.start_date) == ("ma", "2007")
    assert coming.name.startswith("next meeting")


def test_states_listed_are_counted_against_the_number_claimed() -> None:
    assert read_meetings(NOTE, as_note(NOTE))[1] == ()
    wrong = NOTE.replace("3 countries", "four countries")
    (issue,) = read_meetings(wrong, as_note(wrong))[1]
    assert issue.code == "MEET-01"
    assert wrong[issue.start : issue.end] == "four countries"


def test_each_mention_quotes_words_of_the_text() -> None:
    meeting, _ = find_meetings(NOTE, as_note(NOTE))
    words = [" ".join(NOTE[m.start : m.end].split()) for m in meeting.mentions]
    assert words == ["River Conference of the Andes", "meeting", "event", "event"]


RECALLED = [
    (
        "en",
        "We welcome the Andean Meeting on Rivers, held in Quito, Ecuador, on 3 and 4 May 2010,"
        " hosted by the Water Fund.",
    ),
    (
        "en",
        "We recall the opening in Quito (Ecuador) during the 3rd and 4th of May, 2010, of the"
        " Andean Meeting on Rivers, organized by the Water Fund.",
    ),
    (
        "es",
        "Celebramos el Encuentro Andino sobre Ríos, celebrado en Quito, Ecuador, los días 3 y 4"
        " de mayo de 2010 y organizado por el Water Fund.",
    ),
    (
        "pt",
        "Saudamos o Encontro Andino sobre Rios, realizado em Quito, Equador, nos dias 3 e 4 de"
        " maio de 2010 e organizado pelo Water Fund.",
    ),
    (
        "fr",
        "Nous saluons la Rencontre andine sur les fleuves, tenue à Quito, en Équateur, les 3 et"
        " 4 mai 2010 et organisée par le Water Fund.",
    ),
]


@pytest.mark.parametrize(("language", "text"), RECALLED)
def test_a_meeting_recalled_in_a_declaration_has_place_days_and_holder(
    language: str, text: str
) -> None:
    meeting = only(text, language, "declaration")
    assert (meeting.place, meeting.country) == ("Quito", "ec")
    assert (meeting.start_date, meeting.end_date) == ("2010-05-03", "2010-05-04")
    assert [a.name for a in meeting.organisers] == ["Water Fund"]


def test_a_declaration_is_adopted_by_the_meeting_that_it_opens_with() -> None:
    text = "Gathered at the 5th River Summit, held in Lima, Peru, on 1 May 2010, we agree."
    assert only(text, kind="declaration").adopts == ("A note",)


def test_summits_of_other_numbers_are_other_meetings() -> None:
    text = (
        "The 5th River Summit, held in Lima in 2009, and the 6th River Summit, held in Quito in"
        " 2010, agreed. The 6th Summit was long. The Quito Summit was wet."
    )
    meetings = find_meetings(text, as_note(text, kind="declaration"))
    assert [(m.name, m.place, len(m.mentions)) for m in meetings] == [
        ("5th River Summit", "Lima", 1),
        ("6th River Summit", "Quito", 3),
    ]


def test_forums_of_other_scope_stay_apart() -> None:
    text = (
        "The Andean Forum on Rivers, held in Lima in May 2009, heard of the Global Forum on Rivers,"
        " to be held in Manila in 2010. The Forum on Rivers was long."
    )
    meetings = find_meetings(text, as_note(text, kind="declaration"))
    assert [m.place for m in meetings] == ["Lima", "Manila"]


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of minds matters. States meet their duties.",
        "We note the General Forum on Rivers and its views.",
        "Paragraph 4 of the Lima Declaration calls for a summit.",
    ],
)
def test_a_meeting_that_is_nowhere_and_never_is_no_record(text: str) -> None:
    assert find_meetings(text, as_note(text, kind="declaration")) == ()


def test_news_is_read_as_news_whatever_it_is_called() -> None:
    text = (
        "La Agencia Organiza el II Foro Andino sobre Ríos\n\n"
        "Quito, 12 de marzo de 2015 - Hoy se abre el II Foro Andino sobre Ríos, que dura dos"
        " días.\n\n"
        "El encuentro, que comienza el 12 de marzo, cuenta con el apoyo de la OIM y del Fondo"
        " Azul.\n\n"
        "En su discurso de apertura, la Ministra de Ríos del Perú, Ana Paz, habló de lagos."
        " Después hubo un taller en Lima."
    )
    meeting = only(text, "es", "declaration")
    assert (meeting.name, meeting.place) == ("II Foro Andino sobre Ríos", "Quito")
    assert (meeting.start_date, meeting.end_date) == ("2015-03-12", "2015-03-13")
    assert "dateline" in meeting.reason
    assert [a.id for a in meeting.supporters][:1] == ["iom"]
    assert [(a.name, a.role) for a in meeting.participants] == [
        ("Ana Paz", "Ministra de Ríos del Perú")
    ]


def test_a_french_body_is_named_to_its_last_small_letter() -> None:
    text = (
        "Le Forum mondial sur les fleuves et les lacs se tient à Dakar, au Sénégal, du 5 au 7 mai"
        " 2018, avec le soutien de l'Organisation internationale pour les migrations."
    )
    meeting = only(text, "fr", "declaration")
    assert meeting.name == "Forum mondial sur les fleuves et les lacs"
    assert (meeting.country, meeting.start_date, meeting.end_date) == (
        "sn",
        "2018-05-05",
        "2018-05-07",
    )
    assert [a.id for a in meeting.supporters] == ["iom"]


def test_the_date_of_a_resolution_is_not_that_of_the_meeting_it_is_about() -> None:
    text = "Recalling the River Summit, held in Lima, and resolution 63/225 of 19 December 2008, we"
    assert only(text, kind="resolution").start_date is None


def test_what_a_body_did_to_a_meeting_is_not_what_the_meeting_adopted() -> None:
    text = "The River Summit in Lima on 1 May 2010 saw the Lima Declaration adopted slowly."
    assert only(text, kind="resolution").adopts == ()


@pytest.mark.parametrize("text", ["", "(" * 2000, "meeting " * 2000, "Summit of " * 500])
def test_odd_texts_tell_of_no_meeting(text: str) -> None:
    assert find_meetings(text, as_note(text)) == ()
