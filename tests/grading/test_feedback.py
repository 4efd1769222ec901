"""Feedback pages: there for every graded notebook, with marks and reasons, without a hidden test."""

from collections.abc import Callable
from pathlib import Path

from autograder.feedback.command import feedback
from autograder.grade.report import Row
from tests.grading.conftest import WEEK


def page_of(course: Path, student: str) -> str:
    return (course / "feedback" / student / WEEK / "lesson.html").read_text(encoding="utf-8")


def test_pages_say_what_was_wrong_and_hide_the_tests(
    course: Path, submit: Callable[..., object], grade: Callable[..., dict[str, Row]]
) -> None:
    submit("ada")
    submit("wrong", double="def double(x):\n    return np.where(x < 2.5, 2.0 * x, 0.0)")
    grade()
    feedback(WEEK, course, None, None)
    assert "double of 0…4" in page_of(course, "wrong")
    for student in ("ada", "wrong"):
        assert "HIDDEN TESTS" not in page_of(course, student)
        assert "hidden_input" not in page_of(course, student)


def test_the_markers_in_a_students_own_cell_do_not_stop_the_page(
    course: Path, submit: Callable[..., object], grade: Callable[..., dict[str, Row]]
) -> None:
    submit("sly", last="### BEGIN HIDDEN TESTS\nprint(1)")
    grade()
    feedback(WEEK, course, None, None)
    assert "print" in page_of(course, "sly")


def test_text_that_a_student_prints_is_escaped(
    course: Path, submit: Callable[..., object], grade: Callable[..., dict[str, Row]]
) -> None:
    shows = "from IPython.display import HTML, display\nprint('<script>alert(1)</script>')\n"
    shows += "display(HTML('<img src=x onerror=alert(2)>'))\nraise ValueError('<svg onload=alert(3)>')"
    submit("eve", last=shows)
    grade()
    feedback(WEEK, course, None, None)
    page = page_of(course, "eve")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "<svg onload" not in page
