"""Late work: nbgrader's plugin decides the penalty; every run decides it anew, and grades nothing again for it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.errors import GradebookError
from autograder.grade import task
from autograder.grade.regrade import regrade
from autograder.grade.rows import Row
from autograder.grade.run import ClassRun, Options
from autograder.grade.table import grade_table
from autograder.settings import CONFIG_TEXT
from tests.grading.books import exported, sqlite
from tests.grading.conftest import PATIENT, WEEK, one_worker
from tests.grading.test_feedback import mark_by_hand, page_of, words

PLUGIN = """
from nbgrader.plugins import LateSubmissionPlugin

class ShareADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return SHARE * score * total_seconds_late / 86400

c.AssignLatePenalties.plugin_class = ShareADay
"""
STEP = """
from nbgrader.preprocessors import AssignLatePenalties

class OnePoint(AssignLatePenalties):
    def _check_late_penalty(self, notebook, penalty):
        return 1.0

c.LateSubmissionPlugin.penalty_method = "zero"
steps = [OnePoint if step is AssignLatePenalties else step for step in c.Autograde.autograde_preprocessors]
c.Autograde.autograde_preprocessors = steps
"""

Grade = Callable[..., dict[str, Row]]
Submit = Callable[..., object]


def configure(course: Path, text: str) -> None:
    (course / "nbgrader_config.py").write_text(CONFIG_TEXT + text)


def share(amount: float) -> str:
    return PLUGIN.replace("SHARE", str(amount))


def hand_in_at(course: Path, student: str, hour: str) -> None:
    stamp = course / "submitted" / student / WEEK / "timestamp.txt"
    stamp.write_text(f"2026-11-20 {hour}:00 UTC")


@pytest.fixture
def late(course: Path, submit: Submit) -> None:
    """Ada is a quarter of a day late, bo is not; a day costs all of it."""
    configure(course, share(1))
    for student, hour in (("ada", "18:00"), ("bo", "11:00")):
        submit(student)
        hand_in_at(course, student, hour)
    with Gradebook(sqlite(course)) as gradebook:
        gradebook.update_or_create_assignment(WEEK, duedate="2026-11-20 12:00:00 UTC")


@pytest.fixture
def graded(late: None, grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on no submission may be graded again."""
    grade()

    def refuse(*_: object) -> None:
        pytest.fail("graded again")

    monkeypatch.setattr(task, "examine", refuse)


def totals(rows: dict[str, Row]) -> dict[str, tuple[float, float]]:
    return {name: (row.score, row.penalty) for name, row in rows.items()}


def test_the_table_has_the_mark_after_the_penalty_and_says_so(late: None, grade: Grade) -> None:
    from rich.console import Console

    rows = grade()
    assert totals(rows) == {"ada": (4.5, 1.5), "bo": (6.0, 0.0)}
    assert rows["ada"].total == "4.5 of 6 after 1.5 off for handing in late, 2 by hand to come"
    console = Console(width=140, record=True)
    console.print(grade_table(list(rows.values()), "week"))
    assert "4.5 of 6 after 1.5 off for handing in late" in console.export_text()


@pytest.mark.slow
def test_the_page_says_the_same(course: Path, graded: None) -> None:
    assert "4.5 of 6 after 1.5 off for handing in late" in words(page_of(course, "ada"))
    assert "late" not in words(page_of(course, "bo")).partition("Exercise")[0]


def test_a_changed_plugin_changes_the_mark(course: Path, graded: None, grade: Grade) -> None:
    configure(course, share(2))
    assert totals(grade())["ada"] == (3.0, 3.0)
    configure(course, "")
    assert totals(grade())["ada"] == (6.0, 0.0)


@pytest.mark.slow
def test_a_changed_time_changes_the_mark(course: Path, graded: None, grade: Grade) -> None:
    hand_in_at(course, "ada", "12:00")
    hand_in_at(course, "bo", "15:00")
    assert totals(grade()) == {"ada": (6.0, 0.0), "bo": (5.25, 0.75)}


@pytest.mark.slow
def test_a_mark_by_hand_counts_towards_the_penalty(course: Path, graded: None, grade: Grade) -> None:
    mark_by_hand(course, "ada", "why", 2.0)
    assert totals(grade())["ada"] == (6.0, 2.0)


@pytest.mark.slow
def test_a_page_has_it_right_as_soon_as_it_is_marked_by_hand(course: Path, graded: None) -> None:
    mark_by_hand(course, "ada", "why", 2.0)
    (course / "submitted" / "bo" / WEEK / "timestamp.txt").write_text("yesterday evening")  # its page is made
    assert "6 of 8 after 2 off for handing in late" in words(page_of(course, "ada"))
    assert "6 of 6" in words(page_of(course, "bo"))


@pytest.mark.slow
def test_a_time_that_cannot_be_read_is_told_and_the_marks_stay(
    course: Path, graded: None, grade: Grade
) -> None:
    (course / "submitted" / "ada" / WEEK / "timestamp.txt").write_text("yesterday evening")
    row = grade()["ada"]
    assert "does not hold a time such as" in row.problems["timestamp.txt"]
    assert (row.score, row.penalty) == (4.5, 1.5)


@pytest.mark.slow
def test_a_step_of_the_courses_own_decides_too(course: Path, late: None, grade: Grade) -> None:
    configure(course, STEP)
    assert totals(grade()) == {"ada": (5.0, 1.0), "bo": (6.0, 0.0)}


@pytest.mark.slow
def test_regrade_works_penalties_out_only_when_it_writes(course: Path, late: None, grade: Grade) -> None:
    grade()
    configure(course, share(2))
    for apply, penalty in ((False, 1.5), (True, 3.0)):
        with one_worker():
            run = ClassRun(WEEK, course, Options(force=True, limits=PATIENT, writes=apply))
            assert list(regrade(run)) == []
        assert run.recorder.row("ada").penalty == penalty
        run.recorder.close()


@pytest.mark.slow
def test_other_settings_of_the_steps_are_a_reason_to_grade_again(
    course: Path, late: None, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    grade()
    again: list[str] = []
    monkeypatch.setattr(task, "examine", lambda *_: again.append("graded"))
    configure(course, share(1) + "c.LimitOutput.max_lines = 3\n")
    grade()
    assert len(again) == 2


@pytest.mark.slow
def test_a_plugin_that_fails_is_named_and_a_mended_one_ends_the_work(
    course: Path, late: None, grade: Grade
) -> None:
    configure(course, share(1).replace("return", "return 1 / 0 *"))
    with pytest.raises(GradebookError, match="plugin for late penalties failed for ada: ZeroDivisionError"):
        grade()
    configure(course, share(1))
    assert totals(grade()) == {"ada": (4.5, 1.5), "bo": (6.0, 0.0)}


@pytest.mark.slow
def test_extensions_are_nbgraders_and_its_export_has_the_same_marks(
    course: Path, late: None, submit: Submit, grade: Grade
) -> None:
    shutil.copytree(course / "submitted" / "ada", course / "submitted" / "extended")
    grade()
    rows = exported(course)
    assert [rows[name]["score"] for name in ("ada", "bo", "extended")] == ["4.5", "6.0", "4.5"]
    assert rows["ada"]["late_submission_penalty"] == "1.5"
    with Gradebook(sqlite(course)) as gradebook:
        gradebook.grant_extension(WEEK, "extended", hours=6)
    assert totals(grade())["extended"] == (6.0, 0.0)
    rows = exported(course)
    assert [rows[name]["score"] for name in ("ada", "bo", "extended")] == ["4.5", "6.0", "6.0"]
