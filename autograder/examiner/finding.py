"""What the examiner found at one test cell, as data in the graded notebook, for pages, table and report.

It stands among the cell's outputs, under a MIME type of its own.  Nothing else can put one there: what a
candidate shows is text and pictures, and the outputs of a submission are thrown away.

A finding holds everything, values of hidden tests too, since only instructors see graded notebooks.
:mod:`autograder.feedback` decides what of it a student sees.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from nbformat import NotebookNode

MIME = "application/vnd.descent.finding+json"

PASSED, WRONG, ERROR, STOPPED, UNWRITTEN = "passed", "wrong", "error", "stopped", "unwritten"

Json = dict[str, Any]


@dataclass
class Finding:
    """What came of a test cell.

    Attributes
    ----------
    outcome : str
        ``PASSED``; ``WRONG``, an assertion failed; ``ERROR``, something was raised; ``STOPPED``, the process
        of the student's code was ended; ``UNWRITTEN``, that code raised NotImplementedError.
    kind : str
        Name of the error's class.
    headline : str
        The test's own words, or the error's, in a line.
    slip : str
        The likely slip, a sentence; "" where the check knows none.
    diagnosis : str
        Which typical mistake the answer agrees with, a sentence; says more than ``slip``.
    hidden : bool
        Whether the line that failed stands in a hidden test.
    said : str
        What the checks before it printed.
    call : dict or None
        The call of the student's code that this is about: ``name``, ``args``, ``kwargs``, and for a method
        ``made_by``, the call that made its object. ``kwargs`` is a list of pairs.
    exact : bool
        Whether ``came`` is what that call returned; or else it was the last one before.
    came, expected : dict or None
        Values: ``text``, and for arrays of numbers ``shape``, ``dtype`` and ``data``, unless it is large.
    difference : dict or None
        ``at``, ``came``, ``expected``, ``count``, ``of``, ``largest`` of :class:`~.compared.Difference`.
    trace : list of str
        Traceback of the student's own code.
    """

    outcome: str
    kind: str = ""
    headline: str = ""
    slip: str = ""
    diagnosis: str = ""
    hidden: bool = False
    said: str = ""
    call: Json | None = None
    exact: bool = False
    came: Json | None = None
    expected: Json | None = None
    difference: Json | None = None
    trace: list[str] = field(default_factory=list)

    def output(self) -> NotebookNode:
        """The finding as an output of its cell."""
        kept = {name: value for name, value in asdict(self).items() if value not in (None, "", [], False)}
        data = {MIME: kept, "text/plain": self.headline or self.outcome}
        return NotebookNode(output_type="display_data", data=data, metadata={})


def find(cell: NotebookNode) -> Finding | None:
    """The finding among a graded test cell's outputs; None where there is none."""
    known = {entry.name for entry in fields(Finding)}
    for output in cell.get("outputs", []):
        kept = output.get("data", {}).get(MIME)
        if kept is not None:
            return Finding(**{name: value for name, value in kept.items() if name in known})
    return None


def put(cell: NotebookNode, finding: Finding) -> None:
    """Put a changed finding in the place of the cell's own: a slip may be recognised later."""
    for position, output in enumerate(cell.outputs):
        if MIME in output.get("data", {}):
            cell.outputs[position] = finding.output()


def number(value: float) -> float | str:
    """A number as JSON has it: "nan", "inf" and "-inf" are words there."""
    return value if math.isfinite(value) else str(value)
