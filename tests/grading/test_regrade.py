"""Regrading: shows each mark that a changed test changes and writes nothing, until it is told to."""

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from nbgrader.api import Gradebook
from typer.testing import CliRunner

from autograder.build.command import build_week
from autograder.cli import application
from autograder.grade.record import Recorder
from autograder.grade.regrade import regrade
from autograder.grade.rows import Row
from autograder.grade.run import ClassRun, Options
from autograder.settings import load
from tests.grading.books import book, sqlite
from tests.grading.conftest import PATIENT, WEEK, one_worker
from tests.grading.lesson import LESSON

Submit = Callable[..., object]
Grade = Callable[..., dict[str, Row]]
STRICTER = LESSON.replace('[3, 3, 1], "the last', '[3, 4], "the last')


def changed_week(tmp_path: Path, text: str = STRICTER, *names: str) -> Path:
    week = tmp_path / "changed" / WEEK
    (week / "source").mkdir(parents=True)
    for name in names or ("lesson",):
        (week / "source" / f"{name}.py").write_text(text, encoding="utf-8")
    return week


def found(course: Path, *, apply: bool) -> list[tuple[str, str, float | None, float | None]]:
    options = Options(limits=PATIENT, force=True, writes=apply)
    with one_worker():
        changes = list(regrade(ClassRun(WEEK, course, options)))
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


def command(course: Path, *words: str) -> tuple[int, str]:
    """Run ``descent regrade``; returns its exit status and what it says."""
    with one_worker():
        ran = CliRunner().invoke(application(), ["regrade", WEEK, "--course", str(course), *words])
    return ran.exit_code, " ".join(ran.output.split())


def test_the_command_shows_by_default_and_writes_with_apply(
    course: Path, submit: Submit, grade: Grade, tmp_path: Path
) -> None:
    submit("ada")
    submit("wrong", batches="def batches(n, size, rng):\n    return []")
    grade()
    before = book(course)
    build_week(changed_week(tmp_path), course, None)
    for words in ((), ("--diff",)):
        status, said = command(course, *words)
        assert status == 0
        assert re.search(r"ada . test_batches . 1 . 0 . -1 . .*the last batch", said)
        assert "wrong" not in said
        assert "1 mark changes, of 1 student: not written; --apply does that" in said
        assert book(course) == before
    status, said = command(course, "--apply")
    assert (status, "1 mark changes, of 1 student: written" in said) == (0, True)
    assert book(course) != before
    assert command(course, "--diff") == (0, "no mark changes")
    assert grade()["ada"].score == 5


def indexes(course: Path) -> set[str]:
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as gradebook:
        return {name for (name,) in gradebook.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}


def test_not_even_an_index_is_made_to_show_what_would_change(course: Path, submit: Submit) -> None:
    submit("ada")
    before = indexes(course)
    assert command(course, "--diff")[0] == 0
    assert indexes(course) == before
    command(course, "--apply")
    assert len(indexes(course) - before) == 4


def test_the_help_teaches_both_ways() -> None:
    said = CliRunner().invoke(application(), ["regrade", "--help"]).output
    assert "--diff" in said
    assert "--apply" in said
    assert "writes nothing" in " ".join(said.split())


def test_changed_points_are_shown(course: Path, submit: Submit, grade: Grade, tmp_path: Path) -> None:
    submit("ada")
    submit("wrong", double="def double(x):\n    return x + 2")
    grade()
    build_week(changed_week(tmp_path, LESSON.replace('"points": 2', '"points": 5')), course, None)
    assert found(course, apply=False) == [("ada", "test_double", 2.0, 5.0)]
    assert found(course, apply=True) == [("ada", "test_double", 2.0, 5.0)]
    assert grade()["ada"].score == 9


def test_a_mark_given_by_hand_stays_and_is_said_to(
    course: Path, submit: Submit, grade: Grade, tmp_path: Path
) -> None:
    submit("ada")
    grade()
    with Gradebook(sqlite(course)) as gradebook:
        gradebook.find_grade("test_batches", "lesson", WEEK, "ada").manual_score = 1.0
        gradebook.db.commit()
    build_week(changed_week(tmp_path), course, None)
    _, said = command(course, "--apply")
    assert "the mark given by hand, 1, stays" in re.sub(r"[│┃] *[│┃ ]*", "", said)
    assert grade()["ada"].score == 6


def test_a_notebook_that_is_not_handed_in_any_more_loses_its_marks(
    course: Path, submit: Submit, grade: Grade, tmp_path: Path
) -> None:
    build_week(changed_week(tmp_path, LESSON, "lesson", "second"), course, None)
    submit("ada")
    handed_in = course / "submitted" / "ada" / WEEK
    shutil.copy(handed_in / "lesson.ipynb", handed_in / "second.ipynb")
    assert grade()["ada"].score == 12
    (handed_in / "second.ipynb").unlink()
    expected = [
        ("ada", f"test_{name}", mark, 0.0) for name, mark in (("Counter", 3), ("batches", 1), ("double", 2))
    ]
    assert sorted(found(course, apply=False)) == expected
    assert len(list(course.glob("autograded/ada/*/*.ipynb"))) == 2
    assert grade()["ada"].score == 6
    assert found(course, apply=False) == []


def test_a_student_whose_submission_is_gone_is_named_and_keeps_the_marks(
    course: Path, submit: Submit, grade: Grade
) -> None:
    submit("ada")
    submit("bob")
    grade()
    before = book(course)
    shutil.rmtree(course / "submitted" / "bob")
    status, said = command(course, "--apply")
    assert status == 0
    assert "bob was graded before and has no submission any more; the marks stay" in said
    assert book(course) == before


def test_what_cannot_be_graded_again_is_named_and_the_exit_status_says_so(
    course: Path, submit: Submit, grade: Grade
) -> None:
    submit("ada")
    grade()
    (course / "submitted" / "ada" / WEEK / "lesson.ipynb").write_text("{")
    status, said = command(course, "--diff")
    assert status == 1
    assert "ada, lesson.ipynb: not valid JSON" in said
