"""The diagnosis of one notebook: what is asked after its last cell, when no mark can change any more."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from autograder.diagnosis.ask import ask
from autograder.diagnosis.corpus import Corpus
from autograder.diagnosis.decide import decide
from autograder.diagnosis.known import Known, learn, quiet
from autograder.diagnosis.reliance import relies_on
from autograder.errors import CandidateError
from autograder.examiner.student_error import StudentError


class Students(Protocol):
    """What is needed of the session that has run the notebook."""

    def run_student_cell(self, source: str) -> Any:
        """Run a cell of the student's."""

    def student_object(self, name: str, seconds: float) -> Any:
        """A stand-in for the student's object, which may be asked for so long."""


def diagnose(
    corpus: Corpus,
    failed: Mapping[str, str],
    cells: Sequence[tuple[str, str]],
    students: Students,
    seconds: float,
) -> Iterator[tuple[str, str]]:
    """Exercises whose fault is known, each with the sentence that the student should be told.

    Parameters
    ----------
    corpus
        The notebook's.
    failed
        Source of the test cell by exercise, for each that fails its test; "" where there is nothing to ask.
    cells
        The student's cells in order, each with the name of the exercise that it answers, or "".
    students
        Hands out stand-ins for the answers.
    seconds
        How long the student's code may take for all of this.
    """
    answers, sources = dict(cells), [source for _, source in cells]
    for exercise, test in failed.items():
        if not test or relies_on(exercise, sources, failed):
            continue  # the fault may be the other's
        known = learn(corpus, exercise, test)
        if not known.questions:
            continue
        began = time.monotonic()
        students.run_student_cell(answers.get(exercise, ""))  # what it keeps in a class begins anew
        try:
            sentence = _named(exercise, known, students, seconds)
        except CandidateError:
            return
        seconds -= time.monotonic() - began
        if sentence:
            yield exercise, sentence


def _named(exercise: str, known: Known, students: Students, seconds: float) -> str | None:
    try:
        target = students.student_object(exercise, seconds)
    except StudentError:  # there is no such name
        return None
    known.recording.tidy()
    with quiet():
        return decide(ask(known.questions, target), known)
