"""Nothing is lost: after kills at random points a rerun ends where an undisturbed run ends; so after a full disk or a locked database."""

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

from autograder.errors import DescentError, GradebookError
from autograder.grade import gradebook, record
from autograder.grade.report import Row
from autograder.grade.run import Options, grade_class
from tests.grading.conftest import QUICK, WEEK, one_worker

Submit = Callable[..., object]
Grade = Callable[..., dict[str, Row]]
KILLS = 50


def hand_in_three(submit: Submit) -> None:
    submit("ada")
    submit("hana", start="release")
    submit("wrong", double="def double(x):\n    return x + 2")


def book(course: Path) -> list[tuple[object, ...]]:
    """Every mark in the gradebook, as rows of plain values."""
    query = """
        SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.needs_manual_grade
        FROM grade JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
        JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
        JOIN base_cell ON grade.cell_id = base_cell.id ORDER BY 1, 2"""
    with sqlite3.connect(course / "gradebook.db") as connection:
        rows = connection.execute(query).fetchall()
    connection.close()
    return rows


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
                grade_class(WEEK, course, Options(limits=QUICK))
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
        grade_class(WEEK, undisturbed, Options(limits=QUICK))
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
        grade_class(WEEK, course, Options(limits=QUICK))
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
    from nbgrader.api import Gradebook

    submit("ada")
    grade()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as open_book:
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
