"""What the gradebook holds of a student, read in one question each, without nbgrader's objects."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import func, select


class Score(NamedTuple):
    """What a cell has earned by its test and by a person's hand; None where there is no such mark."""

    by_test: float | None
    by_hand: float | None


def student_scores(gradebook: Gradebook, week: str, student: str) -> dict[str, dict[str, Score]]:
    """The scores of a student's notebooks, by notebook and grade_id; empty if nothing was ever graded."""
    question = (
        select(Notebook.name, BaseCell.name, Grade.auto_score, Grade.manual_score)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(Assignment.name == week, SubmittedAssignment.student_id == student)
    )
    found: dict[str, dict[str, Score]] = {}
    for notebook, cell, by_test, by_hand in gradebook.db.execute(question):
        found.setdefault(notebook, {})[cell] = Score(by_test, by_hand)
    return found


class Lateness(NamedTuple):
    """What decides whether there is a penalty to work out.

    ``handed_in`` and ``due`` are the gradebook's; an extension is in ``due``.  ``penalised`` says whether a
    penalty stands there now.
    """

    handed_in: datetime | None
    due: datetime | None
    penalised: bool

    @property
    def matters(self) -> bool:
        """Whether the work is late, or was."""
        late = self.handed_in is not None and self.due is not None and self.handed_in > self.due
        return late or self.penalised


def lateness(gradebook: Gradebook, week: str, student: str) -> Lateness | None:
    """How late the student's work is; None if nothing was ever graded."""
    question = (
        select(
            SubmittedAssignment.timestamp,
            Assignment.duedate,
            SubmittedAssignment.extension,
            func.max(SubmittedNotebook.late_submission_penalty),
        )
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(Assignment.name == week, SubmittedAssignment.student_id == student)
        .group_by(SubmittedAssignment.timestamp, Assignment.duedate, SubmittedAssignment.extension)
    )
    row = gradebook.db.execute(question).first()
    if row is None:
        return None
    handed_in, due, extension, penalty = row
    if due is not None and extension is not None:
        due += extension
    return Lateness(handed_in, due, penalty is not None)
