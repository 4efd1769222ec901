"""Nothing is lost: after kills at random points a rerun ends where an undisturbed run ends; so after a full disk or a locked database."""

import contextlib
import errno
import json
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook, InvalidEntry
from sqlalchemy.exc import OperationalError

from autograder.errors import DescentError, GradebookError
from autograder.grade import gradebook, ledger, record
from autograder.grade.gradebook import OpenGradebook
from autograder.grade.report import Row
from autograder.grade.run import ClassRun, Options, grade_class
from tests.grading.books import book, sqlite
from tests.grading.conftest import PATIENT, WEEK, one_worker

Submit = Callable[..., object]
Grade = Callable[..., dict[str, Row]]
KILLS = 50


def hand_in_three(submit: Submit) -> None:
    submit("ada")
    submit("hana", start="release")
    submit("wrong", double="def double(x):\n    return x + 2")


def graded_files(course: Path) -> dict[str, object]:
    """The graded notebooks, each of them whole."""
    return {
        str(path.relative_to(course)): json.loads(path.read_text())
        for path in course.glob("autograded/*/*/*.ipynb")
    }


def grade_in_a_child_and_kill_it(course: Path, after: float) -> bool:
    """Grade in a process of its own and kill it; returns whether it had come to the end."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.setpgid(0, 0)
            with one_worker():
                grade_class(WEEK, course, Options(limits=PATIENT))
            status = 0
        finally:
            os._exit(status)
    end = time.monotonic() + after
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            assert os.waitstatus_to_exitcode(status) == 0
            return True
        time.sleep(0.002)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return False


@pytest.mark.slow
def test_fifty_kills_at_random_points_change_nothing_in_the_end(
    course: Path, submit: Submit, grade: Grade, tmp_path: Path
) -> None:
    hand_in_three(submit)
    undisturbed = Path(shutil.copytree(course, tmp_path / "undisturbed"))
    with one_worker():
        grade_class(WEEK, undisturbed, Options(limits=PATIENT))
    fresh = Path(shutil.copytree(course, tmp_path / "fresh"))
    randomly, kills, longest = random.Random(7), 0, 3.0
    while kills < KILLS:
        if grade_in_a_child_and_kill_it(course, randomly.uniform(0.0, longest)):
            assert book(course) == book(undisturbed)
            shutil.rmtree(course)
            shutil.copytree(fresh, course)
            continue
        kills += 1
        assert all(file in graded_files(undisturbed) for file in graded_files(course))
    with one_worker():
        grade_class(WEEK, course, Options(limits=PATIENT))
    assert book(course) == book(undisturbed)
    assert {name: text["cells"] for name, text in graded_files(course).items()} == {  # type: ignore[index]
        name: text["cells"]
        for name, text in graded_files(undisturbed).items()  # type: ignore[index]
    }


def test_a_full_disk_is_named_and_a_rerun_ends_the_work(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_three(submit)
    with monkeypatch.context() as patch:
        patch.setattr(record, "write_whole", full_disk)
        rows = grade()
    assert all("No space left on device" in row.problems["lesson.ipynb"] for row in rows.values())
    rows = grade()
    assert not any(row.problems for row in rows.values())
    assert rows["ada"].score == 6


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


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
