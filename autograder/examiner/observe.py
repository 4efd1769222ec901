"""From what happened at a test cell to its finding."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from autograder.build.regions import HIDDEN_TESTS, is_inside
from autograder.errors import CandidateError
from autograder.examiner.calls import NOTHING, Call, Calls, Shape
from autograder.examiner.compared import Compared, as_numbers, compared, difference, line_in_test
from autograder.examiner.finding import ERROR, PASSED, STOPPED, UNWRITTEN, WRONG, Finding, Json, number
from autograder.examiner.stand_in import StudentObject
from autograder.examiner.student_error import StudentError
from autograder.text import clean_text, one_line
from descent.checks import CheckFailed

MAX_DATA = 400  # entries of an array whose values are kept
MAX_TEXT = 200
MAX_LINE = 500
MAX_TRACE = 40


def passed(said: str) -> Finding:
    """The finding of a test cell that ran to its end."""
    return Finding(PASSED, said=said)


def failed(problem: BaseException, source: str, said: str, calls: Calls) -> Finding:
    """The finding of a test cell that was ended by ``problem``.

    Parameters
    ----------
    source : str
        The whole cell, with the hidden tests.
    said : str
        What it had printed.
    """
    pair = compared(problem)
    call, exact = calls.last(NOTHING if pair is None else pair.came)
    finding = Finding(
        outcome=_outcome(problem),
        kind=problem.kind if isinstance(problem, StudentError) else type(problem).__name__,
        headline=_headline(problem, pair),
        slip=one_line(problem.slip) if isinstance(problem, CheckFailed) else "",
        hidden=is_inside(source, HIDDEN_TESTS, line_in_test(problem)),
        said=said,
        call=None if call is None else _call(call),
        exact=exact,
        trace=_trace(problem),
    )
    _add_values(finding, pair, call)
    return finding


def _outcome(problem: BaseException) -> str:
    if isinstance(problem, CandidateError):
        return STOPPED
    if isinstance(problem, StudentError):
        return UNWRITTEN if isinstance(problem, NotImplementedError) else ERROR
    return WRONG if isinstance(problem, AssertionError) else ERROR


def _headline(problem: BaseException, pair: Compared | None) -> str:
    text = str(problem)
    if pair is not None and not isinstance(problem, CheckFailed):
        text = pair.message or "the answer differs from what was expected"
    text = text.replace(f"a {StudentObject.__name__}", "an object of your own")  # a stand-in's is our word
    lines = [line for line in text.splitlines() if line.strip()]
    return one_line(lines[0], MAX_LINE) if lines else ""


def _trace(problem: BaseException) -> list[str]:
    lines = problem.trace.splitlines() if isinstance(problem, StudentError) else []
    return [clean_text(line)[:MAX_LINE] for line in lines[-MAX_TRACE:]]


def _add_values(finding: Finding, pair: Compared | None, call: Call | None) -> None:
    if pair is not None:
        finding.came, finding.expected = value(pair.came), value(pair.expected)
        found = difference(pair)
        if found is not None:
            numbers = {name: number(getattr(found, name)) for name in ("came", "expected", "largest")}
            finding.difference = {**asdict(found), "at": list(found.at), **numbers}
    elif finding.outcome == WRONG and call is not None and call.result is not NOTHING:
        finding.came = value(call.result)


def _call(call: Call) -> Json:
    about = {
        "name": one_line(call.name, MAX_TEXT),
        "args": [value(arg) for arg in call.args],
        "kwargs": [[name, value(arg)] for name, arg in call.kwargs.items()],  # files sort the keys of dicts
    }
    return about if call.made_by is None else {**about, "made_by": _call(call.made_by)}


def value(thing: Any) -> Json:
    """A value as JSON; see :attr:`Finding.came`."""
    if isinstance(thing, Shape):
        return _array(thing.shape, thing.dtype)
    if thing is None or isinstance(thing, bool | int | float | str | np.generic):
        return {"text": one_line(_short(thing), MAX_TEXT)}
    if isinstance(thing, StudentObject):
        return {"text": one_line(repr(thing), MAX_TEXT)}
    numbers = as_numbers(thing)
    if numbers is None:
        return {"text": _kind(thing)}
    kind = "array" if isinstance(thing, np.ndarray) else type(thing).__name__
    about = _array(numbers.shape, numbers.dtype, kind)
    return {**about, "data": _data(numbers)} if numbers.size <= MAX_DATA else about


def _array(shape: tuple[int, ...], dtype: np.dtype[Any], kind: str = "array") -> Json:
    kind = f"{dtype} array" if kind == "array" and dtype != np.float64 else kind
    text = f"{kind} of shape {shape}" if shape else "a number"
    return {"text": text, "shape": list(shape), "dtype": str(dtype)}


def _data(numbers: np.ndarray[Any, np.dtype[Any]]) -> Any:
    if numbers.ndim:
        return [_data(part) for part in numbers]
    entry = numbers.item()
    return number(entry) if isinstance(entry, float) else entry


def _short(thing: Any) -> str:
    if isinstance(thing, np.generic):
        thing = thing.item()
    return f"{thing:.6g}" if isinstance(thing, float) else repr(thing)


def _kind(thing: Any) -> str:
    if isinstance(thing, np.random.Generator):
        return "rng"
    if isinstance(thing, list | tuple | dict):
        return f"{type(thing).__name__} of {len(thing)}"
    name = getattr(thing, "__name__", "")
    if callable(thing):
        return name if name.isidentifier() else "a function"
    return f"a {type(thing).__name__}"
