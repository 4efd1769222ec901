"""What an instructor can get wrong: named in clear words, with the path, and everybody else is graded."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from autograder.build import command
from autograder.checkout import CHECKOUT
from autograder.errors import DescentError, GradebookError, UsageError
from autograder.feedback.pages import graded_students, write_pages
from autograder.grade.files import survey
from autograder.grade.run import Options, grade_class, require_course, submitted_students
from autograder.report.run import write_report
from autograder.settings import CONFIG_FILE, load
from tests.grading.conftest import WEEK, Grade, Submit

A_WEEK = "week1_optimization"


def test_a_week_that_is_not_built_is_named_with_the_remedy(course: Path, submit: Submit) -> None:
    submit("ada")
    with pytest.raises(
        UsageError, match=f"knows no {A_WEEK}; run: descent build {A_WEEK} --course"
    ) as caught:
        grade_class(A_WEEK, course)
    assert str(course / "gradebook.db") in str(caught.value)


def test_a_gradebook_that_is_not_there_is_not_made(course: Path, submit: Submit) -> None:
    submit("ada")
    with pytest.raises(UsageError, match=r"typo\.db knows no"):
        grade_class(A_WEEK, course, Options(db=f"sqlite:///{course}/typo.db"))
    assert not (course / "typo.db").exists()


def test_a_database_of_something_else_is_named_and_left_as_it_is(course: Path, submit: Submit) -> None:
    submit("ada")
    with sqlite3.connect(course / "other.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = (course / "other.db").read_bytes()
    with pytest.raises(UsageError, match=r"other\.db knows no"):
        grade_class(A_WEEK, course, Options(db=f"sqlite:///{course}/other.db"))
    assert (course / "other.db").read_bytes() == before


def test_a_gradebook_of_an_older_nbgrader_is_named(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    with sqlite3.connect(course / "gradebook.db") as connection:
        connection.execute("ALTER TABLE student DROP COLUMN lms_user_id")
    connection.close()
    with pytest.raises(GradebookError, match=r"gradebook\.db failed: .*lms_user_id"):
        grade()


@pytest.mark.parametrize("text", ["yesterday, about noon", "2026-13-45 99:00", "\x00", "ä"])
def test_a_malformed_timestamp_is_named_and_the_others_are_graded(
    course: Path, submit: Submit, grade: Grade, text: str
) -> None:
    submit("ada")
    submit("zoe")
    stamp = course / "submitted" / "ada" / WEEK / "timestamp.txt"
    stamp.write_text(text, encoding="latin-1")
    rows = grade()
    assert str(stamp) in rows["ada"].problems["timestamp.txt"]
    assert "2026-11-21 12:00:00 UTC" in rows["ada"].problems["timestamp.txt"]
    assert (rows["zoe"].score, rows["zoe"].problems) == (6, {})
    stamp.write_text("2026-11-21 12:00:00 UTC")
    assert grade()["ada"].score == 6


def without_privileges(code: str) -> str:
    """Run Python as the same user without root's right to read everything."""
    command = ["unshare", "--user", sys.executable, "-c", code]
    ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("what", ["bob", f"bob/{WEEK}", f"bob/{WEEK}/lesson.ipynb"])
def test_what_cannot_be_read_is_named(course: Path, submit: Submit, what: str) -> None:
    submit("ada")
    submit("bob")
    locked = course / "submitted" / what
    locked.chmod(0)
    try:
        said = without_privileges(
            "from pathlib import Path\n"
            "from autograder.grade.files import survey\n"
            "from autograder.grade.run import submitted_students\n"
            f"course = Path({str(course)!r})\n"
            f"for name in submitted_students(course, {WEEK!r}):\n"
            f"    print(name, survey(name, course / 'submitted' / name / {WEEK!r}, ['lesson']).problems)\n"
        )
    finally:
        locked.chmod(0o755)
    ada, bob = said.splitlines()
    assert ada == "ada {}"
    assert "cannot be read" in bob
    assert "Permission denied" in bob
    assert str(course / "submitted" / "bob" / WEEK) in bob


def test_no_submissions_and_a_file_in_their_place_are_named(course: Path) -> None:
    with pytest.raises(UsageError, match=f"no submissions of {WEEK}; expected folders like"):
        submitted_students(course, WEEK)
    (course / "submitted").write_text("")
    with pytest.raises(UsageError, match="cannot be read"):
        submitted_students(course, WEEK)


def test_a_course_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "course").write_text("")
    with pytest.raises(DescentError, match="is not a course folder"):
        grade_class(A_WEEK, tmp_path / "course")


def test_no_url_at_all_is_named(course: Path, submit: Submit) -> None:
    submit("ada")
    with pytest.raises(UsageError, match="'gradebook' is not the URL of a gradebook"):
        grade_class(A_WEEK, course, Options(db="gradebook"))


