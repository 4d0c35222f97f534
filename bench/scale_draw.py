"""What pages are asked of: a random object, and as often one of those who ask."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, Final

MANY: Final = 5000
FILTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "search": ("q=migrants", "q=wages contracts", "q=pensions province"),
    "commitments": ("", "page=900", "force=undertakes"),
    "actions": ("", "page=900", "country=uy", "year=2020", "stage=published", "view=timeline"),
    "reports": ("", "page=1700", "stage=published"),
    "calendar": ("", "year=2020", "year=2024&page=9", "kind=milestone"),
    "state": ("", "page=900"),
    "state-table": ("", "page=900"),
    "roll-up": ("", "way=theme", "way=state", "way=line", "weights=force", "scale=g20"),
    "heat-map": ("", "scale=g20", "by=self", "of={slug}"),
    "assessments": ("", "scale=g20", "by=independent"),
    "assessor-agreement": ("", "scale=g20"),
    "coverage-all": ("", "of={slug}", "of={slug}&order=text"),
    "timeline": ("", "year=2020"),
    "changes": ("", "before=500000"),
    "claims": ("", "scale=g20"),
    "api-claims": ("", "page=900", "size=100", "country=uy"),
    "table-export": ("", "own=1"),
    **dict.fromkeys(
        (
            "api-provisions",
            "api-commitments",
            "api-actions",
            "api-reports",
            "api-evidence",
            "api-claims",
        ),
        ("", "page=900", "size=100"),
    ),
}
"""What is asked for besides the page itself, one after the other."""
FIXED: Final[Mapping[str, Sequence[Mapping[str, str | int]]]] = {
    "chart-file": [
        {"chart": chart, "form": form}
        for chart in ("map", "heat-map", "coverage")
        for form in ("svg", "csv")
    ],
    "timeline-file": [{"form": "svg"}, {"form": "csv"}],
    "table-example": [{"form": "xlsx"}, {"form": "csv.zip"}],
    "table-export": [
        {"what": what, "form": form}
        for what in ("actions", "reports", "everything")
        for form in ("csv.zip", "xlsx")
    ],
    "open-data-file": [{"form": form} for form in ("md", "zip", "xml", "ttl")],
    "annual-edition": [{"number": 1}],
    "annual-file": [
        {"number": 1, "language": language, "form": form}
        for language in ("es", "pt", "en", "fr")
        for form in ("json", "pdf", "docx")
    ],
}
"""Routes whose arguments are a few words."""
NOUNS: Final[Mapping[str, str]] = {
    "instruments": "instrument_id",
    "provisions": "provision_id",
    "citations": "citation_id",
    "commitments": "commitment_id",
    "programme-lines": "programmeline_id",
    "tasks": "task_id",
    "meetings": "meeting_id",
    "institutions": "institution_id",
    "actions": "action_id",
    "reports": "report_id",
    "evidence": "evidence_id",
    "claims": "claim_id",
    "annual-assessments": "annualassessment_id",
}
"""What programs ask for → by which name it is drawn here."""
OF_REPORTS: Final = ("report-change", "report-entry", "report-evidence", "report-passage")


def filters_of(name: str) -> Sequence[str]:
    """Give what is asked of a page besides itself, as it stands in an address."""
    from compromiso.register.models import Instrument

    slug = Instrument.objects.order_by("id").values_list("slug", flat=True).first()
    asked = FILTERS.get(name, ("",))
    return [f"?{each.format(slug=slug)}" if each else "" for each in asked]


class Drawn:
    """Draws the arguments of a route; what a page needs at a stage of its own is looked for."""

    def __init__(self) -> None:
        from compromiso.register import models

        self._models = {
            f"{each.__name__.lower()}_id": each for each in vars(models).values() if _is_table(each)
        } | {"seat_id": models.Representative, "cycle_id": models.ReportingCycle}
        self._held: dict[tuple[str, str], list[Any]] = {}
        self._slugs = list(models.Instrument.objects.values_list("slug", flat=True))
        self._bodies = list(models.Institution.objects.values_list("slug", flat=True))

    def given(
        self, name: str, wanted: Sequence[str], role: str, chance: random.Random
    ) -> dict[str, Any] | None:
        """Give the arguments of a route, or None where one is unknown or nothing fits."""
        if name in FIXED:
            return dict(chance.choice(FIXED[name]))
        if name.startswith(OF_REPORTS) or wanted == ("report_id", "entry_id"):
            return self._of_report(wanted, role, chance)
        found = {each: self._one(name, each, role, chance) for each in wanted}
        return None if None in found.values() else found

    def _one(self, name: str, wanted: str, role: str, chance: random.Random) -> Any:
        if wanted == "slug":
            bodies = name.startswith("institution") or name in {"people", "body"}
            return chance.choice(self._bodies if bodies else self._slugs)
        if wanted == "key":
            return self._key(role)
        if wanted == "record_id":
            return self._record(name, role, chance)
        words: dict[str, Sequence[Any]] = {
            "other": self._slugs,
            "form": ("csv",),
            "country": ("uy", "ar", "mx", "es"),
            "url_path": [f"{n}.{letter}" for n in range(1, 100) for letter in "abcdefghi"],
        }
        if wanted in words:
            return chance.choice(words[wanted])
        model = self._models.get(wanted)
        held = self._ids(wanted, model, role, chance.random() < 0.5) if model else []
        return chance.choice(held) if held else None

    def _ids(self, wanted: str, model: Any, role: str, own: bool) -> list[Any]:
        if own and role != "visitor" and _has_institution(model):
            return self._own(wanted, model, role) or self._any(wanted, model)
        return self._any(wanted, model)

    def _record(self, name: str, role: str, chance: random.Random) -> Any:
        """Draw a record for a program by the noun in the name of the route."""
        noun = NOUNS[name.removeprefix("api-").removesuffix("-one")]
        held = self._ids(noun, self._models[noun], role, chance.random() < 0.5)
        return chance.choice(held) if held else None

    def _any(self, wanted: str, model: Any) -> list[Any]:
        if (wanted, "") not in self._held:
            rows = model._default_manager.order_by("pk").values_list("pk", flat=True)
            self._held[wanted, ""] = list(rows[:MANY])
        return self._held[wanted, ""]

    def _own(self, wanted: str, model: Any, role: str) -> list[Any]:
        """List what the institution of a role keeps, its drafts first."""
        if (wanted, role) not in self._held:
            own = model._default_manager.filter(institution=_institution(role))
            drafts = own.filter(stage="draft") if _has(model, "stage") else own.none()
            self._held[wanted, role] = [
                *drafts.values_list("pk", flat=True)[:200], *own.values_list("pk", flat=True)[:200]
            ]  # fmt: skip
        return self._held[wanted, role]

    def _of_report(
        self, wanted: Sequence[str], role: str, chance: random.Random
    ) -> dict[str, Any] | None:
        from compromiso.register.models import ReportEntry

        if role == "visitor":
            return None
        key = ("entries", role)
        if key not in self._held:
            rows = ReportEntry.objects.filter(
                report__institution=_institution(role), report__stage="draft"
            )
            self._held[key] = list(rows.values_list("report_id", "id")[:200])
        if not self._held[key]:
            return None
        report, entry = chance.choice(self._held[key])
        told = {"report_id": report, "entry_id": entry}
        return {each: told[each] for each in wanted} if set(wanted) <= set(told) else None

    def _key(self, role: str) -> str | None:
        from compromiso.register.permissions import Person
        from compromiso.register.selectors.calendar_feed import key_of

        return None if role == "visitor" else key_of(Person(str(_account(role).id)))


def _is_table(found: Any) -> bool:
    return isinstance(found, type) and hasattr(found, "_meta") and not found._meta.abstract


def _has(model: Any, column: str) -> bool:
    return any(field.name == column for field in model._meta.concrete_fields)


def _has_institution(model: Any) -> bool:
    return _has(model, "institution")


def _account(role: str) -> Any:
    from compromiso.register.models import Account

    return Account.objects.get(email=f"{role}@example.org")


def _institution(role: str) -> Any:
    from compromiso.register.models import Membership

    return Membership.objects.filter(account=_account(role)).values("institution")[:1]
