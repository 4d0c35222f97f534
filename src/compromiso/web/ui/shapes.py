"""The shapes that say a status to those who do not see its colour."""

from __future__ import annotations

from collections.abc import Mapping

_DISC = '<circle cx="5" cy="5" r="4"/>'
_RING = '<circle cx="5" cy="5" r="4" fill="none"/>'
_HALF = '<circle cx="5" cy="5" r="4" fill="none"/><path d="M5 1a4 4 0 0 0 0 8z"/>'
_UP = '<path d="M5 1 9.4 9H.6z" stroke-linejoin="round"/>'
_DIAMOND = '<path d="M5 .4 9.6 5 5 9.6.4 5z" fill="none" stroke-linejoin="round"/>'
_CROSS = '<path d="M1.2 1.2l7.6 7.6M8.8 1.2 1.2 8.8" fill="none" stroke-width="2"/>'
_ARROW = '<path d="M1.5 8.5 8.5 1.5M3 1.5h5.5V7" fill="none" stroke-width="1.6"/>'
_CHECK = '<path d="M1 5.4 4 8.4 9 1.8" fill="none" stroke-width="2"/>'
_DASH = '<path d="M1 5h8" fill="none" stroke-width="2"/>'
_SQUARE = '<path d="M1.2 1.2h7.6v7.6H1.2z"/>'
_QUESTION = '<path d="M2.6 3.4a2.4 2.4 0 1 1 3.5 2.1C5.2 6 5 6.3 5 7.1M5 9v.1" fill="none"/>'
_QUARTER = '<circle cx="5" cy="5" r="4" fill="none"/><path d="M5 5V1a4 4 0 0 1 4 4z"/>'
_MOST = '<circle cx="5" cy="5" r="4" fill="none"/><path d="M5 5V1a4 4 0 1 1-4 4z"/>'
_RIGHT_HALF = '<circle cx="5" cy="5" r="4" fill="none"/><path d="M5 1a4 4 0 0 1 0 8z"/>'
_DOTTED = '<circle cx="5" cy="5" r="4" fill="none" stroke-dasharray="1 1.5" stroke-width="1"/>'
_ONWARD = '<path d="M1 2l4 3-4 3M5 2l4 3-4 3" fill="none" stroke-width="1.6"/>'
_GLASS = '<path d="M2 1h6L2 9h6z" fill="none" stroke-linejoin="round"/>'

SHAPES: Mapping[str, str] = {
    "resolved": _DISC,
    "repaired": _HALF,
    "suspect": _UP,
    "ambiguous": _DIAMOND,
    "dangling": _CROSS,
    "external": _ARROW,
    "proposed": _RING,
    "accepted": _CHECK,
    "corrected": _HALF,
    "rejected": _CROSS,
    "kept": _SQUARE,
    "asked": _DIAMOND,
    "cited": _DISC,
    "served": _RING,
    "uncited": _DASH,
    "alone": _DASH,
    "named": _UP,
    "renumbered": _HALF,
    "doubtful": _DIAMOND,
    "error": _CROSS,
    "warning": _UP,
    "info": _RING,
    "waiting": _RING,
    "reading": _HALF,
    "storing": _HALF,
    "loaded": _CHECK,
    "held": _SQUARE,
    "refused": _CROSS,
    "no-answer": _QUESTION,
    "no-evidence": _DASH,
    "not-started": _RING,
    "started": _QUARTER,
    "partly": _RIGHT_HALF,
    "largely": _MOST,
    "fully": _DISC,
    "contrary": _CROSS,
    "superseded": _ONWARD,
    "elapsed": _GLASS,
    "unclaimed": _DOTTED,
}
"""The drawing of each status, in a box of ten by ten."""

TONES: Mapping[str, str] = {
    "good": "accepted",
    "warn": "corrected",
    "bad": "rejected",
    "far": "ambiguous",
    "live": "resolved",
    "plain": "proposed",
}
"""The shape of each tone in which the stage of a record is told."""
