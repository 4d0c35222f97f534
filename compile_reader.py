"""Compile the reader into C with mypyc, for the Python that runs this: `make compile`.

What compromiso.compiled finds under the hash of the sources it uses; nothing else changes. The C
of a module that is as it was is not compiled again. Ends with 0 where there is no C compiler: the
plain reader does the same, only slower.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from compilable import compilable  # noqa: E402

from compromiso.compiled import (  # noqa: E402
    GROUP,
    HOME,
    LIBRARY,
    PACKAGE,
    SETTING,
    fingerprint,
    library_of,
    sources,
)

OBJECTS = HOME / "objects"
KEPT, DAY = 4, 86_400.0
"""So many compiled readers are kept, the latest: several checkouts may share an environment."""
FLAGS = ("-O1", "-w", "-fPIC", "-fwrapv", "-fno-strict-aliasing", "-DNDEBUG")
SHARED = ("-bundle", "-undefined", "dynamic_lookup") if sys.platform == "darwin" else ("-shared",)
LEFT = ("model/", "text/alignment/", "text/reading/docx/", "text/reading/ocr/", "errors.py")
"""Read seldom, waiting for others, or held by all floors: these run as they stand."""
UNFIT = ("__init__.py", "text/reading/glyphs.py")
"""What mypyc does not take."""
REMEMBERS = "cached_property"
"""A compiled class has no dictionary to remember in."""
PROOF = """
from compromiso.text.dossier import read
from compromiso.compiled import is_compiled
told = read(b"ACT\\n\\nArticle 1\\n\\n1. The Parties undertake to open schools by 2030.", "act.txt")
raise SystemExit(not (is_compiled() and told.commitments))
"""
OPTIONS = """[mypy]
ignore_missing_imports = True
follow_imports_for_stubs = False
"""


def main() -> int:
    """Compile the sources as they stand, unless that has been done; say how long it took."""
    begun, library = time.monotonic(), library_of(fingerprint())
    if library.exists():
        print("The reader is compiled.")
        return 0
    compiler, wanting = c_compiler(), missing()
    if compiler is None or wanting:
        print(f"The reader stays plain Python: no {wanting or 'C compiler'} here.")
        return 0
    print("Compiling the reader, a minute or two ...", flush=True)
    try:
        build(compiler, library)
    except subprocess.CalledProcessError as failed:
        print(f"The reader stays plain Python: {compiler} ended with {failed.returncode}.")
        return 0
    if not runs():
        shutil.rmtree(library.parent)
        print("The reader stays plain Python: what was compiled does not run here.")
        return 0
    forget_old()
    print(f"The reader is compiled, in {time.monotonic() - begun:.0f} s.")
    return 0


def build(compiler: str, library: Path) -> None:
    """Compile the sources into this library, which is there wholly or not at all."""
    with tempfile.TemporaryDirectory() as folder:
        built = linked(compiler, compiled(compiler, translated(Path(folder))), Path(folder))
        library.parent.mkdir(parents=True, exist_ok=True)
        fresh = library.with_suffix(f".{os.getpid()}")
        shutil.move(built, fresh)
        fresh.replace(library)


def runs() -> bool:
    """Say whether a new process reads with what was compiled."""
    around = {name: value for name, value in os.environ.items() if name != SETTING}
    around["PYTHONPATH"] = str(PACKAGE.parent)
    return subprocess.run([sys.executable, "-c", PROOF], env=around, check=False).returncode == 0


def c_compiler() -> str | None:
    """Give the path of a C compiler, or None where there is none."""
    named = (os.environ.get("CC", ""), "cc", "gcc", "clang")
    return next(filter(None, map(shutil.which, filter(None, named))), None)


def missing() -> str | None:
    """Name what a compiler needs besides and is not here."""
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "Python.h (on Debian: apt-get install python3-dev)"
    return next((part for part in ("mypyc", "setuptools") if find_spec(part) is None), None)


def modules() -> list[str]:
    """List the modules to compile, relative to the folder of the package."""
    names = {path: path.relative_to(PACKAGE).as_posix() for path in sources()}
    return [
        f"{PACKAGE.name}/{name}"
        for path, name in names.items()
        if not name.startswith(LEFT)
        and not name.endswith(UNFIT)
        and REMEMBERS not in path.read_text(encoding="utf-8")
    ]


def translated(folder: Path) -> list[Path]:
    """Write the modules in C into a folder and list its files; end where mypyc refuses one."""
    from mypyc.build import mypycify

    (folder / "mypy.ini").write_text(OPTIONS, encoding="utf-8")
    options = ["--config-file", str(folder / "mypy.ini"), "--cache-dir", str(folder / "types")]
    told, names = io.StringIO(), modules()
    os.chdir(copied(folder, names))  # tracebacks name files as mypyc is given them
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            parts = mypycify(
                [*options, *names], multi_file=True, group_name=GROUP, target_dir=str(folder)
            )
    except SystemExit:
        print(told.getvalue())
        raise
    (library,) = (part for part in parts if part.name == LIBRARY)
    return [Path(source) for source in library.sources]


def copied(folder: Path, names: list[str]) -> Path:
    """Copy the package into a folder, the modules to compile as mypyc makes most of them."""
    sources = folder / "sources"
    shutil.copytree(PACKAGE, sources / PACKAGE.name, ignore=shutil.ignore_patterns("*.pyc", "web"))
    for name in names:
        path = sources / name
        path.write_text(compilable(path.read_text(encoding="utf-8")), encoding="utf-8")
    return sources


def compiled(compiler: str, written: list[Path]) -> list[Path]:
    """Compile files of C, as many at a time as there are processors; list what came of them."""
    from mypyc.build import include_dir

    folder = written[0].parent
    command = [compiler, *FLAGS, f"-I{sysconfig.get_path('include')}"]
    command += [f"-I{path}" for path in (include_dir(), folder)]
    shared = sha256(" ".join([*FLAGS, compiler, sys.version]).encode())
    for header in sorted(folder.rglob("*.h")):
        shared.update(header.read_bytes())
    OBJECTS.mkdir(parents=True, exist_ok=True)

    def one(source: Path) -> Path:
        hashed = sha256(shared.digest() + source.read_bytes()).hexdigest()[:20]
        made = OBJECTS / f"{hashed}.o"
        if not made.exists():
            fresh = OBJECTS / f"{hashed}.{os.getpid()}"
            subprocess.run([*command, "-c", str(source), "-o", str(fresh)], check=True)
            fresh.replace(made)
        return made

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(one, written))


def linked(compiler: str, objects: list[Path], folder: Path) -> Path:
    """Link what was compiled into one library; forget what was compiled for another, days ago."""
    library = folder / f"{LIBRARY}.so"
    subprocess.run([compiler, *SHARED, "-o", str(library), *map(str, objects)], check=True)
    for other in set(OBJECTS.iterdir()) - set(objects):
        if time.time() - other.stat().st_mtime > DAY:
            other.unlink(missing_ok=True)
    return library


def forget_old() -> None:
    """Remove compiled readers but the latest few."""
    held = [path.parent for path in HOME.glob(f"*/{LIBRARY}*")]
    for folder in sorted(held, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
