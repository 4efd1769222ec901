"""The demo class: every student gets the marks that their file says they deserve, and a page of feedback."""

import html
import io
import re
from pathlib import Path

import nbformat
import pytest
from rich.console import Console

from autograder.build.regions import HIDDEN_TESTS, split
from autograder.build.weeks import build_lesson
from autograder.checkout import CHECKOUT
from autograder.demo.show import run_demo
from autograder.demo.student_file import DemoStudent, read_class
from autograder.grade.rows import Row, Verdict

WEEK = "week1_optimization"
CLASS = {student.name: student for student in read_class(CHECKOUT / WEEK)}

HIDDEN_LINES = {
    line.strip()
    for cell in nbformat.reads(build_lesson(CHECKOUT / WEEK / "source" / "07_optimizers.py").source, 4).cells
    for line in split(cell.source, HIDDEN_TESTS).inside
    if len(line.strip()) > 25
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Row], str]:
    course = tmp_path_factory.mktemp("demo")
    console = Console(record=True, width=140, file=io.StringIO())
    rows = run_demo(WEEK, course, console)
    return course, {row.student: row for row in rows}, console.export_text()


def test_the_class_is_large_and_mixed() -> None:
    assert len(CLASS) >= 12
    assert sum(student.earns is None for student in CLASS.values()) >= 2


@pytest.mark.parametrize("student", CLASS.values(), ids=CLASS.keys())
def test_marks_are_the_deserved_ones(demo: tuple[Path, dict[str, Row], str], student: DemoStudent) -> None:
    row = demo[1][student.name]
    if student.earns is None:
        assert not row.marks
        assert row.problems
        return
    tested = [
        mark for mark in row.marks if mark.grade_id.startswith("test_") and mark.notebook == student.notebook
    ]
    assert [mark.exercise for mark in tested if mark.score == mark.points] == student.earns
    assert all(mark.score == 0 and mark.reason for mark in tested if mark.exercise not in student.earns)


def test_every_graded_student_has_a_page_without_hidden_tests(demo: tuple[Path, dict[str, Row], str]) -> None:
    course, rows, _ = demo
    for name, row in rows.items():
        pages = list((course / "feedback" / name / WEEK).glob("*.html"))
        assert bool(pages) == bool(row.marks), name
        for page in pages:
            text = html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
            assert "GradientDescent" in text
            assert not [line for line in HIDDEN_LINES if line in text], name


def test_the_table_names_every_student_and_every_reason(demo: tuple[Path, dict[str, Row], str]) -> None:
    for name, row in demo[1].items():
        assert name in demo[2]
        for mark in row.lost:
            said = mark.exercise if mark.verdict == Verdict.UNWRITTEN else f"{mark.exercise} 0/"
            assert said in demo[2]


def test_the_demo_ends_with_what_the_class_got_wrong(demo: tuple[Path, dict[str, Row], str]) -> None:
    page = demo[0] / "reports" / f"{WEEK}.html"
    assert str(page) in demo[2]
    text = page.read_text(encoding="utf-8")
    assert "ε stands inside the root" in text
    assert "SyntaxError in line 6: invalid syntax" in text
    assert "The velocity is an average" in demo[2].replace("\n", " ")
