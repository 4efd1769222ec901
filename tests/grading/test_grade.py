"""Grading a class: right work gets full marks, wrong work loses what is wrong, one submission never harms another."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder.errors import UsageError
from autograder.grade.files import survey
from autograder.grade.rows import Row
from tests.grading.conftest import QUICK, WEEK

Submit = Callable[..., object]
Grade = Callable[..., dict[str, Row]]


def marks(row: Row) -> dict[str, float | None]:
    return {mark.exercise: mark.score for mark in row.marks}


FULL = {"double": 2.0, "Counter": 3.0, "batches": 1.0, "why": None}


def test_the_masters_solutions_get_full_marks(submit: Submit, grade: Grade) -> None:
    submit("ada")
    assert marks(grade()["ada"]) == FULL


def test_the_released_notebook_gets_nothing(submit: Submit, grade: Grade) -> None:
    submit("hana", start="release")
    assert marks(grade()["hana"]) == {"double": 0.0, "Counter": 0.0, "batches": 0.0, "why": 0.0}


def test_a_wrong_exercise_costs_itself_only_and_says_why(submit: Submit, grade: Grade) -> None:
    submit("wrong", double="def double(x):\n    x *= 2\n    return x")
    row = grade()["wrong"]
    assert marks(row) == {**FULL, "double": 0.0}
    assert "double" in row.lost[0].reason


def test_an_endless_loop_costs_one_exercise(submit: Submit, grade: Grade) -> None:
    submit("igor", double="def double(x):\n    while True:\n        pass")
    row = grade(limits=QUICK)["igor"]
    assert marks(row) == {**FULL, "double": 0.0}
    assert "endless loop" in row.lost[0].reason


@pytest.mark.slow
def test_an_endless_loop_in_a_cell_costs_what_needs_the_cell(submit: Submit, grade: Grade) -> None:
    submit("igor", double="double = lambda x: 2 * x\nwhile True:\n    pass")
    row = grade(limits=QUICK)["igor"]
    assert marks(row) == {**FULL, "double": 0.0}


def test_a_dead_process_costs_one_exercise(submit: Submit, grade: Grade) -> None:
    submit("rosa", double="import os\ndef double(x):\n    os._exit(0)")
    assert marks(grade()["rosa"]) == {**FULL, "double": 0.0}


def test_printing_warning_and_plotting_cost_nothing(submit: Submit, grade: Grade) -> None:
    source = """import sys, warnings, matplotlib.pyplot as plt
def double(x):
    print("doubling"); print("badly?", file=sys.stderr); warnings.warn("careful"); plt.plot([1, 2])
    return 2.0 * np.asarray(x)"""
    submit("bela", double=source)
    assert marks(grade()["bela"]) == FULL


def test_replacing_the_assertions_earns_nothing(submit: Submit, grade: Grade) -> None:
    cheat = "import numpy as np\nnp.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None"
    submit("jonas", first=cheat, double="def double(x):\n    return 0.0 * x")
    assert marks(grade()["jonas"]) == {**FULL, "double": 0.0}


def test_an_object_that_is_equal_to_everything_earns_nothing(submit: Submit, grade: Grade) -> None:
    liar = """class Liar:
    __eq__ = lambda self, other: True
    __array__ = lambda self, *a, **k: np.array([2.0, 4.0])
    shape, dtype, ndim, size = (2,), np.dtype(float), 1, 2
    def __len__(self): return 2
    def __getitem__(self, i): return [2.0, 4.0][i]
