from __future__ import annotations

import pytest
from drafted import Line, drafted, told

LEADERS = ("heads-of-state-and-government",)


def only(
    lines: list[Line], language: str = "en", kind: str = "declaration"
) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    (commitment,) = drafted(lines, language, kind)
    return told(commitment)


@pytest.mark.parametrize(
    ("language", "lead", "point", "action"),
    [
        ("en", "The Heads of State and Government undertake to:", "Plant trees.", "Plant trees"),
        ("es", "Los Jefes de Estado y de Gobierno se comprometen a:", "Sembrar árboles.",
         "Sembrar árboles"),
        ("pt", "Os Chefes de Estado e de Governo comprometem-se a:", "Plantar árvores.",
         "Plantar árvores"),
        ("fr", "Les chefs d’État et de gouvernement s’engagent à :", "Planter des arbres.",
         "Planter des arbres"),
    ],
)  # fmt: skip
def test_a_point_takes_its_actors_and_force_from_the_words_that_lead_it_in(
    language: str, lead: str, point: str, action: str
) -> None:
    assert only([(0, "3.", lead), (1, "a)", point)], language) == (
        "undertakes", LEADERS, (), action,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "opening", "sentence", "force", "action"),
    [
        ("en", "We, the Heads of State and Government, have met.", "We will open libraries.",
         "undertakes", "open libraries"),
        ("en", "We, the Heads of State and Government, have met.", "We note the flood in the port.",
         "recognises", "the flood in the port"),
        ("es", "Nosotros, los Jefes de Estado y de Gobierno, reunidos.", "Abriremos bibliotecas.",
         "undertakes", "Abriremos bibliotecas"),
        ("es", "Nosotros, los Jefes de Estado y de Gobierno, reunidos.", "Recordamos la carta.",
         "recalls", "la carta"),
        ("pt", "Nós, os Chefes de Estado e de Governo, reunidos.", "Pretendemos abrir bibliotecas.",
         "undertakes", "abrir bibliotecas"),
        ("fr", "Nous, chefs d’État et de gouvernement, réunis.", "Nous saluons ce pont neuf.",
         "recognises", "ce pont neuf"),
        ("fr", "Nous, chefs d’État et de gouvernement, réunis.",
         "Nous avons également pour intention d’ouvrir une école.", "undertakes",
         "ouvrir une école"),
    ],
)  # fmt: skip
def test_we_are_those_who_adopt_the_text(
    language: str, opening: str, sentence: str, force: str, action: str
) -> None:
    assert only([(0, None, opening), (0, "1.", sentence)], language) == (
        force, LEADERS, (), action,
    )  # fmt: skip


def test_an_entrusted_body_acts_and_the_one_who_entrusts_is_no_actor() -> None:
    lines: list[Line] = [(0, "1.", "The Parties entrust the SEGIB with the task of drawing a map.")]
    assert only(lines) == ("entrusts", ("segib",), (), "drawing a map")


def test_a_body_entrusted_together_with_another_is_not_alone() -> None:
    lines: list[Line] = [(0, "1.", "Entrust SEGIB with a map, together with the ECLAC, of roads.")]
    assert only(lines)[:2] == ("entrusts", ("segib", "eclac"))


