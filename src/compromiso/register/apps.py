"""The register as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Names the application; its tables start with `register_`."""

    name = "compromiso.register"
    label = "register"
    verbose_name = "Register"
