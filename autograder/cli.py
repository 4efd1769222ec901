"""The ``descent`` command: one function a command, each in the package that does its work."""

import sys
from typing import TYPE_CHECKING

from autograder.errors import INSTALL_GRADING, DescentError, MissingProgram

if TYPE_CHECKING:
    import typer

HELP = """
Build the lessons of Descent and grade a class.

The first time, build the lessons: `descent build`. A class lives in a course folder (`course/`, or `--course
DIR`) which nbgrader and formgrader work on as well.

Exit status: 0 when all was done, 1 when some of it could not be, 2 when the command was wrong.
"""


def application() -> "typer.Typer":
    """The command line; a command's own modules are imported when it runs."""
    import typer

    from autograder.build.command import build
    from autograder.demo.command import demo
    from autograder.feedback.command import feedback
    from autograder.grade.command import grade
    from autograder.grade.regrade_command import regrade
    from autograder.report.command import report

    app = typer.Typer(
        help=HELP, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode="markdown"
    )
    for command in (build, grade, regrade, feedback, report, demo):
        app.command()(command)
    return app


def missing(error: ModuleNotFoundError) -> MissingProgram:
    """What to say of a package that is not installed."""
    return MissingProgram(f"the Python package {error.name}", "to build and to grade", INSTALL_GRADING)


def main() -> None:
    """Run ``descent``; an error that it raises on purpose is one line, without a traceback."""
    try:
        application()()
    except DescentError as error:
        failure: DescentError = error
    except ModuleNotFoundError as error:
        failure = missing(error)
    print(f"descent: {failure}", file=sys.stderr)
    sys.exit(failure.exit_status)
