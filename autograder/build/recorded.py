"""The cells that a gradebook has recorded, against those of the notebooks to be released.

nbgrader refuses to add or remove cells once an assignment has submissions, but only after it has recorded the
notebooks before; so this is looked at before nbgrader starts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import is_grade, is_locked, is_solution, is_task

Tables = frozenset[str]
Cells = Mapping[str, Tables]
"""The gradebook's tables that hold a cell, by its ``grade_id``."""


@dataclass(frozen=True)
class Recorded:
    """What a gradebook knows of an assignment: its notebooks' cells, and how many have handed it in."""

    notebooks: Mapping[str, Cells]
    num_submissions: int


def tables(cell: NotebookNode) -> Tables:
    """The tables of the gradebook that hold a cell of a source notebook."""
    held = {"grade": is_grade(cell), "solution": is_solution(cell), "task": is_task(cell)}
    found = {name for name, holds in held.items() if holds}
    return frozenset(found | {"source"} if found or is_locked(cell) else ())


def notebook_cells(notebook: NotebookNode) -> Cells:
    """The cells of a source notebook that the gradebook records."""
    found = ((cell, tables(cell)) for cell in notebook["cells"])
    return {cell["metadata"]["nbgrader"]["grade_id"]: held for cell, held in found if held}


def by_cell(names: Mapping[str, Iterable[str]]) -> Cells:
    """Turn the cells of each table into the tables of each cell."""
    every = {name for held in names.values() for name in held}
    return {name: frozenset(table for table, held in names.items() if name in held) for name in every}


def recorded(db_url: str, assignment: str) -> Recorded:
    """Look an assignment up in a gradebook."""
    with Gradebook(db_url) as gradebook:
        try:
            found = gradebook.find_assignment(assignment)
        except MissingEntry:
            return Recorded({}, 0)
        notebooks = {
            notebook.name: by_cell(
                {
                    table: {cell.name for cell in getattr(notebook, f"{table}_cells")}
                    for table in ("grade", "solution", "task", "source")
                }
            )
            for notebook in found.notebooks
        }
        return Recorded(notebooks, len(found.submissions))


def differences(old: Mapping[str, Cells], new: Mapping[str, Cells]) -> list[str]:
    """The cells and notebooks that were added, removed, or changed in kind."""
    lines = [f"{name}.ipynb is new" for name in sorted(set(new) - set(old))]
    lines += [f"{name}.ipynb is gone" for name in sorted(set(old) - set(new))]
    for name in sorted(set(old) & set(new)):
        before, after = old[name], new[name]
        lines += [f"{name}.ipynb: {cell} is new" for cell in sorted(set(after) - set(before))]
        lines += [f"{name}.ipynb: {cell} is gone" for cell in sorted(set(before) - set(after))]
        both = sorted(set(before) & set(after))
        lines += [f"{name}.ipynb: {cell} is of another kind" for cell in both if before[cell] != after[cell]]
    return lines
