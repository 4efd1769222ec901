"""The master's cells as the gradebook keeps them: the authority on tests, points and kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode

if TYPE_CHECKING:  # a worker has no use for nbgrader, and importing it takes a second
    from nbgrader.api import Gradebook


@dataclass(frozen=True)
class MasterCell:
    """One cell that nbgrader knows of: setup, solution, test or written answer."""

    grade_id: str
    cell_type: str
    source: str
    checksum: str
    locked: bool
    solution: bool
    task: bool
    points: float | None

    @property
    def grade(self) -> bool:
        """Whether it earns marks, by a test or by hand."""
        return self.points is not None and not self.task

    @property
    def is_test(self) -> bool:
        """Whether the examiner runs it and it earns marks."""
        return self.cell_type == "code" and self.grade and not self.solution

    @property
    def is_setup(self) -> bool:
        """Whether it is the master's own code that gives no marks, and runs on both sides."""
        return self.cell_type == "code" and self.locked and not self.grade and not self.solution

    def metadata(self) -> dict[str, Any]:
        """nbgrader's metadata for the cell, as in the released notebook."""
        meta = {
            "checksum": self.checksum,
            "cell_type": self.cell_type,
            "grade": self.grade,
            "grade_id": self.grade_id,
            "locked": self.locked,
            "schema_version": 3,
            "solution": self.solution,
            "task": self.task,
        }
        return meta if self.points is None else {**meta, "points": self.points}


Master = dict[str, MasterCell]


def read_master(gradebook: Gradebook, notebook: str, assignment: str) -> Master:
    """The master's cells of a released notebook, by grade_id."""
    entry = gradebook.find_notebook(notebook, assignment)
    points = {cell.name: float(cell.max_score) for cell in [*entry.grade_cells, *entry.task_cells]}
    solutions = {cell.name for cell in entry.solution_cells}
    tasks = {cell.name for cell in entry.task_cells}
    return {
        cell.name: MasterCell(
            grade_id=cell.name,
            cell_type=str(cell.cell_type),
            source=cell.source,
            checksum=cell.checksum,
            locked=bool(cell.locked),
            solution=cell.name in solutions,
            task=cell.name in tasks,
            points=points.get(cell.name),
        )
        for cell in entry.source_cells
    }


def master_cell(cell: NotebookNode, master: Master) -> MasterCell | None:
    """The master's cell that a restored notebook's cell stands for."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    return master.get(grade_id) if isinstance(grade_id, str) else None
