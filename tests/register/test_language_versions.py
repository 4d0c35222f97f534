"""One declaration held in three languages counts once, as soon as a person has said so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import institutions_sample as world
import pytest

from compromiso.register import models
from compromiso.register.errors import NotAllowed
from compromiso.register.language_errors import NotOneText, TextTaken
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.annual_facts import annual_facts
from compromiso.register.selectors.bodies import body, entrusted_to
from compromiso.register.selectors.comparison import comparison, laid
from compromiso.register.selectors.states import found_in, undertaken_by
from compromiso.register.services.claims import make_claim, publish_claim
from compromiso.register.services.language_versions import part_again, take_as_one
from compromiso.register.services.ledger import head
from compromiso.register.services.load import store
from compromiso.register.services.rebuild import rebuild, verify
from compromiso.register.services.reread import take_reading
from compromiso.register.services.review import reject_commitment
from compromiso.text.dossier import read

pytestmark = pytest.mark.django_db

TEXTS = {
    "es": """DECLARACIÓN DE RÍO CLARO SOBRE LAS ESCUELAS

1. Los Estados se comprometen a abrir 300 escuelas a los niños migrantes antes de 2010.

2. Los Estados se comprometen a ratificar el Protocolo de Palermo.

3. La CEPAL deberá publicar cada año un informe sobre las 42 escuelas de Montevideo.
""",
    "pt": """DECLARAÇÃO DE RÍO CLARO SOBRE AS ESCOLAS

1. Os Estados comprometem-se a abrir 300 escolas às crianças migrantes antes de 2010.

2. Os Estados comprometem-se a ratificar o Protocolo de Palermo.

3. A CEPAL deverá publicar todos os anos um relatório sobre as 42 escolas de Montevidéu.
""",
    "en": """DECLARATION OF RÍO CLARO ON SCHOOLS

1. The States undertake to open 300 schools to migrant children before 2010.

2. The States undertake to ratify the Palermo Protocol.

