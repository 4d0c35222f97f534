"""Fill a register that holds the examples with institutions at work; run by the served fixture.

What is seen by looking, not by walking, is made here through the services: actions and a task,
an agreement with its committee, a call, three reports at three stages, claims that disagree, and
a frozen edition. Prints, as JSON, the session of each person (name → cookie) and each page that
belongs to somebody's work (route → who looks at it, and its Spanish address), and five commitments
in each language (name, identifier).
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

TODAY: Final = datetime.now(UTC).date()
STATES: Final = {"br": ("mds-br", "bia", "vania"), "mx": ("sre-mx", "memo", "valeria")}
"""State → ministry, contributor, validator; beside those of `institutions_sample`."""
MINISTRIES: Final = {
    "mds-br": "Ministério do Desenvolvimento Social",
    "sre-mx": "Secretaría de Relaciones Exteriores",
}
LISTS: Final = {
    "": (
        "actions", "assessments", "heat-map", "assessor-agreement", "roll-up", "coverage-all",
        "states", "bodies", "timeline", "changes", "calendar", "open-data", "api-reference",
    ),
    "rita": ("institutions", "who-may", "reports", "cycles"),
    "clara": (
        "work", "action-new", "plan-actions", "agreements", "agreement-new", "cycle-new",
        "passages", "annual",
    ),
    "mario": ("tasks",),
    "carlos": ("report-new", "jobs", "tables", "keys"),
}  # fmt: skip
"""Who looks at which page that needs no record to be named."""
MONTEVIDEO: Final = {
    "es": "compromiso-montevideo-2006",
    "pt": "compromisso-montevideu-2006",
    "en": "commitment-montevideo-2006",
}
POINTS: Final = ("13", "16", "17", "24", "25.a")
"""Points that each of these texts has, with one commitment each."""
TEXT: Final = "Se abrieron siete oficinas de atención en los consulados; faltan doce."


def main() -> None:
    """Open the register, fill it, print the sessions."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from compromiso.register.opening import open_register

    open_register()
    people = _people()
    _programme(people)
    _agreement(people)
    _reports(people)
    _claims(people)
    _edition(people)
    told = {"sessions": _sessions(), "places": _places(people), "promised": _promised()}
    sys.stdout.write(json.dumps(told))


def _people() -> dict[str, Any]:
    import institutions_sample as sample
    from django.contrib.auth.hashers import make_password

    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.institutions import add_institution

    placed = dict(sample.PEOPLE)
    institutions = sample.found()
    for country, (slug, contributor, validator) in STATES.items():
        said = {"slug": slug, "name": MINISTRIES[slug], "kind": "ministry", "country": country}
        institutions[slug] = add_institution(said, by=LOCAL)
        placed |= {contributor: ("contributor", slug), validator: ("validator", slug)}
    kept = make_password(sample.PASSWORD)
    return {
        name: _seated(name, role, institutions[slug], kept) for name, (role, slug) in placed.items()
    }


def _seated(name: str, role: str, institution: Any, kept: str) -> Any:
    from compromiso.register.models import Account
    from compromiso.register.permissions import LOCAL
    from compromiso.register.selectors.seats import person_for
    from compromiso.register.services.institutions import seat_account

    account = Account(email=f"{name}@example.org", name=name.title(), password=kept)
    account.save()
    seat_account(account.id, institution.id, role, since=date(2026, 1, 1), by=LOCAL)
    return person_for(account, TODAY)


def _institution(slug: str) -> Any:
    from compromiso.register.models import Institution

    return Institution.objects.get(slug=slug)


def _commitments(n: int = 5) -> list[Any]:
    from compromiso.register.models import Commitment

    held = Commitment.objects.filter(instrument__slug=MONTEVIDEO["es"])
    return list(held.order_by("order")[:n])


def _promised() -> dict[str, list[tuple[str, str]]]:
    from compromiso.register.models import Commitment
    from compromiso.register.selectors.named import name_commitments

    found: dict[str, list[tuple[str, str]]] = {}
    for language, slug in MONTEVIDEO.items():
        held = Commitment.objects.filter(instrument__slug=slug, provision__url_path__in=POINTS)
        identities = [str(one.id) for one in held.order_by("order")]
        found[language] = list(zip(name_commitments(identities), identities, strict=True))
    return found


