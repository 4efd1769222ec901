"""``descent feedback``."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from autograder.checkout import CHECKOUT

Week = Annotated[str, typer.Argument(metavar="WEEK", help="The week, such as week1_optimization.")]
Course = Annotated[Path, typer.Option(metavar="DIR", help="The class's folder.")]
Students = Annotated[
    list[str] | None, typer.Option("--student", metavar="ID", help="Only this student; may be repeated.")
]
Database = Annotated[str | None, typer.Option(metavar="URL", help="The gradebook; default DIR/gradebook.db.")]


def feedback(
    week: Week, course: Course = CHECKOUT / "course", student: Students = None, db: Database = None
) -> None:
    """Write a page for each graded notebook into `DIR/feedback/ID/WEEK/`.

    A page shows the student's work, the marks, what each test said and the comments written in formgrader. It
    never shows a hidden test. Pages are made anew each time.

    Exit status: 0 when every page was written, 1 when some could not be, 2 when the command was wrong.

    For example:

    - `descent feedback week1_optimization`

    - `descent feedback week1_optimization --student ada --course ~/autumn`
    """
    from autograder.errors import GradebookError
    from autograder.feedback.pages import graded_students, write_pages
    from autograder.grade.record import Recorder
    from autograder.grade.run import require_course
    from autograder.settings import load
    from autograder.text import one_line

    week = Path(week).name
    require_course(course, week)
    config = load(course, db)
    with contextlib.closing(Recorder(config, week)) as recorder:
        recorder.masters()  # the gradebook is there, and knows the week
    students = student or graded_students(course, week)
    failed = 0
    for number, name in enumerate(students, start=1):
        try:
            write_pages(config, week, name)
            said = str(course / "feedback" / name / week)
        except GradebookError as error:
            failed, said = failed + 1, str(error)
        print(f"{number}/{len(students)} {one_line(f'{name}: {said}')}")
    if not students:
        print(
            f"nothing is graded yet in {course / 'autograded'}; run: descent grade {week} --course {course}"
        )
    if failed:
        raise typer.Exit(1)
