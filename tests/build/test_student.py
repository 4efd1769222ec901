"""The student's notebook: nothing hidden survives, every cell keeps its name, two builds are the same."""

import json
from collections.abc import Iterable

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.build.cells import grade_id, is_code, is_exercise, is_test
from autograder.build.regions import REGIONS, split
from autograder.build.student import student_text
from autograder.checkout import masters, weeks
from tests.build.lessons import TINY, Lesson, every_lesson


def student(lesson: Lesson) -> NotebookNode:
    return nbformat.reads(student_text(lesson.source), as_version=4)


def stripped(lines: Iterable[str]) -> set[str]:
    return {line.strip() for line in lines if line.strip()}


def hidden_lines(notebook: NotebookNode) -> set[str]:
    """The lines that stand in a region somewhere and outside of every region nowhere."""
    inside: set[str] = set()
    outside: set[str] = set()
    for cell in notebook.cells:
        hidden = set().union(*(stripped(split(cell.source, region).inside) for region in REGIONS))
        visible = [stripped(split(cell.source, region).outside) for region in REGIONS]
        inside |= hidden
        outside |= set.intersection(*visible)
    return inside - outside


@every_lesson
def test_no_solution_line_and_no_hidden_test_survives(lesson: Lesson):
    hidden = hidden_lines(lesson.source)
    assert hidden
    assert not [line for cell in student(lesson).cells for line in stripped(cell.source.split("\n")) & hidden]


@every_lesson
def test_no_marker_survives(lesson: Lesson):
    text = student_text(lesson.source)
    assert not [region.name for region in REGIONS if region.begin in text or region.end in text]


@every_lesson
def test_no_output_survives(lesson: Lesson):
    source = lesson.source
    for cell in source.cells:
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", text="42")]
            cell.execution_count = 7
    code = [cell for cell in nbformat.reads(student_text(source), as_version=4).cells if "outputs" in cell]
    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)


@every_lesson
def test_every_cell_keeps_its_grade_id_and_its_cell_id(lesson: Lesson):
    before, after = lesson.source.cells, student(lesson).cells
    assert [(grade_id(cell), cell.id) for cell in before] == [(grade_id(cell), cell.id) for cell in after]


@every_lesson
def test_every_exercise_asks_for_code(lesson: Lesson):
    for cell in filter(is_exercise, student(lesson).cells):
        assert "# YOUR CODE HERE\n" in cell.source
        assert "raise NotImplementedError()" in cell.source


@every_lesson
def test_locked_cells_cannot_be_edited(lesson: Lesson):
    for cell in student(lesson).cells:
        if cell.metadata.get("nbgrader", {}).get("locked"):
            assert (cell.metadata.editable, cell.metadata.deletable) == (False, False)


@every_lesson
def test_checks_are_folded_and_an_unwritten_exercise_does_not_end_run_all(lesson: Lesson):
    for cell in student(lesson).cells:
        shown = is_code(cell) and "demo" in cell.metadata.get("tags", [])
        checked = is_code(cell) and is_test(cell)
        assert ("raises-exception" in cell.metadata.get("tags", [])) == (shown or checked)
        assert cell.metadata.get("jupyter", {}).get("source_hidden", False) == checked


@every_lesson
def test_two_builds_are_byte_identical(lesson: Lesson):
    assert student_text(lesson.source) == student_text(lesson.source)


def test_the_source_notebook_stays_as_it_is():
    source = Lesson("week0_tiny", "01_twice", TINY).source
    before = json.dumps(source)
    student_text(source)
    assert json.dumps(source) == before


def test_the_tiny_exercise_by_hand():
    cells = {grade_id(cell): cell.source for cell in student(Lesson("week0_tiny", "01_twice", TINY)).cells}
    assert cells["twice"] == (
        'def twice(x):\n    """Return twice ``x``."""\n    # YOUR CODE HERE\n    raise NotImplementedError()'
    )
    assert cells["test_twice"] == "np.testing.assert_allclose(twice(np.array([1.0, 2.0])), [2.0, 4.0])"
    assert cells["why"] == "Why is it even?\n\nYOUR ANSWER HERE"


@pytest.mark.parametrize("master", [m for week in weeks() for m in masters(week)], ids=lambda path: path.stem)
def test_the_committed_notebook_is_its_masters_build(master):
    lesson = Lesson(master.parent.parent.name, master.stem, master.read_text(encoding="utf-8"))
    committed = master.parent.parent / f"{master.stem}.ipynb"
    assert committed.exists(), f"{committed} is not built; run `descent build`"
    assert committed.read_text(encoding="utf-8") == student_text(lesson.source), (
        f"{committed} is not what its master builds; edit the master and run `descent build`"
    )
