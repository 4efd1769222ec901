"""Running a student's code inside a widget: with a time limit, its errors named by line, its prints kept.

Exceptions and prints inside a widget's callback reach nobody; they are caught here and handed to the widget.
"""

import ctypes
import linecache
import sys
import sysconfig
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO, cast

PRINT_LIMIT = 1000
TEXT_LIMIT = 300

_PACKAGE = str(Path(__file__).resolve().parents[1])
_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})


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
        Time limit. It interrupts Python code, an endless loop included; not a single call into C, nor a loop
        that catches every exception inside it.
    named : object, optional
        The student's function: its first line is named where the error itself has no line of theirs.
    """
    try:
        with _deadline(seconds):
            function()
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


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise ``_TimeLimit`` in this thread when the seconds are over, and again if it is swallowed."""
    thread, lock, over = ctypes.c_ulong(threading.get_ident()), threading.Lock(), threading.Event()
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def watch() -> None:
        patience = seconds
        while not over.wait(patience):
            with lock:
                if not over.is_set():
                    throw(thread, ctypes.py_object(_TimeLimit))
            patience = 0.1

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            over.set()
            throw(thread, None)


def _failure(kind: str, text: str, error: BaseException, named: Any) -> Failure:
    text = text if len(text) <= TEXT_LIMIT else text[:TEXT_LIMIT] + "…"
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    own = [(code, line) for code, line in frames if _is_students(code.co_filename)]
    if not own and (code := _code_of(named)) is not None:
        own = [(code, code.co_firstlineno)]
    if not own:
        return Failure(kind, text)
    code, line = own[-1]
    return Failure(kind, text, line, code.co_qualname, linecache.getline(code.co_filename, line).strip())


def _is_students(filename: str) -> bool:
    return not filename.startswith(("<frozen", _PACKAGE, *_LIBRARIES))


def _code_of(function: Any) -> Any:
    return getattr(getattr(function, "__func__", function), "__code__", None)


def _one_line(error: BaseException) -> str:
    try:
        said = " ".join(str(error).split())
    except Exception:  # noqa: BLE001  __str__ is the student's, too
        said = ""
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
