"""Calls, values and differences of a finding in words."""

from __future__ import annotations

from typing import Any

from autograder.examiner.finding import Json

FEW = 6  # entries of an array that is written out inside a call
SHORT = 24  # entries of an array that is written out by itself


def call_text(call: Json, *, values: bool) -> str:
    """A call as code, such as ``Adam(learning_rate=0.1).step([1, -2], gradient)``.

    Short arrays are written out if ``values`` is true, all others are given by their shapes.
    """
    shown = [_argument(arg, values) for arg in call["args"]]
    shown += [f"{name}={_argument(arg, values)}" for name, arg in call["kwargs"]]
    text = f"{call['name']}({', '.join(shown)})"
    made_by = call.get("made_by")
    return f"{call_text(made_by, values=values)}.{text}" if made_by else text


def _argument(value: Json, values: bool) -> str:
    entries = _size(value)
    if entries is None:
        return str(value["text"])
    if values and "data" in value and entries <= FEW:
        return _list(value["data"])
    return str(value["text"])


def value_text(value: Json) -> str:
    """A value by itself: short arrays in full, a row of a matrix a line, others by their shape."""
    entries = _size(value)
    if entries is None or "data" not in value or entries > SHORT:
        return shape_text(value)
    data = value["data"]
    if len(value["shape"]) != 2:
        return _list(data)
    return "[" + ",\n ".join(_list(row) for row in data) + "]"


def shape_text(value: Json) -> str:
    """What kind of thing a value is, in words: its shape, or itself where it is a number or a word."""
    return str(value["text"])


def difference_text(difference: Json) -> str:
    """Where two arrays first differ, and in how many entries."""
    came, expected = number_pair(difference["came"], difference["expected"])
    text = f"entry {difference['at']} is {came}, expected {expected}"
    count = difference["count"]
    return f"{text} ({count} of {difference['of']} entries differ)" if count > 1 else text


def number_pair(came: Any, expected: Any) -> tuple[str, str]:
    """Two numbers with as many digits as it takes to tell them apart."""
    for digits in (6, 9, 12, 17):
        texts = number_text(came, digits), number_text(expected, digits)
        if texts[0] != texts[1]:
            break
    return texts


def number_text(value: Any, digits: int = 6) -> str:
    """A number as people write it; "nan" and "inf" are words already."""
    if isinstance(value, bool | str):
        return str(value)
    return f"{value + 0.0:.{digits}g}".replace("e+0", "e").replace("e-0", "e-")


def _list(data: Any) -> str:
    return "[" + ", ".join(map(_list, data)) + "]" if isinstance(data, list) else number_text(data)


def _size(value: Json) -> int | None:
    """Number of entries; None for what is no array."""
    if "shape" not in value:
        return None
    size = 1
    for length in value["shape"]:
        size *= length
    return size
