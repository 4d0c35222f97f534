"""A commitment's whole story."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.story.page import story_facts, story_file


@declared(READ)
def story(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Tell what happened to a commitment, in time order."""
    return render(request, "story/story.html", story_facts(request, commitment_id))


@declared(READ)
def story_table(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Give the same as a table."""
    return story_file(request, commitment_id)
