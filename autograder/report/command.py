"""``descent report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.checkout import CHECKOUT
from autograder.options import Course, Database, Week

To = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to; default DIR/reports/WEEK.html.")]


def report(week: Week, course: Course = CHECKOUT / "course", to: To = None, db: Database = None) -> None:
    """Show what the class got right and wrong, and write it as a page.

    For each exercise: how many have it right, partly right, wrong and not written, the mean of the points,
    and the most common slips with how many made them. The page also says who. A slip is counted where the
    check recognised it, or where the answer agrees with one of the typical mistakes; elsewhere the words of
    the test are counted, so that many who fail in the same place show.

    Use it to see what to come back to in class, which test says too little (many fail it, and no slip is
    named), and which answers wait to be marked in formgrader. What is marked there counts when the report is
    made anew.

    Marks for other programs are nbgrader's business: in the course folder, `nbgrader export` writes every
    student's marks to `grades.csv`.

    For example:

    - `descent report week1_optimization`

    - `descent report week1_optimization --course ~/autumn --to /tmp/week1.html`
    """
    from rich.console import Console

    from autograder.report.run import write_report
    from autograder.report.show import report_table

    week = Path(week).name
    found, students, path = write_report(week, course, to, db)
    console = Console()
    console.print(report_table(found, f"{week}: {students} students"))
    console.print(f"page      {path}", highlight=False, soft_wrap=True)
