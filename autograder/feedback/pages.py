"""Feedback pages, by nbgrader's own converter."""

from __future__ import annotations

import copy
from pathlib import Path

from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.errors import GradebookError
from autograder.logs import course_log


def graded_students(course: Path, week: str) -> list[str]:
    """Students with a graded submission of the week, by name."""
    return sorted(folder.parent.name for folder in (course / "autograded").glob(f"*/{week}"))


def write_pages(config: Config, week: str, student: str) -> None:
    """Write the pages of one student.

    Raises
    ------
    GradebookError
        nbgrader could not write them.
    """
    config = copy.deepcopy(config)
    config.CourseDirectory.student_id = student
    config.CourseDirectory.assignment_id = week
    course = CourseDirectory(config=config)
    converter = GenerateFeedback(coursedir=course, config=config, log=course_log(Path(course.root)))
    converter.force = True
    try:
        converter.start()
    except NbGraderException as error:
        msg = f"no feedback for {student}, {week}: {error}"
        raise GradebookError(msg) from error
