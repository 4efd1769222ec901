"""What a gradebook holds, as plain rows, so that two of them can be compared; and nbgrader's own commands."""

import csv
import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

QUESTION = text("""
    SELECT submitted_assignment.student_id, notebook.name, base_cell.name, grade.auto_score, grade.manual_score,
           grade.needs_manual_grade, submitted_notebook.late_submission_penalty
    FROM grade JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
    JOIN notebook ON submitted_notebook.notebook_id = notebook.id
    JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
    JOIN base_cell ON grade.cell_id = base_cell.id""")


def sqlite(course: Path) -> str:
    return f"sqlite:///{course / 'gradebook.db'}"


def book(course: Path, db_url: str = "") -> list[tuple[object, ...]]:
    """Every mark in the gradebook: student, notebook, cell, by test, by hand, whether a person has to look, penalty."""
    with create_engine(db_url or sqlite(course), poolclass=NullPool).connect() as connection:
        rows = connection.execute(QUESTION).all()
    return sorted((*row[:3], *(None if mark is None else float(mark) for mark in row[3:])) for row in rows)


def nbgrader(course: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of nbgrader's commands in the course folder."""
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env={**os.environ, "JUPYTER_PLATFORM_DIRS": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def exported(course: Path) -> dict[str, dict[str, str]]:
    """What ``nbgrader export`` says of each student."""
    ran = nbgrader(course, "export")
    assert ran.returncode == 0, ran.stderr
    with (course / "grades.csv").open(newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}
