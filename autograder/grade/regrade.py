"""Whose marks a changed test changes, before anything is written."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbgrader import utils
from rich.table import Table
from rich.text import Text

from autograder.grade.cluster import grade_all, worker_count, workers
from autograder.grade.report import first_line
from autograder.grade.run import AHEAD, ClassRun, Options
from autograder.grade.task import Graded
from autograder.text import one_line


@dataclass(frozen=True)
class Change:
    """One mark that would become another; None where there is no mark by a test."""

    student: str
    notebook: str
    grade_id: str
    before: float | None
    after: float | None
    reason: str


def changes(before: dict[str, float | None], graded: Graded) -> list[Change]:
    """The marks that differ between the gradebook and a newly graded notebook.

    Parameters
    ----------
    before
        The gradebook's automatic marks of that notebook, by grade_id.
    graded
        The notebook, graded again.
    """
    notebook = nbformat.from_dict(json.loads(graded.text))
    found = []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if not about.get("grade"):
            continue
        name, (score, _) = about["grade_id"], utils.determine_grade(cell)
        if score != before.get(name):
            about_it = graded.student, graded.notebook, name, before.get(name), score, first_line(cell)
            found.append(Change(*about_it))
    return found


def regrade(week: str, course: Path, options: Options, *, apply: bool) -> Iterator[Change | Graded]:
    """Grade everything again; yields each change, and each notebook that could not be graded.

    Nothing is written unless ``apply`` is true.

    Raises
    ------
    UsageError, GradingError, MissingProgram
        As :func:`autograder.grade.run.grade_class`.
    """
    run = ClassRun(week, course, replace(options, force=True))
    with contextlib.closing(run.recorder), workers(options.workers, options.scheduler) as client:
        for graded in grade_all(client, run.tasks(), AHEAD * worker_count(client)):
            if graded.problem:
                yield graded
                continue
            yield from changes(run.recorder.scores(graded.student, graded.notebook), graded)
            if apply:
                run.record(graded)


def change_table(found: list[Change]) -> Table:
    """A row a change."""
    table = Table()
    for column in ("student", "test", "before", "after", "why"):
        table.add_column(column, overflow="fold")
    for change in sorted(found, key=lambda change: (change.student, change.notebook, change.grade_id)):
        marks = (_mark(change.before), _mark(change.after))
        row = (change.student, change.grade_id, *marks, change.reason)
        table.add_row(*(Text(one_line(text)) for text in row))
    return table


def _mark(score: float | None) -> str:
    return "none" if score is None else f"{score:g}"
