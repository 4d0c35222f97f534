"""How long the server takes for each page of a register of a continent's size.

`python -m bench.scale DIRECTORY [--database URL]` asks every page that can be read, of random
objects, as a visitor and in each role, and prints the 95th percentile by page. The register is the
one that `bench/build_scale.py` has made; on PostgreSQL, after `compromiso move`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.register_in import set_up

GOAL_MS: Final = 150
ROLES: Final = tuple(
    os.environ.get("ROLES", "visitor contributor validator monitor coordinator").split()
)
TIMES: Final = int(os.environ.get("TIMES", "20"))
"""How often a page is asked for in each role, each time of another object."""
CLOCK: Final = time.process_time if os.environ.get("CPU") else time.perf_counter
"""The wall's clock; with `CPU=1` the processor's, where others use the machine too."""
LEFT_OUT: Final = ("account", "mfa_", "socialaccount", "usersessions", "openid", "invitation")
"""Pages of sign-in, which show nothing of the register."""
FAR_TOO_LONG_MS: Final = 20 * GOAL_MS
"""A page that takes so long is not asked for again."""
FILTERS: Final[Mapping[str, tuple[dict[str, str], ...]]] = {
    "search": ({"q": "migrants"}, {"q": "wages contracts"}, {"q": "pensions province"}),
    "commitments": ({}, {"page": "900"}, {"force": "undertakes"}),
}
ONLY: Final = tuple(os.environ.get("PAGES", "").split())
"""The pages that are asked for, by name; all of them where none is named."""
Makers = Mapping[str, Callable[[random.Random], Any]]


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


def makers() -> Makers:
    """Give for each name of an argument what draws one."""
    from compromiso.register import models

    tables = {model.__name__.lower(): model for model in vars(models).values() if _is_table(model)}
    found = {f"{name}_id": _by_id(model) for name, model in tables.items()}
    found["seat_id"] = _by_id(models.Representative)
    slugs = list(models.Instrument.objects.values_list("slug", flat=True))
    bodies = list(models.Institution.objects.values_list("slug", flat=True))
    return found | {
        "slug": lambda chance: chance.choice(slugs),
        "other": lambda chance: chance.choice(slugs),
        "institution": lambda chance: chance.choice(bodies),
        "form": lambda _chance: "csv",
        "language": lambda _chance: "es",
        "number": lambda _chance: 1,
        "country": lambda chance: chance.choice(("uy", "ar", "mx", "es")),
        "url_path": lambda chance: f"{chance.randrange(1, 100)}.{chance.choice('abcdefghi')}",
    }


def _is_table(found: Any) -> bool:
    return isinstance(found, type) and hasattr(found, "_meta") and not found._meta.abstract


def _by_id(model: Any) -> Callable[[random.Random], Any]:
    held: list[Any] = []

    def draw(chance: random.Random) -> Any:
        if not held:
            held.extend(model._default_manager.values_list("pk", flat=True)[:5000] or [None])
        return chance.choice(held)

    return draw


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


def addresses(name: str, wanted: tuple[str, ...], draw: Makers) -> Iterator[str]:
    """Yield addresses of a route, each of a random object; none where an argument is unknown."""
    from django.urls import NoReverseMatch, reverse
    from django.utils.translation import override

    chance = random.Random(name)  # noqa: S311 - the same pages again, not secrets
    kinds = {"institution": "institution"} if name.startswith("institution") else {}
    for number in range(TIMES):
        try:
            given = {one: draw[kinds.get(name, one)](chance) for one in wanted}
            if wanted == ("slug",) and name in {"institution", "institution-change", "people"}:
                given = {"slug": draw["institution"](chance)}
            with override("es"):
                found = reverse(name, kwargs=given)
        except (KeyError, NoReverseMatch):
            return
        told = FILTERS.get(name, ({},))[number % len(FILTERS.get(name, ({},)))]
        yield found + ("?" + "&".join(f"{k}={v}" for k, v in told.items()) if told else "")


def timed() -> tuple[dict[str, list[float]], dict[str, set[int]]]:
    """Ask for every page; give the milliseconds of each answer and the statuses, by route."""
    took: dict[str, list[float]] = defaultdict(list)
    statuses: dict[str, set[int]] = defaultdict(set)
    draw, browsers = makers(), clients()
    for name, wanted in routes():
        for browser in browsers.values():
            for status, spent in answers(browser, addresses(name, wanted, draw)):
                statuses[name].add(status)
                took[name] += [spent] if status == 200 else []
            if took[name] and max(took[name]) > FAR_TOO_LONG_MS:
                break
        if took[name]:
            print(f"{name}: {p95(took[name]):.0f} {statuses[name]}", file=sys.stderr, flush=True)
    return {name: times for name, times in took.items() if times}, statuses


def answers(browser: Any, asked: Iterable[str]) -> Iterator[tuple[int, float]]:
    """Ask for addresses of one page; yield status and milliseconds, the warming first left out."""
    for place, found in enumerate(asked):
        begun = CLOCK()
        answer = browser.get(found)
        b"".join(answer) if answer.streaming else answer.content
        spent = 1000 * (CLOCK() - begun)
        if place or spent > FAR_TOO_LONG_MS or answer.status_code != 200:
            yield answer.status_code, spent
        if spent > FAR_TOO_LONG_MS or (answer.status_code in {404, 405} and place > 2):
            return


def p95(values: list[float]) -> float:
    """Give the value below which 95 of 100 lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def _write(arguments: argparse.Namespace, took: Mapping[str, list[float]]) -> None:
    """Write the result beside the register, for the page of what was measured."""
    engine = "PostgreSQL" if arguments.database else "SQLite"
    told = {
        "engine": engine,
        "clock": CLOCK.__name__,
        "times": TIMES,
        "p95": {name: round(p95(values), 1) for name, values in took.items()},
    }
    found = arguments.directory / f"scale-{engine.lower()}.json"
    found.write_text(json.dumps(told, indent=1), encoding="utf-8")


