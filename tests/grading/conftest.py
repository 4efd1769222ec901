"""A released course with the test lesson, and ways to hand in and grade."""

import contextlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.build.command import build_week
from autograder.build.weeks import Lesson, build_lesson
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import DemoStudent
from autograder.examiner.limits import Limits
from autograder.examiner.session import Session
from autograder.grade import regrade, run
from autograder.grade.preprocessors import Examine
from autograder.grade.rows import Row
from autograder.grade.run import Options, grade_class
from autograder.grade.task import grade_notebook
from tests.grading.lesson import LESSON

WEEK = "week0_test"
Submit = Callable[..., object]
Grade = Callable[..., dict[str, Row]]
QUICK = Limits(
    call=2.0, cell=5.0, notebook=120.0
)  # a hung call costs a test this long; a busy machine needs it
PATIENT = Limits(call=100.0, cell=200.0, notebook=900.0)  # for what nothing but a busy machine makes slow
HASTY = replace(PATIENT, call=1.0)  # for a call that never returns


def use(session: Session, limits: Limits) -> None:
    """From here on: what came before had all the time that it wanted."""
    session._limits, session._end = limits, time.monotonic() + limits.notebook
    if session._conversation:
        session._conversation._limits = limits


def hand_in_three(submit: Submit) -> None:
    submit("ada")
    submit("hana", start="release")
    submit("wrong", double="def double(x):\n    return x + 2")


@contextlib.contextmanager
def one_worker() -> Iterator[None]:
    """Grade in this process, as a worker would, without starting a cluster for every test."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (run, regrade):
            patch.setattr(module, "workers", lambda *_: contextlib.nullcontext(None))
            patch.setattr(module, "worker_count", lambda _: 1)
            patch.setattr(module, "grade_all", lambda _client, tasks, _count: map(grade_notebook, tasks))
        yield


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout") / WEEK
    (folder / "source").mkdir(parents=True)
    (folder / "source" / "lesson.py").write_text(LESSON, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def lesson(week: Path) -> Lesson:
    return build_lesson(week / "source" / "lesson.py")


@pytest.fixture(scope="session")
def released(week: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = tmp_path_factory.mktemp("released")
    build_week(week, course, None)
    return course


@pytest.fixture
def course(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of the test's own, with little patience."""
    monkeypatch.setattr(Examine, "limits", QUICK)
    return Path(shutil.copytree(released, tmp_path / "course"))


@pytest.fixture
def submit(course: Path, lesson: Lesson) -> Callable[..., dict[str, Any]]:
    """Hand in for a student: solutions or release, some cells replaced, some things done to the file."""

    def hand_in_for(
        student: str, start: str = "solutions", do: tuple[str, ...] = (), **cells: str
    ) -> dict[str, Any]:
        who = DemoStudent(student, "", "lesson", start, None, list(do), cells)
        files = make_submission(who, lesson)
        hand_in(course, WEEK, student, files)
        return json.loads(files["lesson.ipynb"]) if not do else {}

    return hand_in_for


@pytest.fixture
def grade(course: Path) -> Callable[..., dict[str, Row]]:
    def grade_all(**options: Any) -> dict[str, Row]:
        chosen = Options(**{"limits": PATIENT, **options})
        with one_worker():
            return {row.student: row for row in grade_class(WEEK, course, chosen)}

    return grade_all


@pytest.fixture
def session() -> Any:
    with Session(PATIENT) as session:
        yield session
