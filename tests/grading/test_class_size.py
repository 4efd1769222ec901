"""What the gradebook is asked about one student takes no longer in a large class: no question reads everybody's rows."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from autograder.feedback.pages import write_pages
from autograder.grade.record import Recorder
from autograder.grade.task import Graded
from autograder.settings import load
from tests.grading.conftest import WEEK

A_ROW_A_STUDENT = r"SCAN (grade|comment|submitted_notebook|submitted_assignment)\b"


def questions(act: Callable[[], object]) -> list[tuple[str, Any]]:
    """The statements that reach the database meanwhile, and their parameters."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return [(statement, values) for statement, values in asked if statement.startswith(("SELECT", "UPDATE"))]


def test_no_question_about_a_student_reads_the_whole_class(
    course: Path, submit: Callable[..., object], grade: Callable[..., object]
) -> None:
    submit("ada")
    grade()
    recorder = Recorder(load(course), WEEK)
    text = recorder.graded_path("ada", "lesson").read_text(encoding="utf-8")

    def everything() -> None:
        recorder.begin("ada")
        recorder.write(Graded("ada", "lesson", text))
        recorder.settle("ada")
        recorder.scores("ada")
        recorder.row("ada")
        write_pages(load(course), WEEK, "ada")

    asked = questions(everything)
    recorder.close()
    assert len(asked) > 10
    connection = sqlite3.connect(course / "gradebook.db")
    for statement, values in asked:
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values))
        assert not re.search(A_ROW_A_STUDENT, plan), statement
    connection.close()