def test_a_point_holds_one_commitment_for_each_thing() -> None:
    lines: list[Line] = [
        (0, "9.", "The Parties undertake to:"),
        (1, "c)", "Repair bridges. Likewise, measure them. Entrust IOM with the counting of boats. "
                  "This bridge will be long."),
    ]  # fmt: skip
    assert [(*told(c)[0:2], c.action) for c in drafted(lines)] == [
        ("undertakes", ("parties",), "Repair bridges"),
        ("undertakes", ("parties",), "measure them"),
        ("entrusts", ("iom",), "the counting of boats"),
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "force", "addressees", "action"),
    [
        ("en", "Calls upon Member States to count their boats;", "urges", ("member-states",),
         "count their boats"),
        ("en", "Also encourages the private sector to lend boats;", "invites", ("private-sector",),
         "lend boats"),
        ("es", "Insta a los Estados Miembros a que cuenten sus barcos;", "urges",
         ("member-states",), "cuenten sus barcos"),
        ("es", "Insta a los Estados que no lo hayan hecho a que cuenten sus barcos;", "urges",
         ("states",), "cuenten sus barcos"),
        ("en", "Invites States that have no boats to build some;", "invites", ("states",),
         "build some"),
        ("pt", "Exorta os Estados-Membros a que contem os seus barcos;", "urges",
         ("member-states",), "contem os seus barcos"),
        ("fr", "Invite les États Membres à compter leurs bateaux ;", "invites",
         ("member-states",), "compter leurs bateaux"),
    ],
)  # fmt: skip
def test_a_resolution_urges_and_invites_those_named_after_its_verb(
    language: str, sentence: str, force: str, addressees: tuple[str, ...], action: str
) -> None:
    assembly = {"en": "The General Assembly,", "es": "La Asamblea General,",
                "pt": "A Assembleia Geral,", "fr": "L’Assemblée générale,"}  # fmt: skip
    lines: list[Line] = [(0, None, assembly[language]), (0, "1.", sentence)]
    assert only(lines, language, "resolution") == (
        force, ("un-general-assembly",), addressees, action,
    )  # fmt: skip


def test_to_call_on_a_body_urges_it() -> None:
    lines: list[Line] = [
        (0, None, "We, the Ministers, met."),
        (0, "1.", "We call on the IOM to count boats."),
    ]
    assert only(lines) == ("urges", ("ministers",), ("iom",), "count boats")


def test_a_request_entrusts_a_body_and_urges_states() -> None:
    lines: list[Line] = [
        (0, None, "The General Assembly,"),
        (
            0,
            "1.",
            "Requests the Secretary-General to print a list, and requests States to read it.",
        ),
    ]
    assert [told(c)[:3] for c in drafted(lines, kind="resolution")] == [
        ("entrusts", ("un-secretary-general",), ()),
        ("urges", ("un-general-assembly",), ("states",)),
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "action"),
    [
        ("en", "Each State Party shall register its boats.", "register its boats"),
        (
            "en",
            "Each State Party for which this rule is in force undertakes to count boats.",
            "count boats",
        ),
        ("es", "Los Estados Partes no hundirán barcos.", "no hundirán barcos"),
        ("pt", "Os Estados Partes devem registrar os seus barcos.", "registrar os seus barcos"),
        ("fr", "Les États parties prendront soin des bateaux.", "prendront soin des bateaux"),
        ("fr", "Les États parties accordent un abri aux bateaux.", "accordent un abri aux bateaux"),
        ("pt", "Os Estados Partes não tomam barcos.", "não tomam barcos"),
    ],
)
def test_a_treaty_binds_its_parties(language: str, sentence: str, action: str) -> None:
    assert only([(0, "2.", sentence)], language, "treaty") == (
        "undertakes", ("states-parties",), (), action,
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "This Forum will be held in a large hall.",
        "The forum, in which the States will speak, is long.",
        "The States' requests fill a drawer.",
        "Migrants shall find a door.",
        "Considering that the States should meet,",
    ],
)
def test_words_that_commit_nobody_give_nothing(sentence: str) -> None:
    assert drafted([(0, "1.", sentence)]) == ()


def test_a_report_gives_only_what_a_named_actor_undertook_in_so_many_words() -> None:
    lines: list[Line] = [
        (0, None, "Bridges must be repaired. The States will repair them. We will watch."),
        (0, None, "The IOM has committed to counting boats."),
        (0, None, "Making the private sector commit to boats is hard."),
    ]
    assert [told(c)[:2] for c in drafted(lines, kind="report")] == [("undertakes", ("iom",))]


