"""The only writer: graded notebooks to their files, marks to the gradebook by nbgrader's own steps."""

from __future__ import annotations

import contextlib
import copy
import json
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import ArgumentError, DBAPIError, SAWarning
from traitlets.config import Config

from autograder.checkout import week_folder
from autograder.errors import GradebookError, UsageError
from autograder.grade.master import Master, read_master
from autograder.grade.preprocessors import Examine
from autograder.grade.report import Row, read_row
from autograder.grade.task import Graded
from autograder.logs import course_log
from autograder.whole_file import write_whole

T = TypeVar("T")
LOCKED_RETRIES = 6


class Recorder:
    """Writes into one course folder and its gradebook.

    Parameters
    ----------
    config
        The course's configuration (:func:`autograder.settings.load`).
    week
        The assignment's name.
    """

    def __init__(self, config: Config, week: str) -> None:
        self.week, self.course = week, CourseDirectory(config=config)
        self._open: Gradebook | None = None
        config = copy.deepcopy(config)
        config.Exporter.default_preprocessors = []
        self._exporter = NotebookExporter(config=config, log=course_log(Path(self.course.root)))
        for step in config.Autograde.autograde_preprocessors:
            if step is not Examine:
                self._exporter.register_preprocessor(step)

    def masters(self) -> dict[str, tuple[Master, dict[str, str] | None]]:
        """Master cells and kernelspec of each released notebook, by name.

        Raises
        ------
        UsageError
            The week is not in the gradebook: it was never released in this course.
        """
        return self._patiently(self._read_masters)

    def _read_masters(self) -> dict[str, tuple[Master, dict[str, str] | None]]:
        with self._gradebook() as gradebook:
            try:
                notebooks = gradebook.find_assignment(self.week).notebooks
            except MissingEntry:
                week_folder(self.week)
                root = self.course.root
                msg = f"{self.week} is not released in {root}; run: descent build {self.week} --course {root}"
                raise UsageError(msg) from None
            return {
                notebook.name: (
                    read_master(gradebook, notebook.name, self.week),
                    json.loads(notebook.kernelspec or "null"),
                )
                for notebook in sorted(notebooks, key=lambda notebook: notebook.name)
            }

    def has_marks(self, student: str) -> bool:
        """Whether the gradebook knows a submission of the student's."""

        def find() -> bool:
            with self._gradebook() as gradebook:
                try:
                    gradebook.find_submission(self.week, student)
                except MissingEntry:
                    return False
                return True

        return self._patiently(find)

    def row(self, student: str) -> Row:
        """The student's row as the gradebook has it now."""

        def read() -> Row:
            with self._gradebook() as gradebook:
                folder = self.graded_path(student, "").parent
                return read_row(gradebook, folder, self.week, student)

        return self._patiently(read)

    def scores(self, student: str, notebook: str) -> dict[str, float | None]:
        """What each graded cell of a notebook has earned by its test, by grade_id; empty if never graded."""

        def read() -> dict[str, float | None]:
            with self._gradebook() as gradebook:
                try:
                    found = gradebook.find_submission_notebook(notebook, self.week, student)
                except MissingEntry:
                    return {}
                return {str(grade.name): grade.auto_score for grade in found.grades}

        return self._patiently(read)

    def begin(self, student: str) -> None:
        """Make the student's submission in the gradebook, with the time it was handed in.

        Raises
        ------
        ValueError
            The file ``timestamp.txt`` beside the submission cannot be read.
        """
        self._patiently(lambda: self._begin(student))

    def _begin(self, student: str) -> None:
        source = self.submitted_folder(student)
        timestamp = self._handed_in_at(source)
        details = {"timestamp": timestamp} if timestamp else {}
        with self._gradebook() as gradebook:
            gradebook.update_or_create_student(student)
            submission = gradebook.update_or_create_submission(self.week, student, **details)
            for notebook in submission.notebooks:
                if not (source / f"{notebook.name}.ipynb").exists():
                    _give_nothing(notebook)
            gradebook.db.commit()

    def _handed_in_at(self, source: Path) -> datetime | None:
        try:
            return cast("datetime | None", self.course.get_existing_timestamp(str(source)))
        except (AttributeError, ValueError, OSError):  # AttributeError: nbgrader's way to refuse one
            msg = f"{source / 'timestamp.txt'} does not hold a time such as 2026-11-21 12:00:00 UTC"
            raise ValueError(msg) from None

    def write(self, graded: Graded) -> None:
        """Write one graded notebook and its marks.

        Raises
        ------
        OSError
            The file could not be written; what was there is as it was.
        GradebookError
            The database did not take the marks.
        """
        notebook = nbformat.from_dict(json.loads(graded.text))
        about = {
            "student": graded.student,
            "assignment": self.week,
            "notebook": graded.notebook,
            "db_url": self.course.db_url,
        }
        resources = {"unique_key": graded.notebook, "nbgrader": about}
        text, _ = self._patiently(lambda: self._exporter.from_notebook_node(notebook, resources=resources))
        write_whole(self.graded_path(graded.student, graded.notebook), text)

    def graded_path(self, student: str, notebook: str) -> Path:
        """Where a graded notebook lies."""
        folder = self.course.format_path(self.course.autograded_directory, student, self.week)
        return Path(folder) / f"{notebook}.ipynb"

    def submitted_folder(self, student: str) -> Path:
        """Where a student's submission lies."""
        return Path(self.course.format_path(self.course.submitted_directory, student, self.week))

    @contextlib.contextmanager
    def _gradebook(self) -> Iterator[Gradebook]:
        """The open gradebook; it holds no lock and believes nothing that it read before."""
        if self._open is None:
            self._open = Gradebook(self.course.db_url, self.course.course_id)
        try:
            yield self._open
        except BaseException:
            self.close()
            raise
        self._open.db.rollback()
        self._open.db.expire_all()

    def close(self) -> None:
        """Close the gradebook; it is opened again at need."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _patiently(self, act: Callable[[], T]) -> T:
        """Do it; a database that is locked by another program gets some time."""
        for attempt in range(LOCKED_RETRIES):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", SAWarning)  # about nbgrader's own way with its objects
                    return act()
            except DBAPIError as error:
                problem = error
                if "locked" not in str(error):
                    break
                time.sleep(0.5 * attempt)
            except ArgumentError as error:
                expected = "sqlite:////folder/gradebook.db or postgresql://user@host/name"
                msg = f"{self.course.db_url!r} is not the URL of a gradebook; expected {expected}"
                raise UsageError(msg) from error
        msg = f"the gradebook {self.course.db_url} failed: {str(problem.orig or problem).strip()}"
        raise GradebookError(msg) from problem


def _give_nothing(notebook: object) -> None:
    for grade in notebook.grades:  # type: ignore[attr-defined]
        grade.auto_score, grade.needs_manual_grade = 0, False
