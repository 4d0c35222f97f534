"""Every noun, as a list and one by one, for programs."""

from __future__ import annotations

from typing import Annotated, Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field, create_model

from compromiso.observatory.scales import scales
from compromiso.register.permissions import READ
from compromiso.register.selectors.open_records import KINDS, MOST, record, records
from compromiso.web.access import person_of
from compromiso.web.api import schemas
from compromiso.web.api.routes import Routes

SCHEMAS: Final[dict[str, type[Schema]]] = {
    "instruments": schemas.Instrument,
    "provisions": schemas.Provision,
    "citations": schemas.Citation,
    "commitments": schemas.Commitment,
    "programme-lines": schemas.ProgrammeLine,
    "tasks": schemas.Task,
    "meetings": schemas.Meeting,
    "institutions": schemas.Institution,
    "actions": schemas.Action,
    "reports": schemas.Report,
    "evidence": schemas.Evidence,
    "claims": schemas.Claim,
    "annual-assessments": schemas.AnnualAssessment,
}


def add_reading(routes: Routes) -> None:
    """Add a list and a single record of every noun, and the scales."""
    for noun, schema in SCHEMAS.items():
        _add_list(routes, noun, schema)
        _add_one(routes, noun, schema)
    _add_scales(routes)


def _add_list(routes: Routes, noun: str, schema: type[Schema]) -> None:
    said: dict[str, Any] = dict.fromkeys(KINDS[noun].filters, (str | None, None))
    said["page"] = (int, Field(1, ge=1, le=1_000_000))
    said["size"] = (int, Field(50, ge=1, le=MOST))
    asked_for = create_model(f"{schema.__name__}Filter", __base__=Schema, **said)

    def listed(request: HttpRequest, asked: Any) -> Any:
        told = asked.model_dump(exclude_none=True)
        page, size = told.pop("page"), told.pop("size")
        found = records(noun, person_of(request), told, page=page, size=size)
        around = {"next": page + 1, "previous": page - 1}
        links = {
            name: _link(request, number) if 1 <= number <= found.pages else None
            for name, number in around.items()
        }
        return {
            "items": list(found.items),
            "total": found.total,
            "page": found.page,
            "pages": found.pages,
            **links,
        }

    from_address = Query(...)  # type: ignore[type-arg]
    listed.__annotations__ = {"request": HttpRequest, "asked": Annotated[asked_for, from_address]}
    listed.__doc__ = f"List {noun.replace('-', ' ')}, a page at a time; filters are joined."
    routes.add(f"GET /{noun}", f"api-{noun}", READ, listed, schemas.Page[schema])  # type: ignore[valid-type]


def _link(request: HttpRequest, page: int) -> str:
    asked = {**request.GET.dict(), "page": str(page)}
    return request.build_absolute_uri(f"{request.path}?{urlencode(asked)}")


def _add_one(routes: Routes, noun: str, schema: type[Schema]) -> None:
    def one(request: HttpRequest, record_id: UUID) -> Any:
        found = record(noun, record_id, person_of(request))
        request.read_version = getattr(found, "version", 0)  # type: ignore[attr-defined]
        return found

    one.__annotations__ = {"request": HttpRequest, "record_id": UUID}
    one.__doc__ = f"Give one of the {noun.replace('-', ' ')}; its ETag names its version."
    routes.add(f"GET /{noun}/{{uuid:record_id}}", f"api-{noun}-one", READ, one, schema)


def _add_scales(routes: Routes) -> None:
    def listed(request: HttpRequest) -> Any:
        return [
            {
                "id": scale.id,
                "source": scale.source,
                "label": dict(scale.label),
                "rule": scale.rule,
                "metric": scale.metric,
                "grades": [{"id": grade.id, "label": dict(grade.label)} for grade in scale.grades],
            }
            for scale in scales().values()
        ]

    listed.__doc__ = "List the scales on which claims are read."
    routes.add("GET /scales", "api-scales", READ, listed, list[schemas.Scale])
