"""nbgrader's own commands on the course folder: the same marks as ``descent grade``, with and without our steps."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.grade.record import Recorder
from autograder.grade.rows import Row
from autograder.grade.run import Options, grade_class
from autograder.settings import load
from tests.grading.books import exported, nbgrader
from tests.grading.conftest import PATIENT, QUICK, WEEK, one_worker

pytestmark = pytest.mark.slow

PLAIN_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'descent'\n"


def marks(row: Row) -> dict[str, float | None]:
    return {mark.exercise: mark.score for mark in row.marks}


def class_marks(course: Path, students: list[str]) -> dict[str, dict[str, float | None]]:
    recorder = Recorder(load(course), WEEK)
    return {student: marks(recorder.row(student)) for student in students}


def clear(course: Path) -> None:
    """As if nothing had been graded: no graded notebooks, and the marks gone."""
    shutil.rmtree(course / "autograded")
    for name in ("gradebook.db",):
        shutil.copy(course / f"{name}.released", course / name)


@pytest.fixture
def handed_in(course: Path, submit: Callable[..., object]) -> list[str]:
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
    grade(limits=QUICK)
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


def grade_and_die_amid_the_marks(course: Path) -> None:
    """Grade in a child that is killed when the submission stands in the gradebook, and its marks do not yet."""
    pid = os.fork()
    if pid == 0:
        try:
            Recorder.write = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign, assignment, return-value]
            with one_worker():
                grade_class(WEEK, course, Options(limits=PATIENT))
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def test_a_killed_and_rerun_submission_is_exported_with_its_marks(
    course: Path, submit: Callable[..., object], grade: Callable[..., dict[str, Row]]
) -> None:
    submit("ada")
    grade_and_die_amid_the_marks(course)
    assert exported(course)["ada"]["score"] == "0.0"  # what stock nbgrader would leave for good
    grade()
    assert exported(course)["ada"]["score"] == "6.0"
