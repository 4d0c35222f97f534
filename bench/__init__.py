"""Measurements: the reader on hand-made gold, on real documents, and side by side with others."""
