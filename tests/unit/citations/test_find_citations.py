# ruff: noqa: E501
"""What citations mean: in their own text, in a bundle, in a table, in doubt."""

from __future__ import annotations

import pytest
from aldea import BUNDLE

from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions


def cited(text: str, name: str = "sample.txt") -> dict[str, Citation]:
    """Give the citations of a text by their printed words, the last of each kind."""
    reading = to_text(text.encode(), name)
    return {c.raw: c for c in find_citations(reading.text, to_provisions(reading))}


def paths(citation: Citation) -> list[str]:
    return [".".join(t.path) for t in citation.targets if isinstance(t, HeldTarget)]


@pytest.fixture(scope="module")
def bundle() -> dict[str, Citation]:
    return cited(BUNDLE)


def test_the_header_of_a_table_says_which_instrument_its_cells_cite(
    bundle: dict[str, Citation],
) -> None:
    assert paths(bundle["paragraph 3 of the Aldea Declaration"]) == ["3"]
    assert paths(bundle["3.b"]) == ["3.b"]
    assert paths(bundle["3.a and c"]) == ["3.a", "3.c"]
    assert bundle["3.b"].status is Status.RESOLVED


def test_a_capital_i_that_a_scan_made_is_read_as_l(bundle: dict[str, Citation]) -> None:
    citation = bundle["3.I"]
    assert citation.status is Status.REPAIRED
    assert paths(citation) == ["3.l"]


def test_a_point_that_is_not_there_dangles_and_the_nearest_provision_is_suggested(
    bundle: dict[str, Citation],
) -> None:
    citation = bundle["3.x"]
    assert citation.status is Status.DANGLING
    assert citation.targets == ()
    assert isinstance(citation.suggestions[0], HeldTarget)
    assert citation.suggestions[0].path == ("2",)


def test_a_point_whose_words_are_another_points_is_suspect(bundle: dict[str, Citation]) -> None:
    citation = bundle["3.k"]
    assert citation.status is Status.SUSPECT
    assert paths(citation) == ["3.k"]
    assert next(t.path for t in citation.suggestions if isinstance(t, HeldTarget)) == ("3", "f")
    assert "3.f" in citation.reason


def test_the_statement_is_the_one_named_before_and_its_programme_is_its_own(
    bundle: dict[str, Citation],
) -> None:
    statement = bundle["Article 4 of the statement"].targets[0]
    programme = bundle["paragraph 9 of the Action Programme"].targets[0]
    assert isinstance(statement, ExternalTarget)
    assert isinstance(programme, ExternalTarget)
    assert statement.external.startswith("Santiago Statement (")
    assert statement.provision == "art. 4"
    assert programme.external == "Santiago Statement Action Programme (2007)"


def test_treaties_that_are_not_held_are_external(bundle: dict[str, Citation]) -> None:
    citation = bundle["article 28 of the Universal Declaration of Human Rights"]
    assert citation.status is Status.EXTERNAL
    assert citation.form == "external"


def test_its_paragraph_is_that_of_the_instrument_just_named(bundle: dict[str, Citation]) -> None:
    target = bundle["paragraph 3"].targets[0]
    assert isinstance(target, HeldTarget)
    assert target.instrument.startswith("declaration")
    assert bundle["3.f"].status is Status.RESOLVED


def test_pointing_words_mean_what_stands_before(bundle: dict[str, Citation]) -> None:
    assert paths(bundle["the previous paragraph"]) == ["2"]
    assert paths(bundle["In the light of the above"]) == ["1", "2"]


def test_labels_and_headings_are_not_citations() -> None:
    text = "CONVENTION ON OARS\n\nArticle 1\n\nOars are made of ash.\n\nArticle 2\n\nArticle 1 applies to sculls.\n"
    assert list(cited(text)) == ["Article 1"]


SPANISH = """\
CONVENIO SOBRE FAROS

Artículo 1. Objeto

1. El presente Convenio se aplica a los faros.

2. El apartado anterior no se aplica a las boyas.

a) Las boyas de hierro.

b) Las boyas a que se refiere la letra a) que floten.

Artículo 2. Guardas

1. Los guardas del artículo 1, apartado 2, cobran salario.

2. Véanse el apartado 2 b) del artículo 1 y los artículos 1 y 2 del presente Convenio.

3. Véase también el artículo 9.

4. Se aplica el apartado 2 del artículo 1, según la letra b) del mencionado apartado.
"""


