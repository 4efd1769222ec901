"""``descent regrade``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.checkout import CHECKOUT
from autograder.grade.command import Course, Database, Scheduler, Students, Week, Workers

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
    """Show whose marks a changed test changes, and write them with `--apply`.

    Change the test in the master, `descent build` the week, then look here at what that means for a class
    that is graded already. Marks that a person gave in formgrader stay.

    For example:

    - `descent regrade week1_optimization --diff`

    - `descent regrade week1_optimization --apply`
    """
    from rich.console import Console

    from autograder.grade.regrade import Change, change_table
    from autograder.grade.regrade import regrade as grade_again
    from autograder.grade.run import Options

    console = Console()
    options = Options(student, True, workers, scheduler, db)
    found = list(grade_again(Path(week).name, course, options, apply=apply))
    marks = [item for item in found if isinstance(item, Change)]
    failed = [item for item in found if not isinstance(item, Change)]
    for item in failed:
        console.print(f"{item.student}, {item.notebook}: {item.problem}", style="red", markup=False)
    if marks:
        console.print(change_table(marks))
    done = "written" if apply else "not written; --apply does that"
    console.print(f"{len(marks)} marks change: {done}" if marks else "no mark changes", highlight=False)
    raise typer.Exit(int(bool(failed)))
