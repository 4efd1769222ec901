"""Read the gradebook, write the page."""

from __future__ import annotations

import contextlib
from pathlib import Path

from autograder.errors import GradebookError, UsageError
from autograder.feedback.pages import graded_students
from autograder.grade.record import Recorder
from autograder.grade.run import require_course, submitted_students
from autograder.report.show import report_page
from autograder.report.tally import Tally, tallies
from autograder.settings import load
from autograder.whole_file import write_whole


def write_report(
    week: str, course: Path, to: Path | None = None, db: str | None = None
) -> tuple[list[Tally], int, Path]:
    """Write the page; returns the tallies, how many students they count, and where the page is.

    Raises
    ------
    UsageError
        Nothing is graded yet, or the page cannot be written there.
    GradebookError
        A graded notebook cannot be read.
    """
    require_course(course, week)
    with contextlib.closing(Recorder(load(course, db), week)) as recorder:
        recorder.masters()  # the gradebook is there, and knows the week
        students = graded_students(course, week)
        rows = [recorder.row(student) for student in students]
    for problem in (problem for row in rows for problem in row.problems.values()):
        raise GradebookError(problem)
    rows = [row for row in rows if row.marks]
    graded = {row.student for row in rows}
    ungraded = [student for student in submitted_students(course, week) if student not in graded]
    path = to or course / "reports" / f"{week}.html"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, report_page(rows, week, ungraded))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    return tallies(rows), len(rows), path
