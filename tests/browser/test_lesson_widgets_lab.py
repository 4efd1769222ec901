"""The widgets of the lessons in JupyterLab, in a student's notebook that is half done.

What is not written yet is named with its line; a point is dragged with the mouse and the kernel answers; the keys that
move a handle move no cell. Nothing is asked of another machine.
"""

import contextlib

import pytest
from nbformat import v4, writes
from playwright.sync_api import Locator, Page, expect

from tests.browser.lab import cells
from tests.browser.lesson_widgets import drag

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CELLS = [
    "import numpy as np\nfrom descent.widgets import *",
    """def fit_least_squares(X, y):
    return np.linalg.solve(X.T @ X, X.T @ y)


def hat_matrix(X):
    # your turn
    raise NotImplementedError""",
    "LeastSquaresExplorer([0, 1, 2, 3, 9], [1, 3, 2, 5, 6], fit_least_squares, hat_matrix, time_limit=60)",
    """def softmax(logits):
    return np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)


def todo(*arguments):
    raise NotImplementedError


rng = np.random.default_rng(0)
LinearClassificationExplorer(rng.normal(size=(9, 2)), [0, 1, 1] * 3, softmax, todo, todo, time_limit=60)""",
    """LearningRateExplorer([[1, 1], [1, -1], [1, 2]], [0, 1, 2], todo, todo, todo, time_limit=60)""",
]


def shown(page: Page, name: str) -> Locator:
    """One of the notebook's widgets, scrolled to."""
    widget = page.get_by_role("group", name=name)
    widget.evaluate("node => node.scrollIntoView({ block: 'center' })")
    expect(widget.locator("canvas").first).to_be_visible()
    return widget


def drag_until_it_moves(page: Page, grip: Locator, counter: Locator) -> None:
    """Drag; once more if JupyterLab has moved the cell just then, and the mouse took nothing."""
    before = counter.text_content()
    for _ in range(5):
        drag(page, grip, 0, -50)
        with contextlib.suppress(AssertionError):
            expect(counter).not_to_have_text(before, timeout=10_000)
            return
    raise AssertionError("the point was never dragged")


def test_a_half_done_notebook(lab, open_page):
    page = open_page(viewport={"width": 1280, "height": 1000})
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = v4.new_notebook(metadata=kernel, cells=[v4.new_code_cell(source) for source in CELLS])
    outputs = [o for cell in lab.run(page, "half_done", writes(notebook)) for o in cell.get("outputs", [])]
    assert [output["output_type"] for output in outputs] == ["execute_result"] * 3

    rate = shown(page, "LearningRateExplorer")
    expect(rate.locator(".descent-problems")).to_contain_text("mse_gradient, line 6 of todo: not written yet")
    boundary = shown(page, "LinearClassificationExplorer")
    expect(boundary.locator(".descent-problems")).to_contain_text("cross_entropy, line 6 of todo")
    expect(boundary.locator(".descent-readings")).to_contain_text("softmax")

    widget = shown(page, "LeastSquaresExplorer")
    problems = widget.locator(".descent-problems")
    expect(problems).to_contain_text(
        "hat_matrix, line 7 of hat_matrix: not written yet (NotImplementedError)"
    )
    grip = widget.get_by_role("slider", name="point 5 of 5", exact=True)
    counter = widget.locator(".descent-counter")
    drag_until_it_moves(page, grip, counter)
    dragged = counter.text_content()
    for key in ("Shift+ArrowDown", "x", "d", "d"):
        page.keyboard.press(key)
    expect(counter).not_to_have_text(dragged)
    assert len(cells(page)) == len(CELLS)
