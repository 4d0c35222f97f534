"""Akoma Ntoso 3.0 (OASIS LegalDocML): a source as XML, and the official schema."""

from __future__ import annotations

from compromiso.exchange.akn.document import to_akn
from compromiso.exchange.akn.reader import read_akn
from compromiso.exchange.akn.schema import validate

__all__ = ["read_akn", "to_akn", "validate"]
