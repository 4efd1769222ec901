"""A gradebook that is locked, broken, gone or old: it is waited for, named, and brought up to date."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import InvalidEntry
from sqlalchemy.exc import OperationalError

from autograder.errors import DescentError, GradebookError
from autograder.grade import gradebook, record
from autograder.grade.gradebook import OpenGradebook
from tests.grading.books import book, sqlite
from tests.grading.conftest import Grade, Submit, hand_in_three


@pytest.mark.slow
def test_a_locked_gradebook_is_waited_for_and_then_named(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_three(submit)
    monkeypatch.setattr(gradebook, "RETRIES", 1)
    with sqlite3.connect(course / "gradebook.db", isolation_level=None) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GradebookError, match="locked"):
            grade()
        connection.execute("ROLLBACK")
    connection.close()
    assert grade()["ada"].score == 6


def test_a_gradebook_that_is_no_database_is_named(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    (course / "gradebook.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(DescentError, match=r"gradebook\.db"):
        grade()


def test_a_lock_that_nbgrader_reports_as_an_invalid_entry_is_waited_for(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(gradebook.time, "sleep", waited.append)

    def locked_twice() -> str:
        if len(waited) == 2:
            return "done"
        try:
            raise OperationalError("INSERT", {}, Exception("database is locked"))
        except OperationalError as error:
            raise InvalidEntry(*error.args)  # noqa: B904  as nbgrader does

    assert OpenGradebook(sqlite(course), "descent").patiently(locked_twice) == "done"


def after_the_first_mark(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Something happens when one submission is recorded and the next is about to be."""
    begin, times = record.Recorder.begin, iter(range(1000))

    def begin_later(self: record.Recorder, student: str) -> None:
        if next(times) == 1:
            act()
        begin(self, student)

    monkeypatch.setattr(record.Recorder, "begin", begin_later)


def test_a_gradebook_that_vanishes_amid_a_run_is_named_and_none_is_made_in_its_place(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_three(submit)
    shutil.copy(course / "gradebook.db", course / "copy.db")
    with monkeypatch.context() as patch:
        after_the_first_mark(patch, (course / "gradebook.db").unlink)
        with pytest.raises(GradebookError, match=r"gradebook\.db was deleted or replaced"):
            grade()
    assert not (course / "gradebook.db").exists()
    with pytest.raises(DescentError):
        grade()
    assert not (course / "gradebook.db").exists()
    (course / "copy.db").rename(course / "gradebook.db")
    assert [grade()[name].score for name in ("ada", "hana", "wrong")] == [6, 0, 4]


def test_an_older_copy_of_the_gradebook_is_brought_up_to_date(
    course: Path, submit: Submit, grade: Grade
) -> None:
    submit("ada", double="def double(x):\n    return x")
    submit("bob")
    grade()
    shutil.copy(course / "gradebook.db", course / "older.db")
    submit("ada")
    grade()
    new = book(course)
    shutil.move(course / "older.db", course / "gradebook.db")
    assert book(course) != new
    grade()
    assert book(course) == new
