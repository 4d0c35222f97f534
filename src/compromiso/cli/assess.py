"""Draft the annual assessment of a year from the ledger, as it stood at the end of a day.

The same ledger, year and day give the same file, byte for byte, whenever it is drafted.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from pathlib import Path


def add_arguments(parser: ArgumentParser) -> None:
    """Take the year, the day, the language, the form and the file."""
    parser.add_argument("year", metavar="YEAR", type=int, help="the year that is assessed")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="the file to write")
    parser.add_argument("--on", metavar="DAY", type=date.fromisoformat, help="2026-12-31; today")
    parser.add_argument("--zone", default="UTC", help="the time zone in which the day ends")
    parser.add_argument("--language", choices=("es", "pt", "en", "fr"), default="es")
    parser.add_argument("--format", choices=("pdf", "docx", "json"), default="pdf")
    parser.add_argument("--number", metavar="N", type=int, default=0, help="number of the edition")


def run(arguments: Namespace) -> int:
    """Draft it, write the file and say what it rests on."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.exchange.edition import edition
    from compromiso.exchange.edition_docx import docx
    from compromiso.exchange.edition_pdf import pdf
    from compromiso.register.selectors.annual import facts_on

    day = arguments.on or datetime.now(UTC).date()
    facts = facts_on(arguments.year, day, arguments.zone)
    told = edition(facts, arguments.language, arguments.number)
    if arguments.format == "json":
        written = json.dumps(facts, ensure_ascii=False, indent=1).encode()
    else:
        written = (pdf if arguments.format == "pdf" else docx)(told)
    arguments.out.write_bytes(written)
    print(f"{arguments.out}: {told.title}, {len(told.notes)} notes")
    print(f"head {facts['seq']}:{facts['head']}")
    return 0
