"""Feedback pages, by nbgrader's own converter."""

from __future__ import annotations

import copy
from pathlib import Path

from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.errors import GradebookError, UsageError
from autograder.logs import course_log


def graded_students(course: Path, week: str) -> list[str]:
    """Students with a graded submission of the week, by name.

    Raises
    ------
    UsageError
        There are none.
    """
    students = sorted(folder.parent.name for folder in (course / "autograded").glob(f"*/{week}"))
    if not students:
        msg = f"nothing of {week} is graded in {course}; run: descent grade {week} --course {course}"
        raise UsageError(msg)
    return students


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
    if not Path(course.format_path(course.autograded_directory, student, week)).is_dir():
        msg = f"nothing of {week} is graded for {student}; run: descent grade {week} --student {student}"
        raise GradebookError(msg)
    converter = GenerateFeedback(coursedir=course, config=config, log=course_log(Path(course.root)))
    converter.force = True
    try:
        converter.start()
    except NbGraderException as error:
        msg = f"no feedback for {student}, {week}: {error}"
        raise GradebookError(msg) from error
