"""An edition as a tagged PDF (PDF/UA-1), set by Typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files

from compromiso.model.edition import Edition


def pdf(edition: Edition) -> bytes:
    """Set an edition; the same edition gives the same bytes.

    The words go in as data, never as markup, so that nothing written in a document or a report can
    change how the page is set.
    """
    import typst

    source = files("compromiso.exchange").joinpath("edition.typ").read_bytes()
    told = json.dumps(asdict(edition), ensure_ascii=False)
    made: bytes = typst.compile(
        source,
        format="pdf",
        sys_inputs={"edition": told},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return made
