"""What a cell is in a lesson, by its nbgrader metadata."""

from typing import Any

from nbformat import NotebookNode

SETUP = "setup"
TEST_PREFIX = "test_"
DEMO = "demo"  # a tag
GO_ON = "raises-exception"  # Jupyter's tag for a cell whose error does not end Run All


def nbgrader(cell: NotebookNode) -> dict[str, Any]:
    """A cell's nbgrader metadata, empty where it has none."""
    metadata: dict[str, Any] = cell["metadata"].get("nbgrader", {})
    return metadata


def grade_id(cell: NotebookNode) -> str:
    """The name under which nbgrader knows a cell, empty where it has none."""
    return str(nbgrader(cell).get("grade_id", ""))


def exercise_name(name: str) -> str:
    """The exercise that the test cell with that ``grade_id`` tests; any other cell's own name."""
    return name.removeprefix(TEST_PREFIX)


def is_demo(cell: NotebookNode) -> bool:
    """Whether it shows something, and is neither graded nor run for a grade."""
    return DEMO in cell["metadata"].get("tags", [])


def is_code(cell: NotebookNode) -> bool:
    """Whether it is a code cell."""
    return bool(cell["cell_type"] == "code")


def is_task(cell: NotebookNode) -> bool:
    """Whether the student answers it in cells of their own, and a person marks it."""
    return bool(nbgrader(cell).get("task"))


def is_exercise(cell: NotebookNode) -> bool:
    """Whether the student completes it and a test cell marks it."""
    return bool(nbgrader(cell).get("solution")) and not nbgrader(cell).get("grade")


def is_test(cell: NotebookNode) -> bool:
    """Whether it marks an exercise."""
    return bool(nbgrader(cell).get("grade")) and not nbgrader(cell).get("solution")


def is_answer(cell: NotebookNode) -> bool:
    """Whether the student completes it and a person marks it."""
    return bool(nbgrader(cell).get("grade")) and bool(nbgrader(cell).get("solution"))