def double(x):
    return Liar()"""
    submit("liar", double=liar)
    assert marks(grade()["liar"]) == {**FULL, "double": 0.0}


@pytest.mark.parametrize("library", ["torch", "scipy", "sklearn", "pandas", "nbgrader", "autograder"])
def test_libraries_that_would_do_the_work_are_not_there(submit: Submit, grade: Grade, library: str) -> None:
    submit("kira", double=f"def double(x):\n    import {library}\n    return 2.0 * x")
    row = grade()["kira"]
    assert marks(row) == {**FULL, "double": 0.0}
    assert f"No module named '{library}'" in row.lost[0].reason


MANGLED = {
    "a test cell is missing": ["drop test_double"],
    "all test cells are missing": ["drop test_double", "drop test_Counter", "drop test_batches"],
    "setup is missing": ["drop setup"],
    "setup is last": ["drop setup", "duplicate double"],
    "a solution twice": ["duplicate double"],
    "a test twice": ["duplicate test_double"],
    "a changed grade_id": ["rename_grade_id double mine"],
    "a stolen grade_id": ["rename_grade_id test_double test_Counter"],
    "a solution as markdown": ["to_markdown double"],
    "a test as markdown": ["to_markdown test_double"],
    "a test tagged to be skipped": ["tag test_double skip-execution"],
    "a solution tagged demo": ["tag double demo"],
    "a test replaced": ["weaken test_double"],
    "a test above its solution": ["move_to_top test_double"],
    "no metadata": ["strip_metadata"],
    "an extra notebook": ["extra_file scratch.ipynb"],
}


@pytest.mark.parametrize("changes", MANGLED.values(), ids=MANGLED.keys())
def test_a_mangled_notebook_is_graded_as_if_it_were_whole(
    submit: Submit, grade: Grade, changes: list[str]
) -> None:
    submit("right", do=tuple(changes))
    submit("wrong", do=tuple(changes), Counter="class Counter:\n    def __init__(self, bound): pass")
    rows = grade()
    assert marks(rows["right"]) == FULL
    assert marks(rows["wrong"]) == {**FULL, "Counter": 0.0}


UNREADABLE = {
    "cut off": (["break_json"], "not valid JSON"),
    "other JSON": (["not_a_notebook"], "not a notebook"),
    "renamed": (["rename_file lesson-Copy1.ipynb"], "name it lesson.ipynb"),
}


@pytest.mark.parametrize(("changes", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_graded_is_named_and_the_others_are_graded(
    submit: Submit, grade: Grade, changes: list[str], reason: str
) -> None:
    submit("ada")
    submit("luis", do=tuple(changes))
    submit("zoe")
    rows = grade()
    assert reason in rows["luis"].problems["lesson.ipynb"]
    assert not rows["luis"].marks
    assert marks(rows["ada"]) == marks(rows["zoe"]) == FULL


def test_an_empty_folder_and_an_empty_file_are_named(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    (course / "submitted" / "empty" / WEEK).mkdir(parents=True)
    submit("blank")
    (course / "submitted" / "blank" / WEEK / "lesson.ipynb").write_text("")
    rows = grade()
    assert rows["empty"].problems == {WEEK: "the folder holds no notebook"}
    assert rows["blank"].problems == {"lesson.ipynb": "the file is empty"}
    assert marks(rows["ada"]) == FULL


def test_an_unknown_student_and_an_unknown_week_are_named(submit: Submit, grade: Grade, course: Path) -> None:
    submit("ada")
    with pytest.raises(UsageError, match="no submission of 'bob'"):
        grade(students=["bob"])
    from autograder.grade.run import grade_class

    with pytest.raises(UsageError, match="no week called 'week9'"):
        grade_class("week9", course)


def test_a_graded_submission_is_left_alone_unless_forced(submit: Submit, grade: Grade) -> None:
    submit("ada")
    grade()
    submit("ada", double="def double(x): return x")
    assert marks(grade(force=True)["ada"]) == {**FULL, "double": 0.0}


def test_the_graded_notebook_keeps_every_grade_id_and_shows_what_was_printed(
    submit: Submit, grade: Grade, course: Path
) -> None:
    submitted = submit("ada", last='print("hello from ada")')
    grade()
    graded = nbformat.read(course / "autograded" / "ada" / WEEK / "lesson.ipynb", as_version=4)
    ids = [
        cell["metadata"]["nbgrader"]["grade_id"]
        for cell in submitted["cells"]
        if "nbgrader" in cell["metadata"]
    ]  # type: ignore[index]
    assert [cell.metadata.nbgrader.grade_id for cell in graded.cells if "nbgrader" in cell.metadata] == ids
    assert graded.cells[-1].outputs[0].text == "hello from ada\n"
    assert not any("a demo" in str(cell.get("outputs")) for cell in graded.cells)


def test_a_second_notebook_beside_a_whole_week_is_no_problem(tmp_path: Path) -> None:
    for name in ("one", "two", "scratch"):
        (tmp_path / f"{name}.ipynb").write_text(
            '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
        )
    found = survey("ada", tmp_path, ["one", "two", "three"])
    assert (found.notebooks, found.problems) == (["one", "two"], {})
    (tmp_path / "two.ipynb").rename(tmp_path / "two (1).ipynb")
    assert list(survey("ada", tmp_path, ["one", "two", "three"]).problems) == ["two.ipynb"]
