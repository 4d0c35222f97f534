"""Compromiso: from the texts in which governments commit themselves to a follow-up system."""

__version__ = "0.1.0"
