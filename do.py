"""Set Compromiso up, run it, test it or measure it, with nothing but Python: `python3 do.py run`.

Standard library only. The Makefile is a thin face of this file for those who have make.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
OWN_UV = ROOT / ".uv" / BIN.name / "uv"
OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TESSERACT = tuple(f"tesseract-ocr{end}" for end in ("", "-eng", "-spa", "-por", "-fra"))
FIRST_PORT = 8000
PORTS_TRIED = 100


def stop(sentence: str, code: int = 1) -> NoReturn:
    """End the run with one sentence on the standard error."""
    print(sentence, file=sys.stderr)
    raise SystemExit(code)


def check_python() -> None:
    """Be sure that this Python is new enough, or say which one is needed."""
    if sys.version_info < OLDEST:
        stop(
            f"Compromiso needs Python 3.11 or newer and this is {sys.version.split()[0]}. "
            "Install a newer one and name it: make PYTHON=python3.12 run"
        )


def environment() -> dict[str, str]:
    """Give the environment of uv and the tools: this checkout's own, whatever is active."""
    inherited = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    base = getattr(sys, "_base_executable", None) or sys.executable
    return {
        "UV_PYTHON": base,
        **inherited,
        "UV_SYSTEM_CERTS": "1",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_PROJECT_ENVIRONMENT": str(ROOT / ".venv"),
    }


def call(*command: str | Path, **extra: str) -> None:
    """Run a command in the checkout; end with its exit code where it fails."""
    ended = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**environment(), **extra}, check=False
    )
    if ended.returncode:
        raise SystemExit(ended.returncode)


def uv() -> str:
    """Give the path of uv: the one on PATH, else one of our own, installed from PyPI in `.uv/`."""
    found = shutil.which("uv")
    if found is None and not OWN_UV.exists():
        install_uv()
    return found or str(OWN_UV)


def install_uv() -> None:
    """Make `.uv/` and install uv in it, or print the one line that makes it possible."""
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        stop(
            "This Python cannot make virtual environments. On Debian or Ubuntu, run: "
            f"apt-get install -y python3-venv python{version}-venv"
        )
    print("Installing uv in .uv/ ...", flush=True)
    call(sys.executable, "-m", "venv", ROOT / ".uv")
    call(OWN_UV.parent / "python", "-m", "pip", "install", "--quiet", "uv>=0.9")


def sync(dev: bool) -> None:
    """Fill `.venv` from the lock file; what running needs, or what developing needs as well.

    Where `DATABASE_URL` names a database, its driver is what running needs. All modules are
    compiled to bytecode once, here: where Python may write none, each process would do it anew.
    """
    groups = ("--group", "dev") if dev else ("--no-dev", "--inexact")
    driver = ("--group", "postgresql") if os.environ.get("DATABASE_URL") else ()
    call(uv(), "sync", "--frozen", "--quiet", "--compile-bytecode", *groups, *driver)
    call(BIN / "python", "-m", "compileall", "-q", ROOT / "src")


