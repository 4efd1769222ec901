"""A time limit on a student's code that runs in this thread, kept by one thread for all of them.

A drag calls a dozen functions of a student's, each with its limit: a thread for each would take longer than
most of the calls.
"""

import _thread
import contextlib
import ctypes
import threading
import time
from collections.abc import Callable

PATIENCE = 10  # of the wall clock, in time limits
AGAIN = 0.1  # seconds until a swallowed time limit is raised anew
IDLE = 1.0  # seconds without a watch after which their thread ends


class TimeLimit(BaseException):
    """Raised inside the student's code when its time is over; ``except Exception`` lets it pass."""


class Watch:
    """Raises `TimeLimit` in this thread when its time is over, and again if that is swallowed.

    What counts is the thread's own CPU time where the system tells it: a busy machine, or a cell that runs
    beside the widget, makes nobody's optimiser slow. The wall clock counts where it does not (Windows), and
    everywhere after ``PATIENCE`` times the seconds, for code that waits instead of computing.

    Attributes
    ----------
    finished : bool
        To be set as soon as the student's code has returned: nothing is raised from then on.
    """

    def __init__(self, seconds: float) -> None:
        self.finished = False
        self._over, self._lock, self._thread = False, threading.Lock(), threading.get_ident()
        self._used = _cpu_clock(self._thread)
        self._wall_end = time.monotonic() + (seconds * PATIENCE if self._used else seconds)
        self._cpu_end = seconds + (self._used() if self._used else 0.0)
        _KEEPER.add(self)

    def stop(self) -> None:
        """End the watch; afterwards nothing is raised any more.

        What was thrown and has not been raised yet is raised here, and not taken back: Python 3.11 never
        tidies up after what was taken back, and runs for ever in the next function that is profiled.
        """
        while True:
            with contextlib.suppress(TimeLimit):
                self._over = True
                with self._lock:
                    pass  # a throw that is under way has ended after this
                for _ in range(100):
                    pass  # Python raises what was thrown when a loop turns
                _KEEPER.discard(self)
                return

    def left(self) -> float:
        """Seconds after which the time can be over at the earliest."""
        wall = self._wall_end - time.monotonic()
        return min(self._cpu_end - self._used(), wall) if self._used else wall

    def look(self) -> None:
        """Raise `TimeLimit` in the watched thread if its time is over."""
        with self._lock:
            if not self._over and not self.finished and self.left() <= 0:
                thread, limit = ctypes.c_ulong(self._thread), ctypes.py_object(TimeLimit)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, limit)


class _Keeper:
    """The thread that looks at the watches when their time can be over; it is there while there are some."""

    def __init__(self) -> None:
        self._watches: set[Watch] = set()
        self._changed, self._next_look, self._runs = threading.Condition(), 0.0, False

    def add(self, watch: Watch) -> None:
        with self._changed:
            self._watches.add(watch)
            if not self._runs:
                _thread.start_new_thread(self._run, ())  # threading's own would wait until it runs
                self._runs = True
            elif time.monotonic() + watch.left() < self._next_look:
                self._changed.notify()

    def discard(self, watch: Watch) -> None:
        self._watches.discard(watch)

    def _run(self) -> None:
        with self._changed:
            try:
                while self._watches or self._wait(IDLE):
                    self._look()
            finally:
                self._runs = False

    def _look(self) -> None:
        for watch in tuple(self._watches):
            watch.look()
        self._wait(min((max(watch.left(), AGAIN) for watch in tuple(self._watches)), default=IDLE))

    def _wait(self, seconds: float) -> bool:
        """Wait until a watch is added whose time is over sooner; whether there are any."""
        self._next_look = time.monotonic() + seconds
        self._changed.wait(seconds)
        return bool(self._watches)


def _cpu_clock(thread: int) -> Callable[[], float] | None:
    """A function that returns the CPU time of the thread in seconds; None where the system has none."""
    try:
        clock = time.pthread_getcpuclockid(thread)
    except (AttributeError, OSError):
        return None
    return lambda: time.clock_gettime(clock)


_KEEPER = _Keeper()
