"""What shuts a worker in: no open file of its parent, no network, so much memory and no more."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
import time
from math import ceil
from typing import Final

from compromiso.intake.limits import MIB, Limits

_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_UNKNOWN_PROGRAM: Final = 512 * MIB

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER, _PARENT_DEATH_SIGNAL = 38, 22, 2, 1
_LOAD, _EQUAL, _ABOVE, _RETURN = 0x20, 0x15, 0x35, 0x06
_CALL_AT, _MACHINE_AT = 0, 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001
_FOREIGN_CALLS: Final = 0x40000000
_MACHINES: Final = {
    "x86_64": (0xC000003E, (41, 42, 425)),
    "aarch64": (0xC00000B7, (198, 203, 425)),
}
"""By machine: its name for the kernel, and its numbers of socket, connect and io_uring_setup."""


def shut_in(*kept: int) -> None:
    """Close what the parent had open but for the `kept`, and the network; leave no core.

    The process leads a group of its own, so that the programs it starts can be stopped with it.
    """
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _close_all_but(kept)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    cut_network()


def limit_next(limits: Limits) -> None:
    """Let this process use no more than the limits from here on, whatever it used before."""
    _set_soft(resource.RLIMIT_AS, address_space() + limits.memory)
    _set_soft(resource.RLIMIT_CPU, ceil(time.process_time()) + limits.cpu_s)


def _set_soft(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    bounded = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (bounded, hard))


def address_space() -> int:
    """Give the bytes of address space in use: before a document is read, the program's own."""
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 - no path to join
            return int(stream.read().split()[0]) * _PAGE
    except OSError:
        return _UNKNOWN_PROGRAM


def cut_network() -> bool:
    """Let this process and its children open no socket any more; False where that cannot be."""
    machine, calls = _MACHINES.get(platform.machine(), (0, ()))
    if not calls:
        return False
    rules = ctypes.create_string_buffer(_rules(machine, calls))
    program = struct.pack("HxxxxxxP", len(rules) // 8, ctypes.addressof(rules))
    libc = ctypes.CDLL(None)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, program, 0, 0) == 0)


def _rules(machine: int, calls: tuple[int, ...]) -> bytes:
    """Give the rules for the kernel: which calls of which machine are refused."""
    refuse = len(calls) + 4
    steps = [(_LOAD, 0, 0, _MACHINE_AT), (_EQUAL, 0, refuse - 1, machine), (_LOAD, 0, 0, _CALL_AT)]
    steps.append((_ABOVE, refuse - 3, 0, _FOREIGN_CALLS))
    steps += [(_EQUAL, refuse - 4 - at, 0, call) for at, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _close_all_but(kept: tuple[int, ...]) -> None:
    last = 3
    for outlet in sorted(kept):
        os.closerange(last, outlet)
        last = max(last, outlet + 1)
    os.closerange(last, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 1 << 16))


def end_with_parent(parent: int) -> None:
    """Let this process end when its parent does, where the kernel (Linux) can see to it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
