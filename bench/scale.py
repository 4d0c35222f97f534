"""How long the server takes for each page of a register of a continent's size.

`python -m bench.scale DIRECTORY [--database URL]` asks every page that can be read, of random
objects, as a visitor and in each role, programs with a key too, and prints the
95th percentile by page, of the role that waits longest. The register is the
one that `bench/build_scale.py` has made; on PostgreSQL, after `compromiso move`. What is sent while
it is read (calendars, large tables) is timed to its first bytes. With `--writes` a claim is changed
before each page, so that nothing that was remembered helps.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.register_in import set_up
from bench.scale_asked import API, TIMES, addresses, clients, programs, routes
from bench.scale_draw import Drawn

GOAL_MS: Final = 150
FAR_TOO_LONG_MS: Final = 20 * GOAL_MS
"""A page that takes so long is not asked for again."""
NOT_HERE: Final = frozenset({302, 404, 405, 409})
EXPECTED: Final = frozenset({"a page of sign-in", "answers no GET"})
Times = Mapping[str, Mapping[str, list[float]]]
"""Route → role → the milliseconds of each answer."""


def clock() -> float:
    """Give the seconds of the wall; with `CPU=1` those of the processor, the database's included.

    The processor's time is for machines that others use too.
    """
    if not os.environ.get("CPU"):
        return time.perf_counter()
    return time.process_time() + _spent_by_server()


def _spent_by_server() -> float:
    """Give the processor's seconds of PostgreSQL's process for our connection; 0 on SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(told.read_text(encoding="ascii").split()[0]) / 1e9


def timed(*, writes: bool = False) -> tuple[Times, dict[str, str]]:
    """Ask for every page; give the milliseconds of each, and why some could not be timed."""
    from compromiso.web.wsgi import make_ready

    took: dict[str, dict[str, list[float]]] = {}
    unasked: dict[str, str] = {}
    draw, asking = Drawn(), {True: programs(), False: clients()}
    make_ready()
    for name, wanted, why in routes():
        if why:
            unasked[name] = why
            continue
        times, statuses = _of_route(name, asking[name.startswith(API)], wanted, draw, writes)
        if times:
            took[name] = times
            print(f"{name}: {worst(times):.0f} {statuses}", file=sys.stderr, flush=True)
        else:
            unasked[name] = f"answers {sorted(statuses)}" if statuses else f"no {wanted} to ask for"
    return took, unasked


def _of_route(
    name: str, asking: Mapping[str, Any], wanted: tuple[str, ...], draw: Drawn, writes: bool
) -> tuple[dict[str, list[float]], set[int]]:
    times: dict[str, list[float]] = defaultdict(list)
    statuses: set[int] = set()
    for role, browser in asking.items():
        for status, spent in answers(browser, addresses(name, wanted, draw, role), writes=writes):
            statuses.add(status)
            if status == 200:
                times[role].append(spent)
        if times[role] and max(times[role]) > FAR_TOO_LONG_MS:
            break
    return {role: found for role, found in times.items() if found}, statuses


def answers(
    browser: Any, asked: Iterable[str], *, writes: bool = False
) -> Iterator[tuple[int, float]]:
    """Ask for addresses of one page; yield status and milliseconds, the warming first left out."""
    refused = 0
    for place, found in enumerate(asked):
        if writes:
            write()
        begun = clock()
        answer = browser.get(found)
        _ = next(iter(answer), b"") if answer.streaming else answer.content
        spent = 1000 * (clock() - begun)
        answer.close()
        refused += answer.status_code in NOT_HERE
        if place or spent > FAR_TOO_LONG_MS or answer.status_code != 200:
            yield answer.status_code, spent
        if spent > FAR_TOO_LONG_MS or refused > 5:
            return


def write() -> None:
    """Publish a claim or take it back: the register is another one now."""
    from compromiso.register.keeping import change
    from compromiso.register.models import Claim
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services import ledger

    row = Claim.objects.order_by("id").first()
    if row is not None:
        stage = "published" if row.stage == "draft" else "draft"
        done = ledger.recorded(lambda: change(
            Claim, row.id, version=row.version, changes={"stage": stage}, by=LOCAL
        ))  # fmt: skip
        done()


