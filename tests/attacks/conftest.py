"""The attacks, handed in and graded once, in one class with an honest student before and one after them."""

import contextlib
import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader.handlers import template_path

from autograder.build.weeks import Lesson
from autograder.checkout import CHECKOUT
from autograder.demo.make import hand_in, make_submission
from autograder.demo.student_file import DemoStudent, read_student
from autograder.demo.tamper import NOTEBOOK_CHANGES
from autograder.feedback.command import feedback
from autograder.grade.preprocessors import Examine
from autograder.grade.rows import Row
from autograder.grade.run import Options, grade_class
from autograder.settings import load
from tests.attacks.oddities import CHANGES
from tests.grading.conftest import QUICK, WEEK, lesson, one_worker, released, week  # noqa: F401

HERE = Path(__file__).parent
FAMILIES = sorted(
    folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("_")
)
ATTACKS = {
    path.stem: read_student(path) for family in FAMILIES for path in sorted((HERE / family).glob("*.py"))
}
HONEST = ("a_honest", "zz_honest")
CANARY = "canary-5f1d0c3b"


@dataclass
class Graded:
    """The class after grading: its folder, its rows, and what was there before and after."""

    course: Path
    rows: dict[str, Row]
    before: dict[str, str]
    after: dict[str, str]
    environment: dict[str, str]

    def notebook(self, student: str) -> Path:
        return self.course / "autograded" / student / WEEK / "lesson.ipynb"

    def feedback_page(self, student: str) -> str:
        return (self.course / "feedback" / student / WEEK / "lesson.html").read_text(encoding="utf-8")

    def formgrader_page(self, student: str) -> str:
        """The page as formgrader's handler makes it."""
        config = load(self.course)
        config.HTMLExporter.template_name = "formgrade"
        config.HTMLExporter.extra_template_basedirs = [template_path]
        resources = {"index": 0, "total": 1, "base_url": "https://localhost", "notebook_id": "lesson"}
        more = dict.fromkeys(
            ("assignment_id", "submission_id", "student", "last_name", "first_name", "notebook_path"), ""
        )
        page, _ = HTMLExporter(config=config).from_filename(
            str(self.notebook(student)), resources={**resources, **more}
        )
        return str(page)


def checksums(*folders: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _hand_in_all(course: Path, lesson: Lesson) -> None:  # noqa: F811
    honest = [
        DemoStudent(name, "", "lesson", "solutions", [], cells={"why": "Two divides it: $2 \\mid 2n$."})
        for name in HONEST
    ]
    with pytest.MonkeyPatch.context() as patch:
        for name, change in CHANGES.items():
            patch.setitem(NOTEBOOK_CHANGES, name, change)
        for student in [*honest, *ATTACKS.values()]:
            hand_in(course, WEEK, student.name, make_submission(student, lesson))


@pytest.fixture(scope="module")
def graded(released: Path, lesson: Lesson, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: F811
    course = Path(shutil.copytree(released, tmp_path_factory.mktemp("attacked") / "course"))
    canary = course.parent / "canary"
    canary.mkdir()
    (canary / "canary.txt").write_text(CANARY)
    _hand_in_all(course, lesson)
    watched = [canary, *(course / name for name in ("source", "release", "submitted"))]
    watched += [CHECKOUT / "autograder", CHECKOUT / "shared"]
    with pytest.MonkeyPatch.context() as patch, one_worker():
        patch.setattr(Examine, "limits", QUICK)
        patch.setenv("DESCENT_CANARY", CANARY)
        before, environment = checksums(*watched), dict(os.environ)
        rows = grade_class(WEEK, course, Options(limits=QUICK))
        after = checksums(*watched)
        with contextlib.suppress(typer.Exit):  # a page that is missing is found by its own test
            feedback(WEEK, course, None, None, 1)
        yield Graded(course, {row.student: row for row in rows}, before, after, environment)
