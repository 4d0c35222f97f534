"""How long, renewed or not, how long before the end: as agreements say it in four languages."""

from __future__ import annotations

import pytest

from compromiso.linking.agreement_terms import propose_terms


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "en",
            "Article 9. This Arrangement becomes effective when signed, for an initial period "
            "of one year. It is renewed for equal periods unless a Party gives written notice "
            "three months before it ends.",
            (12, True, 3),
        ),
        (
            "en",
            "The Agreement enters into force on 1 May 2020 and remains valid for five (5) years.",
            (60, False, 0),
        ),
        (
            "es",
            "El presente Convenio entrará en vigor en la fecha de su firma y tendrá una vigencia "
            "de dos años, prorrogables por períodos iguales, salvo que una de las Partes comunique "
            "lo contrario con una antelación de seis meses.",
            (24, True, 6),
        ),
        (
            "es",
            "Este Arreglo rige por 2 años y se renueva solo, salvo que alguien avise dos meses "
            "antes de que acabe.",
            (24, True, 2),
        ),
        (
            "es",
            "La duración será de 18 meses. Se renovará de forma automática, salvo denuncia "
            "notificada con 60 días de preaviso.",
            (18, True, 0),
        ),
        (
            "pt",
            "O presente Memorando entra em vigor na data da assinatura, pelo prazo de três anos, e "
            "é renovado por iguais períodos, salvo se uma das Partes o denunciar com uma "
            "antecedência de seis meses.",
            (36, True, 6),
        ),
        (
            "fr",
            "Le présent Arrangement est conclu pour une durée d'un an. Il est renouvelé par tacite "
            "reconduction, sauf dénonciation notifiée avec un préavis de trois mois.",
            (12, True, 3),
        ),
    ],
)
def test_the_clock_is_read_from_the_words(
    language: str, text: str, said: tuple[int, bool, int]
) -> None:
    found = propose_terms(text, language)
    assert found is not None
    assert (found.term_months, found.renews, found.notice_months) == said
    assert text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    "text",
    [
        "Persons who lived here for two years keep their rights.",
        "It enters into force when both Parties have ratified it.",
        "Notice of entry into force is given three months before.",
    ],
)
def test_other_lengths_of_time_are_no_clock(text: str) -> None:
    assert propose_terms(text, "en") is None
