"""Where proposals are looked at one by one."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.review.views import review

urlpatterns = [path("", review, name="review")]
