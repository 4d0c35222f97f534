"""How much one file may hold before the reader refuses it."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 50 * 1024 * 1024
"""The largest file that is opened at all."""

PAGE_BYTES: Final = 20 * 1024 * 1024
"""The largest web page: its tree takes many times its size in memory."""

PDF_PAGES: Final = 5_000
"""The most pages that a PDF may have."""

SCAN_PAGES: Final = 500
"""The most pages of one document whose text is recognised in pictures."""

SCAN_DPI: Final = 300
"""How many dots an inch pages are drawn with for recognition."""

SCAN_PIXELS: Final = 30_000_000
"""The most dots of one picture; a page that has more is drawn with fewer an inch."""

PICTURE_PIXELS: Final = 50_000_000
"""The most dots of a picture file."""

SCAN_SECONDS: Final = 60
"""How long the recognition of one picture may take."""

TEXT_CHARS: Final = 20 * 1000 * 1000
"""The longest text that is read, in code points."""

CONTROL_SHARE: Final = 0.01
"""The share of control bytes above which a file is taken to be no text."""

LANGUAGE_SAMPLE_CHARS: Final = 5_000
"""How much of a text is looked at to tell its language."""

ARCHIVE_MEMBERS: Final = 2_000
"""How many parts a Word document may hold."""

ARCHIVE_BYTES: Final = 200 * 1000 * 1000
"""How large the parts of a Word document may be together, unpacked."""

ARCHIVE_RATIO: Final = 200
"""How many times its packed size a Word document, or a part over 1 MiB of it, may unpack to."""
