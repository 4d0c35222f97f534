"""How long the server takes for each page of a register of a continent's size.

`python -m bench.scale DIRECTORY [--database URL]` asks every page that can be read, of random
objects, as a visitor and in each role, and prints the 95th percentile by page. The register is the
one that `bench/build_scale.py` has made; on PostgreSQL, after `compromiso move`. What is sent while
it is read (calendars, large tables) is timed to its first bytes. With `--writes` a claim is changed
before each page, so that nothing that was remembered helps.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.register_in import set_up
from bench.scale_draw import Drawn, filters_of

GOAL_MS: Final = 150
ROLES: Final = tuple(
    os.environ.get("ROLES", "visitor contributor validator monitor coordinator").split()
)
TIMES: Final = int(os.environ.get("TIMES", "20"))
"""How often a page is asked for in each role, each time of another object."""
LEFT_OUT: Final = ("account", "mfa_", "socialaccount", "usersessions", "openid", "invitation")
"""Pages of sign-in, which show nothing of the register."""
FAR_TOO_LONG_MS: Final = 20 * GOAL_MS
"""A page that takes so long is not asked for again."""
ONLY: Final = tuple(os.environ.get("PAGES", "").split())
"""The pages that are asked for, by name; all of them where none is named."""
NOT_HERE: Final = frozenset({302, 404, 405, 409})


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


def routes() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each route that answers GET and the names of its arguments."""
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(resolver: URLResolver) -> Iterator[URLPattern]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from walk(entry)
            else:
                yield entry

    seen = set()
    for entry in walk(get_resolver()):
        name = entry.name or ""
        left_out = name.startswith(LEFT_OUT) or (ONLY and name not in ONLY)
        if name and name not in seen and not left_out:
            seen.add(name)
            yield name, tuple(entry.pattern.converters)


def clients() -> dict[str, Any]:
    """Give a browser for each role."""
    from django.test import Client

    from compromiso.register.models import Account

    found = {}
    for role in ROLES:
        found[role] = Client(HTTP_HOST="127.0.0.1")
        if role != "visitor":
            found[role].force_login(Account.objects.get(email=f"{role}@example.org"))
    return found


def addresses(name: str, wanted: tuple[str, ...], draw: Drawn, role: str) -> Iterator[str]:
    """Yield addresses of a route, each of a random object; none where an argument is unknown."""
    from django.urls import NoReverseMatch, reverse
    from django.utils.translation import override

    chance = random.Random(name)  # noqa: S311 - the same pages again, not secrets
    told = filters_of(name)
    for number in range(TIMES):
        given = draw.given(name, wanted, role, chance)
        if given is None:
            return
        try:
            with override("es"):
                yield reverse(name, kwargs=given) + told[number % len(told)]
        except NoReverseMatch:
            continue


def timed(*, writes: bool = False) -> tuple[dict[str, list[float]], dict[str, set[int]]]:
    """Ask for every page; give the milliseconds of each answer and the statuses, by route."""
    from compromiso.web.wsgi import make_ready

    took: dict[str, list[float]] = defaultdict(list)
    statuses: dict[str, set[int]] = defaultdict(set)
    draw, browsers = Drawn(), clients()
    make_ready()
    for name, wanted in routes():
        for role, browser in browsers.items():
            asked = addresses(name, wanted, draw, role)
            for status, spent in answers(browser, asked, writes=writes):
                statuses[name].add(status)
                took[name] += [spent] if status == 200 else []
            if took[name] and max(took[name]) > FAR_TOO_LONG_MS:
                break
        if took[name]:
            print(f"{name}: {p95(took[name]):.0f} {statuses[name]}", file=sys.stderr, flush=True)
    return {name: times for name, times in took.items() if times}, statuses


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


def p95(values: list[float]) -> float:
    """Give the value below which 95 of 100 lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def _write(arguments: argparse.Namespace, took: Mapping[str, list[float]]) -> None:
    """Write the result beside the register, for the page of what was measured."""
    engine = "PostgreSQL" if arguments.database else "SQLite"
    told = {
        "engine": engine,
        "clock": "processor" if os.environ.get("CPU") else "wall",
        "times": TIMES,
        "writes": arguments.writes,
        "p95": {name: round(p95(values), 1) for name, values in took.items()},
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
claims: every page that a browser can ask for, in each role, of random objects. What is sent while
it is read is timed to its first bytes. How to build and ask: `docs/howto/measure-at-scale.md`."""


def _told(one: Mapping[str, Any]) -> str:
    late = [name for name, ms in one["p95"].items() if ms > GOAL_MS]
    before = ", a claim changed before each page" if one.get("writes") else ""
    return (
        f"{one['engine']}: {len(one['p95'])} pages, {len(late)} over {GOAL_MS} ms "
        f"({one['clock']}'s time, {one['times']} times in each role{before})."
        + (f" Late: {', '.join(late)}." if late else "")
    )


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
    took, statuses = timed(writes=arguments.writes)
    _write(arguments, took)
    for name, values in sorted(took.items(), key=lambda one: -p95(one[1])):
        late = "  LATE" if p95(values) > GOAL_MS else ""
        print(f"{name:28} p95 {p95(values):7.0f} ms  median {median(values):6.0f}{late}")
    unasked = [f"{name} {sorted(found)}" for name, found in statuses.items() if name not in took]
    print(f"{len(took)} pages; without an answer of 200: {', '.join(unasked)}")
    return int(any(p95(values) > GOAL_MS for values in took.values()))


if __name__ == "__main__":
    raise SystemExit(main())