def _programme(people: dict[str, Any]) -> None:
    from compromiso.register import models
    from compromiso.register.services.actions import draft_action, publish_action
    from compromiso.register.services.assignments import take_task

    year = TODAY.year
    first = {
        "institution_id": _institution("mides-uy").id, "code": "A1", "language": "es",
        "title": "Oficinas de atención a migrantes en los consulados",
        "description": "Una oficina en cada consulado general, con personal que hable la lengua.",
        "commitments": [str(one.id) for one in _commitments(2)],
        "start": date(year, 1, 15), "end": date(year + 1, 12, 1),
        "milestones": [{"title": "Siete oficinas", "due": f"{year}-03-01"}],
        "budget": [{"label": "Personal", "amount": "250000.00", "currency": "UYU"}],
    }  # fmt: skip
    made = draft_action(first, by=people["carlos"])
    publish_action(made.id, version=1, by=people["vera"])
    draft_action({**first, "code": "A2", "title": "Segunda etapa"}, by=people["carlos"])
    task = models.Task.objects.filter(actor__id="segib").order_by("id").first()
    assert task is not None
    segib = _institution("segib").id
    take_task(task.id, segib, since=TODAY, note="", by=people["clara"])


def _agreement(people: dict[str, Any]) -> None:
    from compromiso.register.services.agreements import (
        add_minute,
        keep_agreement,
        seat_representative,
    )

    bodies = [_institution(slug).id for slug in ("segib", "eclac", "iom")]
    said = {"title": "Memorando de entendimiento", "institution_id": bodies[0], "parties": bodies}
    clock = {"in_force_on": date(2008, 4, 10), "term_months": 12, "renews": True}
    kept = keep_agreement({**said, **clock, "notice_months": 3}, by=people["clara"])
    seat = {"institution_id": bodies[1], "name": "Dirk Jansen", "since": date(2026, 2, 1)}
    seat_representative(kept.id, seat, by=people["clara"])
    minute = {"title": "Primera minuta", "date": date(2026, 2, 3)}
    add_minute(kept.id, minute, by=people["clara"])


def _reports(people: dict[str, Any]) -> None:
    from compromiso.register.services import reporting_cycles, reports

    slugs = ("mides-uy", "mre-uy", "dnm-ar", "mds-br", "sre-mx")
    last = TODAY + timedelta(days=40)
    said = {
        "institution_id": _institution("segib").id, "title": "Informes de seguimiento",
        "guidance": "Qué se hizo, con qué resultado, y en qué se apoya lo dicho.",
        "opens_on": TODAY, "last_day": last, "zone": "America/Montevideo",
        "asked": [_institution(slug).id for slug in slugs],
        "commitments": [str(one.id) for one in _commitments()],
    }  # fmt: skip
    cycle = reporting_cycles.draft_cycle(said, by=people["clara"])
    reporting_cycles.open_cycle(cycle.id, version=1, by=people["clara"])
    published = _report("Informe de Uruguay", cycle, people)
    for deed, who in ((reports.validate_report, "vera"), (reports.publish_report, "clara")):
        published = deed(published.id, version=published.version, by=people[who])
    returned = _report("Informe que vuelve", cycle, people)
    reports.return_report(
        returned.id, version=returned.version, reason="¿De qué año son?", by=people["vera"]
    )
    _report("Informe que espera", cycle, people)


def _report(title: str, cycle: Any, people: dict[str, Any]) -> Any:
    from compromiso.register.services import evidence, report_entries, reports

    said = {"title": title, "language": "es", "cycle_id": cycle.id, "summary": "En breve."}
    by = people["carlos"]
    row = reports.begin_report({**said, "institution_id": _institution("mides-uy").id}, by=by)
    for progress, chosen in (("partly", _commitments(3)), ("started", _commitments()[3:])):
        about = [str(one.id) for one in chosen]
        values = {"text": TEXT, "progress": progress, "commitments": about}
        entry = report_entries.add_entry(row.id, values, by=by)
        evidence.attach_file(entry.id, title.encode(), "acta.txt", title="Acta", by=by)
        evidence.attach_passage(entry.id, chosen[0].provision_id, by=by)
    return reports.hand_in(row.id, version=row.version, by=by)


