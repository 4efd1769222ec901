"""Reading the gradebook back: a row a student, with the verdict on every exercise and why marks were lost."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from autograder.build.cells import exercise_name
from autograder.grade.reasons import Reason, reasons


class Verdict(StrEnum):
    """What became of an exercise, in the words that students and instructors read."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"
    UNWRITTEN = "not written"
    WAITING = "by hand, not yet marked"
    MARKED = "marked by hand"


@dataclass(frozen=True)
class Mark:
    """One graded cell: what it earned of what, and why not more.

    ``score`` is None while a person has to grade it; ``slip`` is the mistake that its answer agrees with.
    """

    notebook: str
    grade_id: str
    score: float | None
    points: float
    reason: str = ""
    slip: str = ""
    verdict: Verdict = Verdict.RIGHT

    @property
    def exercise(self) -> str:
        """The exercise's name, without the prefix of its test."""
        return exercise_name(self.grade_id)


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
    penalty : float
        What is taken off for handing in late.
    """

    student: str
    marks: list[Mark] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    missing: dict[str, float] = field(default_factory=dict)
    penalty: float = 0.0

    @property
    def score(self) -> float:
        """What the graded cells have earned so far, less the penalty; as nbgrader exports it."""
        return after_penalty(self.marks, self.penalty)

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

    @property
    def total(self) -> str:
        """The marks so far in words: ``13 of 13, 6 by hand to come``."""
        return in_total(self.marks, sum(self.missing.values()), self.penalty)


def after_penalty(marks: list[Mark], penalty: float) -> float:
    """What has been earned so far, less the penalty."""
    return max(sum(mark.score or 0.0 for mark in marks) - penalty, 0.0)


def in_total(marks: list[Mark], missing: float = 0.0, penalty: float = 0.0) -> str:
    """Marks in words; what a person has still to give counts neither as earned nor as lost."""
    to_come = sum(mark.points for mark in marks if mark.score is None)
    worth = sum(mark.points for mark in marks) + missing - to_come
    text = f"{after_penalty(marks, penalty):.4g} of {worth:.4g}"
    if penalty:
        text += f" after {penalty:.4g} off for handing in late"
    return f"{text}, {to_come:.4g} by hand to come" if to_come else text


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
        found = read_graded(graded / f"{notebook.name}.ipynb")
        if isinstance(found, str):
            row.problems[f"{notebook.name}.ipynb"] = found
        if isinstance(found, nbformat.NotebookNode):
            row.marks += read_marks(notebook, reasons(found))
        else:
            row.missing[str(notebook.name)] = float(notebook.max_score)
        row.penalty += notebook.late_submission_penalty or 0.0
    return row


def read_graded(path: Path) -> nbformat.NotebookNode | str | None:
    """A notebook that we wrote, or why it cannot be read, or None where there is none.

    To validate it again would take longer than all the rest.
    """
    try:
        notebook: nbformat.NotebookNode = nbformat.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return f"the graded notebook {path} cannot be read: {error}; take it away, and grade again"
    return notebook


def read_marks(notebook: Any, why: dict[str, Reason]) -> list[Mark]:
    """The marks of a submitted notebook of the gradebook, in the order of ``why``."""
    grades = {grade.name: grade for grade in notebook.grades}
    return [_mark(notebook.name, grades[name], reason) for name, reason in why.items() if name in grades]


def _mark(notebook: str, grade: Any, reason: Reason) -> Mark:
    waiting = grade.needs_manual_grade and grade.manual_score is None
    return Mark(
        notebook=notebook,
        grade_id=str(grade.name),
        score=None if waiting else float(grade.score),
        points=float(grade.max_score),
        reason=reason.text,
        slip=reason.slip,
        verdict=_verdict(grade, reason),
    )


def _verdict(grade: Any, reason: Reason) -> Verdict:
    if grade.manual_score is not None:
        return Verdict.MARKED
    if grade.needs_manual_grade:
        return Verdict.WAITING
    if grade.score >= grade.max_score:
        return Verdict.RIGHT
    if grade.score > 0:
        return Verdict.PARTLY
    written_answer = grade.cell.cell_type != "code"  # nbgrader gives 0 by itself only to an unchanged one
    return Verdict.UNWRITTEN if reason.unwritten or written_answer else Verdict.WRONG
