"""Where our grading enters nbgrader: two preprocessors, for ``nbgrader autograde`` and formgrader too."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.diagnosis.read import find_corpus
from autograder.errors import SubmissionError
from autograder.examiner.limits import Limits
from autograder.examiner.watched import Stopped
from autograder.grade.examine import examine
from autograder.grade.master import Master, read_master
from autograder.grade.restore import restore

Resources = dict[str, Any]


def _master(resources: Resources) -> Master:
    about = resources["nbgrader"]
    with Gradebook(about["db_url"]) as gradebook:
        return read_master(gradebook, about["notebook"], about["assignment"])


class RestoreCells(NbGraderPreprocessor):  # type: ignore[misc]
    """Brings a submission back into the master's form; stands first among the sanitizing preprocessors."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Restore the notebook in place; SubmissionError when it is none."""
        about = resources["nbgrader"]
        try:
            notes = restore(nb, _master(resources))
        except ValueError as error:
            raise SubmissionError(about["student"], about["notebook"], str(error)) from None
        for note in notes:
            self.log.warning("%s, %s: %s", about["student"], about["notebook"], note)
        return nb, resources


class Examine(NbGraderPreprocessor):  # type: ignore[misc]
    """Runs the notebook with the student's code in a sandbox; stands where nbgrader has ``Execute``."""

    limits = Limits()

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Run the notebook in place; SubmissionError when it ends the examiner outside of a test."""
        about = resources["nbgrader"]
        corpus = find_corpus(about["assignment"], about["notebook"])
        try:
            examine(nb, _master(resources), self.limits, corpus)
        except Stopped as end:
            reason = f"the examiner was stopped: {end}"
            raise SubmissionError(about["student"], about["notebook"], reason) from None
        return nb, resources
