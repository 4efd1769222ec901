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
from sqlalchemy import and_, select


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


def due_date(gradebook: Gradebook, week: str, student: str) -> datetime | None:
    """When the student's work was due, an extension included."""
    theirs = and_(
        SubmittedAssignment.assignment_id == Assignment.id, SubmittedAssignment.student_id == student
    )
    question = (
        select(Assignment.duedate, SubmittedAssignment.extension)
        .outerjoin(SubmittedAssignment, theirs)
        .where(Assignment.name == week)
    )
    row = gradebook.db.execute(question).first()
    if row is None or row[0] is None:
        return None
    due: datetime = row[0]
    return due if row[1] is None else due + row[1]
