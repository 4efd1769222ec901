"""Why a graded cell lost marks, in a line: from the finding that the examiner left in the graded notebook."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.build.cells import exercise_name, grade_id, nbgrader
from autograder.examiner.finding import ERROR, PASSED, STOPPED, UNWRITTEN, Finding, find
from autograder.text import one_line

PLACE = re.compile(r"\s*\([^()]*, line (\d+)\)$")  # how Python ends what a SyntaxError says


@dataclass(frozen=True)
class Reason:
    """Why not full marks.

    Attributes
    ----------
    text : str
        In a line, without the exercise's name; "" where nothing was wrong.
    slip : str
        The typical mistake that it agrees with, or the likely slip; "" where none is known.
    unwritten : bool
        The exercise has not been written yet.
    """

    text: str = ""
    slip: str = ""
    unwritten: bool = False


def reasons(notebook: NotebookNode) -> dict[str, Reason]:
    """The reason of each graded cell, by grade_id, in the notebook's order."""
    cells = {name: cell for cell in notebook.cells if (name := grade_id(cell))}
    return {
        name: _reason(name, cell, cells.get(exercise_name(name)))
        for name, cell in cells.items()
        if nbgrader(cell).get("grade")
    }


def _reason(name: str, cell: NotebookNode, solution: NotebookNode | None) -> Reason:
    finding, exercise = find(cell), exercise_name(name)
    if finding is None:
        return Reason(_error_text(cell))
    if finding.outcome == PASSED:
        return Reason()
    if finding.outcome == UNWRITTEN:
        return Reason("not written yet", unwritten=True)
    text = undefined(finding, exercise, solution) or in_words(finding).removeprefix(f"{exercise}: ")
    return Reason(text, finding.diagnosis or finding.slip)


def in_words(finding: Finding) -> str:
    """What went wrong, in a line: the test's own words, or the error's with its name."""
    if finding.outcome not in (ERROR, STOPPED):
        return finding.headline or "a test failed that does not say more"
    return f"{finding.kind.removeprefix('Candidate')}: {finding.headline}"


def undefined(finding: Finding, exercise: str, solution: NotebookNode | None) -> str:
    """Why the exercise's name does not exist: the error that ended its own cell; "" where that is not so."""
    if finding.kind != "NameError" or solution is None or f"'{exercise}'" not in finding.headline:
        return ""
    return _error_text(solution)


def _error_text(cell: NotebookNode) -> str:
    """The error that ended a cell, in a line, with the line where Python says it; "" if none did."""
    kind, message, line = last_error(cell)
    place = f" in line {line}" if line else ""
    return one_line(f"{kind}{place}: {message}") if kind else ""


def last_error(cell: NotebookNode | None) -> tuple[str, str, str]:
    """Kind, message and line (where Python says it) of the error that ended a cell; empty if none did."""
    outputs = [] if cell is None else cell.get("outputs", [])
    errors = [output for output in outputs if output.output_type == "error"]
    if not errors:
        return "", "", ""
    lines = [line for line in errors[-1].evalue.splitlines() if line.strip()]
    message, line = lines[0] if lines else "", ""
    if found := PLACE.search(message):
        message, line = message[: found.start()], found[1]
    return errors[-1].ename, message, line
