"""The table of grades, for a terminal or a log."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from autograder.grade.rows import Mark, Row, Verdict
from autograder.text import one_line


def grade_table(rows: list[Row], title: str) -> Table:
    """A row a student, a line for every lost mark and for what a person has to look at."""
    table = Table(title=title, title_justify="left", show_lines=True)
    table.add_column("student", no_wrap=True)
    table.add_column("marks", justify="right", no_wrap=True)
    table.add_column("why", overflow="fold")
    for row in rows:
        table.add_row(Text(one_line(row.student)), _score(row), _why(row))
    return table


def _score(row: Row) -> str:
    return row.total.replace(", ", ",\n") if row.marks else "not graded"


def _why(row: Row) -> Text:
    lines = [Text(one_line(f"{name}: {reason}"), style="red") for name, reason in row.problems.items()]
    absent = [name for name in row.missing if row.marks and f"{name}.ipynb" not in row.problems]
    lines += [Text(f"{name} 0/{row.missing[name]:g}: not handed in") for name in absent]
    unwritten = [mark for mark in row.lost if mark.verdict == Verdict.UNWRITTEN]
    lines += [Text(one_line(_lost(mark))) for mark in row.lost if mark not in unwritten]
    lines += [
        Text(f"{said}: {_names(marks)}", style="dim")
        for said, marks in (("not written", unwritten), ("to grade by hand", row.waiting))
        if marks
    ]
    return Text("\n").join(lines)


def _names(marks: list[Mark]) -> str:
    return ", ".join(mark.exercise for mark in marks)


def _lost(mark: Mark) -> str:
    slip = f" (likely slip: {mark.slip})" if mark.slip else ""
    return f"{mark.exercise} {mark.score:g}/{mark.points:g}: {mark.reason or mark.verdict}{slip}"
