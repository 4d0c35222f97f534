"""Where programs read and write: version 1 of the API."""

from __future__ import annotations

from typing import Final

from django.urls import path
from ninja import NinjaAPI

from compromiso import __version__
from compromiso.register.permissions import READ
from compromiso.web.api.changing import add_changing
from compromiso.web.api.gate import gated
from compromiso.web.api.problems import register
from compromiso.web.api.reading import add_reading
from compromiso.web.api.reference import description, reference
from compromiso.web.api.routes import Routes

DESCRIPTION = (
    "Everything that is public, and with a key what an institution's people may read and write. "
    "Lists come in pages of 100 at most. Every answer has an ETag; every change names in If-Match "
    "the ETag of the record it rests on. What went wrong is told as application/problem+json."
)
api = NinjaAPI(
    title="Compromiso",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    openapi_extra={
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"key": []}],
    },
)
register(api)
routes = Routes(api)
add_reading(routes)
add_changing(routes)
READS: Final = {"GET": READ, "*": READ}
urlpatterns = [
    path("", gated(reference(api), READS), name="api-reference"),
    path("openapi.json", gated(description(api), READS), name="api-schema"),
    *routes.urls(),
]
