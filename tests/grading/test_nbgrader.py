"""nbgrader's own commands on the course folder: the same marks as ``descent grade``, with and without our steps."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.grade.record import Recorder
from autograder.grade.report import Row
from autograder.settings import load
from tests.grading.conftest import WEEK

pytestmark = pytest.mark.slow

PLAIN_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'descent'\n"


def nbgrader(course: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env={**os.environ, "JUPYTER_PLATFORM_DIRS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )


def marks(row: Row) -> dict[str, float | None]:
    return {mark.exercise: mark.score for mark in row.marks}


def class_marks(course: Path, students: list[str]) -> dict[str, dict[str, float | None]]:
    recorder = Recorder(load(course), WEEK)
    return {student: marks(recorder.row(student)) for student in students}


def clear(course: Path) -> None:
    """As if nothing had been graded: no graded notebooks, and the marks gone."""
    import shutil

    shutil.rmtree(course / "autograded")
    for name in ("gradebook.db",):
        shutil.copy(course / f"{name}.released", course / name)


@pytest.fixture
def handed_in(course: Path, submit: Callable[..., object]) -> list[str]:
    import shutil

    shutil.copy(course / "gradebook.db", course / "gradebook.db.released")
    submit("ada")
    submit("hana", start="release")
    submit("wrong", double="def double(x):\n    return x + 2")
    submit("state", Counter="class Counter:\n    count = 0\n    def __init__(self, bound): self.bound = bound\n"
           "    def add(self, f, x):\n        Counter.count += int(f(x) > self.bound)\n        return Counter.count")  # fmt: skip
    return ["ada", "hana", "state", "wrong"]


def test_nbgrader_autograde_gives_the_marks_of_descent_grade(
    course: Path, handed_in: list[str], submit: Callable[..., object], grade: Callable[..., dict[str, Row]]
) -> None:
    submit("igor", double="def double(x):\n    while True:\n        pass")
    submit("mona", do=("drop test_double",))
    submit("luis", do=("break_json",))
    students = [*handed_in, "igor", "mona"]
    grade()
    ours = class_marks(course, students)
    assert ours["ada"]["double"] == 2.0
    clear(course)
    ran = nbgrader(course, "autograde", WEEK)
    assert "luis" in ran.stderr
    assert class_marks(course, students) == ours


def test_plain_nbgrader_gives_honest_submissions_the_same_marks(
    course: Path, handed_in: list[str], grade: Callable[..., dict[str, Row]]
) -> None:
    grade()
    ours = class_marks(course, handed_in)
    clear(course)
    (course / "nbgrader_config.py").write_text(PLAIN_CONFIG)
    ran = nbgrader(course, "autograde", WEEK)
    assert ran.returncode == 0, ran.stderr
    assert class_marks(course, handed_in) == ours


def test_nbgraders_own_feedback_command_hides_the_tests_too(
    course: Path, handed_in: list[str], grade: Callable[..., dict[str, Row]]
) -> None:
    grade()
    ran = nbgrader(course, "generate_feedback", WEEK)
    assert ran.returncode == 0, ran.stderr
    page = (course / "feedback" / "wrong" / WEEK / "lesson.html").read_text()
    assert "def" in page
    assert "hidden_input" not in page
    assert "HIDDEN TESTS" not in page
