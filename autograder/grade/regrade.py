"""Whose marks a changed test changes, before anything is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import nbformat
from nbgrader import utils
from rich.table import Table
from rich.text import Text

from autograder.build.cells import grade_id, nbgrader
from autograder.grade.cluster import grade_all, worker_count, workers
from autograder.grade.reasons import reasons
from autograder.grade.run import AHEAD, ClassRun
from autograder.grade.scores import Score
from autograder.grade.task import Graded
from autograder.text import one_line

NO_SCORES: dict[str, Score] = {}


@dataclass(frozen=True)
class Change:
    """One mark by a test that would become another; None where there is none.

    ``by_hand`` is the mark that a person has given the cell, which counts instead and stays.
    """

    student: str
    notebook: str
    grade_id: str
    before: float | None
    after: float | None
    reason: str
    by_hand: float | None = None

    @property
    def difference(self) -> float:
        """By how much the student's mark changes."""
        return 0.0 if self.by_hand is not None else (self.after or 0.0) - (self.before or 0.0)


def changes(before: Mapping[str, Score], graded: Graded) -> list[Change]:
    """The marks that differ between the gradebook and a newly graded notebook.

    Parameters
    ----------
    before
        The gradebook's scores of that notebook, by grade_id.
    graded
        The notebook, graded again.
    """
    notebook = nbformat.from_dict(json.loads(graded.text))
    found, why = [], reasons(notebook)
    for cell in notebook.cells:
        if not nbgrader(cell).get("grade"):
            continue
        name, (score, _) = grade_id(cell), utils.determine_grade(cell)
        old = before.get(name, Score(None, None))
        if score != old.by_test:
            marks = (old.by_test, score, why[name].text, old.by_hand)
            found.append(Change(graded.student, graded.notebook, name, *marks))
    return found


def withdrawals(run: ClassRun, student: str) -> list[Change]:
    """The marks of notebooks that were graded once and are not handed in any more."""
    names = run.withdrawn(student)
    scores = run.recorder.scores(student) if names else {}
    return [
        Change(
            student, name, cell, score.by_test, 0.0, f"{name}.ipynb is not handed in any more", score.by_hand
        )
        for name in names
        for cell, score in scores.get(name, NO_SCORES).items()
        if score.by_test
    ]


def regrade(run: ClassRun) -> Iterator[Change]:
    """Grade everything again; yields each change.

    What could not be graded or written is in the problems of ``run.submissions`` afterwards.

    Parameters
    ----------
    run
        A run with the option ``force``, which also says whether the changes are written.

    Raises
    ------
    UsageError, GradingError, MissingProgram
        As :func:`autograder.grade.run.grade_class`.
    """
    apply = run.options.writes
    for student in run.submissions:
        yield from withdrawals(run, student)
        if apply:
            run.take_back(student)
    with workers(run.options.workers, run.options.scheduler) as client:
        for graded in grade_all(client, run.tasks(), AHEAD * worker_count(client)):
            if not graded.problem:
                before = run.recorder.scores(graded.student).get(graded.notebook, NO_SCORES)
                yield from changes(before, graded)
            if apply or graded.problem:
                run.record(graded)
    for student in run.submissions if apply else ():
        run.settle(student)


def change_table(found: list[Change]) -> Table:
    """A row a change."""
    table = Table()
    for column in ("student", "test", "before", "after", "change", "why"):
        table.add_column(column, overflow="fold")
    for change in sorted(found, key=lambda change: (change.student, change.notebook, change.grade_id)):
        marks = (_mark(change.before), _mark(change.after), f"{change.difference:+g}")
        row = (change.student, change.grade_id, *marks, _why(change))
        table.add_row(*(Text(one_line(text)) for text in row))
    return table


def _mark(score: float | None) -> str:
    return "none" if score is None else f"{score:g}"


def _why(change: Change) -> str:
    reason = change.reason or ("passes" if change.after else "no answer")
    stays = f"; the mark given by hand, {change.by_hand:g}, stays" if change.by_hand is not None else ""
    return reason + stays
