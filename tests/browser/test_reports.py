"""Reports of the checks in a browser: axe-core finds nothing in light and dark, and JupyterLab shows them.

In JupyterLab the check's code is folded, what a student returned is shown as text, one line of error is left, and
Run All goes on.
"""

import numpy as np
import pytest
from nbformat import v4, writes
from playwright.sync_api import expect

from descent.answers import check_answer
from descent.checks import CheckFailed, optimizer_path
from descent.index_checks import check_partition
from descent.reports import Report
from tests.browser.accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCHEMES = {"light": ("white", "black"), "dark": ("#111111", "white")}


class Lazy:
    """An optimiser that stays where it is."""

    def __init__(self, rate):
        self.rate = rate

    def step(self, w, gradient):
        return np.array(w, dtype=float)


def reports() -> list[Report]:
    """One of every look."""
    path = [[2.0, 1.0], [1.0, 0.5], [0.5, 0.25]]
    failing = [
        lambda: check_answer(
            lambda x: x, np.eye(3), expected=2 * np.eye(3), slips={"`2` is missing.": np.eye(3)}
        ),
        lambda: optimizer_path(Lazy, {"rate": 0.5}, lambda w: np.asarray(w), path),
        lambda: check_partition("deal(4, rng)", lambda rng: [[0, 1], [1, 2]], 4),
    ]
    found = [Report("f(1): right.", tone="right"), Report("f is not written yet", tone="unwritten")]
    for check in failing:
        with pytest.raises(CheckFailed) as caught:
            check()
        found.append(caught.value.report)
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_violation(open_page, scheme):
    ground, ink = SCHEMES[scheme]
    body = "".join(report.html() for report in reports())
    page = open_page()
    page.set_content(f'<html lang="en"><body style="background: {ground}; color: {ink}">{body}</body></html>')
    assert page.locator(".descent-report").count() == 5
    assert violations(page, ".descent-report") == []


def test_jupyterlab_shows_a_report_and_folds_the_check(lab, open_page):
    student = "from descent.answers import check_answer\ndef answer():\n    return '<b>bold</b>'"
    check = v4.new_code_cell("# Run this cell to check `answer`.\ncheck_answer(answer, expected=1)")
    check.metadata |= {"jupyter": {"source_hidden": True}, "tags": ["raises-exception"]}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    cells = [v4.new_code_cell(student), check, v4.new_code_cell("print('and', 'on')")]
    notebook = v4.new_notebook(metadata=kernel, cells=cells)
    page = open_page()
    lab.run(page, "report", writes(notebook))
    report = page.locator(".descent-report")
    expect(report).to_contain_text("returned a str, expected a number")
    expect(report).to_contain_text("<b>bold</b>")
    expect(page.locator(".jp-Cell").nth(1)).to_contain_text(
        "CheckFailed: the check in line 2 of this cell failed"
    )
    expect(page.get_by_text("expected=1")).to_have_count(0)
    expect(page.locator(".jp-Cell").nth(2)).to_contain_text("and on")
