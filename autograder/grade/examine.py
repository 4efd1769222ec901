"""A restored notebook, run: student cells in the sandbox, test cells in the examiner."""

from __future__ import annotations

from nbformat import NotebookNode

from autograder.examiner.limits import Limits
from autograder.examiner.session import Session
from autograder.grade.master import Master, master_cell

DEMO = "demo"


def examine(notebook: NotebookNode, master: Master, limits: Limits | None = None) -> None:
    """Run every code cell that grading needs and put its outputs into the notebook, in place.

    The text of setup and test cells is taken from ``master``, whatever the
    notebook says.  Cells tagged ``demo`` are shown as they are, not run.

    Raises
    ------
    SandboxError, MissingProgram
        This machine cannot grade: no marks would be right.
    """
    with Session(limits) as session:
        code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        for count, cell in enumerate(code_cells, start=1):
            cell.outputs = _run(session, cell, master)
            cell.execution_count = count


def _run(session: Session, cell: NotebookNode, master: Master) -> list[NotebookNode]:
    known = master_cell(cell, master)
    if known is not None and known.is_test:
        return session.run_test_cell(known.source)
    if known is not None and known.is_setup:
        return session.run_setup_cell(known.source)
    if known is None and DEMO in cell.metadata.get("tags", []):
        return []
    return session.run_student_cell(cell.source)
