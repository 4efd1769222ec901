"""Recording with our quick steps leaves the same file and the same rows as with nbgrader's own, late work included."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook

from autograder.grade import record
from autograder.grade.record import Recorder
from autograder.grade.run import ClassRun, Options
from autograder.grade.task import Graded, grade_notebook
from autograder.settings import CONFIG_FILE, load
from tests.grading.conftest import PATIENT, WEEK

TABLES = {
    "grade": "SELECT base_cell.name, student_id, auto_score, manual_score, needs_manual_grade, extra_credit",
    "comment": "SELECT base_cell.name, student_id, auto_comment, manual_comment",
}
JOINS = """ FROM {table} JOIN base_cell ON base_cell.id = {table}.cell_id
JOIN submitted_notebook ON submitted_notebook.id = {table}.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id ORDER BY 1, 2"""
PENALTIES = "SELECT late_submission_penalty FROM submitted_notebook ORDER BY 1"


def rows(course: Path) -> dict[str, list[Any]]:
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as database:
        found = {
            table: list(database.execute(start + JOINS.format(table=table)))
            for table, start in TABLES.items()
        }
        return {**found, "penalties": list(database.execute(PENALTIES))}


def recorded(course: Path, graded: list[Graded]) -> tuple[list[str], dict[str, list[Any]]]:
    """The files and the rows after the notebooks were recorded in the course."""
    with contextlib.closing(Recorder(load(course), WEEK)) as recorder:
        for item in graded:
            recorder.begin(item.student)
            recorder.write(item)
        files = [recorder.graded_path(item.student, item.notebook).read_text() for item in graded]
    return files, rows(course)


@pytest.fixture
def graded(course: Path, submit: Callable[..., object]) -> list[Graded]:
    submit("ada")
    submit("hana", start="release")
    submit("late", double="def double(x):\n    print('twice')\n    return x + 2")
    (course / "submitted" / "late" / WEEK / "timestamp.txt").write_text("2026-11-26 12:00:00 UTC")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(WEEK, duedate="2026-11-21 12:00:00 UTC")
    with (course / CONFIG_FILE).open("a") as file:
        file.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    run = ClassRun(WEEK, course, Options(limits=PATIENT))
    with contextlib.closing(run.recorder):
        return [grade_notebook(task) for task in run.tasks()]


def test_the_same_files_and_rows_as_with_nbgraders_steps(
    course: Path, graded: list[Graded], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(course, tmp_path / "other"))
    quick_files, quick_rows = recorded(course, graded)
    monkeypatch.setattr(record, "QUICK", {})
    plain_files, plain_rows = recorded(other, graded)
    assert quick_files == plain_files
    assert quick_rows == plain_rows
    assert any(penalty for (penalty,) in quick_rows["penalties"])
    assert any(row[-2] == "No response." for row in quick_rows["comment"])


def test_recording_again_takes_back_a_penalty(course: Path, graded: list[Graded]) -> None:
    recorded(course, graded)
    (course / "submitted" / "late" / WEEK / "timestamp.txt").write_text("2026-11-20 12:00:00 UTC")
    _, after = recorded(course, graded)
    assert not any(penalty for (penalty,) in after["penalties"])


def test_the_file_holds_what_nbconvert_would_write(course: Path, graded: list[Graded]) -> None:
    (text, *_), _ = recorded(course, graded)
    written = NotebookExporter(default_preprocessors=[]).from_notebook_node(nbformat.reads(text, 4))[0]
    assert nbformat.reads(written, 4) == nbformat.reads(text, 4)
    assert len(text.splitlines()) == len(json.loads(text)["cells"]) + 3


def test_wrong_metadata_are_refused_also_after_right_ones(course: Path, graded: list[Graded]) -> None:
    broken = json.loads(graded[0].text)
    marked = [cell for cell in broken["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]
    marked[0]["metadata"]["nbgrader"]["grade_id"] = marked[1]["metadata"]["nbgrader"]["grade_id"]
    twice = Graded(graded[0].student, graded[0].notebook, json.dumps(broken))
    with pytest.raises(Exception, match="failed to validate"):
        recorded(course, [graded[0], twice])