def scale_part() -> str:
    """Tell the times of every page, from the results in the directory that `SCALE_DIR` names."""
    held = sorted(Path(os.environ.get("SCALE_DIR", "var")).glob("scale-*.json"))
    told = [json.loads(found.read_text(encoding="utf-8")) for found in held]
    names = sorted({name for one in told for name in one["p95"]})
    rows = [
        f"| {name} | " + " | ".join(str(one["p95"].get(name, "–")) for one in told) + " |"
        for name in names
    ]
    late = [sum(ms > GOAL_MS for ms in one["p95"].values()) for one in told]
    says = [
        f"{one['engine']}: {len(one['p95'])} pages, {n} over {GOAL_MS} ms ({one['clock']}, "
        f"{one['times']} times in each role)."
        for one, n in zip(told, late, strict=True)
    ]
    head = "| page | " + " | ".join(f"{one['engine']}, p95 in ms" for one in told) + " |"
    line = "|---" * (len(told) + 1) + "|"
    return "\n".join(("## Scale", "", *says, "", head, line, *rows))


def main() -> int:
    """Time every page and print it; 0 if every 95th percentile is within the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--database", default="")
    arguments = parser.parse_args()
    os.environ["DATABASE_URL"] = arguments.database
    set_up(arguments.directory)
    from compromiso.register.opening import open_register

    open_register()
    took, statuses = timed()
    _write(arguments, took)
    for name, values in sorted(took.items(), key=lambda one: -p95(one[1])):
        late = "  LATE" if p95(values) > GOAL_MS else ""
        print(f"{name:28} p95 {p95(values):7.0f} ms  median {median(values):6.0f}{late}")
    unasked = [f"{name} {sorted(found)}" for name, found in statuses.items() if name not in took]
    print(f"{len(took)} pages; without an answer of 200: {', '.join(unasked)}")
    return int(any(p95(values) > GOAL_MS for values in took.values()))


if __name__ == "__main__":
    raise SystemExit(main())
