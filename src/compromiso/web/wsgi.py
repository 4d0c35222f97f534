"""The door for a web server."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compromiso.web.settings")
application = get_wsgi_application()


def make_ready() -> None:
    """Load the addresses and what pages are made of, and let the collector pass over it.

    What is loaded now stays as long as the process: looking through it again and again would
    make single pages wait for a tenth of a second.
    """
    from django.template.loader import get_template
    from django.urls import get_resolver

    for found in get_resolver().url_patterns:
        list(getattr(found, "url_patterns", ()))
    get_template("base.html")
    gc.collect()
    gc.freeze()
