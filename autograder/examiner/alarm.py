"""Ends a test cell that has run for too long, when it is Python that runs.

A test cell is trusted, the numbers in it are the student's, and ``range(n)`` may take for ever.  What an
exception cannot end, as a loop in C, is ended from outside (:mod:`~autograder.examiner.watched`).
"""

from __future__ import annotations

import signal
import threading
from typing import Any

from autograder.errors import CandidateTimeout

AGAIN = 1.0  # seconds; what swallows the exception gets it again


class _Ring(BaseException):
    """Not an Exception, so that nothing that expects errors takes it for one."""


class Alarm:
    """Raises :class:`CandidateTimeout` out of its ``with`` block after ``seconds``; ``rang`` tells.

    Signals reach the main thread only: in any other it does nothing.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds, self._armed, self.rang = seconds, False, False

    def __enter__(self) -> None:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGALRM, self._ring)
            self._armed = True
            signal.setitimer(signal.ITIMER_REAL, self._seconds, AGAIN)

    def _ring(self, *_: Any) -> None:
        if self._armed:
            self.rang = True
            raise _Ring

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._armed:
            self._armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        if kind is _Ring:
            msg = f"the test was stopped after {self._seconds:g} s (an endless loop over the answer?)"
            raise CandidateTimeout(msg) from None
