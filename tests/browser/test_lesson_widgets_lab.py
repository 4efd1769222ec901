"""The widgets of the lessons in JupyterLab, in a student's notebook that is half done, and in one that is complete.

What is not written yet is named with its line; points are dragged with the mouse, sliders and buttons moved, and the
kernel answers; the keys that move a handle move no cell. Nothing is asked of another machine.
"""

import contextlib
import inspect
import time

import pytest
from nbformat import v4, writes
from playwright.sync_api import Locator, Page, expect

from tests.browser.lab import cells
from tests.browser.lesson_widgets import drag
from tests.browser.looks import picture
from tests.descent import students_answers

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

COMPLETE_CELLS = [
    f"{inspect.getsource(students_answers)}\nfrom descent.widgets import *",
    """rng = np.random.default_rng(3)
X = rng.normal(size=(20, 2))
y = X @ [2.0, 1.5] + rng.normal(size=20)
BatchExplorer(X, y, sgd, minibatches, minibatch_sgd, passes=40, time_limit=60)""",
    "PenaltyExplorer(X, y, fit_ridge, fit_lasso, time_limit=60)",
    """x = np.linspace(-1, 1, 12)
y = np.cos(2.5 * x + 0.5) + rng.normal(0, 0.2, size=12)
OverfittingExplorer(x, y, polynomial_features, kfold_indices, cross_validate, fit_ridge, highest_degree=9, time_limit=60)""",
]


def notebook(sources: list[str]) -> str:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return writes(v4.new_notebook(metadata=kernel, cells=[v4.new_code_cell(source) for source in sources]))


def shown(page: Page, name: str) -> Locator:
    """One of the notebook's widgets, scrolled to."""
    widget = page.get_by_role("group", name=name)
    widget.evaluate("node => node.scrollIntoView({ block: 'center' })")
    expect(widget.locator("canvas").first).to_be_visible()
    return widget


def drag_until_it_moves(page: Page, grip: Locator) -> None:
    """Drag; once more if JupyterLab has moved the cell just then, and the mouse took nothing."""
    before = grip.get_attribute("aria-valuetext") or ""
    for _ in range(5):
        drag(page, grip, 0, -50)
        with contextlib.suppress(AssertionError):
            expect(grip).not_to_have_attribute("aria-valuetext", before, timeout=10_000)
            return
    raise AssertionError("the point was never dragged")


def wait_for_another_picture(page: Page, canvas: Locator, before: str) -> None:
    deadline = time.monotonic() + 60
    while picture(canvas) == before:
        assert time.monotonic() < deadline, "the picture stays as it is"
        page.wait_for_timeout(50)


def test_a_half_done_notebook(lab, open_page):
    page = open_page(viewport={"width": 1280, "height": 1000})
    outputs = [o for cell in lab.run(page, "half_done", notebook(CELLS)) for o in cell.get("outputs", [])]
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
    before = counter.text_content() or ""
    drag_until_it_moves(page, grip)
    expect(counter).not_to_have_text(before)
    dragged = grip.get_attribute("aria-valuetext") or ""
    for key in ("Shift+ArrowUp", "x", "d", "d"):
        page.keyboard.press(key)
    expect(grip).not_to_have_attribute("aria-valuetext", dragged)
    assert len(cells(page)) == len(CELLS)


def test_a_complete_notebook(lab, open_page):
    page = open_page(viewport={"width": 1280, "height": 1000})
    outputs = [
        o for cell in lab.run(page, "complete", notebook(COMPLETE_CELLS)) for o in cell.get("outputs", [])
    ]
    assert [output["output_type"] for output in outputs] == ["execute_result"] * 3

    for name, point in (("BatchExplorer", "start"), ("PenaltyExplorer", "least-squares point")):
        widget = shown(page, name)
        expect(widget.locator(".descent-problems")).to_be_hidden()
        before = picture(widget.locator("canvas").first)
        drag_until_it_moves(page, widget.get_by_role("slider", name=point, exact=True))
        wait_for_another_picture(page, widget.locator("canvas").first, before)

    widget = shown(page, "PenaltyExplorer")
    widget.get_by_role("slider", name="strength λ").focus()
    page.keyboard.press("End")
    expect(widget.locator(".descent-readings")).to_contain_text("the diamond is a point")

    widget = shown(page, "OverfittingExplorer")
    curve, errors = widget.locator("canvas").nth(0), widget.locator("canvas").nth(1)
    before = picture(curve)
    widget.get_by_role("slider", name="degree").focus()
    for key in ("End", "x", "d", "d"):
        page.keyboard.press(key)
    expect(widget.locator(".descent-counter")).to_contain_text("degree 9")
    wait_for_another_picture(page, curve, before)
    before = picture(errors)
    widget.get_by_role("button", name="Shuffle anew").click()
    wait_for_another_picture(page, errors, before)
    for name in ("BatchExplorer", "PenaltyExplorer", "OverfittingExplorer"):
        expect(page.get_by_role("group", name=name).locator(".descent-message")).to_be_hidden()
    assert len(cells(page)) == len(COMPLETE_CELLS)
