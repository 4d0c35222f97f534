"""Why an Akoma Ntoso file cannot be read back."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class NotOurAkn(CompromisoError):
    """An XML file is no Akoma Ntoso of this program, or is damaged."""

    code = "EXCH-04"
    problem = "{name}: this is no Akoma Ntoso that this program wrote ({why})."
    remedy = "Load the original document; its Akoma Ntoso can be exported from there."