def test_a_spanish_treaty_is_followed_from_within() -> None:
    found = cited(SPANISH)
    assert paths(found["apartado anterior"]) == ["1.1"]
    assert paths(found["letra a)"]) == ["1.2.a"]
    assert paths(found["artículo 1, apartado 2"]) == ["1.2"]
    assert paths(found["apartado 2 b) del artículo 1"]) == ["1.2.b"]
    assert paths(found["artículos 1 y 2 del presente Convenio"]) == ["1", "2"]
    assert paths(found["letra b) del mencionado apartado"]) == ["1.2.b"]
    assert found["artículo 9"].status is Status.DANGLING


PORTUGUESE = """\
ACORDO SOBRE FARÓIS

Artigo 1.º

1. O presente Acordo aplica-se aos faróis.

2. O número anterior não se aplica às boias.

a) As boias de ferro.

Artigo 2.º

1. Os guardas referidos na alínea a) do n.º 2 do artigo 1.º recebem salário.

2. Aplica-se o artigo 5.º da Carta das Nações Unidas.
"""


def test_a_portuguese_agreement_is_followed_from_within() -> None:
    found = cited(PORTUGUESE)
    assert paths(found["alínea a) do n.º 2 do artigo 1.º"]) == ["1.2.a"]
    assert found["artigo 5.º da Carta das Nações Unidas"].status is Status.EXTERNAL


FRENCH = """\
CONVENTION SUR LES PHARES

Article premier

1. La présente Convention s'applique aux phares.

2. Le paragraphe précédent ne s'applique pas aux bouées.

a) Les bouées de fer.

Article 2

1. Les gardiens visés au point a) du paragraphe 2 de l'article premier sont payés.

2. Voir les articles 1 et 2 de la présente Convention.
"""


def test_a_french_convention_is_followed_from_within() -> None:
    found = cited(FRENCH)
    assert paths(found["paragraphe précédent"]) == ["1.1"]
    assert paths(found["point a) du paragraphe 2 de l'article premier"]) == ["1.2.a"]
    assert paths(found["articles 1 et 2 de la présente Convention"]) == ["1", "2"]


def test_resolutions_are_cited_by_number_and_reports_by_symbol() -> None:
    found = cited(
        "Recalling its resolutions 58/208 of 23 December 2003 and 59/241, and taking note of "
        "A/77/445/Add.2, para. 8, and of document A/77/1 as a whole, as well as of resolution "
        "1325 (2000) and of the Aldea Process.\n"
    )
    targets = {c.targets[0] for c in found.values()}
    assert targets == {
        ExternalTarget("A/RES/58/208", None),
        ExternalTarget("A/RES/59/241", None),
        ExternalTarget("A/77/445/Add.2", "para. 8"),
        ExternalTarget("A/77/1", None),
        ExternalTarget("S/RES/1325(2000)", None),
    }


def test_goals_are_those_of_the_agenda_that_alone_has_them() -> None:
    found = cited("We work towards Goal 5 and target 10.7 every day.\n")
    assert [
        c.targets[0].external for c in found.values() if isinstance(c.targets[0], ExternalTarget)
    ] == ["2030 Agenda for Sustainable Development (2015)"] * 2


def test_an_instrument_may_be_named_before_a_comma() -> None:
    found = cited(
        "CONVENTION ON OARS\n\nArticle 9\n\nSee ICCPR, article 9, and the Convention on the Rights of the "
        "Child, article 3, as well as article 9 of this Convention.\n"
    )
    external = {c.targets[0] for c in found.values() if c.status is Status.EXTERNAL}
    assert external == {
        ExternalTarget("International Covenant on Civil and Political Rights (1966)", "art. 9"),
        ExternalTarget("Convention on the Rights of the Child (1989)", "art. 3"),
    }
    assert paths(found["article 9 of this Convention"]) == ["9"]


