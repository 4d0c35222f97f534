from __future__ import annotations

from unit.structure.reading_text import paths_of, structure_of


def test_clauses_in_words_stand_beside_the_reasons_and_not_under_them() -> None:
    text = (
        "EXPONEN\n\nI. Que una promueve.\n\nII. Que otra estudia, y a tal fin acuerdan estas\n\n"
        "CLÁUSULAS\n\nPRIMERA. Objeto\n\nLa cooperación.\n\nSEGUNDA.- Compromisos\n\n"
        "2.1. La primera:\n\na) da datos;\n\nb) los difunde.\n\n2.2. La segunda forma.\n\n"
        "TERCERA. Duración. Dos años."
    )
    assert paths_of(text) == [
        ("I",), ("II",), ("1",), ("2",), ("2", "2.1"), ("2", "2.1", "a"), ("2", "2.1", "b"),
        ("2", "2.2"), ("3",),
    ]  # fmt: skip


def test_the_lines_of_a_plan_hold_decimals() -> None:
    text = (
        "Línea 1. Información\n\n1.1 Ventanillas\n\n1.1.1 Abrir una.\n\n1.1.2 Formar.\n\n"
        "Línea 2. Datos\n\n2.1 Registro\n\n2.1.1 Definir:\n\na) entradas;\n\nb) salidas."
    )
    assert paths_of(text) == [
        ("Línea 1",), ("Línea 1", "1.1"), ("Línea 1", "1.1", "1.1.1"),
        ("Línea 1", "1.1", "1.1.2"), ("Línea 2",), ("Línea 2", "2.1"),
        ("Línea 2", "2.1", "2.1.1"), ("Línea 2", "2.1", "2.1.1", "a"),
        ("Línea 2", "2.1", "2.1.1", "b"),
    ]  # fmt: skip


def test_those_who_sign_in_capitals_open_no_section() -> None:
    text = (
        "Article 1\n\nOne.\n\nFait à Paris, le 2 mai 1990.\n\nPour le Gouvernement :\n\n"
        "JEAN DUPONT\n\nANNEXE I\n\nListe\n\n1. Un.\n\n2. Deux."
    )
    structure = structure_of(text)
    assert [p.kind for p in structure.provisions].count("conclusions") == 3
    assert "heading" not in [p.kind for p in structure.provisions]
