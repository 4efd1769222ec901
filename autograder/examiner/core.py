"""A processor core for an examiner and its candidate to share.

They take turns: while one works, the other waits for its message.  On two cores each message would wake one
that has gone idle, which takes longer than to read the message and answer it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
from collections.abc import Iterator


@contextlib.contextmanager
def own_core() -> Iterator[None]:
    """Keep this thread, and the candidates that it starts meanwhile, on a core that no other examiner has.

    That is the one on which it runs now, if that is free.  Where none is free the system decides, as it does
    for everything else on the machine.
    """
    allowed, here = os.sched_getaffinity(0), ctypes.CDLL(None).sched_getcpu()
    with contextlib.ExitStack() as stack:
        for core in sorted(allowed, key=lambda core: (core != here, core)):
            claim = _claim(core)
            if claim is not None:
                stack.enter_context(claim)
                os.sched_setaffinity(0, {core})
                stack.callback(os.sched_setaffinity, 0, allowed)
                break
        yield


def _claim(core: int) -> socket.socket | None:
    """A socket under the core's name; no other gets it until this is closed or the process ends."""
    claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        claim.bind(f"\0descent-examines-on-core-{core}")
    except OSError:
        claim.close()
        return None
    return claim
