"""``descent demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.checkout import CHECKOUT

Course = Annotated[
    Path, typer.Option(metavar="DIR", help="Where the demo class lives; its submissions are replaced.")
]
Week = Annotated[str, typer.Argument(metavar="[WEEK]", help="The week that the class takes.")]


def demo(week: Week = "week1_optimization", course: Course = CHECKOUT / "course" / "demo") -> None:
    """Grade a small made-up class from end to end and print its grades.

    Builds and releases the week, writes the submissions of a dozen and more students (right in different
    styles, wrong in typical ways, half done, hostile), grades them in the sandbox, writes their feedback and
    prints the gradebook.

    Example: `descent demo`
    """
    from rich.console import Console

    from autograder.demo.show import run_demo

    run_demo(week, course, Console())
