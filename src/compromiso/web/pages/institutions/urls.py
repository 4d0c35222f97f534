"""Where institutions are, who works in them, and who may do what."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.institutions import member_views as members
from compromiso.web.pages.institutions import views

_PEOPLE = pgettext_lazy("address", "<slug:slug>/people/")
_ROLE = pgettext_lazy("address", "roles/<uuid:membership_id>/end/")
_OFFER = pgettext_lazy("address", "invitations/<uuid:invitation_id>/withdraw/")

urlpatterns = [
    path("", views.institutions, name="institutions"),
    path(pgettext_lazy("address", "new/"), views.institution_new, name="institution-new"),
    path(pgettext_lazy("address", "who-may/"), views.who_may, name="who-may"),
    path(_ROLE, members.role_end, name="role-end"),
    path(_OFFER, members.invitation_withdraw, name="invitation-withdraw"),
    path("<slug:slug>/", views.institution, name="institution"),
    path(
        pgettext_lazy("address", "<slug:slug>/change/"),
        views.institution_change,
        name="institution-change",
    ),
    path(_PEOPLE, members.people, name="people"),
]
