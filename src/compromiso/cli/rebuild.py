"""Rebuild everything the register shows from its ledger and the originals."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Take nothing: the ledger says it all."""


def run(arguments: Namespace) -> int:
    """Rebuild and say how many sources were; the ledger itself is only read."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.rebuild import rebuild

    print(f"{rebuild(by=LOCAL)} sources rebuilt from the ledger")
    return 0
