"""Where an OpenID provider leads back to: one address, whatever the language."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views
from django.urls import path

from compromiso.web.pages.account.doors import opened

urlpatterns = [
    path("<str:provider_id>/login/", opened(views.login), name="openid_connect_login"),
    path(
        "<str:provider_id>/login/callback/",
        opened(views.callback),
        name="openid_connect_callback",
    ),
]
