"""A lesson that is run: untouched, it raises only NotImplementedError; solved, it raises nothing at all."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.build.cells import TEST_PREFIX
from autograder.build.student import student_text
from tests.build.lessons import Lesson, every_lesson

pytestmark = pytest.mark.slow


def run(notebook: NotebookNode, folder: Path) -> list[tuple[str, str]]:
    """The errors of all cells and the words of graded ones on stderr, which cost them their points."""
    client = NotebookClient(
        notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": folder}}
    )
    client.execute()
    outputs = [(cell.id, output) for cell in notebook.cells for output in cell.get("outputs", [])]
    errors = [(cell, output.ename) for cell, output in outputs if output.output_type == "error"]
    said = [(cell, output.text) for cell, output in outputs if output.get("name") == "stderr"]
    return errors + [(cell, text) for cell, text in said if cell.startswith(TEST_PREFIX)]


@every_lesson
def test_an_untouched_notebook_raises_only_not_implemented_error(lesson: Lesson, tmp_path: Path):
    errors = run(nbformat.reads(student_text(lesson.source), as_version=4), tmp_path)
    assert {what for _, what in errors} == {"NotImplementedError"}, errors


@every_lesson
def test_a_master_passes_its_own_tests(lesson: Lesson, tmp_path: Path):
    assert run(lesson.source, tmp_path) == []
