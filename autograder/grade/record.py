"""The only writer: graded notebooks to their files, marks to the gradebook by nbgrader's own steps."""

from __future__ import annotations

import copy
import json
import logging
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader import api
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from traitlets import TraitError
from traitlets.config import Config

from autograder.checkout import week_folder
from autograder.errors import SubmissionError, UsageError
from autograder.grade.gradebook import OpenGradebook
from autograder.grade.master import Master, read_master
from autograder.grade.preprocessors import Examine
from autograder.grade.rows import Row, read_row
from autograder.grade.scores import Score, lateness, student_scores
from autograder.grade.steps import QUICK, run_steps, set_penalties, settings_of
from autograder.grade.task import Graded
from autograder.logs import course_log
from autograder.settings import CONFIG_FILE
from autograder.whole_file import write_whole

Released = dict[str, tuple[Master, dict[str, str] | None]]


class Recorder:
    """Writes into one course folder and its gradebook.

    Parameters
    ----------
    config
        The course's configuration (:func:`autograder.settings.load`).
    week
        The assignment's name.

    Raises
    ------
    UsageError
        A step cannot be made with what is configured.
    """

    def __init__(self, config: Config, week: str) -> None:
        self.week, self.course = week, CourseDirectory(config=config)
        self._gradebook = OpenGradebook(self.course.db_url, self.course.course_id)
        config = copy.deepcopy(config)
        config.Exporter.default_preprocessors = []
        log = api.app_log = course_log(Path(self.course.root))  # not dask's, which would show it
        try:
            self._steps = _steps(config, log)
        except TraitError as error:
            msg = f"the configuration {Path(self.course.root) / CONFIG_FILE} cannot be used: {error}"
            raise UsageError(msg) from error
        self.settings = settings_of(self._steps, Path(self.course.root) / CONFIG_FILE)

    def prepare(self) -> None:
        """Make the gradebook ready for a class of any size."""
        self._gradebook.index()

    def masters(self) -> Released:
        """Master cells and kernelspec of each released notebook, by name.

        Raises
        ------
        UsageError
            The week is not in the gradebook: it was never released in this course.
        """
        released = self._gradebook.use(self._read_masters) if self._gradebook.exists() else {}
        if not released:
            week_folder(self.week)
            root, name = self.course.root, self._gradebook.name
            msg = f"the gradebook {name} knows no {self.week}; run: descent build {self.week} --course {root}"
            raise UsageError(msg)
        return released

    def _read_masters(self, gradebook: Gradebook) -> Released:
        try:
            notebooks = gradebook.find_assignment(self.week).notebooks
        except MissingEntry:
            return {}
        return {
            notebook.name: (
                read_master(gradebook, notebook.name, self.week),
                json.loads(notebook.kernelspec or "null"),
            )
            for notebook in sorted(notebooks, key=lambda notebook: notebook.name)
        }

    def row(self, student: str) -> Row:
        """The student's row as the gradebook has it now."""
        folder = self.graded_path(student, "").parent
        return self._gradebook.use(lambda gradebook: read_row(gradebook, folder, self.week, student))

    def scores(self, student: str) -> dict[str, dict[str, Score]]:
        """What each graded cell of the student's notebooks has earned, by notebook and grade_id."""
        return self._gradebook.use(lambda gradebook: student_scores(gradebook, self.week, student))

    def settle(self, student: str) -> None:
        """Work out the student's late penalties anew, from what decides them today.

        That is when it was handed in and when it was due, the marks, those by hand too, and the course's
        plugin.  So none of it is a reason to grade again.

        Raises
        ------
        SubmissionError
            The file ``timestamp.txt`` beside the submission cannot be read.
        """
        timestamp = self._handed_in_at(student)
        self._gradebook.use(lambda gradebook: self._settle(gradebook, student, timestamp))

    def _settle(self, gradebook: Gradebook, student: str, timestamp: datetime | None) -> None:
        known = lateness(gradebook, self.week, student)
        if known is None:
            return
        if timestamp is not None and timestamp != known.handed_in:
            gradebook.find_submission(self.week, student).timestamp = timestamp
            gradebook.db.commit()
            known = known._replace(handed_in=timestamp)
        if known.matters:
            names = [notebook.name for notebook in gradebook.find_submission(self.week, student).notebooks]
            gradebook.db.rollback()  # a step of the course's own may open another gradebook
            for name in names:
                set_penalties(self._steps, self._about(gradebook, student, name))

    def begin(self, student: str) -> None:
        """Make the student's submission in the gradebook, with the time it was handed in.

        A notebook that was not handed in, or not this time, earns nothing.

        Raises
        ------
        SubmissionError
            The file ``timestamp.txt`` beside the submission cannot be read.
        """
        timestamp = self._handed_in_at(student)
        self._gradebook.use(lambda gradebook: self._begin(gradebook, student, timestamp))

    def _begin(self, gradebook: Gradebook, student: str, timestamp: datetime | None) -> None:
        source = self.submitted_folder(student)
        details = {"timestamp": timestamp} if timestamp else {}
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(self.week, student, **details)
        for notebook in submission.notebooks:
            if not (source / f"{notebook.name}.ipynb").exists():
                _give_nothing(notebook)
        gradebook.db.commit()

    def _handed_in_at(self, student: str) -> datetime | None:
        source = self.submitted_folder(student)
        try:
            return cast("datetime | None", self.course.get_existing_timestamp(str(source)))
        except (AttributeError, ValueError, OSError):  # AttributeError: nbgrader's way to refuse one
            reason = f"{source / 'timestamp.txt'} does not hold a time such as 2026-11-21 12:00:00 UTC"
            raise SubmissionError(student, "timestamp.txt", reason) from None

    def write(self, graded: Graded) -> None:
        """Write one graded notebook and its marks.

        Raises
        ------
        OSError
            The file could not be written; what was there is as it was.
        GradebookError
            The database did not take the marks.
        """
        text = self._gradebook.use(
            lambda gradebook: run_steps(
                self._steps,
                nbformat.from_dict(json.loads(graded.text)),
                self._about(gradebook, graded.student, graded.notebook),
            )
        )
        write_whole(self.graded_path(graded.student, graded.notebook), text)

    def _about(self, gradebook: Gradebook, student: str, notebook: str) -> dict[str, Any]:
        """What nbgrader's steps want to know."""
        names = {"student": student, "assignment": self.week, "notebook": notebook}
        return {**names, "db_url": self.course.db_url, "gradebook": gradebook}

    def forget(self, student: str, notebook: str) -> None:
        """Take back a graded notebook that is not handed in any more; :meth:`begin` has taken its marks."""
        self.graded_path(student, notebook).unlink(missing_ok=True)

    def graded_path(self, student: str, notebook: str) -> Path:
        """Where a graded notebook lies."""
        folder = self.course.format_path(self.course.autograded_directory, student, self.week)
        return Path(folder) / f"{notebook}.ipynb"

    def submitted_folder(self, student: str) -> Path:
        """Where a student's submission lies."""
        return Path(self.course.format_path(self.course.submitted_directory, student, self.week))

    def close(self) -> None:
        """Close the gradebook; it is opened again at need."""
        self._gradebook.close()


def _steps(config: Config, log: logging.Logger) -> list[Any]:
    """nbgrader's steps after the examination, as the course has configured them."""
    exporter = NotebookExporter(config=config, log=log)
    for step in config.Autograde.autograde_preprocessors:
        if step is not Examine:
            exporter.register_preprocessor(QUICK.get(step, step))
    steps: list[Any] = exporter._preprocessors
    return steps


def _give_nothing(notebook: object) -> None:
    for grade in notebook.grades:  # type: ignore[attr-defined]
        grade.auto_score, grade.needs_manual_grade = 0, False
