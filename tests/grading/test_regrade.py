"""Regrading: shows each mark that a changed test changes and writes nothing, until it is told to."""

from collections.abc import Callable
from pathlib import Path

from autograder.build.command import build_week
from autograder.grade.record import Recorder
from autograder.grade.regrade import regrade
from autograder.grade.report import Row
from autograder.grade.run import ClassRun, Options
from autograder.settings import load
from tests.grading.conftest import QUICK, WEEK, one_worker
from tests.grading.lesson import LESSON

STRICTER = LESSON.replace('[3, 3, 1], "the last', '[3, 4], "the last')


def changed_week(tmp_path: Path) -> Path:
    week = tmp_path / "changed" / WEEK
    (week / "source").mkdir(parents=True)
    (week / "source" / "lesson.py").write_text(STRICTER, encoding="utf-8")
    return week


def found(course: Path, *, apply: bool) -> list[tuple[str, str, float | None, float | None]]:
    with one_worker():
        changes = list(regrade(ClassRun(WEEK, course, Options(limits=QUICK, force=True)), apply=apply))
    return [(change.student, change.grade_id, change.before, change.after) for change in changes]


def test_nothing_changes_without_a_change(
    course: Path, submit: Callable[..., object], grade: Callable[..., dict[str, Row]]
) -> None:
    submit("ada")
    grade()
    assert found(course, apply=False) == []


def test_a_changed_test_is_shown_first_and_written_when_told(
    course: Path, submit: Callable[..., object], grade: Callable[..., dict[str, Row]], tmp_path: Path
) -> None:
    submit("ada")
    submit("wrong", batches="def batches(n, size, rng):\n    return []")
    grade()
    build_week(changed_week(tmp_path), course, None)
    expected = [("ada", "test_batches", 1.0, 0.0)]
    assert found(course, apply=False) == expected
    assert found(course, apply=False) == expected  # nothing was written
    assert found(course, apply=True) == expected
    assert found(course, apply=False) == []
    recorder = Recorder(load(course), WEEK)
    assert recorder.scores("ada")["lesson"]["test_batches"].by_test == 0.0


def test_the_rerun_after_a_changed_test_grades_again(
    course: Path, submit: Callable[..., object], grade: Callable[..., dict[str, Row]], tmp_path: Path
) -> None:
    submit("ada")
    grade()
    build_week(changed_week(tmp_path), course, None)
    assert [mark.exercise for mark in grade()["ada"].lost] == ["batches"]