def test_a_recital_recalls_and_recognises_but_undertakes_nothing() -> None:
    lines: list[Line] = [
        (0, None, "The General Assembly,"),
        (0, None, "Recalling its letter on boats, and urging States to write,"),
        (0, None, "Convinced that the States should write,"),
    ]
    assert [told(c)[0] for c in drafted(lines, kind="resolution")] == ["recalls"]


def test_words_that_only_lead_points_in_are_left_to_the_points() -> None:
    lines: list[Line] = [
        (0, "2.", "The Parties agree to work together in order to:"),
        (1, "2.1", "Count boats."),
    ]
    assert [c.action for c in drafted(lines)] == ["Count boats"]


def test_points_that_are_pieces_leave_the_lead_its_own_commitment() -> None:
    lines: list[Line] = [
        (0, "2.", "The Parties shall publish what they know of:"),
        (1, "(a)", "The age of boats;"),
    ]
    assert [c.action for c in drafted(lines)] == ["publish what they know of", "The age of boats"]


def test_a_lead_that_no_point_completes_is_a_commitment_itself() -> None:
    lines: list[Line] = [(0, "2.", "The Parties agree to count the boats of this list:")]
    assert [c.action for c in drafted(lines)] == ["count the boats of this list"]


@pytest.mark.parametrize(
    ("language", "lead", "sentence"),
    [
        ("en", "The Parties agree the following:", "Boats are safer than they were long ago."),
        ("es", "Las Partes acuerdan lo siguiente:", "Navegar no es delito en estas aguas frías."),
        ("pt", "As Partes acordam o seguinte:", "Os barcos são mais seguros do que antes."),
        ("fr", "Les Parties conviennent de ce qui suit :", "Les bateaux sont plus sûrs qu’avant."),
    ],
)
def test_what_is_only_said_under_the_following_commits_nobody(
    language: str, lead: str, sentence: str
) -> None:
    assert drafted([(0, None, lead), (0, "1.", sentence)], language, "agreement") == ()


@pytest.mark.parametrize(
    ("language", "lead", "sentence", "action"),
    [
        ("es", "Las Partes acuerdan lo siguiente:", "Encomendar a la SEGIB un mapa.", "un mapa"),
        ("pt", "As Partes acordam o seguinte:", "Encarregar a SEGIB de desenhar um mapa.",
         "desenhar um mapa"),
        ("fr", "Les Parties conviennent de ce qui suit :", "Charger la SEGIB d’établir une carte.",
         "établir une carte"),
    ],
)  # fmt: skip
def test_what_to_do_under_the_following_commits(
    language: str, lead: str, sentence: str, action: str
) -> None:
    assert only([(0, None, lead), (0, "1.", sentence)], language) == (
        "entrusts", ("segib",), (), action,
    )  # fmt: skip


def test_points_may_open_with_to() -> None:
    lines: list[Line] = [
        (0, "2.", "States Parties condemn waste and, to this end, undertake:"),
        (1, "(a)", "To count boats;"),
    ]
    assert [(c.force.value, c.action) for c in drafted(lines, kind="treaty")] == [
        ("recognises", "waste"),
        ("undertakes", "count boats"),
    ]


def test_to_encourage_nobody_in_particular_is_a_thing_to_do() -> None:
    lines: list[Line] = [
        (0, "1.", "The Parties undertake to:"),
        (1, "(a)", "Encourage the painting of boats;"),
        (1, "(b)", "Encourage the private sector to paint boats;"),
    ]
    assert [told(c)[::2] for c in drafted(lines)] == [
        ("undertakes", ()),
        ("invites", ("private-sector",)),
    ]


def test_points_may_go_on_with_shall() -> None:
    lines: list[Line] = [
        (0, None, "The General Assembly,"),
        (0, "1.", "Decides that the boats:"),
        (1, "(a)", "Shall be painted;"),
    ]
    assert [(c.force.value, c.action) for c in drafted(lines, kind="resolution")] == [
        ("undertakes", "Shall be painted")
    ]


