"""The report on a class: counts, slips with their numbers, who, and nothing that a student's text could break."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.grade.rows import Mark, Row, Verdict
from autograder.report.run import write_report
from autograder.report.show import report_page, report_table
from autograder.report.tally import spread, tallies
from tests.grading.conftest import (  # noqa: F401
    WEEK,
    course,
    grade,
    lesson,
    released,
    submit,
    week,
)


def mark(
    verdict: Verdict, score: float | None, slip: str = "", name: str = "test_f", reason: str = ""
) -> Mark:
    return Mark("lesson", name, score, 2.0, reason, slip, verdict)


ROWS = [
    Row("ada", [mark(Verdict.RIGHT, 2.0), mark(Verdict.WAITING, None, name="why")]),
    Row("bo", [mark(Verdict.WRONG, 0.0, slip="uphill"), mark(Verdict.MARKED, 1.0, name="why")]),
    Row("cy", [mark(Verdict.WRONG, 0.0, slip="uphill"), mark(Verdict.UNWRITTEN, 0.0, name="why")]),
    Row("di", [mark(Verdict.PARTLY, 1.0, reason="KeyError: 'a'"), mark(Verdict.MARKED, 2.0, name="why")]),
    Row("eli", [mark(Verdict.UNWRITTEN, 0.0)], missing={"other": 4.0}),
]


def test_counts_means_and_slips() -> None:
    f, why = tallies(ROWS)
    assert [f.count(verdict) for verdict in Verdict] == [1, 1, 2, 1, 0, 0]
    assert f.slips.most_common() == [("uphill", 2), ("KeyError: 'a'", 1)]
    assert (f.mean, f.total) == (0.6, 5)
    assert why.mean is None  # ada's waits
    assert why.students[Verdict.MARKED] == ["bo", "di"]


def test_marks_are_spread_over_what_is_marked_so_far() -> None:
    assert spread(ROWS) == [2, 0, 1 * 1, 0, 0, 0, 0, 1, 0, 1]
    assert spread([]) == [0] * 10


def test_the_page_says_what_and_who_and_escapes_both() -> None:
    evil = Row("<b>eve", [mark(Verdict.WRONG, 0.0, reason="<script>alert(1)</script>")])
    page = report_page([*ROWS, evil], "week", ["<i>luis"])
    assert "2× uphill" in page
    assert "bo, cy" in page
    for markup in ("<script>", "<b>eve", "<i>luis"):
        assert markup not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_the_table_has_a_row_an_exercise() -> None:
    from rich.console import Console

    console = Console(width=140, record=True)
    console.print(report_table(tallies(ROWS), "week"))
    text = console.export_text()
    assert "2× uphill" in text
    assert "2/3" in text  # marked by hand


def test_from_submissions_to_the_page(
    course: Path,  # noqa: F811
    submit: Callable[..., object],  # noqa: F811
    grade: Callable[..., object],  # noqa: F811
) -> None:
    with pytest.raises(UsageError, match="descent grade"):
        write_report(WEEK, course)
    submit("ada")
    submit("bo", double="def double(x): return x + 2")
    submit("luis", do=("break_json",))
    grade()
    found, students, path = write_report(WEEK, course)
    assert (students, path) == (2, course / "reports" / f"{WEEK}.html")
    page = path.read_text(encoding="utf-8")
    assert "not graded: luis" in page
    assert [(tally.exercise, tally.count(Verdict.RIGHT)) for tally in found][:2] == [
        ("double", 1),
        ("Counter", 2),
    ]
    elsewhere = write_report(WEEK, course, course / "deep" / "page.html")[2]
    assert elsewhere.read_text(encoding="utf-8") == page
