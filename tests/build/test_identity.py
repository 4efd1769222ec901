"""Cell ids: a grade_id is kept, other ids depend on their own cell alone, and no two are equal."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.build.identity import cell_ids


def graded(name: str) -> NotebookNode:
    return new_code_cell("pass", metadata={"nbgrader": {"grade_id": name}})


def test_a_grade_id_is_the_cell_id():
    assert cell_ids([graded("Momentum"), graded("test_Momentum")]) == ["Momentum", "test_Momentum"]


def test_an_edit_changes_only_the_id_of_its_own_cell():
    before = cell_ids([new_markdown_cell("one"), new_code_cell("two"), new_markdown_cell("three")])
    after = cell_ids([new_markdown_cell("one"), new_code_cell("2"), new_markdown_cell("three")])
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_an_inserted_cell_changes_no_other_id():
    before = cell_ids([new_markdown_cell("one"), new_markdown_cell("three")])
    after = cell_ids([new_markdown_cell("one"), graded("two"), new_markdown_cell("three")])
    assert before == [after[0], after[2]]


def test_equal_cells_get_different_ids():
    ids = cell_ids([new_markdown_cell("again")] * 3)
    assert len(set(ids)) == 3
    assert ids[1:] == [f"{ids[0]}-2", f"{ids[0]}-3"]


def test_a_grade_id_is_never_taken_by_another_cell():
    (taken,) = cell_ids([new_code_cell("x = 1")])
    assert cell_ids([new_code_cell("x = 1"), graded(taken)]) == [f"{taken}-2", taken]
