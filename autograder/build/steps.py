"""nbgrader's own steps from a source notebook to the student's, and what they put in a solution's place."""

from typing import Any

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    SaveCells,
)
from traitlets.config import Config

STUDENT_STEPS: list[type[Any]] = [
    LockCells,
    ClearSolutions,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
]
"""What makes a student's notebook of a source notebook, in this order."""

CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"


def release_steps() -> list[type[Any]]:
    """:data:`STUDENT_STEPS`, and the gradebook's copy of each cell while it still has its hidden tests."""
    saved = STUDENT_STEPS.index(ComputeChecksums) + 1
    return [*STUDENT_STEPS[:saved], SaveCells, *STUDENT_STEPS[saved:]]


def configure_stubs(c: Config) -> None:
    """Set what stands in the place of a solution."""
    c.ClearSolutions.code_stub = {"python": CODE_STUB}
    c.ClearSolutions.text_stub = TEXT_STUB
