"""Every graded cell keeps its grade_id, with nbgrader's own commands run in the course folder."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.build.cells import grade_id
from autograder.build.weeks import build_lessons, release_week

pytestmark = pytest.mark.slow
GRADED = ["test_twice", "why"]


def nbgrader(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "nbgrader", *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


def graded(path: Path) -> list[str]:
    cells = nbformat.read(path, as_version=4).cells
    return [grade_id(cell) for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]


def test_a_graded_cell_keeps_its_grade_id(week: Path, course: Path):
    release_week(week, build_lessons(week), course, print)
    part = "week0_tiny/01_twice.ipynb"
    text = (course / "release" / part).read_text()
    submitted = course / "submitted/ada" / part
    submitted.parent.mkdir(parents=True)
    submitted.write_text(text.replace("# YOUR CODE HERE", "return 2 * x"))

    nbgrader(course, "autograde", "week0_tiny")

    steps = [f"source/{part}", f"release/{part}", f"submitted/ada/{part}", f"autograded/ada/{part}"]
    assert [graded(course / step) for step in steps] == [GRADED] * 4
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        grades = gradebook.find_submission_notebook("01_twice", "week0_tiny", "ada").grades
        assert {grade.name: grade.auto_score for grade in grades} == {"test_twice": 2, "why": 0}


def test_nbgrader_releases_the_same_notebook_with_the_courses_configuration(week: Path, course: Path):
    release_week(week, build_lessons(week), course, print)
    part = course / "release/week0_tiny/01_twice.ipynb"
    before = part.read_bytes()
    nbgrader(course, "generate_assignment", "week0_tiny", "--force")
    assert part.read_bytes() == before
