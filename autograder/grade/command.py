"""``descent grade``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.checkout import CHECKOUT
from autograder.options import Course, Database, Scheduler, Students, Week, Workers

Force = Annotated[bool, typer.Option("--force", help="Grade again what is graded already.")]


def grade(
    week: Week,
    course: Course = CHECKOUT / "course",
    student: Students = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    force: Force = False,
    db: Database = None,
) -> None:
    """Grade the submissions in `DIR/submitted/ID/WEEK/`.

    The students' code runs in a sandbox; graded notebooks go to `DIR/autograded/`, marks into the gradebook.
    What is graded already is graded again only if the submission, the tests, the grader or its settings have
    changed. Late penalties are worked out anew in every run. Then open formgrader to grade the written
    answers, and read `descent feedback --help`.

    Exit status: 0 when every submission was graded, 1 when some could not be, 2 when the command was wrong.

    For example:

    - `descent grade week1_optimization`

    - `descent grade week1_optimization --course ~/autumn --student ada --force`

    - `descent grade week1_optimization --scheduler tcp://10.0.0.5:8786`
    """
    from autograder.grade.forks import warm_up
    from autograder.grade.preload import preload

    if scheduler is None:
        warm_up()  # goes on while this process does its own imports
    preload(("autograder.grade.run",))
    from rich.console import Console

    from autograder.grade.run import Options, grade_class
    from autograder.grade.table import grade_table

    console = Console()
    options = Options(student, force, workers, scheduler, db)
    rows = grade_class(Path(week).name, course, options, console)
    console.print(grade_table(rows, f"{week}: {len(rows)} submissions"))
    console.print(f"what the class got wrong: descent report {week}", highlight=False)
    raise typer.Exit(int(any(row.problems for row in rows)))
