"""``descent build``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from autograder.checkout import CHECKOUT, week_folder, weeks
from autograder.errors import BuildError
from autograder.options import Database

Weeks = Annotated[
    list[str] | None, typer.Argument(metavar="[WEEK]...", help="Folders with masters; all if none is named.")
]
Course = Annotated[Path, typer.Option(metavar="DIR", help="The class's folder, made if it is not there.")]
Checkout = Annotated[Path, typer.Option(metavar="DIR", help="The folder that holds the weeks.")]


def build_week(week: Path, course: Path, db: str | None) -> None:
    """Build one week; the student notebooks are there even when nbgrader refuses the release."""
    from autograder.build.weeks import build_lessons, release_week, write_student_notebooks

    lessons = build_lessons(week)
    write_student_notebooks(week, lessons, print)
    release_week(week, lessons, course, print, db)


def build(
    names: Weeks = None,
    course: Course = CHECKOUT / "course",
    db: Database = None,
    checkout: Checkout = CHECKOUT,
) -> None:
    """Turn masters into the students' notebooks and nbgrader's source and release.

    The masters `WEEK/source/*.py` become `WEEK/*.ipynb`, `DIR/source/WEEK/*.ipynb` and
    `DIR/release/WEEK/*.ipynb`, and the gradebook learns their cells. A file that somebody changed since it
    was built is moved to `kept/`, never lost.

    For example:

    - `descent build`: all weeks, for the class in `course/`

    - `descent build week1_optimization --course ~/autumn`: one week, for another class
    """
    chosen = [week_folder(name, checkout) for name in names] if names else weeks(checkout)
    failed = False
    for week in chosen:
        try:
            build_week(week, course, db)
        except (BuildError, OSError) as error:
            what = f"{week.name} was not built: {error}" if isinstance(error, OSError) else str(error)
            print(f"descent: {what}", file=sys.stderr)
            failed = True
    raise typer.Exit(int(failed))
