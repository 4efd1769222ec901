"""The only writer: graded notebooks to their files, marks to the gradebook by nbgrader's own steps."""

from __future__ import annotations

import copy
import json
from datetime import datetime
from pathlib import Path
from typing import cast

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader import api
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.checkout import week_folder
from autograder.errors import SubmissionError, UsageError
from autograder.grade.gradebook import OpenGradebook
from autograder.grade.master import Master, read_master
from autograder.grade.preprocessors import Examine
from autograder.grade.report import Row, read_row
from autograder.grade.scores import Score, due_date, student_scores
from autograder.grade.steps import QUICK, run_steps
from autograder.grade.task import Graded
from autograder.logs import course_log
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
    """

    def __init__(self, config: Config, week: str) -> None:
        self.week, self.course = week, CourseDirectory(config=config)
        self._gradebook = OpenGradebook(self.course.db_url, self.course.course_id)
        config = copy.deepcopy(config)
        config.Exporter.default_preprocessors = []
        log = api.app_log = course_log(Path(self.course.root))  # not dask's, which would show it
        exporter = NotebookExporter(config=config, log=log)
        for step in config.Autograde.autograde_preprocessors:
            if step is not Examine:
                exporter.register_preprocessor(QUICK.get(step, step))
        self._steps = exporter._preprocessors

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

    def lateness(self, student: str) -> str:
        """What decides a late penalty: when it was handed in, and when it was due."""
        try:
            handed_in = (self.submitted_folder(student) / "timestamp.txt").read_bytes()
        except OSError:  # there is none, or :meth:`begin` will say what is wrong with it
            handed_in = b""
        due = self._gradebook.use(lambda gradebook: due_date(gradebook, self.week, student))
        return f"{handed_in!r} {due}"

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
        about = {
            "student": graded.student,
            "assignment": self.week,
            "notebook": graded.notebook,
            "db_url": self.course.db_url,
        }
        text = self._gradebook.use(
            lambda gradebook: run_steps(
                self._steps, nbformat.from_dict(json.loads(graded.text)), {**about, "gradebook": gradebook}
            )
        )
        write_whole(self.graded_path(graded.student, graded.notebook), text)

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


def _give_nothing(notebook: object) -> None:
    for grade in notebook.grades:  # type: ignore[attr-defined]
        grade.auto_score, grade.needs_manual_grade = 0, False
