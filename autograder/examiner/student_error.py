"""An exception of the student's code, raised in a test as one of the same built-in type."""

from __future__ import annotations

from functools import cache

KINDS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    FloatingPointError,
    ImportError,
    IndexError,
    KeyError,
    LookupError,
    MemoryError,
    ModuleNotFoundError,
    NameError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
    ZeroDivisionError,
)
BY_NAME = {kind.__name__: kind for kind in KINDS}


class StudentError(Exception):
    """Raised in the student's code; ``kind``, ``message`` and ``trace`` are text from there."""

    def __init__(self, kind: str, message: str, trace: str) -> None:
        super().__init__(message)
        self.kind, self.message, self.trace = kind, message, trace

    def __str__(self) -> str:
        return self.message


@cache
def _class_for(kind: str) -> type[StudentError]:
    base = BY_NAME.get(kind)
    return StudentError if base is None else type(kind, (StudentError, base), {})


def student_error(kind: str, message: str, trace: str) -> StudentError:
    """The error to raise in the test: also a ``ValueError`` when the student's code raised one, and so on."""
    kind = kind if kind.isidentifier() else "Error"
    return _class_for(kind if kind in BY_NAME else "")(kind, message, trace)
