"""A rerun grades what has changed, and nothing else; a mark that a person gave survives it."""

import contextlib
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.grade import ledger, record
from autograder.grade.run import ClassRun, Options
from tests.grading.books import sqlite
from tests.grading.conftest import PATIENT, WEEK, Grade, Submit, hand_in_three


def test_a_rerun_grades_only_what_changed(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_three(submit)
    grade()
    written: list[str] = []
    write = record.Recorder.write

    def watch(self: record.Recorder, graded: object) -> None:
        written.append(graded.student)  # type: ignore[attr-defined]
        write(self, graded)  # type: ignore[arg-type]

    monkeypatch.setattr(record.Recorder, "write", watch)
    grade()
    assert written == []
    submit("wrong")
    assert grade()["wrong"].score == 6
    assert written == ["wrong"]
    (course / "autograded" / "ada" / WEEK / "lesson.ipynb").unlink()
    grade()
    assert written == ["wrong", "ada"]


def test_a_mark_given_by_hand_survives_a_regrade(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    grade()
    with Gradebook(sqlite(course)) as open_book:
        mark = open_book.find_grade("why", "lesson", WEEK, "ada")
        mark.manual_score, mark.needs_manual_grade = 2.0, False
        open_book.db.commit()
    row = grade(force=True)["ada"]
    assert [mark.score for mark in row.marks if mark.grade_id == "why"] == [2.0]


def test_a_submission_that_changes_while_it_is_graded_is_graded_again(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit("ada", double="def double(x):\n    return x")
    begin = record.Recorder.begin

    def hand_in_again(self: record.Recorder, student: str) -> None:
        submit("ada")
        begin(self, student)

    with monkeypatch.context() as patch:
        patch.setattr(record.Recorder, "begin", hand_in_again)
        assert grade()["ada"].score == 4
    assert grade()["ada"].score == 6


def left_to_do(course: Path) -> list[str]:
    run = ClassRun(WEEK, course, Options(limits=PATIENT))
    with contextlib.closing(run.recorder):
        return [student for student, names in run.todo.items() if names]


def test_another_grader_grades_again(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit("ada")
    submit("bob")
    grade()
    assert left_to_do(course) == []
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "grader_version", lambda: "mended")
        assert left_to_do(course) == ["ada", "bob"]
