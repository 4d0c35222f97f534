"""Where the story of a commitment is."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.story.views import story, story_table

urlpatterns = [
    path(pgettext_lazy("address", "<uuid:commitment_id>/story/"), story, name="story"),
    path(
        pgettext_lazy("address", "<uuid:commitment_id>/story.csv"), story_table, name="story-table"
    ),
]