def _claims(people: dict[str, Any]) -> None:
    from compromiso.register.selectors.passages import search_points
    from compromiso.register.services.claims import make_claim, publish_claim

    anchor = search_points("remesas")[0].anchor
    for name, slug, progress in (("aldo", "eclac", "started"), ("olga", "vela", "not-started")):
        for commitment in _commitments(2):
            said = {"country": "uy", "progress": progress, "date": date(2026, 6, 1)}
            more = {"anchor": anchor, "note": "Se vieron dos oficinas.", "language": "es"}
            made = make_claim(
                commitment.id, _institution(slug).id, {**said, **more}, by=people[name]
            )
            publish_claim(made.id, version=1, by=people[name])


def _edition(people: dict[str, Any]) -> None:
    from compromiso.register.services.annual import begin_assessment, freeze_assessment

    clara = people["clara"]
    made = begin_assessment(_institution("segib").id, 2025, "La primera", by=clara)
    freeze_assessment(made.id, version=1, by=clara)


def _sessions() -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    from compromiso.register.models import Account

    found = {}
    for account in Account.objects.all():
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
        found[account.email.split("@")[0]] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


def _places(people: dict[str, Any]) -> dict[str, tuple[str, str]]:
    from django.urls import reverse
    from django.utils.translation import override

    with override("es"):
        told = {name: (who, reverse(name)) for who, names in LISTS.items() for name in names}
        for route, who, arguments in (*_records(), *_papers(), *_offices(people)):
            told[route] = (who, reverse(route.split(" ")[0], args=arguments))
    return told


def _records() -> list[tuple[str, str, list[Any]]]:
    from compromiso.register import models

    commitment = _commitments(1)[0].id
    claim = models.Claim.objects.get(commitment=commitment, standpoint="independent").id
    published, draft = models.Action.objects.order_by("code")
    agreement, minute = models.Minute.objects.values_list("agreement_id", "id").get()
    return [
        ("claims", "aldo", [commitment]),
        ("claim-new", "aldo", [commitment]),
        ("story", "rita", [commitment]),
        ("claim", "aldo", [claim]),
        ("claim-change", "aldo", [claim]),
        ("action", "", [published.id]),
        ("action draft", "vera", [draft.id]),
        ("action-change", "carlos", [draft.id]),
        ("agreement", "clara", [agreement]),
        ("agreement-change", "clara", [agreement]),
        ("agreement-minute-change", "clara", [agreement, minute]),
        ("state", "", ["uy"]),
        ("body", "", ["iom"]),
    ]


def _papers() -> list[tuple[str, str, list[Any]]]:
    from compromiso.register import models

    cycle = models.ReportingCycle.objects.get().id
    held = {row.stage: row for row in models.Report.objects.all()}
    returned = held["returned"]
    entry = returned.entries.order_by("order").first().id
    return [
        ("cycle", "clara", [cycle]),
        ("cycle-change", "clara", [cycle]),
        ("report", "", [held["published"].id]),
        ("report to-validate", "vera", [held["in_validation"].id]),
        ("report returned", "carlos", [returned.id]),
        ("report-change", "carlos", [returned.id]),
        ("report-entry-new", "carlos", [returned.id]),
        ("report-entry", "carlos", [returned.id, entry]),
        ("report-evidence", "carlos", [returned.id, entry]),
        ("report-passage", "carlos", [returned.id, entry]),
        ("annual-edition", "clara", [1]),
    ]


def _offices(people: dict[str, Any]) -> list[tuple[str, str, list[Any]]]:
    from compromiso.register import models
    from compromiso.register.services.invitations import invite
    from compromiso.register.services.jobs import enqueue

    seat = models.Membership.objects.get(account__email="celia@example.org").id
    segib = _institution("segib").id
    offer, secret = invite("nora@example.org", segib, "assessor", by=people["clara"])
    job = enqueue("rebuild", {}, by=people["carlos"]).id
    return [
        ("institution", "rita", ["mides-uy"]),
        ("institution-change", "clara", ["vela"]),
        ("people", "clara", ["segib"]),
        ("role-end", "clara", [seat]),
        ("invitation-withdraw", "clara", [offer.id]),
        ("invitation", "", [secret]),
        ("job", "carlos", [job]),
    ]


if __name__ == "__main__":
    main()
