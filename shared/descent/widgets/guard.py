"""Running a student's code inside a widget: with a time limit, its errors named by line, its prints kept.

Exceptions and prints inside a widget's callback reach nobody; they are caught here and handed to the widget.
"""

import contextlib
import ctypes
import linecache
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, TextIO, cast

from descent.notebook import is_students

PRINT_LIMIT = 1000
TEXT_LIMIT = 300
PATIENCE = 10  # of the wall clock, in time limits
AGAIN = 0.1  # seconds until a swallowed time limit is raised anew


@dataclass(frozen=True)
class Failure:
    """Why a student's code was stopped, and where.

    Attributes
    ----------
    kind : {"unwritten", "error", "slow"}
        ``NotImplementedError``, any other exception, or the time limit.
    text : str
        What happened, in one sentence.
    line : int or None
        Line in the student's cell or file, counted from 1.
    function : str or None
        Qualified name of the function that the line is in, such as ``Adam.step``.
    source : str
        The line itself, or "".
    """

    kind: str
    text: str
    line: int | None = None
    function: str | None = None
    source: str = ""

    @property
    def summary(self) -> str:
        """Place and text in one line."""
        where = "" if self.line is None else f"line {self.line} of {self.function}: "
        return where + self.text


def problems(name: str, failure: Failure | None, printed: str = "") -> list[dict[str, Any]]:
    """What a widget lists of one function or optimiser: what stopped it, and what it printed."""
    found: list[dict[str, Any]] = []
    if failure is not None:
        found.append({"name": name, **asdict(failure)})
    if printed:
        found.append({"name": name, "printed": printed})
    return found


class WrongReturn(Exception):
    """The student's function returned something unusable; ``text`` says what and what was expected."""


class _TimeLimit(BaseException):
    """Raised inside the student's code when its time is over; ``except Exception`` lets it pass."""


def call(function: Callable[[], None], seconds: float, named: Any = None) -> Failure | None:
    """Call ``function`` and return what stopped it, or None.

    Parameters
    ----------
    function : callable
        Called without arguments; its result is ignored.
    seconds : float
        Time limit, of CPU time where the system tells it. It interrupts Python code, an endless loop
        included; not a single call into C, nor a loop that catches every exception inside it.
    named : object, optional
        The student's function: its first line is named where the error itself has no line of theirs.
    """
    watch = _Watch(seconds)
    try:
        try:
            function()
        finally:
            watch.finished = True  # no call, at which the time limit could be raised before it
            watch.stop()
    except _TimeLimit as error:
        return _failure("slow", f"stopped after {seconds:g} s: an endless loop?", error, named)
    except WrongReturn as error:
        return _failure("error", str(error), error, named)
    except NotImplementedError as error:
        return _failure("unwritten", "not written yet (NotImplementedError)", error, named)
    except (Exception, SystemExit) as error:  # noqa: BLE001  a student's code may raise anything
        return _failure("error", _one_line(error), error, named)
    return None


@contextmanager
def captured_prints() -> Iterator[list[str]]:
    """Collect what this thread prints; other threads, such as a running cell, print as before."""
    printed: list[str] = []
    outer, proxy = sys.stdout, _ThreadOutput(sys.stdout, printed)
    sys.stdout = cast(TextIO, proxy)
    try:
        yield printed
    finally:
        if sys.stdout is cast(TextIO, proxy):
            sys.stdout = outer


class _ThreadOutput:
    def __init__(self, outer: TextIO, printed: list[str]) -> None:
        self._outer, self._printed, self._room = outer, printed, PRINT_LIMIT
        self._thread = threading.get_ident()

    def write(self, text: str) -> int:
        if threading.get_ident() != self._thread:
            return self._outer.write(text)
        if self._room > 0:
            self._printed.append(text[: self._room])
            self._room -= len(text)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._outer, name)


class _Watch:
    """Raises ``_TimeLimit`` in this thread when its time is over, and again if that is swallowed.

    What counts is the thread's own CPU time where the system tells it: a busy machine, or a cell that runs
    beside the widget, makes nobody's optimiser slow. The wall clock counts where it does not (Windows), and
    everywhere after ``PATIENCE`` times the seconds, for code that waits instead of computing.
    """

    def __init__(self, seconds: float) -> None:
        self.finished = False
        self._seconds, self._thread = seconds, threading.get_ident()
        self._lock, self._over = threading.Lock(), threading.Event()
        self._used = _cpu_clock(self._thread)
        self._wall_end = time.monotonic() + (seconds * PATIENCE if self._used else seconds)
        self._cpu_end = seconds + (self._used() if self._used else 0.0)
        threading.Thread(target=self._watch, name="descent-time-limit", daemon=True).start()

    def stop(self) -> None:
        """End the watch; afterwards nothing is raised any more.

        What was thrown and has not been raised yet is raised here, and not taken back: Python 3.11 never
        tidies up after what was taken back, and runs for ever in the next function that is profiled.
        """
        while True:
            with contextlib.suppress(_TimeLimit):
                self._over.set()
                with self._lock:
                    pass  # a throw that is under way has ended after this
                for _ in range(100):
                    pass  # Python raises what was thrown when a loop turns
                return

    def _watch(self) -> None:
        while not self._over.wait(max(self._left(), AGAIN)) and not self.finished:
            with self._lock:
                if not self._over.is_set() and not self.finished and self._left() <= 0:
                    self._throw()

    def _left(self) -> float:
        wall = self._wall_end - time.monotonic()
        return min(self._cpu_end - self._used(), wall) if self._used else wall

    def _throw(self) -> None:
        thread, limit = ctypes.c_ulong(self._thread), ctypes.py_object(_TimeLimit)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, limit)


def _cpu_clock(thread: int) -> Callable[[], float] | None:
    """A function that returns the CPU time of the thread in seconds; None where the system has none."""
    try:
        clock = time.pthread_getcpuclockid(thread)
    except (AttributeError, OSError):
        return None
    return lambda: time.clock_gettime(clock)


def _failure(kind: str, text: str, error: BaseException, named: Any) -> Failure:
    text = text if len(text) <= TEXT_LIMIT else text[:TEXT_LIMIT] + "…"
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    own = [(code, line) for code, line in frames if is_students(code)]
    if not own and (code := _code_of(named)) is not None:
        own = [(code, code.co_firstlineno)]
    if not own:
        return Failure(kind, text)
    code, line = own[-1]
    return Failure(kind, text, line, code.co_qualname, linecache.getline(code.co_filename, line).strip())


def _code_of(function: Any) -> Any:
    return getattr(getattr(function, "__func__", function), "__code__", None)


def _one_line(error: BaseException) -> str:
    try:
        said = " ".join(str(error).split())
    except Exception:  # noqa: BLE001  __str__ is the student's, too
        said = ""
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
