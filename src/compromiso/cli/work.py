"""Do the work that waits in the database, beside the servers, until it is stopped (Ctrl-C).

`compromiso serve` works too, in a thread of its own; start as many of these as the machine bears.
"""

from __future__ import annotations

import threading
from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Take whether to end as soon as nothing waits."""
    parser.add_argument("--once", action="store_true", help="end when nothing waits any more")


def run(arguments: Namespace) -> int:
    """Work and, where asked to end, say how many jobs were done."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.register.queue import work_until, work_waiting
    from compromiso.register.services.jobs import clear_finished
    from compromiso.register.services.own_work import ask_for_audit

    if arguments.once:
        clear_finished()
        ask_for_audit()
        print(f"{work_waiting()} jobs done")
    else:
        work_until(threading.Event())
    return 0
