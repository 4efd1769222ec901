"""The report on a class as a table for a terminal and as a page."""

from __future__ import annotations

from pathlib import Path

import jinja2
from rich import box
from rich.table import Table
from rich.text import Text

from autograder.feedback.page import TEMPLATE, TEMPLATES
from autograder.grade.rows import Row, Verdict
from autograder.report.tally import BINS, Tally, spread, tallies
from autograder.text import one_line

SHOWN = 3  # slips of an exercise on the terminal and, unfolded, on the page
HERE = Path(__file__).parent / "templates"
COLUMNS = {
    "right": Verdict.RIGHT,
    "partly": Verdict.PARTLY,
    "wrong": Verdict.WRONG,
    "not written": Verdict.UNWRITTEN,
}


def report_table(found: list[Tally], title: str) -> Table:
    """A row an exercise, the slip that most have made below its name."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("exercise, and its most common slip", overflow="fold")
    for name in (*COLUMNS, "by hand"):
        table.add_column(name.replace(" ", "\n"), justify="right", no_wrap=True)
    table.add_column("mean", justify="right", no_wrap=True)
    for tally in found:
        counts = [str(tally.count(verdict) or "") for verdict in COLUMNS.values()]
        table.add_row(_name_and_slip(tally), *counts, _by_hand(tally), _mean(tally))
    return table


def _name_and_slip(tally: Tally) -> Text:
    slips = (f"\n  {count}× {one_line(text)}" for text, count in tally.slips.most_common(1))
    return Text(one_line(tally.exercise)).append("".join(slips), style="dim")


def _by_hand(tally: Tally) -> str:
    waiting, marked = tally.count(Verdict.WAITING), tally.count(Verdict.MARKED)
    return f"{marked}/{waiting + marked}" if waiting or marked else ""


def _mean(tally: Tally) -> str:
    return "" if tally.mean is None else f"{tally.mean:.2g}/{tally.points:g}"


def report_page(rows: list[Row], week: str, ungraded: list[str]) -> str:
    """The page, whole; it loads nothing.

    Parameters
    ----------
    rows : list of Row
        One for each student with a graded submission.
    ungraded : list of str
        Who handed in something that could not be graded.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([HERE, TEMPLATES / TEMPLATE]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found = tallies(rows)
    notebooks = {tally.notebook: [one for one in found if one.notebook == tally.notebook] for tally in found}
    template = environment.get_template("report.html.j2")
    return template.render(
        week=week,
        rows=rows,
        notebooks=notebooks,
        spread=list(zip(_shares(), spread(rows), strict=True)),
        ungraded=ungraded,
        verdicts=list(Verdict),
        shown=SHOWN,
    )


def _shares() -> list[str]:
    return [f"{100 * number // BINS}–{100 * (number + 1) // BINS}" for number in range(BINS)]
