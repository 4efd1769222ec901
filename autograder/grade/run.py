"""A whole class, one submission after the other."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.errors import UsageError
from autograder.examiner.sandbox import find_bubblewrap
from autograder.examiner.test_cell import import_torch
from autograder.grade.converter import grade_student, released_notebooks
from autograder.grade.files import Submission, survey
from autograder.grade.report import Row, read_row
from autograder.settings import load


def grade_class(
    week: str,
    course: Path,
    *,
    students: list[str] | None = None,
    force: bool = False,
    db: str | None = None,
    console: Console | None = None,
) -> list[Row]:
    """Grade every submission of ``week`` in ``course``, or those of ``students``.

    Returns
    -------
    list of Row
        One a student, in the order of their names, with marks and problems.

    Raises
    ------
    UsageError
        There is no such week, course or student.
    MissingProgram
        Bubblewrap or PyTorch is not installed.
    """
    find_bubblewrap()
    import_torch()
    config = load(course, db)
    released = released_notebooks(config, week)
    chosen = students or submitted_students(course, week)
    rows = []
    with _progress(console) as progress:
        task = progress.add_task("grading", total=len(chosen))
        for student in chosen:
            submission = survey(student, _folder(course, student, week), released)
            if submission.notebooks:
                submission.problems |= grade_student(config, week, student, submission.notebooks, force)
            rows.append(_row(read_row(config, week, student), submission))
            _tell(progress, rows[-1], submission)
            progress.advance(task)
    return rows


def submitted_students(course: Path, week: str) -> list[str]:
    """Who has handed in something for the week, by name.

    Raises
    ------
    UsageError
        Nobody has.
    """
    students = sorted(
        folder.parent.name for folder in (course / "submitted").glob(f"*/{week}") if folder.is_dir()
    )
    if not students:
        expected = course / "submitted" / "ID" / week
        msg = f"there are no submissions of {week}; expected folders like {expected}"
        raise UsageError(msg)
    return students


def _folder(course: Path, student: str, week: str) -> Path:
    folder = course / "submitted" / student / week
    if not folder.is_dir():
        msg = f"there is no submission of {student!r}: {folder} is not a folder"
        raise UsageError(msg)
    return folder


def _row(row: Row, submission: Submission) -> Row:
    row.problems = submission.problems
    return row


def _progress(console: Console | None) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=console is None,
    )


def _tell(progress: Progress, row: Row, submission: Submission) -> None:
    """A line a submission, above the bar."""
    marks = f"{row.score:g} of {row.max_score:g}" if row.marks else "not graded"
    progress.console.print(f"{row.student}: {marks}", highlight=False)
    for text in [*(f"{name}: {reason}" for name, reason in row.problems.items()), *submission.notes]:
        progress.console.print(f"    {text}", style="yellow", highlight=False, markup=False)
