"""A restored notebook, run: student cells in the sandbox, test cells in the examiner."""

from __future__ import annotations

from collections import Counter

from nbformat import NotebookNode

from autograder.build.cells import is_demo
from autograder.diagnosis.corpus import Corpus
from autograder.errors import CandidateTimeout
from autograder.examiner.core import own_core
from autograder.examiner.limits import Limits
from autograder.examiner.session import Session, failure
from autograder.examiner.watched import Died, Report, Stopped, watched
from autograder.grade.hints import add_hints
from autograder.grade.master import Master, master_cell

ATTEMPTS = 3  # after so many deaths of the examiner in one test, it is the test's
GRACE = 20.0  # seconds beyond a limit, after which the examiner's process is ended
HINTS = "hints"  # what is done after the last cell


def examine(
    notebook: NotebookNode, master: Master, limits: Limits | None = None, corpus: Corpus | None = None
) -> None:
    """Run every code cell that grading needs and put its outputs into the notebook, in place.

    The text of setup and test cells is taken from ``master``, whatever the
    notebook says.  Cells tagged ``demo`` are shown as they are, not run.  A test
    that hangs the examiner fails, and the notebook is run again without it; so
    does one in which the examiner dies each time.  A single death may be an
    accident, such as a kill by the system, and costs nothing.  With a ``corpus``,
    wrong answers that are known mistakes are called by name.

    Raises
    ------
    SandboxError, MissingProgram
        This machine cannot grade: no marks would be right.
    Stopped
        The examiner hung or died outside of a test.
    """
    hung: list[object] = []
    deaths: Counter[object] = Counter()
    while True:
        try:
            outputs = watched().call(_examine, notebook, master, limits or Limits(), corpus, hung)
            break
        except Stopped as end:
            deaths[end.step] += 1
            if isinstance(end, Died) and deaths[end.step] < ATTEMPTS:
                continue
            if end.step is None or end.step in hung:
                raise
            hung.append(end.step)
    for count, (cell, shown) in enumerate(zip(_code_cells(notebook), outputs, strict=True), start=1):
        cell.outputs, cell.execution_count = shown, count


def _code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _examine(
    report: Report,
    notebook: NotebookNode,
    master: Master,
    limits: Limits,
    corpus: Corpus | None,
    hung: list[object],
) -> list[list[NotebookNode]]:
    """In the examiner's process: the outputs of each code cell."""
    whole = limits.notebook + GRACE
    report(None, whole)
    position = 0

    def begun(seconds: float) -> None:
        report(position, seconds + GRACE)

    cells = _code_cells(notebook)
    with own_core(), Session(limits, begun=begun) as session:
        for position, cell in enumerate(cells):
            cell.outputs = _stopped(cell, limits) if position in hung else _run(session, cell, master)
            report(None, whole)
        if corpus is not None and HINTS not in hung:
            report(HINTS, whole)
            add_hints(cells, master, corpus, session, limits.diagnosis)
    return [cell.outputs for cell in cells]


def _stopped(cell: NotebookNode, limits: Limits) -> list[NotebookNode]:
    """The outputs of a test that had to be ended from outside."""
    msg = f"the test was stopped: it had not ended after {limits.cell:g} s (too much to do with the answer?)"
    return failure(CandidateTimeout(msg), cell.source)


def _run(session: Session, cell: NotebookNode, master: Master) -> list[NotebookNode]:
    known = master_cell(cell, master)
    if known is not None and known.is_test:
        return session.run_test_cell(known.source)
    if known is not None and known.is_setup:
        return session.run_setup_cell(known.source)
    if known is None and is_demo(cell):
        return []
    return session.run_student_cell(cell.source)