def test_documents_of_the_american_states_have_symbols_of_their_own() -> None:
    found = cited("Reafirmando la AG/RES. 2738 (XLII-O/12) y la AG/RES. 1, párrafo 3, en todo.\n")
    assert [c.targets[0] for c in found.values()] == [
        ExternalTarget("AG/RES. 2738 (XLII-O/12)", None),
        ExternalTarget("AG/RES. 1", "para. 3"),
    ]


@pytest.mark.parametrize(
    "text", ["1. See paragraph 3 and para.\n", "1. Abrir.\n2. Véase el artículo \n"]
)
def test_a_unit_at_the_very_end_cites_nothing(text: str) -> None:
    assert not {raw for raw in cited(text) if raw.startswith(("para.", "artículo"))}


def test_a_small_roman_number_behind_a_letter_stands_below_it() -> None:
    text = (
        "CONVENTION SUR LES PHARES\n\nArticle 1\n\n1. Sont phares :\n\na) les tours :\n\n"
        "i) de pierre ;\n\nii) de bois ;\n\nb) les feux.\n\nArticle 2\n\n"
        "Sauf l'article 1, paragraphe 1, a), i), tout phare est allumé.\n"
    )
    found = cited(text)["article 1, paragraphe 1, a), i)"]
    assert paths(found) == ["1.1.a.i"]


def test_an_inciso_stands_below_its_alinea() -> None:
    text = (
        "ACORDO SOBRE FARÓIS\n\nARTIGO I\n\n1. Há faróis.\n\n2. O pedido é instruído com:\n\n"
        "a) contrato;\n\nb) atestado, que:\n\ni. seja recente; e\n\nii. esteja traduzido.\n\n"
        "3. O disposto no parágrafo 2, alínea b), inciso i, não se aplica aos menores.\n"
    )
    assert paths(cited(text)["parágrafo 2, alínea b), inciso i"]) == ["I.2.b.i"]


def test_what_is_printed_behind_a_pointed_article_stands_in_it() -> None:
    text = (
        "ACUERDO DE FAROS\n\nArtículo 4\n\nSe hará constar:\n\n1º Los faros.\n\n2º Las boyas.\n\n"
        "Artículo 5\n\nSe acompañan los documentos del artículo anterior, número 1º.\n"
    )
    assert paths(cited(text)["artículo anterior, número 1º"]) == ["4.1"]


def test_two_articles_share_the_instrument_named_behind_the_second() -> None:
    found = cited(
        "RESOLUTION 7/3\n\nRecalling Article 57 and Article 63, paragraph 1, of the Charter of the "
        "United Nations,\n\n1. Decides to light the lamps.\n"
    )
    assert found["Article 57"].status is Status.EXTERNAL


@pytest.mark.parametrize("printed", ['n." 1 do presente artigo', "número 1"])
def test_a_portuguese_number_is_cited_with_a_spoilt_sign_or_in_a_word(printed: str) -> None:
    text = f"ACORDO SOBRE FARÓIS\n\nARTIGO 2.º\n\n1 — Há faróis.\n\n2 — Nos casos do {printed}, há boias.\n"
    assert paths(cited(text)[printed]) == ["2.1"]


def test_titles_and_schedules_are_cited_by_their_ordinals() -> None:
    spanish = cited(
        "CONVENIO DE FAROS\n\nTÍTULO PRIMERO\nFaros\n\nArtículo 1\n\nSe aplica el Título Segundo, "
        "y la primera parte del año.\n\nTÍTULO SEGUNDO\nBoyas\n\nArtículo 2\n\nHay boyas.\n"
    )
    assert paths(spanish["Título Segundo"]) == ["Título 2"]
    assert "primera parte" not in spanish
    english = cited(
        "AGREEMENT ON LAMPS\n\nARTICLE 1.\n\nThe lamps are set out in the First Schedule.\n\n"
        "FIRST SCHEDULE.\n\n1. Red lamps.\n\nSECOND SCHEDULE.\n\n1. Green lamps.\n"
    )
    assert paths(english["First Schedule"]) == ["Schedule 1"]
