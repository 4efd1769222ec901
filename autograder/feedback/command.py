"""``descent feedback``."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from autograder.checkout import CHECKOUT
from autograder.options import Course, Database, Students, Week, Workers

if TYPE_CHECKING:
    from autograder.grade.record import Recorder


def feedback(
    week: Week,
    course: Course = CHECKOUT / "course",
    student: Students = None,
    db: Database = None,
    workers: Workers = None,
) -> None:
    """Write a page for each graded notebook into `DIR/feedback/ID/WEEK/`.

    A page begins with the verdict on every exercise. Below it shows the student's work and, where marks were
    lost, what was called, what came and what was expected, the likely slip, and the comments written in
    formgrader. Of a hidden test it shows shapes, the first difference and the largest error, never its text.
    Pages load nothing and are made anew each time; so are late penalties, which marks given by hand change.

    Exit status: 0 when every page was written, 1 when some could not be, 2 when the command was wrong.

    For example:

    - `descent feedback week1_optimization`

    - `descent feedback week1_optimization --student ada --course ~/autumn`
    """
    from autograder.grade.forks import PAGES_MODULE, warm_up
    from autograder.lean import leave_out

    leave_out()
    if workers != 1 and len(student or "class") > 1:
        warm_up(PAGES_MODULE)  # goes on while this process does its own imports
    from rich.console import Console

    from autograder.feedback.pages import graded_students
    from autograder.feedback.parallel import write_class
    from autograder.grade.progress import Progress
    from autograder.grade.record import Recorder
    from autograder.grade.run import require_course
    from autograder.settings import load

    week = Path(week).name
    require_course(course, week)
    config = load(course, db)
    with contextlib.closing(Recorder(config, week)) as recorder:
        recorder.masters()  # the gradebook is there, and knows the week
        students, failed = student or graded_students(course, week), 0
        _settle(recorder, students)
    with Progress(Console(), len(students), "writing pages") as progress:
        for name, problem in write_class(config, week, students, workers):
            progress.advance()
            failed += bool(problem)
            progress.line(f"{name}: {problem or course / 'feedback' / name / week}")
    if failed:
        raise typer.Exit(1)


def _settle(recorder: Recorder, students: list[str]) -> None:
    """Work out late penalties anew: marks given by hand since the last grading count towards them."""
    from autograder.errors import SubmissionError

    for name in students:
        with contextlib.suppress(SubmissionError):  # its time of handing in cannot be read: `grade` says so
            recorder.settle(name)
