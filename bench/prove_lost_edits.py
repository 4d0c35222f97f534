"""Many editors send forms that they opened earlier: no word is lost, nobody is told of a lock.

`python bench/prove_lost_edits.py --edits 5000 --editors 200`, on SQLite and PostgreSQL: each editor
opens the form of an action, waits, adds a line to its description and saves. Whoever comes second
gets the page with three texts, must find the own line and theirs in it, and saves both. At the end
every line that was acknowledged stands in its action, and the ledger agrees with every column.
"""

from __future__ import annotations

import os
import random
import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.postgres import on_both_engines
from bench.register_in import asked, set_up, use

PROCESSES: Final = 4
ACTIONS: Final = 100
AT_ONCE: Final = 20
"""How many requests a process answers at once, as a server has so many threads."""
BEGUN: Final = "What is planned."
_threads = BoundedSemaphore(AT_ONCE)


def prepare() -> list[str]:
    """Make a register with some actions in it; give the addresses of their forms."""
    from django.urls import reverse
    from django.utils.translation import override

    from compromiso.register.keeping import add
    from compromiso.register.models import Action
    from compromiso.register.opening import open_register
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services import ledger
    from compromiso.register.services.institutions import add_institution

    open_register()
    values = {"slug": "ministry", "name": "A ministry", "kind": "ministry", "country": "uy"}
    ministry = add_institution(values, by=LOCAL)

    @ledger.recorded
    def made(number: int) -> Any:
        told = {"code": f"A{number}", "title": f"Action {number}", "description": BEGUN}
        return add(Action(institution=ministry, **told), by=LOCAL)

    with override("en"):
        return [reverse("action-change", args=[made(n).id]) for n in range(ACTIONS)]


def edited(browser: Any, form_at: str, line: str, pause: float) -> Counter[str]:
    """Add a line to a description, again after each conflict; count what was seen."""
    from lxml import html

    seen: Counter[str] = Counter()
    fields = _fields(html.fromstring(_asked(partial(browser.get, form_at)).content))
    time.sleep(pause)
    wanted = f"{dict(fields)['description']}\n{line}"
    while True:
        answer = _asked(partial(browser.post, form_at, _said(fields, wanted)))
        seen[str(answer.status_code)] += 1
        seen["locked"] += b"locked" in answer.content
        if answer.status_code != 409:
            return seen
        page = html.fromstring(answer.content)
        seen["own words gone"] += line not in page.text_content()
        fields = _fields(page)
        theirs = dict(_pairs(dict(fields)["keep-theirs-description"]))["description"]
        fields = [(name, value) for name, value in fields if name != "keep-description"]
        fields.append(("keep-description", "edited"))
        wanted = f"{theirs}\n{line}"


def _asked(request: Callable[[], Any]) -> Any:
    """Answer one request as a server does: in a thread of its own, which then lets go."""
    from django.db import connection

    with _threads:
        try:
            return request()
        finally:
            connection.close()


def _pairs(told: str) -> list[tuple[str, str]]:
    import json

    return [(name, value) for name, value in json.loads(told)]


def _fields(page: Any) -> list[tuple[str, str]]:
    form = next(one for one in page.forms if "description" in one.fields)
    return [(name, value or "") for name, value in form.form_values()]


def _said(fields: list[tuple[str, str]], wanted: str) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for name, value in fields:
        said.setdefault(name, []).append(value)
    said["description"] = [wanted]
    return said


def edit_in_threads(
    var: Path, forms: list[str], editors: range, edits: int, results: object
) -> None:
    """Let one process be many editors, each a thread with a browser of its own."""
    use(var)
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    with ThreadPoolExecutor(len(editors)) as threads:
        seen = list(threads.map(partial(_one_editor, forms, edits), editors))
    results.put(sum(seen, Counter()))  # type: ignore[attr-defined]


def _one_editor(forms: list[str], edits: int, editor: int) -> Counter[str]:
    from django.test import Client

    chance = random.Random(editor)  # noqa: S311 - the same walk again, not secrets
    browser, seen = Client(), Counter[str]()
    for number in range(edits):
        line = f"line {editor}-{number}."
        seen += edited(browser, chance.choice(forms), line, chance.uniform(0, 0.3))
    return seen


def lost(var: Path, editors: int, edits: int) -> tuple[int, bool]:
    """Give how many lines stand nowhere and whether the register agrees with its ledger."""
    from compromiso.register.models import Action
    from compromiso.register.services.rebuild import verify

    use(var)
    told = "\n".join(Action.objects.values_list("description", flat=True)).splitlines()
    held = {line.strip() for line in told}
    wanted = {f"line {editor}-{number}." for editor in range(editors) for number in range(edits)}
    return len(wanted - held), verify().is_sound


def here(said: Namespace, var: Path) -> int:
    """Prove it on the database that the environment names."""
    set_up(var)
    forms = asked(prepare)
    context = get_context("fork")
    results = context.SimpleQueue()
    shares = [range(first, said.editors, PROCESSES) for first in range(PROCESSES)]
    each = said.edits // said.editors
    processes = [
        context.Process(target=edit_in_threads, args=(var, forms, share, each, results))
        for share in shares
    ]
    begun = time.perf_counter()
    for process in processes:
        process.start()
    seen = sum((results.get() for _ in processes), Counter[str]())
    gone, sound = asked(partial(lost, var, said.editors, each))
    engine = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
    print(
        f"{engine}: {gone} of {each * said.editors} edits lost, {seen['409']} conflicts told, "
        f"{seen['own words gone']} without the own words, {seen['locked']} told of a lock, "
        f"{seen['500']} errors, ledger and columns {'agree' if sound else 'DIFFER'}; "
        f"{time.perf_counter() - begun:.0f} s"
    )
    return int(bool(gone or seen["own words gone"] or seen["locked"] or seen["500"] or not sound))


def main() -> int:
    """Prove it on both engines; 0 if no line was lost."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=5000)
    parser.add_argument("--editors", type=int, default=200)
    return on_both_engines(parser, here)


if __name__ == "__main__":
    raise SystemExit(main())
