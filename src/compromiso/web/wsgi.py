"""The door for a web server."""

from __future__ import annotations

import gc
import os
from typing import Final

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compromiso.web.settings")
application = get_wsgi_application()

RARELY: Final = (2000, 10, 200)
"""After how many objects made, and looks at the young and the older, the collector looks again."""


def make_ready() -> None:
    """Load the addresses and what pages are made of, and let the collector pass over it.

    What is loaded now stays as long as the process: looking through it again and again would
    make single pages wait for a tenth of a second. What pages keep later is looked through once
    in some hundreds of pages, not every few.
    """
    from django.template.loader import get_template
    from django.urls import get_resolver

    for found in get_resolver().url_patterns:
        list(getattr(found, "url_patterns", ()))
    get_template("base.html")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


def refuse_in_words() -> None:
    """Let waitress answer what is too large for it with a page, not in a line of its own."""
    from waitress.channel import HTTPChannel

    from compromiso.web.too_large import RefusalTask

    HTTPChannel.error_task_class = RefusalTask