def test_a_ban_keeps_its_no() -> None:
    assert only([(0, "1.", "No State shall sink boats.")])[3] == "No State shall sink boats"
    assert only([(0, "1.", "Ningún Estado podrá ni deberá hundir barcos.")], "es")[3].startswith(
        "Ningún Estado"
    )


def test_it_means_the_one_who_acts_before() -> None:
    sentence = "Where a State Party finds a boat, it shall report it."
    assert only([(0, "1.", sentence)])[1:] == (("states-parties",), (), "report it")


def test_two_verbs_with_one_object_commit_once_and_as_the_stronger_says() -> None:
    lines: list[Line] = [
        (0, None, "We, the Ministers, met."),
        (0, "1.", "We recognise and will mend the leaks in our boats."),
    ]
    assert only(lines)[0::3] == ("undertakes", "mend the leaks in our boats")


def test_what_is_inherited_is_less_sure_than_what_is_said() -> None:
    said, inherited = (
        drafted([(0, "1.", "The Parties undertake to count boats.")])[0],
        drafted([(0, "1.", "The Parties undertake to:"), (1, "a)", "Count boats.")])[0],
    )
    assert inherited.confidence < said.confidence


def test_a_commitment_knows_its_deadline_themes_treaties_and_beneficiaries() -> None:
    sentence = "We will reduce remittance costs for migrants under the UN Charter by 3 May 2030."
    (found,) = drafted([(0, None, "We, the Ministers, met."), (0, "1.", sentence)])
    assert found.deadline == "2030-05-03"
    assert found.themes == ("remittances",)
    assert found.treaties == ("Charter of the United Nations",)
    assert [a.id for a in found.addressees] == ["migrants"]


def test_an_unknown_language_reads_as_english() -> None:
    assert only([(0, "1.", "The Parties will count boats.")], "und")[0] == "undertakes"


def test_each_commitment_has_a_reference_of_its_own() -> None:
    found = drafted([(0, "1.", "The Parties will sing. The Parties will dance.")])
    assert [c.ref for c in found] == ["it/p0/c1", "it/p0/c2"]


@pytest.mark.parametrize(
    ("language", "lead", "point", "action"),
    [
        ("en", "The Ministers DECLARE:", "Their determination to plant trees.", "plant trees"),
        ("es", "Los Ministros DECLARAN:", "Su compromiso de sembrar árboles.", "sembrar árboles"),
        ("pt", "Os Ministros DECLARAM:", "O seu compromisso de plantar árvores.",
         "plantar árvores"),
        ("fr", "Les Ministres DÉCLARENT :", "Leur volonté de planter des arbres.",
         "planter des arbres"),
    ],
)  # fmt: skip
def test_a_point_may_name_what_is_undertaken(
    language: str, lead: str, point: str, action: str
) -> None:
    told_ = only([(0, None, lead), (1, "1.", point)], language)
    assert (told_[0], told_[1], told_[3]) == ("undertakes", ("ministers",), action)


def test_two_hyphens_lead_points_in_as_a_dash_does() -> None:
    found = drafted(
        [
            (0, "3.", "Each Member shall adopt all measures, at home and with other Members--"),
            (1, "(a)", "to suppress clandestine boats;"),
            (1, "(b)", "to light the lamps."),
        ],
        kind="treaty",
    )
    assert [c.action for c in found] == ["suppress clandestine boats", "light the lamps"]


@pytest.mark.parametrize(
    ("language", "lead", "point"),
    [
        ("en", "The Committee shall have the following functions:", "To plant trees."),
        ("es", "El Comité tendrá las siguientes funciones:", "Sembrar árboles."),
        ("pt", "O Comité terá as seguintes funções:", "Plantar árvores."),
    ],
)
def test_the_functions_of_a_body_are_entrusted_to_it(language: str, lead: str, point: str) -> None:
    found = drafted([(0, "2.", lead), (1, "a)", point)], language, "treaty")
    assert [told(c)[0] for c in found] == ["entrusts"]
