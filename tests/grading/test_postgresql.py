"""A gradebook on PostgreSQL: the same marks as in SQLite, by every command; a server that goes away costs nothing."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from autograder.build.command import build_week
from autograder.errors import BuildError, GradebookError, MissingProgram, UsageError
from autograder.feedback.command import feedback
from autograder.grade import gradebook
from autograder.grade.record import Recorder
from autograder.grade.regrade import regrade
from autograder.grade.rows import Row
from autograder.grade.run import ClassRun, Options, grade_class
from autograder.settings import CONFIG_TEXT
from tests.grading.books import book, exported, nbgrader, sqlite
from tests.grading.conftest import PATIENT, WEEK, one_worker
from tests.grading.postgres import Server

Submit = Callable[..., object]
Grade = Callable[..., dict[str, Row]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def released_there(server: Server, week: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database, empty at first, in which the week is released."""
    build_week(week, tmp_path_factory.mktemp("released") / "course", server.new_database("released"))
    return "released"


@pytest.fixture
def db(server: Server, released_there: str) -> str:
    """The URL of the test's own copy of it."""
    return server.new_database("gradebook", like=released_there)


def left_to_do(course: Path, db: str) -> dict[str, list[str]]:
    run = ClassRun(WEEK, course, Options(limits=PATIENT, db=db))
    with contextlib.closing(run.recorder):
        return run.todo


def hand_in_three(submit: Submit) -> None:
    submit("ada")
    submit("hana", start="release")
    submit("wrong", double="def double(x):\n    return x + 2")


@pytest.mark.slow
def test_the_marks_are_those_of_sqlite(course: Path, submit: Submit, grade: Grade, db: str) -> None:
    hand_in_three(submit)
    in_sqlite = grade()
    in_postgresql = grade(db=db)
    assert {name: row.marks for name, row in in_postgresql.items()} == {
        name: row.marks for name, row in in_sqlite.items()
    }
    assert book(course, db) == book(course, sqlite(course))
    assert len(book(course, db)) == 12


@pytest.mark.slow
def test_a_rerun_with_another_gradebook_grades_again_and_then_no_more(
    course: Path, submit: Submit, grade: Grade, db: str
) -> None:
    submit("ada")
    grade()
    assert left_to_do(course, db) == {"ada": ["lesson"]}
    grade(db=db)
    assert left_to_do(course, db) == {"ada": []}


@pytest.mark.slow
def test_regrade_feedback_and_nbgraders_own_commands_use_it_too(
    course: Path, submit: Submit, grade: Grade, db: str
) -> None:
    hand_in_three(submit)
    (course / "nbgrader_config.py").write_text(f"{CONFIG_TEXT}c.CourseDirectory.db_url = {db!r}\n")
    (course / "gradebook.db").unlink()
    grade()
    assert exported(course)["ada"]["score"] == "6.0"
    before = book(course, db)
    ran = nbgrader(course, "autograde", WEEK, "--force", "--student=wrong")
    assert ran.returncode == 0, ran.stderr
    assert book(course, db) == before
    submit("wrong")
    run = ClassRun(WEEK, course, Options(limits=PATIENT, force=True))
    with contextlib.closing(run.recorder), one_worker():
        changes = list(regrade(run))
    assert [(change.student, change.grade_id, change.difference) for change in changes] == [
        ("wrong", "test_double", 2.0)
    ]
    feedback(WEEK, course, ["wrong"])
    assert (course / "feedback" / "wrong" / WEEK / "lesson.html").exists()
    assert nbgrader(course, "db", "upgrade").returncode == 0
    assert not (course / "gradebook.db").exists()


def after_the_first_mark(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Something happens to the server when one submission is recorded and the next is about to be."""
    begin, times = Recorder.begin, iter(range(1000))

    def begin_later(self: Recorder, student: str) -> None:
        if next(times) == 1:
            act()
        begin(self, student)

    monkeypatch.setattr(Recorder, "begin", begin_later)


@pytest.mark.slow
def test_a_server_that_vanishes_is_named_and_a_rerun_ends_the_work(
    course: Path, submit: Submit, grade: Grade, db: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_three(submit)
    monkeypatch.setattr(gradebook, "RETRIES", 2)
    with monkeypatch.context() as patch:
        after_the_first_mark(patch, server.stop)
        with pytest.raises(GradebookError, match=r"postgresql://descent:\*\*\*@") as caught:
            grade(db=db)
    assert "secret" not in str(caught.value)
    with pytest.raises(GradebookError, match="Is the server running"):
        grade(db=db)
    server.start()
    assert left_to_do(course, db) == {"ada": [], "hana": ["lesson"], "wrong": ["lesson"]}
    grade(db=db)
    grade()
    assert book(course, db) == book(course, sqlite(course))


@pytest.mark.slow
def test_a_server_that_is_restarted_is_waited_for(
    course: Path, submit: Submit, grade: Grade, db: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def restart() -> None:
        server.stop()
        server.start()

    hand_in_three(submit)
    after_the_first_mark(monkeypatch, restart)
    assert not any(row.problems for row in grade(db=db).values())


@pytest.mark.slow
def test_a_database_without_gradebook_is_named_and_stays_empty(course: Path, server: Server) -> None:
    url = server.new_database("empty")
    with pytest.raises(UsageError, match="knows no week1_optimization; run: descent build") as caught:
        grade_class("week1_optimization", course, Options(db=url))
    assert "secret" not in str(caught.value)
    with create_engine(url, poolclass=NullPool).connect() as connection:
        assert inspect(connection).get_table_names() == []


def test_a_missing_driver_is_named_with_its_remedy(
    course: Path, submit: Submit, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit("ada")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingProgram, match=r"psycopg .* pip install 'psycopg\[binary\]'") as caught:
        grade(db="postgresql://descent:secret@localhost/gradebook")
    assert "secret" not in str(caught.value)


def test_a_build_without_server_is_named_without_the_password(week: Path, course: Path) -> None:
    with pytest.raises(BuildError, match=r"descent:\*\*\*@127.0.0.1:1/gradebook does not answer") as caught:
        build_week(week, course, "postgresql://descent:secret@127.0.0.1:1/gradebook")
    assert "secret" not in str(caught.value)
    assert "upgrade" not in str(caught.value)


def test_a_build_for_no_database_is_named(week: Path, course: Path) -> None:
    with pytest.raises(BuildError, match="'gradebook' is not the URL of a gradebook"):
        build_week(week, course, "gradebook")