def test_a_link_and_a_pipe_are_named_and_not_opened(course: Path, submit: Submit, grade: Grade) -> None:
    paths = {}
    for name in ("ada", "link", "pipe"):
        submit(name)
        paths[name] = course / "submitted" / name / WEEK / "lesson.ipynb"
    for name in ("link", "pipe"):
        paths[name].unlink()
    paths["link"].symlink_to(paths["ada"])  # another's work
    os.mkfifo(paths["pipe"])  # to read it would never end
    rows = grade()
    assert rows["ada"].score == 6
    assert rows["link"].problems == {"lesson.ipynb": "it is a link, not a file"}
    assert rows["pipe"].problems == {"lesson.ipynb": "it is not a file"}


@pytest.mark.slow
def test_a_byte_order_mark_does_no_harm(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    path = course / "submitted" / "ada" / WEEK / "lesson.ipynb"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert grade()["ada"].score == 6


RELEASED = ["01_regression", "02_descent"]


@pytest.mark.parametrize(
    ("there", "problems"),
    [
        (["02_descent (1)"], {"02_descent.ipynb": "name it 02_descent.ipynb"}),
        (["2_decsent"], {"02_descent.ipynb": "name it 02_descent.ipynb"}),
        (["01_regression", "02_DESCENT"], {"02_descent.ipynb": "name it 02_descent.ipynb"}),
        (["01_regression", "scratch"], {}),
        (["mine"], {"mine.ipynb": "name it 01_regression or 02_descent"}),
    ],
)
def test_a_renamed_notebook_is_one_problem(
    tmp_path: Path, there: list[str], problems: dict[str, str]
) -> None:
    for name in there:
        (tmp_path / f"{name}.ipynb").write_text('{"nbformat": 4, "cells": []}')
    found = survey("ada", tmp_path, RELEASED).problems
    assert found.keys() == problems.keys()
    assert all(found[name].endswith(said) for name, said in problems.items())


@pytest.mark.parametrize("act", [write_report, lambda week, course: graded_students(course, week)])
def test_nothing_graded_is_named_with_the_remedy(course: Path, act: Callable[..., object]) -> None:
    with pytest.raises(UsageError, match=f"nothing of {WEEK} is graded in .*; run: descent grade {WEEK}"):
        act(WEEK, course)


def test_feedback_for_somebody_who_is_not_graded_says_so(course: Path) -> None:
    with pytest.raises(GradebookError, match=f"nothing of {WEEK} is graded for ada; run: descent grade"):
        write_pages(load(course), WEEK, "ada")


def test_an_unknown_week_without_a_course_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no week called 'week9'"):
        require_course(tmp_path / "none", "week9")
    with pytest.raises(UsageError, match=f"make one with: descent build {A_WEEK}"):
        require_course(tmp_path / "none", A_WEEK)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("c.Foo.bar =", r"nbgrader_config\.py fails: SyntaxError in line \d+: invalid syntax"),
        ("import no_such_module", r"nbgrader_config\.py fails: ModuleNotFoundError: No module named"),
        ("c.LimitOutput.max_lines = 'many'", r"nbgrader_config\.py cannot be used: The 'max_lines' trait"),
        ("c.AssignLatePenalties.plugin_class = 'no.Such'", r"nbgrader_config\.py cannot be used: .*no\.Such"),
    ],
)
def test_a_configuration_that_does_not_work_is_named(
    course: Path, submit: Submit, grade: Grade, line: str, said: str
) -> None:
    submit("ada")
    with (course / CONFIG_FILE).open("a") as file:
        file.write(f"\n{line}\n")
    with pytest.raises(UsageError, match=said):
        grade()


def test_a_week_that_cannot_be_written_is_named(
    week: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/course/.built.json")

    monkeypatch.setattr(command, "build_week", refuse)
    with pytest.raises(typer.Exit) as ended:
        command.build([WEEK], tmp_path, None, week.parent)
    assert ended.value.exit_code == 1
    said = capsys.readouterr().err
    assert said == f"descent: {WEEK} was not built: [Errno 13] Permission denied: '/course/.built.json'\n"


@pytest.mark.slow
def test_a_damaged_graded_notebook_is_graded_again(course: Path, submit: Submit, grade: Grade) -> None:
    submit("ada")
    submit("bob")
    grade()
    damaged = course / "autograded" / "bob" / WEEK / "lesson.ipynb"
    damaged.write_text("{")
    with pytest.raises(GradebookError, match=r"bob/.*lesson\.ipynb cannot be read: .*grade again"):
        write_report(WEEK, course)
    rows = grade()
    assert (rows["bob"].score, rows["bob"].problems) == (6, {})
    damaged.unlink()
    damaged.mkdir()
    rows = grade()
    assert (rows["ada"].score, rows["ada"].problems) == (6, {})
    assert "Is a directory" in rows["bob"].problems["lesson.ipynb"]
