"""Read 20,000 generated files: one core, the local engine on two, a dask cluster of two.

`python -m bench.bulk` prints a table; `--count 2000 --rounds 3` is quicker. One core: a plain loop
in this process that reads each file and writes the same parts, without workers, over a tenth of the
files; two such loops at once show what two cores can give. A round measures one core before,
between and after the engines. What others do on the machine only ever slows a run: the best of
each counts, and the processor time of all processes is told beside the clock.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.tables import table
from compromiso.bulk.batches import BATCH_FILES, Batch, Done, batches_left, find_files
from compromiso.bulk.lines import told_lines
from compromiso.bulk.parts import write_part
from compromiso.bulk.read_batch import Part
from compromiso.intake.worker import warm

COUNT = 20_000
ENGINES = {"local": "local engine, 2 workers", "dask": "dask, cluster of 2 processes"}
Words = tuple[Any, ...]
SUBREAPER = 36
SPLIT = 10
"""One core is measured on a tenth of the files: its rate does not depend on their number."""

WORDS = {
    "en": (
        "DECLARATION {n} OF THE RIVER STATES",
        "The ministers of the river States, gathered in {place} on {day} May {year},",
        "{k}. The States undertake to {what} before {due}.",
        "({c}) to {whom} of both banks;",
        "({c}) to {whom} of both banks, as point (a) of paragraph {j} provides;",
        ("open schools", "mend bridges", "register boats", "teach swimmers", "count the fish"),
        ("pupils", "teachers", "the ferrymen", "families", "the municipalities"),
        (
            "The river has joined both banks for as long as anybody there remembers.",
            "Those who cross it to work return in the evening, and their children wait for them.",
            "Nobody knows better than the ferrymen how high the water stood in spring.",
            "In {year} the two towns counted {count} boats between them.",
        ),
    ),
    "es": (
        "DECLARACIÓN {n} DE LOS ESTADOS RIBEREÑOS",
        "Los ministros de los Estados ribereños, reunidos en {place} el {day} de mayo de {year},",
        "{k}. Los Estados se comprometen a {what} antes de {due}.",
        "{c}) a {whom} de ambas orillas;",
        "{c}) a {whom} de ambas orillas, según el literal a) del párrafo {j};",
        ("abrir escuelas", "reparar puentes", "registrar botes", "enseñar a nadar"),
        ("los alumnos", "los maestros", "los barqueros", "las familias", "los municipios"),
        (
            "El río ha unido las dos orillas desde que alguien tiene memoria.",
            "Quienes lo cruzan para trabajar vuelven de noche, y sus hijos los esperan.",
            "Nadie sabe mejor que los barqueros hasta dónde llegó el agua en primavera.",
            "En {year} las dos ciudades contaron {count} botes.",
        ),
    ),
    "pt": (
        "DECLARAÇÃO {n} DOS ESTADOS RIBEIRINHOS",
        "Os Ministros dos Estados ribeirinhos, reunidos em {place} em {day} de maio de {year},",
        "{k}. Os Estados comprometem-se a {what} até {due}.",
        "{c}) A {whom} das duas margens;",
        "{c}) A {whom} das duas margens, nos termos da alínea a) do parágrafo {j};",
        ("abrir escolas", "reparar pontes", "registar barcos", "ensinar a nadar"),
        ("alunos", "professores", "barqueiros", "famílias", "municípios"),
        (
            "O rio une as duas margens desde que há memória.",
            "Quem o atravessa para trabalhar volta à noite, e os filhos esperam.",
            "Ninguém sabe melhor do que os barqueiros até onde chegou a água na primavera.",
            "Em {year} as duas cidades contaram {count} barcos.",
        ),
    ),
    "fr": (
        "DÉCLARATION {n} DES ÉTATS RIVERAINS",
        "Les ministres des États riverains, réunis à {place} le {day} mai {year},",
        "{k}. Les États s'engagent à {what} avant {due}.",
        "{c}) pour {whom} des deux rives ;",
        "{c}) pour {whom} des deux rives, conformément au point a) du paragraphe {j} ;",
        ("ouvrir des écoles", "réparer les ponts", "enregistrer les barques"),
        ("les élèves", "les maîtres", "les passeurs", "les familles", "les communes"),
        (
            "Le fleuve relie les deux rives depuis que l'on s'en souvient.",
            "Ceux qui le traversent pour travailler rentrent le soir, et leurs enfants attendent.",
            "Nul ne sait mieux que les passeurs jusqu'où monta l'eau au printemps.",
            "En {year}, les deux villes comptaient {count} barques.",
        ),
    ),
}
"""Title, opening, paragraph, point, citing point, what is promised, to whom, what is told."""
PLACES = ("Vega", "Aldea", "Puerto Claro", "Vila Clara", "Port-Clair")


def document(number: int) -> str:
    """Give a made-up declaration of 2 to 6 kB, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - the same each time, no secret
    words = WORDS[list(WORDS)[number % 4]]
    year = 2000 + number % 25
    facts = {"place": chance.choice(PLACES), "day": chance.randint(2, 30), "year": year}
    lines = [words[0].format(n=number), "", words[1].format(**facts), ""]
    size, k = chance.randint(2000, 6000), 0
    while sum(map(len, lines)) < size:
        k += 1
        lines += [paragraph(chance, words, k, year), *points(chance, words, k), ""]
    return "\n".join(lines)


def paragraph(chance: random.Random, words: Words, k: int, year: int) -> str:
    """Give a numbered paragraph: what is promised, and some sentences about it."""
    promise = words[2].format(k=k, what=chance.choice(words[5]), due=2026 + chance.randint(0, 9))
    told = (
        chance.choice(words[7]).format(year=year, count=chance.randint(100, 9999))
        for _ in range(chance.randint(1, 6))
    )
    return " ".join((promise, *told))


