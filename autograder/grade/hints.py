"""After a notebook has run: which typical mistakes its wrong answers are."""

from __future__ import annotations

import logging

from nbformat import NotebookNode

from autograder.build.cells import exercise_name, is_demo
from autograder.diagnosis.corpus import Corpus
from autograder.diagnosis.diagnose import Students, diagnose
from autograder.examiner.finding import ERROR, PASSED, WRONG, find, put
from autograder.grade.master import Master, master_cell


def add_hints(
    cells: list[NotebookNode], master: Master, corpus: Corpus, session: Students, seconds: float
) -> None:
    """Put what is known about wrong answers into the findings of their test cells, in place.

    Outputs and marks stay as they are.  A hint is worth no error: what goes wrong is logged.

    Parameters
    ----------
    cells
        The code cells, run.
    session
        The session that has run them.
    seconds
        How long the student's code may take.
    """
    try:
        tests = _failed_tests(cells, master, corpus)
        asked = {name: _question(cell, master) for name, cell in tests.items()}
        answers = [answer for cell in cells for answer in _answers(cell, master)]
        for exercise, sentence in diagnose(corpus, asked, answers, session, seconds):
            finding = find(tests[exercise])
            if finding is not None:
                finding.diagnosis = sentence
                put(tests[exercise], finding)
    except Exception:
        logging.getLogger(__name__).exception("no diagnosis")


def _failed_tests(cells: list[NotebookNode], master: Master, corpus: Corpus) -> dict[str, NotebookNode]:
    """Test cells that say that something is wrong, by exercise, in order."""
    found = {}
    for cell in cells:
        known, finding = master_cell(cell, master), find(cell)
        if known is None or not known.is_test or finding is None or finding.outcome == PASSED:
            continue
        exercise = exercise_name(known.grade_id)
        if exercise in corpus.exercises:
            found[exercise] = cell
    return found


def _question(cell: NotebookNode, master: Master) -> str:
    """The test's source if there is an answer to ask about: neither unwritten nor stopped."""
    known, finding = master_cell(cell, master), find(cell)
    there = known is not None and finding is not None and finding.outcome in (WRONG, ERROR)
    return known.source if known is not None and there else ""


def _answers(cell: NotebookNode, master: Master) -> list[tuple[str, str]]:
    """The exercise that a cell of the student's answers, "" where it is none, and its source."""
    known = master_cell(cell, master)
    if known is None:
        return [] if is_demo(cell) else [("", cell.source)]
    return [(known.grade_id, cell.source)] if known.solution else []
