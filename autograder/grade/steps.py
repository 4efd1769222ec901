"""nbgrader's steps over a graded notebook, run in a tenth of the time and with the same results.

nbgrader opens the gradebook anew for each step, asks it twice about each cell and commits after each;
nbconvert copies and validates the whole notebook between any two steps.  Here all steps share one open
gradebook; a notebook's marks are read in two questions and written in one transaction.  What a mark is, is
decided by nbgrader's own code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, SaveAutoGrades

from autograder.errors import GradebookError

Resources = dict[str, Any]
MAX_REMEMBERED = 1000


def run_steps(steps: list[Any], notebook: NotebookNode, about: dict[str, Any]) -> str:
    """The text of the notebook after every enabled step.

    Parameters
    ----------
    steps
        Preprocessors of nbconvert's, in order.
    notebook
        The graded notebook; changed in place.
    about
        What nbgrader's steps want to know of it, and ``gradebook``, which is open.

    Raises
    ------
    nbformat.ValidationError
        A step has made it an invalid notebook.
    """
    resources: Resources = {"unique_key": about["notebook"], "nbgrader": about}
    for step in steps:
        if step.enabled:
            notebook, resources = step.preprocess(notebook, resources)
    nbformat.validate(notebook)
    return _text(notebook)


def settings_of(steps: list[Any], config: Path) -> str:
    """All that is configured of the steps that write the graded notebook and its marks, as text.

    A step whose code stands in the course's ``config`` file brings the whole file in.  Penalties are not in
    it: they are worked out anew in every run.
    """
    parts = []
    for step in steps:
        if step.enabled and not isinstance(step, AssignLatePenalties):
            kind = type(step)
            values = {name: getattr(step, name) for name in sorted(step.trait_names(config=True))}
            parts.append(f"{kind.__module__}.{kind.__qualname__} {values}")
            parts += [config.read_text(encoding="utf-8")] if kind.__module__ == "builtins" else []
    return "\n".join(parts)


def set_penalties(steps: list[Any], about: dict[str, Any]) -> None:
    """Have the steps that decide penalties, nbgrader's or the course's own, decide this notebook's anew."""
    empty: Any = NotebookNode(cells=[], metadata={})
    for step in steps:
        if step.enabled and isinstance(step, AssignLatePenalties):
            step.preprocess(empty, {"unique_key": about["notebook"], "nbgrader": about})


def _text(notebook: NotebookNode) -> str:
    """The notebook as JSON, a line a cell; indented as nbformat does it, it takes ten times as long."""
    cells = ",\n".join(json.dumps(cell, ensure_ascii=False) for cell in notebook.cells)
    rest = json.dumps({name: value for name, value in notebook.items() if name != "cells"})
    return f'{{"cells": [\n{cells}\n],\n{rest[1:]}\n'


class _OneNotebook:
    """Answers what nbgrader asks about the marks of one submitted notebook from what was read at once."""

    def __init__(self, gradebook: Gradebook, about: dict[str, Any]) -> None:
        entry = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
        self._grades = _by_cell(gradebook, Grade, entry.id)
        self._comments = _by_cell(gradebook, Comment, entry.id)
        self.db = self  # nbgrader commits cell by cell; the caller does at the end

    def find_grade(self, cell: str, *_where: str) -> Any:
        """The grade of a cell."""
        return _found(self._grades, cell)

    def find_comment(self, cell: str, *_where: str) -> Any:
        """The comment on a cell."""
        return _found(self._comments, cell)

    def commit(self) -> None:
        """Not yet."""


def _by_cell(gradebook: Gradebook, kind: Any, notebook_id: str) -> dict[str, Any]:
    rows = gradebook.db.query(kind, BaseCell.name).join(BaseCell, BaseCell.id == kind.cell_id)
    return {name: entry for entry, name in rows.filter(kind.notebook_id == notebook_id)}


def _found(entries: dict[str, Any], cell: str) -> Any:
    if cell not in entries:
        msg = f"the gradebook holds nothing for the cell {cell!r}"
        raise MissingEntry(msg)
    return entries[cell]


class SaveAtOnce(SaveAutoGrades):  # type: ignore[misc]
    """nbgrader's SaveAutoGrades, one transaction a notebook."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Save the marks and automatic comments of every cell."""
        about = resources["nbgrader"]
        self.notebook_id, self.assignment_id = about["notebook"], about["assignment"]
        self.student_id, self.gradebook = about["student"], _OneNotebook(about["gradebook"], about)
        for index, cell in enumerate(nb.cells):
            nb.cells[index], resources = self.preprocess_cell(cell, resources, index)
        about["gradebook"].db.commit()
        return nb, resources


class PenaltiesAtOnce(AssignLatePenalties):  # type: ignore[misc]
    """nbgrader's AssignLatePenalties, in the gradebook that is open already; the plugin decides, as there."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Set the notebook's penalty, or take it back."""
        about = resources["nbgrader"]
        self.notebook_id, self.assignment_id = about["notebook"], about["assignment"]
        self.student_id, self.gradebook = about["student"], about["gradebook"]
        entry = self.gradebook.find_submission_notebook(self.notebook_id, self.assignment_id, self.student_id)
        entry.late_submission_penalty = self._penalty(entry)
        self.gradebook.db.commit()
        return nb, resources

    def _penalty(self, entry: Any) -> float | None:
        late = entry.assignment.total_seconds_late
        if late <= 0:
            return None
        try:
            self.init_plugin()
            penalty = self.plugin_inst.late_submission_penalty(self.student_id, entry.score, late)
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            msg = f"the course's plugin for late penalties failed for {self.student_id}: {said}"
            raise GradebookError(msg) from error
        return None if penalty is None else float(self._check_late_penalty(entry, penalty))


class CheckOnce(CheckCellMetadata):  # type: ignore[misc]
    """nbgrader's CheckCellMetadata, which is slow, once for each set of metadata."""

    _valid: set[str]

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Check all that nbgrader looks at: each cell's kind and its metadata."""
        seen = self.__dict__.setdefault("_valid", set())
        known = json.dumps([[cell.cell_type, cell.metadata.get("nbgrader")] for cell in nb.cells])
        if known not in seen:
            nb, resources = super().preprocess(nb, resources)
            if len(seen) < MAX_REMEMBERED:
                seen.add(known)
        return nb, resources


QUICK: dict[Any, type[Any]] = {
    SaveAutoGrades: SaveAtOnce,
    AssignLatePenalties: PenaltiesAtOnce,
    CheckCellMetadata: CheckOnce,
}
