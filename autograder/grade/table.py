"""The table of grades, for a terminal or a log."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from autograder.grade.report import Mark, Row
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
    return f"{row.score:g} / {row.max_score:g}" if row.marks else "not graded"


def _why(row: Row) -> Text:
    lines = [Text(one_line(f"{name}: {reason}"), style="red") for name, reason in row.problems.items()]
    absent = [name for name in row.missing if row.marks and f"{name}.ipynb" not in row.problems]
    lines += [Text(f"{name} 0/{row.missing[name]:g}: not handed in") for name in absent]
    lines += [Text(one_line(_lost(mark))) for mark in row.lost]
    if row.waiting:
        names = ", ".join(mark.exercise for mark in row.waiting)
        lines.append(Text(f"to grade by hand: {names}", style="dim"))
    return Text("\n").join(lines)


def _lost(mark: Mark) -> str:
    reason = mark.reason.removeprefix(f"{mark.exercise}: ")
    reason = reason or ("no answer" if not mark.score else "part of the marks")
    return f"{mark.exercise} {mark.score:g}/{mark.points:g}: {reason}"
