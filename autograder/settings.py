"""nbgrader's configuration, for the command line, formgrader and ``descent`` alike."""

import os
import sys
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.build.steps import configure_stubs, release_steps
from autograder.errors import UsageError
from autograder.feedback.exporter import PageExporter
from autograder.feedback.page import TEMPLATE, TEMPLATES, BuildPage
from autograder.feedback.safe_html import FILTERS
from autograder.grade.preprocessors import Examine, RestoreCells

CONFIG_FILE = "nbgrader_config.py"
CONFIG_TEXT = '''"""nbgrader's configuration for this class. Edit it freely; descent never overwrites it."""

from pathlib import Path

from autograder.settings import configure

configure(c, Path(__file__).parent)
'''

SANITIZE_STEPS: list[type[Any]] = [
    RestoreCells,
    ClearOutput,
    DeduplicateIds,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]
"""What a submission goes through before it is run: nbgrader's steps behind ours."""

AUTOGRADE_STEPS: list[type[Any]] = [
    Examine,
    IgnorePattern,
    ClearMetadataPreprocessor,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]
"""nbgrader's steps, with the examiner in the place of ``Execute``."""

FEEDBACK_STEPS: list[type[Any]] = [BuildPage]
"""What makes a graded notebook a page; :mod:`autograder.feedback.page` takes nbgrader's place entirely."""


def reach_programs() -> None:
    """Put the environment's programs on the path: nbgrader starts ``alembic`` by name to make a gradebook."""
    programs = str(Path(sys.executable).parent)
    searched = os.environ.get("PATH", os.defpath)
    if programs not in searched.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, searched])


def configure(c: Config, course: Path) -> None:
    """Configure nbgrader for the class whose folders lie in ``course``."""
    reach_programs()
    c.CourseDirectory.root = str(course.resolve())
    c.CourseDirectory.course_id = "descent"
    configure_stubs(c)
    c.GenerateAssignment.preprocessors = release_steps()
    c.Autograde.sanitize_preprocessors = SANITIZE_STEPS
    c.Autograde.autograde_preprocessors = AUTOGRADE_STEPS
    c.GenerateFeedback.preprocessors = FEEDBACK_STEPS
    c.GenerateFeedback.exporter_class = PageExporter
    c.HTMLExporter.filters = FILTERS
    c.HTMLExporter.template_name = TEMPLATE
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]


def load(course: Path, db: str | None = None) -> Config:
    """What nbgrader would be configured with in ``course``, its own configuration file included.

    Parameters
    ----------
    course
        The course folder.
    db
        URL of the gradebook, where it is not the configured one.

    Raises
    ------
    UsageError
        The configuration file is not Python that runs.
    """
    c = Config()
    configure(c, course)
    if (course / CONFIG_FILE).exists():
        c.merge(_configured(course))
    c.CourseDirectory.root = str(course.resolve())
    if db is not None:
        c.CourseDirectory.db_url = db
    return c


def _configured(course: Path) -> Config:
    try:
        return PyFileConfigLoader(CONFIG_FILE, path=str(course.resolve())).load_config()
    except Exception as error:
        line = f" in line {error.lineno}" if isinstance(error, SyntaxError) else ""
        msg = f"the configuration {course / CONFIG_FILE} fails: {type(error).__name__}{line}: {error}"
        raise UsageError(msg) from error


def prepare(course: Path) -> None:
    """Make the course folder and its configuration file where they are not there yet.

    Raises
    ------
    UsageError
        There can be no such folder.
    """
    config = course / CONFIG_FILE
    try:
        course.mkdir(parents=True, exist_ok=True)
        if not config.exists():
            config.write_text(CONFIG_TEXT, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{course} cannot be a course folder: {error.strerror}") from error
