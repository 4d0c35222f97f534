"""Read hostile files made by hand: bombs, loops, floods, and files that want to call out.

`python bench/prove_hostile_files.py` reads each as the bulk engine does, within 2 s of processor,
2.8 s on the clock and 512 MB. A file with a word that nobody may read lies ready, and somebody
listens on a port of this machine; the files ask for both in every way their formats have. Then the
same is done under strace (where it is installed): nothing may be connected to, and nothing opened
but the program's own parts.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from hostile.reading import LIMITS, read_wholly
from hostile.seeds import TEXTS, pdf_file, web_page, word_document
from hostile.trap import CANARY, Bait, Trap
from hostile.traps import traps

from compromiso.errors import CompromisoError
from compromiso.intake.reading import check_size
from compromiso.intake.steady_reader import SteadyReader

HELD_S = 3.0
SLOWED = 5.0
"""How many times slower reading is while strace looks on."""
TRACED = "openat,open,openat2,connect,bind,sendto,execve,unlink,rename,mkdir"
OPENED = re.compile(r'\b(openat|open|openat2|execve)\((?:AT_FDCWD, )?"([^"]*)"')
FOREIGN = re.compile(r"\b(connect|bind|sendto|unlink|rename|mkdir)\(")
OWN = ("/proc/self/", "/proc/", "/dev/null", "/dev/urandom", "/etc/ld.so", "/lib", "/usr/lib")
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11", "/sys/", "/etc/localtime")
SECRET = f"{CANARY}, words of a file that nobody may read"
MARK = "/dev/null/now-reads"
"""An open that cannot be, to find in the trace where reading begins."""


def listening() -> tuple[int, list[str]]:
    """Listen on a port of this machine; give it, and the list that calls are noted in."""
    server = socket.create_server(("127.0.0.1", 0))
    calls: list[str] = []

    def answer() -> None:
        while True:
            caller, _ = server.accept()
            calls.append("called")
            caller.close()

    threading.Thread(target=answer, daemon=True).start()
    return server.getsockname()[1], calls


def outcome(reader: SteadyReader, trap: Trap) -> tuple[str, bytes]:
    """Give `read` or the code, and what was told of a file."""
    try:
        check_size(len(trap.content), trap.name, LIMITS)
        return "read", reader.ask(trap.content, trap.name)
    except CompromisoError as refused:
        return refused.code, f"{refused.told()} {refused.cure()}".encode()


def faults(trap: Trap, code: str, told: bytes, took: float) -> Iterator[str]:
    """Yield what is wrong with the end of a file."""
    if code == "TAKE-04":
        yield f"broke its reader: {told.decode()}"
    if trap.codes and code not in trap.codes:
        yield f"ended with {code}, not {sorted(trap.codes)}"
    if took > HELD_S:
        yield f"held the parent {took:.2f} s"
    if SECRET.encode() in told:
        yield "let the secret out"


def read_all(bait: Bait) -> tuple[Counter[str], list[str], float]:
    """Read every hostile file and give how they ended, what was wrong, and the longest wait."""
    ends: Counter[str] = Counter()
    wrong: list[str] = []
    longest = 0.0
    with SteadyReader(read_wholly, LIMITS) as reader:
        for trap in traps(bait):
            start = time.perf_counter()
            code, told = outcome(reader, trap)
            took = time.perf_counter() - start
            ends[code] += 1
            longest = max(longest, took)
            wrong += [f"{trap.name}: {fault}" for fault in faults(trap, code, told, took)]
    return ends, wrong, longest


def read_watched(bait: Bait) -> None:
    """Read the files that call out, one after another, after a mark in the trace."""
    limits = replace(LIMITS, cpu_s=20, wall_s=LIMITS.wall_s * SLOWED)
    good = next(iter(traps(bait)))
    with SteadyReader(read_wholly, limits) as reader:
        for trap in (good, *warming()):
            outcome(reader, trap)
        with suppress(OSError):
            open(MARK, "rb").close()  # noqa: PTH123
        for trap in traps(bait):
            if len(trap.content) < 1_000_000:
                outcome(reader, trap)


def warming() -> Iterator[Trap]:
    """Yield a good file of each kind: what they need is loaded before anything is watched."""
    for lang in TEXTS:
        yield Trap("a.txt", TEXTS[lang].encode())
        yield Trap("a.html", web_page(lang))
        yield Trap("a.docx", word_document(lang))
        yield Trap("a.pdf", pdf_file(lang))


def watched(bait: Bait) -> tuple[int, list[str]]:
    """Read under strace and give how many calls were looked at, and those that may not be."""
    with tempfile.NamedTemporaryFile() as trace:
        command = [
            *("strace", "-f", "--seccomp-bpf", "-qq", "-s", "300", "-e", f"trace={TRACED}"),
            *("-o", trace.name, sys.executable, __file__, "--watched", bait.file, str(bait.port)),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        lines = Path(trace.name).read_text(encoding="utf-8", errors="replace").splitlines()
    begun = next(at for at, line in enumerate(lines) if MARK in line)
    looked = lines[begun + 1 :]
    return len(looked), [line for line in looked if not allowed(line)]


def allowed(line: str) -> bool:
    """Say whether a call is one that the reader may make."""
    if FOREIGN.search(line):
        return False
    found = OPENED.search(line)
    if not found:
        return True
    parts = {sys.prefix, sys.base_prefix, str(Path(__file__).resolve().parents[1])}
    return found[2].startswith((*parts, *OWN, *FONTS)) and CANARY not in found[2]


def prove() -> list[str]:
    """Read everything, print the figures and give what went wrong."""
    port, calls = listening()
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "secret.txt"
        secret.write_text(SECRET)
        bait = Bait(str(secret), port)
        start = time.perf_counter()
        ends, wrong, longest = read_all(bait)
        took = time.perf_counter() - start
        print(f"{ends.total()} hostile files in {took:.0f} s: {dict(sorted(ends.items()))}")
        print(f"the parent waited {longest:.2f} s at most; {len(calls)} connections")
        if shutil.which("strace"):
            looked, others = watched(bait)
            print(f"under strace: {looked} calls looked at, {len(others)} outside the allow-list")
            wrong += others
        else:
            print("under strace: left out, strace is not installed here")
    return [*wrong, *calls]


def main() -> int:
    """Prove it; 0 if nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--watched", nargs=2, metavar=("FILE", "PORT"), help=argparse.SUPPRESS)
    arguments, _ = parser.parse_known_args()
    if arguments.watched:
        read_watched(Bait(arguments.watched[0], int(arguments.watched[1])))
        return 0
    wrong = prove()
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
