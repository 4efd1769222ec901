"""``descent regrade``."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.checkout import CHECKOUT
from autograder.options import Course, Database, Scheduler, Students, Week, Workers

if TYPE_CHECKING:
    from autograder.grade.regrade import Change

Apply = Annotated[
    bool, typer.Option("--apply/--diff", help="Write the new marks, or only show what would change.")
]


def regrade(
    week: Week,
    course: Course = CHECKOUT / "course",
    student: Students = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    apply: Apply = False,
    db: Database = None,
) -> None:
    """Show whose marks a changed test changes, by how much and why; write them with `--apply`.

    Change the test or its points in the master, `descent build` the week, then look here at what that means
    for a class that is graded already: `--diff`, which is also what happens without an option, grades
    everything again and writes nothing. `--apply` does the same and writes the new marks and notebooks. A
    mark that a person gave in formgrader counts instead of the test's and stays; formgrader lists it for a
    second look.

    Exit status: 0 when every submission was graded, 1 when some could not be, 2 when the command was wrong.

    For example:

    - `descent regrade week1_optimization --diff`: whose mark would change

    - `descent regrade week1_optimization --diff --student ada`: only ada's

    - `descent regrade week1_optimization --apply`: change them
    """
    from rich.console import Console

    from autograder.grade.regrade import change_table
    from autograder.grade.regrade import regrade as grade_again
    from autograder.grade.run import ClassRun, Options
    from autograder.text import one_line

    console = Console()
    options = Options(student, True, workers, scheduler, db, writes=apply)
    run = ClassRun(Path(week).name, course, options)
    with contextlib.closing(run.recorder):
        found = list(grade_again(run))
    for name in run.without_submission():
        line = one_line(f"{name} was graded before and has no submission any more; the marks stay")
        console.print(line, style="yellow", markup=False, highlight=False)
    for line in run.problem_lines():
        console.print(line, style="red", markup=False, highlight=False)
    if found:
        console.print(change_table(found))
    console.print(summary(found, applied=apply), highlight=False)
    raise typer.Exit(int(any(submission.problems for submission in run.submissions.values())))


def summary(found: list[Change], *, applied: bool) -> str:
    """How many marks change, for how many students, and whether that is written."""
    if not found:
        return "no mark changes"
    students = len({change.student for change in found})
    done = "written" if applied else "not written; --apply does that"
    marks = "1 mark changes" if len(found) == 1 else f"{len(found)} marks change"
    return f"{marks}, of {students} student{'s' if students > 1 else ''}: {done}"