def points(chance: random.Random, words: Words, k: int) -> list[str]:
    """Give the points of a paragraph, none in half of them; one in five cites another."""
    letters = "abcde"[: chance.choice((0, 0, 2, 3, 5))]
    return [
        (words[4] if chance.random() < 0.2 else words[3]).format(
            c=letter, whom=chance.choice(words[6]), j=chance.randint(1, k)
        )
        for letter in letters
    ]


def generate(folder: Path, count: int) -> int:
    """Write the files, a thousand a folder, and give their size in bytes."""
    size = 0
    for number in range(count):
        path = folder / f"{number // 1000:02}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(document(number).encode())
    return size


@dataclass(frozen=True)
class Run:
    """Files a second on the clock, and milliseconds of processor for each, in all processes."""

    rate: float
    ms: float


def one_core(folder: Path, store: Path) -> float:
    """Read and write all files in a plain loop; give the seconds on the clock."""
    start = time.perf_counter()
    for batch, _ in batches_left(find_files([folder]), Done(), BATCH_FILES):
        write_batch(batch, store)
    return time.perf_counter() - start


def two_loops(folder: Path, store: Path) -> float:
    """Read and write all files twice, in two plain loops at once; give the seconds on the clock.

    What two cores give without any engine: other work, and the memory and the cache that both
    share, keep it below twice the rate of one.
    """
    start = time.perf_counter()
    fork = get_context("fork")
    loops = [fork.Process(target=one_core, args=(folder, store / str(n))) for n in range(2)]
    for loop in loops:
        loop.start()
    for loop in loops:
        loop.join()
    return time.perf_counter() - start


def write_batch(batch: Batch, store: Path) -> None:
    """Read a batch in this process and write its part."""
    part = Part()
    for file in batch.files:
        part.add_told(told_lines(Path(file.path).read_bytes(), file.name))
        part.note(file, file.sha256, "read")
    write_part(store, batch.name, part.records, part.rows, parquet=True)


def with_engine(engine: str, folder: Path, store: Path) -> float:
    """Read all files by the command, its start included; give the seconds on the clock."""
    command = [
        *(sys.executable, "-m", "compromiso", "read", str(folder), "--out", str(store)),
        *("--engine", engine, "--workers", "2"),
    ]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def spent() -> float:
    """Give the seconds of processor of this process and of all that it started and that ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, 0):
            pass
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def timed(count: int, engine: str | None, folder: Path, store: Path) -> Run:
    """Read the files of a folder, by an engine or in a plain loop."""
    before = spent()
    took = with_engine(engine, folder, store) if engine else one_core(folder, store)
    return Run(count / took, 1000 * (spent() - before) / count)


def timed_twice(count: int, folder: Path, store: Path) -> Run:
    """Read the files of a folder in two plain loops at once."""
    before = spent()
    took = two_loops(folder, store)
    return Run(2 * count / took, 1000 * (spent() - before) / (2 * count))


def measure(root: Path, count: int, rounds: int) -> tuple[int, dict[str, list[Run]]]:
    """Measure round by round and give the size of the files and the runs of each."""
    folder, few, store = root / "in", root / "few", root / "out"
    size, fewer = generate(folder, count), max(count // SPLIT, min(count, 1000))
    generate(few, fewer)
    warm()
    one_core(few, store)
    runs: dict[str, list[Run]] = {"one": [], "two": [], **{engine: [] for engine in ENGINES}}
    for number in range(rounds):
        runs["one"].append(timed(fewer, None, few, store / f"one-{number}"))
        runs["two"].append(timed_twice(fewer, few, store / f"two-{number}"))
        for engine in ENGINES:
            runs[engine].append(timed(count, engine, folder, store / engine))
            runs["one"].append(timed(fewer, None, few, store / f"{engine}-{number}"))
        print({name: [(round(r.rate), round(r.ms, 2)) for r in runs[name]] for name in runs})
        shutil.rmtree(store)
    return size, runs


def bulk_part(count: int = COUNT, rounds: int = 2) -> str:
    """Measure and tell: rates, and what each engine reaches of twice the rate of one core."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as root:
        size, runs = measure(Path(root), count, rounds)
    base = max(run.rate for run in runs["one"])
    ms = min(run.ms for run in runs["one"])
    rows = [("one core, plain loop", f"{base:.0f}", "-", f"{ms:.2f}", "-")]
    for engine, told in {"two": "two plain loops at once, no engine", **ENGINES}.items():
        rate, each = max(run.rate for run in runs[engine]), min(run.ms for run in runs[engine])
        shares = (f"{100 * rate / (2 * base):.0f} %", f"{each:.2f}", f"{100 * ms / each:.0f} %")
        rows.append((told, f"{rate:.0f}", *shares))
    laid = table(
        (
            "engine",
            "files a second",
            "of twice one core",
            "ms of processor a file",
            "of it reading",
        ),
        rows,
    )
    return (
        f"## In bulk\n\n{count} generated files of {size / count / 1000:.1f} kB, four languages, "
        f"read and written as JSON lines and Parquet by `compromiso read --engine`, its start "
        f"included; one core over a tenth of them, its start left out. {rounds} rounds in turn, "
        f"the best of each. Load of the machine before: {before:.1f} on {os.cpu_count()} cores. Of "
        f"it reading: the processor time of the plain loop, as a share of that of all processes."
        f"\n\n{laid}"
    )


def main() -> None:
    """Measure as asked and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    print(bulk_part(arguments.count, arguments.rounds))


if __name__ == "__main__":
    main()
