"""Every address of the pages, in the words of the reader's language."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy

handler400 = "compromiso.web.pages.about.errors.bad_request"
handler403 = "compromiso.web.pages.about.errors.forbidden"
handler404 = "compromiso.web.pages.about.errors.not_found"
handler500 = "compromiso.web.pages.about.errors.server_error"

_PAGES = "compromiso.web.pages"
urlpatterns = i18n_patterns(
    path("", include(f"{_PAGES}.home.urls")),
    path(pgettext_lazy("address", "files/"), include(f"{_PAGES}.library.file_urls")),
    path(pgettext_lazy("address", "documents/"), include(f"{_PAGES}.library.urls")),
    path(pgettext_lazy("address", "documents/"), include(f"{_PAGES}.downloads.urls")),
    path(pgettext_lazy("address", "documents/"), include(f"{_PAGES}.comparison.urls")),
    path(pgettext_lazy("address", "documents/"), include(f"{_PAGES}.reader.urls")),
    path(pgettext_lazy("address", "commitments/"), include(f"{_PAGES}.commitments.urls")),
    path(pgettext_lazy("address", "commitments/"), include(f"{_PAGES}.claims.commitment_urls")),
    path(pgettext_lazy("address", "commitments/"), include(f"{_PAGES}.story.urls")),
    path(pgettext_lazy("address", "claims/"), include(f"{_PAGES}.claims.urls")),
    path(pgettext_lazy("address", "review/"), include(f"{_PAGES}.review.urls")),
    path(pgettext_lazy("address", "programme/"), include(f"{_PAGES}.programme.urls")),
    path(pgettext_lazy("address", "calendar/"), include(f"{_PAGES}.calendar.urls")),
    path(pgettext_lazy("address", "audit/"), include(f"{_PAGES}.audit.urls")),
    path(pgettext_lazy("address", "meetings/"), include(f"{_PAGES}.meetings.urls")),
    path(pgettext_lazy("address", "assessments/"), include(f"{_PAGES}.assessments.urls")),
    path(pgettext_lazy("address", "states/"), include(f"{_PAGES}.states.urls")),
    path(pgettext_lazy("address", "bodies/"), include(f"{_PAGES}.bodies.urls")),
    path(pgettext_lazy("address", "process/"), include(f"{_PAGES}.process.urls")),
    path(pgettext_lazy("address", "changes/"), include(f"{_PAGES}.changes.urls")),
    path(pgettext_lazy("address", "reports/calls/"), include(f"{_PAGES}.calls.urls")),
    path(pgettext_lazy("address", "reports/"), include(f"{_PAGES}.reports.urls")),
    path(pgettext_lazy("address", "search/"), include(f"{_PAGES}.search.urls")),
    path(pgettext_lazy("address", "annual-assessments/"), include(f"{_PAGES}.annual.urls")),
    path(pgettext_lazy("address", "help/"), include(f"{_PAGES}.about.urls")),
    path(pgettext_lazy("address", "work/"), include(f"{_PAGES}.work.urls")),
    path(pgettext_lazy("address", "jobs/"), include(f"{_PAGES}.jobs.urls")),
    path(pgettext_lazy("address", "tables/"), include(f"{_PAGES}.tables.urls")),
    path(pgettext_lazy("address", "open-data/"), include(f"{_PAGES}.open_data.urls")),
    path(pgettext_lazy("address", "account/"), include(f"{_PAGES}.account.urls")),
    path(pgettext_lazy("address", "programs/"), include(f"{_PAGES}.keys.urls")),
    path(pgettext_lazy("address", "institutions/"), include(f"{_PAGES}.institutions.urls")),
)
urlpatterns += [path("api/v1/", include("compromiso.web.api.urls"))]
urlpatterns += [path("oidc/", include(f"{_PAGES}.account.openid_urls"))]
