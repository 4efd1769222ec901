"""nbgrader's own autograding, one student at a time, with problems kept instead of printed."""

from __future__ import annotations

import copy
import logging
import warnings
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.errors import DescentError, GradebookError, SubmissionError, UsageError

LOG_FILE = "grading.log"


class OneStudent(Autograde):  # type: ignore[misc]
    """Grades the given notebooks of one submission and keeps why one could not be graded."""

    notebooks: list[str]

    def grade(self, notebooks: list[str]) -> dict[str, str]:
        """Grade; returns the reasons of the notebooks that failed, by file name.

        Raises
        ------
        DescentError
            The fault is not the submission's: no sandbox, no PyTorch, no gradebook.
        """
        self._chosen, self._failed = set(notebooks), dict[str, str]()
        self._fatal: DescentError | None = None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # nbformat's and SQLAlchemy's, about what nbgrader does
                self.start()
        except NbGraderException as error:
            raise (self._fatal or GradebookError(f"nbgrader could not grade: {error}")) from error
        return self._failed

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """As nbgrader does, without the notebooks that cannot be read."""
        self.notebooks = [path for path in self.notebooks if Path(path).stem in self._chosen]
        super().init_assignment(assignment_id, student_id)

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """As nbgrader does; a notebook that fails does not take the others with it."""
        try:
            super().convert_single_notebook(notebook_filename)
        except SubmissionError as error:
            self._fail(notebook_filename, error.reason)
        except DescentError as error:
            self._fatal = error
            raise
        except (ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
            self.log.exception("%s", notebook_filename)
            self._fail(notebook_filename, f"nbgrader cannot handle it: {type(error).__name__}: {error}")

    def _fail(self, notebook_filename: str, reason: str) -> None:
        """Keep the reason, and leave no half graded notebook behind."""
        name = Path(notebook_filename).name
        self._failed[name] = reason
        (Path(self.writer.build_directory) / name).unlink(missing_ok=True)


def grade_student(
    config: Config, week: str, student: str, notebooks: list[str], force: bool
) -> dict[str, str]:
    """Run nbgrader's autograding for one student; returns what failed, by file name, with the reason."""
    config = copy.deepcopy(config)
    config.CourseDirectory.student_id = student
    config.CourseDirectory.assignment_id = week
    course = CourseDirectory(config=config)
    converter = OneStudent(coursedir=course, config=config, log=_file_log(Path(course.root)))
    converter.force = force
    return converter.grade(notebooks)


def released_notebooks(config: Config, week: str) -> list[str]:
    """Names of the week's notebooks that the gradebook knows.

    Raises
    ------
    UsageError
        The week is not in the gradebook: it was never released in this course.
    """
    course = CourseDirectory(config=config)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            return sorted(notebook.name for notebook in gradebook.find_assignment(week).notebooks)
        except MissingEntry:
            msg = f"{week} is not released in {course.root}; run: descent build {week} --course {course.root}"
            raise UsageError(msg) from None


def _file_log(course: Path) -> logging.Logger:
    """nbgrader's log goes to a file in the course folder, not over our progress display."""
    log = logging.getLogger(f"descent.nbgrader.{course}")
    if not log.handlers:
        handler = logging.FileHandler(course / LOG_FILE, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.propagate = False
        log.setLevel(logging.INFO)
    return log
