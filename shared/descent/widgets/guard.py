"""Running a student's code inside a widget: with a time limit, its errors named by line, its prints kept.

Exceptions and prints inside a widget's callback reach nobody; they are caught here and handed to the widget.
"""

import linecache
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, TextIO, cast

import numpy as np
from numpy.typing import NDArray

from descent.notebook import is_students
from descent.widgets.time_limit import TimeLimit, Watch

PRINT_LIMIT = 1000
TEXT_LIMIT = 300


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


def checked_array(name: str, returned: Any, shape: tuple[int, ...], expected: str) -> NDArray[np.float64]:
    """A copy of what the student's function ``name`` has returned, as float64.

    Raises
    ------
    WrongReturn
        It is no array of numbers of this shape; the text says what was ``expected``.
    """
    if returned is None:
        raise WrongReturn(f"{name} returned None, {expected}: is a `return` missing?")
    try:
        values = np.asarray(returned)
    except Exception:  # noqa: BLE001  conversion calls the student's code
        raise WrongReturn(f"{name} returned {type(returned).__name__}, {expected}") from None
    if values.dtype.kind not in "biuf":
        raise WrongReturn(f"{name} returned {type(returned).__name__} of {values.dtype}, {expected}")
    if values.shape != shape:
        raise WrongReturn(f"{name} returned shape {values.shape}, {expected}")
    return np.array(values, dtype=np.float64)


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
    watch = Watch(seconds)
    try:
        try:
            function()
        finally:
            watch.finished = True  # no call, at which the time limit could be raised before it
            watch.stop()
    except TimeLimit as error:
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
