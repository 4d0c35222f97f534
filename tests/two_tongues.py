"""A small declaration of our own wording in English and in Spanish, made point by point."""

from __future__ import annotations

from collections.abc import Iterable

from compromiso.model.dossier import Dossier
from compromiso.text import read

ENGLISH = {
    "title": "DECLARATION OF THE RIVER TOWNS",
    "lead": "1. The towns undertake to:",
    "points": (
        "publish a register of the 42 bridges of Montevideo and Asunción",
        "protect migrant families who travel by boat in winter",
        "train 300 teachers in the history of the ports",
        "ratify the Palermo Protocol and adapt national legislation to it",
        "invite UNICEF to visit each municipal school once a year",
        "reduce the tariffs that bank transfers cost to 3 per cent",
        "plant trees along the roads between Salto and Concordia",
    ),
    "end": "2. This declaration was adopted in Cuenca on 11 April 2008.",
}
SPANISH = {
    "title": "DECLARACIÓN DE LOS PUEBLOS DEL RÍO",
    "lead": "1. Los pueblos se comprometen a:",
    "points": (
        "publicar un registro de los 42 puentes de Montevideo y Asunción",
        "proteger a las familias migrantes que viajan en barco en invierno",
        "formar a 300 docentes en la historia de los puertos",
        "ratificar el Protocolo de Palermo y adaptar a él la legislación nacional",
        "invitar a UNICEF a visitar cada escuela municipal una vez al año",
        "reducir las tarifas que cuestan las transferencias bancarias al 3 por ciento",
        "plantar árboles en los caminos entre Salto y Concordia",
    ),
    "end": "2. Esta declaración se adoptó en Cuenca el 11 de abril de 2008.",
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def declaration(
    words: dict[str, str | tuple[str, ...]],
    *,
    letters: Iterable[str] = LETTERS,
    without: Iterable[int] = (),
    end: str | None = None,
) -> Dossier:
    """Read the declaration in a language, its points labelled by `letters`, some left out."""
    kept = [point for at, point in enumerate(words["points"]) if at not in set(without)]
    points = [f"{label}) {point};" for label, point in zip(letters, kept, strict=False)]
    text = "\n\n".join([str(words["title"]), str(words["lead"]), *points, end or str(words["end"])])
    name = "towns.txt" if words is ENGLISH else "pueblos.txt"
    return read(f"{text}\n".encode(), name)
