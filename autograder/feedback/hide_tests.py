"""Takes the hidden tests out of a graded notebook before a student sees it."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests
from traitlets import List, Unicode


class HideTests(ClearHiddenTests):  # type: ignore[misc]
    """nbgrader's ClearHiddenTests, for the master's test cells only.

    A student may write the markers into a cell of their own; that must not stop the page.
    """

    display_data_priority = List(Unicode()).tag(config=True)  # nbconvert sets it for every step

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Clear the hidden region of a test cell; leave every other cell alone."""
        if utils.is_grade(cell) and utils.is_locked(cell):
            self._remove_hidden_test_region(cell)
        return cell, resources
