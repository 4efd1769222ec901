"""Reading the gradebook back: one row a student, with the reason for every lost mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry

SLIP = re.compile(r"Likely slip: .+")
NUMPY_HEADLINES = ("Arrays are not", "Items are not", "Not equal to tolerance")


@dataclass(frozen=True)
class Mark:
    """One graded cell: what it earned of what, and why not more.

    ``score`` is None while a person has to grade it.
    """

    notebook: str
    grade_id: str
    score: float | None
    points: float
    reason: str = ""

    @property
    def exercise(self) -> str:
        """The exercise's name, without the prefix of its test."""
        return self.grade_id.removeprefix("test_")


@dataclass
class Row:
    """One student's marks for a week.

    Attributes
    ----------
    marks : list of Mark
        Of the notebooks that were graded.
    problems : dict of str to str
        What could not be graded, by file name, and why.
    missing : dict of str to float
        Notebooks that were not graded, with what they are worth.
    """

    student: str
    marks: list[Mark] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    missing: dict[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """What the graded cells have earned so far."""
        return sum(mark.score or 0.0 for mark in self.marks)

    @property
    def max_score(self) -> float:
        """What all cells together are worth."""
        return sum(mark.points for mark in self.marks) + sum(self.missing.values())

    @property
    def lost(self) -> list[Mark]:
        """Graded cells without full marks."""
        return [mark for mark in self.marks if mark.score is not None and mark.score < mark.points]

    @property
    def waiting(self) -> list[Mark]:
        """Answers that a person has to grade."""
        return [mark for mark in self.marks if mark.score is None]


def read_row(gradebook: Gradebook, graded: Path, week: str, student: str) -> Row:
    """A student's row; without marks if the gradebook has no graded submission.

    Parameters
    ----------
    gradebook
        An open gradebook.
    graded
        The folder of the student's graded notebooks.
    week, student
        The assignment's name and the student's.
    """
    row = Row(student)
    try:
        submission = gradebook.find_submission(week, student)
    except MissingEntry:
        return row
    for notebook in sorted(submission.notebooks, key=lambda notebook: str(notebook.name)):
        path = graded / f"{notebook.name}.ipynb"
        if path.exists():
            row.marks += _marks(notebook, _reasons(path))
        else:
            row.missing[str(notebook.name)] = float(notebook.max_score)
    return row


def _marks(notebook: object, reasons: dict[str, str]) -> list[Mark]:
    """Marks in the notebook's own order, which is the order of ``reasons``."""
    marks = {
        grade.name: Mark(
            notebook=notebook.name,  # type: ignore[attr-defined]
            grade_id=grade.name,
            score=None if grade.needs_manual_grade and grade.manual_score is None else float(grade.score),
            points=float(grade.max_score),
            reason=reasons.get(grade.name, ""),
        )
        for grade in notebook.grades  # type: ignore[attr-defined]
    }
    return [marks[name] for name in reasons if name in marks]


def _reasons(path: Path) -> dict[str, str]:
    """The first line of what each graded cell's error says, "" where there is none; by grade_id, in order."""
    notebook = nbformat.read(path, as_version=4)
    graded = (cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade"))
    return {cell.metadata.nbgrader.grade_id: first_line(cell) for cell in graded}


def first_line(cell: nbformat.NotebookNode) -> str:
    """Why a graded cell lost its marks, in one line; empty when it did not."""
    errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
    if not errors:
        return ""
    name, text = errors[-1].ename, headline(errors[-1].evalue)
    if slip := SLIP.search(errors[-1].evalue):
        text = f"{text} ({slip[0][0].lower()}{slip[0][1:]})"
    if name == "NotImplementedError" and not text:
        return "not written yet"
    return text if name in ("AssertionError", "CheckFailed") else f"{name}: {text}"


def headline(message: str) -> str:
    """The line of an error's text that tells most: of NumPy's comparisons the test's own words."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].startswith(NUMPY_HEADLINES):
        return lines[0] if lines else ""
    return "; ".join(lines[:2]) if lines[1].startswith("Mismatched") else lines[1]