def free_port() -> int:
    """Give the port asked for in PORT (8000 if none is), or the next one that is free."""
    first = int(os.environ.get("PORT") or FIRST_PORT)
    for port in range(first, first + PORTS_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    stop(f"No port from {first} to {first + PORTS_TRIED - 1} is free. Name another one: PORT=9000")


def setup() -> None:
    """Fill `.venv` with all that running, testing and measuring need."""
    sync(dev=True)
    print(f"Ready: {(BIN / 'compromiso').relative_to(ROOT)}")


def install() -> None:
    """Fill `.venv` with all that running needs, and no more: for a server."""
    sync(dev=False)
    print(f"Ready: {(BIN / 'compromiso').relative_to(ROOT)}")


def run() -> None:
    """Load the documents named in DOCS (else the examples, into an empty register) and serve."""
    sync(dev=False)
    named = [str(Path(name).resolve()) for name in shlex.split(os.environ.get("DOCS", ""))]
    if named:  # a document that cannot be read is told and does not keep the others waiting
        subprocess.run([BIN / "compromiso", "load", *named], env=environment(), check=False)
    loaded = () if named else ("--examples",)
    try:
        call(
            BIN / "compromiso", "serve", *loaded, "--host", "127.0.0.1", "--port", str(free_port())
        )
    except KeyboardInterrupt:
        print("Stopped.")


def compile() -> None:
    """Compile the reader into C, which reads a third faster; without it the plain one runs."""
    call(uv(), "sync", "--frozen", "--quiet", "--no-dev", "--inexact", "--group", "compile")
    call(BIN / "python", "compile_reader.py")


def compile_if_possible() -> None:
    """Compile the reader in an environment that is filled; go on with the plain one if it fails."""
    subprocess.run([BIN / "python", "compile_reader.py"], cwd=ROOT, env=environment(), check=False)


def lint() -> None:
    """Check the style, the types and the floors of the house."""
    sync(dev=True)
    check_house()


def check_house() -> None:
    """Run ruff, mypy and import-linter; end at the first that finds something."""
    for words in house():
        call(*words)


def house() -> list[list[str]]:
    """Give the commands that check the house."""
    checks = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
    return [[str(BIN / name), *words] for name, *words in (*checks, ["lint-imports"])]


def install_browser() -> None:
    """Install Chromium for the browser tests where this may be done, else say they will skip."""
    if any(shutil.which(name) for name in BROWSERS) or installed("chromium"):
        return
    print("No Chromium here: the browser tests will skip. On Debian: apt-get install chromium")


def install_tesseract() -> None:
    """Install Tesseract for the tests of scans where this may be done, else say they will skip."""
    if shutil.which("tesseract") or installed(*TESSERACT):
        return
    told = f"apt-get install {' '.join(TESSERACT)}"
    print(f"No Tesseract here: the tests of scans will skip. On Debian: {told}")


def installed(*packages: str) -> bool:
    """Install packages by apt where this may be done; say whether they are there now."""
    if not shutil.which("apt-get") or getattr(os, "geteuid", lambda: 1)() != 0:
        return False
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {packages[0]} for the tests ...", flush=True)
    for command in (install, ("apt-get", "update", "-qq"), install):
        ended = subprocess.run(
            command, env=quiet, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
        )
        if ended.returncode == 0 and command is install:
            return True
    return False


def test() -> None:
    """Set up, check the house and run every test; arguments after the verb go to pytest."""
    sync(dev=True)
    install_browser()
    install_tesseract()
    if sys.argv[2:]:
        check_house()
        call(BIN / "python", "-m", "pytest", *sys.argv[2:])
    else:
        test_side_by_side()


def test_side_by_side() -> None:
    """Run the parts of the tests beside each other, the longest first: no core is left waiting."""
    pytest = [str(BIN / "python"), "-m", "pytest"]
    apart = ("tests/e2e", "tests/register", "tests/web")
    parts = {
        "browser": [[*pytest, "tests/e2e"]],
        "house": house(),
        "library": [[*pytest, "tests", *(f"--ignore={part}" for part in apart)]],
        "register": [[*pytest, "tests/register", "-m", "not postgres"]],
        "pages": [[*pytest, "tests/web"]],
        "PostgreSQL": [[*pytest, "tests/register/test_postgres.py"]],
    }
    print(f"Running, and telling of each at its end: {', '.join(parts)}", flush=True)
    codes = []
    with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as beside:
        running = {beside.submit(told, commands): name for name, commands in parts.items()}
        for ended in as_completed(running):
            code, said, seconds = ended.result()
            print(f"--- {running[ended]}, {seconds:.0f} s\n{said}", flush=True)
            codes.append(code)
    if any(codes):
        raise SystemExit(max(codes))


def told(commands: list[list[str]]) -> tuple[int, str, float]:
    """Run commands until one fails; give its exit code, what they said, and the seconds."""
    code, begun = 0, time.monotonic()
    with tempfile.TemporaryFile() as heard:
        for words in commands:
            if code == 0:
                code = subprocess.run(
                    words, cwd=ROOT, env=environment(), stdout=heard, stderr=heard, check=False
                ).returncode
        heard.seek(0)
        return code, heard.read().decode(errors="replace"), time.monotonic() - begun


def bench() -> None:
    """Measure the reader beside others and write docs/reference/measured.md."""
    sync(dev=True)
    compile_if_possible()
    call(BIN / "python", "-m", "bench.run", *sys.argv[2:])


def prove() -> None:
    """Run every proof of what is kept when power fails or hands collide (bench/prove_*.py)."""
    sync(dev=True)
    for script in sorted((ROOT / "bench").glob("prove_*.py")):
        print(f"--- {script.name}", flush=True)
        call(BIN / "python", script, *sys.argv[2:])


def docs() -> None:
    """Check that the documentation tells the truth: every command, noun and link in it."""
    sync(dev=True)
    call(BIN / "python", "-m", "pytest", "tests/unit/docs", *sys.argv[2:])


def golden() -> None:
    """Write the golden files anew and show what changed, to be reviewed like code."""
    sync(dev=True)
    call(BIN / "python", "-m", "pytest", "tests/golden", GOLDEN="write")
    call("git", "--no-pager", "diff", "--stat", "--", "tests/golden")


VERBS = {
    verb.__name__: verb
    for verb in (setup, install, run, compile, test, lint, bench, docs, golden, prove)
}


def main() -> None:
    """Do what the first argument names; without one, say what there is."""
    check_python()
    verb = VERBS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if verb is None:
        told = "\n".join(
            f"  {name:8}{(verb.__doc__ or '').strip()}" for name, verb in VERBS.items()
        )
        stop(f"usage: python3 do.py VERB\n\n{told}", 2)
    else:
        verb()


if __name__ == "__main__":
    main()