3. ECLAC shall publish every year a report on the 42 schools of Montevideo.
""",
}


def loaded(language: str) -> models.Instrument:
    content = TEXTS[language].encode()
    return store(content, read(content, f"{language}.txt"), LOCAL).source.instruments.get()


def loaded_again(language: str) -> models.Instrument:
    content = f"{TEXTS[language]}\n".encode()
    return store(content, read(content, f"{language}2.txt"), LOCAL).source.instruments.get()


@pytest.fixture
def texts(register: object) -> dict[str, models.Instrument]:
    """Hold the declaration in three languages, Spanish first."""
    return {language: loaded(language) for language in TEXTS}


def one(texts: dict[str, models.Instrument], *languages: str) -> models.LanguageVersion:
    sides = [texts[language] for language in languages]
    return take_as_one(comparison(*sides, laid(*sides)), by=LOCAL)


def undertaken(language: str = "es") -> list[str]:
    return [row.action for row in undertaken_by("uy", 1, language).rows]


@pytest.fixture
def one_text(texts: dict[str, models.Instrument]) -> dict[str, models.Instrument]:
    """Take the three as one text."""
    one(texts, "es", "pt")
    one(texts, "en", "es")
    return texts


def commitment(texts: dict[str, models.Instrument], language: str, at: int) -> models.Commitment:
    return models.Commitment.objects.filter(instrument=texts[language]).order_by("order")[at]


def test_before_anybody_says_so_each_language_counts(texts: object) -> None:
    assert undertaken_by("uy", 1, "es").total == 6


def test_one_text_in_three_languages_counts_once(one_text: object) -> None:
    assert undertaken_by("uy", 1, "es").total == 2
    found = entrusted_to(body("eclac"), 1, "pt")
    assert found.total == 1
    assert found.rows[0].action.startswith("publicar todos os anos")
    assert verify().is_sound


def test_a_body_is_told_anew_what_it_does_with_each_decision(
    texts: dict[str, models.Instrument],
) -> None:
    eclac = body("eclac")
    assert entrusted_to(eclac, 1, "pt").total == 3
    one(texts, "es", "pt")
    assert [row.action[:7] for row in entrusted_to(eclac, 1, "en").rows] == ["publish", "publica"]
    reject_commitment(commitment(texts, "en", 2).id, version=1, by=LOCAL)
    assert [row.action[:20] for row in entrusted_to(eclac, 1, "pt").rows] == [
        "publicar todos os an"
    ]


def test_each_reads_it_in_the_own_language(one_text: object) -> None:
    assert undertaken("es")[1] == "ratificar el Protocolo de Palermo"
    assert undertaken("pt")[1] == "ratificar o Protocolo de Palermo"
    assert undertaken("en")[1] == "ratify the Palermo Protocol"
    assert undertaken("fr")[1] == "ratificar el Protocolo de Palermo"
    told = undertaken_by("uy", 1, "en").rows[0]
    assert told.languages == ["es", "en", "pt"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("order", list(permutations(("es", "pt", "en"))))
def test_in_whichever_order_it_is_said(
    texts: dict[str, models.Instrument], order: tuple[str, ...]
) -> None:
    one(texts, order[0], order[1])
    one(texts, order[1], order[2])
    assert undertaken_by("uy", 1, "es").total == 2
    assert verify().is_sound


def test_what_is_claimed_in_one_language_stands_in_all(
    one_text: dict[str, models.Instrument],
) -> None:
    held = world.found()
    for language, slug in (("es", "eclac"), ("en", "iom")):
        found = commitment(one_text, language, 0)
        values = {"country": "uy", "progress": "no-answer", "date": date(2010, 1, 1)}
        made = make_claim(found.id, held[slug].id, values, by=LOCAL)
        publish_claim(made.id, version=1, by=LOCAL)
    rows = undertaken_by("uy", 1, "pt").rows
    assert [bool(each) for each in found_in("uy", rows).values()] == [True, False]
    assert models.ClaimUnit.objects.count() == 1
    assert verify().is_sound


def test_the_annual_assessment_counts_it_once(one_text: dict[str, models.Instrument]) -> None:
    facts = annual_facts(2026, head()[0])
    assert facts["counts"] == {"texts": 1, "commitments": 3, "decided": 0}
    assert facts["gaps"]["no_claim"] == 3
    assert len(facts["gaps"]["untouched"]) == 3


def test_what_was_taken_as_one_can_be_parted_again(
    one_text: dict[str, models.Instrument],
) -> None:
    version = models.LanguageVersion.objects.get(instrument=one_text["pt"])
    part_again(version.id, version=version.version, by=LOCAL)
    assert undertaken_by("uy", 1, "es").total == 4
    assert verify().is_sound
    one(one_text, "es", "pt")
    assert undertaken_by("uy", 1, "es").total == 2


def test_the_ledger_alone_puts_it_back(one_text: object) -> None:
    models.Link.objects.all().delete()
    models.LanguageVersion.objects.all().delete()
    assert not verify().is_sound
    rebuild(by=LOCAL)
    assert undertaken_by("uy", 1, "es").total == 2
    assert verify().is_sound


def test_a_rejected_commitment_counts_in_no_language(
    one_text: dict[str, models.Instrument],
) -> None:
    found = commitment(one_text, "es", 0)
    reject_commitment(found.id, version=1, by=LOCAL)
    assert undertaken_by("uy", 1, "pt").total == 1


def test_what_a_new_reading_no_longer_finds_counts_by_itself(
    one_text: dict[str, models.Instrument],
) -> None:
    source = one_text["es"].source
    found = read(TEXTS["es"].encode(), "es.txt")
    first, _second, last = found.commitments
    take_reading(source, replace(found, commitments=(first, last)), LOCAL)
    assert undertaken("es")[0].startswith("abrir 300")
    assert undertaken_by("uy", 1, "es").total == 3
    assert verify().is_sound


def test_texts_that_are_not_one_are_refused(texts: dict[str, models.Instrument]) -> None:
    content = "COMUNICADO SOBRE PUENTES\n\n1. El puente está abierto.\n".encode()
    other = store(content, read(content, "p.txt"), LOCAL).source.instruments.get()
    with pytest.raises(NotOneText):
        one({**texts, "xx": other}, "en", "xx")


def test_texts_of_two_families_are_not_joined_by_the_way(
    texts: dict[str, models.Instrument],
) -> None:
    again = {f"{name}2": loaded_again(name) for name in TEXTS}
    one(texts, "es", "pt")
    one(again, "es2", "pt2")
    with pytest.raises(TextTaken):
        one({**texts, **again}, "pt", "es2")


def test_who_may_not_review_may_not_say_it(texts: dict[str, models.Instrument]) -> None:
    sides = comparison(texts["es"], texts["pt"], laid(texts["es"], texts["pt"]))
    carlos = world.people("carlos")["carlos"]
    with pytest.raises(NotAllowed):
        take_as_one(sides, by=carlos)