def p95(values: Sequence[float]) -> float:
    """Give the least value that 95 of 100 do not exceed."""
    return sorted(values)[ceil(0.95 * len(values)) - 1]


def worst(times: Mapping[str, Sequence[float]]) -> float:
    """Give the 95th percentile of the role for which it is highest."""
    return max(p95(values) for values in times.values())


def _write(arguments: argparse.Namespace, took: Times, unasked: Mapping[str, str]) -> None:
    """Write the result beside the register, for the page of what was measured."""
    engine = "PostgreSQL" if arguments.database else "SQLite"
    told = {
        "engine": engine,
        "clock": "processor" if os.environ.get("CPU") else "wall",
        "times": TIMES,
        "writes": arguments.writes,
        "p95": {name: round(worst(times), 1) for name, times in took.items()},
        "unasked": dict(unasked),
    }
    found = arguments.directory / f"scale-{engine.lower()}.json"
    found.write_text(json.dumps(told, indent=1), encoding="utf-8")


def scale_part() -> str:
    """Tell the times of every page, from the results in the directory that `SCALE_DIR` names.

    `SCALE_DIR` may name several, with a colon between them: one for each engine.
    """
    places = [Path(each) for each in os.environ.get("SCALE_DIR", "var").split(":")]
    held = sorted((one for place in places for one in place.glob("scale-*.json")), reverse=True)
    told = [json.loads(found.read_text(encoding="utf-8")) for found in held]
    names = sorted({name for one in told for name in one["p95"]})
    rows = [
        f"| {name} | " + " | ".join(str(one["p95"].get(name, "–")) for one in told) + " |"
        for name in names
    ]
    head = "| page | " + " | ".join(f"{one['engine']}, p95 in ms" for one in told) + " |"
    line = "|---" * (len(told) + 1) + "|"
    return "\n".join(("## Scale", "", SAYS, "", *map(_told, told), "", head, line, *rows))


SAYS: Final = """300,000 provisions, 50,000 actions, 100,000 reports with 200,000 entries, 100,000
claims: every page that a browser can ask for and every address for programs, in each role, of
random objects; the worst role counts. What is sent while it is read is timed to its first bytes.
How to build and ask: `docs/howto/measure-at-scale.md`."""


def _told(one: Mapping[str, Any]) -> str:
    late = [name for name, ms in one["p95"].items() if ms > GOAL_MS]
    before = ", a claim changed before each page" if one.get("writes") else ""
    return (
        f"{one['engine']}: {len(one['p95'])} pages, {len(late)} over {GOAL_MS} ms "
        f"({one['clock']}'s time, {one['times']} times in each role{before})."
        + (f" Late: {', '.join(late)}." if late else "")
        + _unasked(one.get("unasked", {}))
    )


def _unasked(why: Mapping[str, str]) -> str:
    """Tell what was not asked for the want of something to ask for."""
    told = {name: said for name, said in why.items() if said not in EXPECTED}
    return "".join(f" Not timed: {name} ({said})." for name, said in sorted(told.items()))


def main() -> int:
    """Time every page and print it; 0 if every 95th percentile is within the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--database", default="")
    parser.add_argument("--writes", action="store_true")
    arguments = parser.parse_args()
    os.environ["DATABASE_URL"] = arguments.database
    set_up(arguments.directory)
    from compromiso.register.opening import open_register

    open_register()
    took, unasked = timed(writes=arguments.writes)
    _write(arguments, took, unasked)
    _tell(took, unasked)
    return int(any(worst(times) > GOAL_MS for times in took.values()))


def _tell(took: Times, unasked: Mapping[str, str]) -> None:
    for name, times in sorted(took.items(), key=lambda one: -worst(one[1])):
        late = "  LATE" if worst(times) > GOAL_MS else ""
        roles = " ".join(f"{role[:4]} {p95(values):.0f}" for role, values in times.items())
        print(f"{name:28} p95 {worst(times):7.0f} ms  ({roles}){late}")
    print(f"{len(took)} pages; not timed:")
    for name, why in sorted(unasked.items(), key=lambda one: one[1]):
        print(f"  {name}: {why}")


if __name__ == "__main__":
    raise SystemExit(main())
