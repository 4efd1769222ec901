"""The widgets of the lessons with small data and right answers inside, and how a test drags in them."""

from collections.abc import Callable
from typing import Any

import numpy as np
from playwright.sync_api import Locator, Page

from descent.widgets import (
    BatchExplorer,
    LearningRateExplorer,
    LeastSquaresExplorer,
    LinearClassificationExplorer,
    OverfittingExplorer,
    PenaltyExplorer,
)
from tests.descent import students_answers as answers

PATIENCE = 60.0  # seconds a call may take: the machine may be busy


def least_squares(**changes: Any) -> LeastSquaresExplorer:
    functions = {name: getattr(answers, name) for name in ("fit_least_squares", "hat_matrix")}
    x, y = [0.0, 1.0, 2.0, 3.0, 4.0, 9.0], [1.0, 3.0, 2.0, 5.0, 4.0, 6.0]
    return LeastSquaresExplorer(
        x, y, **functions | changes, xlabel="hours", ylabel="marks", time_limit=PATIENCE
    )


def classification(**changes: Any) -> LinearClassificationExplorer:
    functions = {name: getattr(answers, name) for name in ("softmax", "cross_entropy", "accuracy")}
    rng = np.random.default_rng(2)
    labels = np.arange(24) % 2
    X = rng.normal(size=(24, 2)) + np.outer(2 * labels - 1, [1.0, 0.3])
    settings = {"anchor": (0.5, 0.0), "weights": (1.5, 0.0), "names": ("cats", "dogs")}
    return LinearClassificationExplorer(X, labels, **functions | settings | changes, time_limit=PATIENCE)


def learning_rate(**changes: Any) -> LearningRateExplorer:
    names = ("mse_gradient", "gradient_descent", "critical_learning_rate")
    functions = {name: getattr(answers, name) for name in names}
    X = np.array([[1.0, 1.0], [1.0, -1.0], [1.0, 2.0], [1.0, -2.0]])  # the Hessian is diagonal: 2 and 5
    return LearningRateExplorer(X, X @ [2.0, 1.0], **functions | changes, time_limit=PATIENCE)


def batches(**changes: Any) -> BatchExplorer:
    functions = {name: getattr(answers, name) for name in ("sgd", "minibatches", "minibatch_sgd")}
    rng = np.random.default_rng(3)
    X = rng.normal(size=(20, 2))
    y = X @ [2.0, 1.5] + rng.normal(size=20)
    return BatchExplorer(X, y, **functions | {"passes": 40, "time_limit": PATIENCE} | changes)


def penalty(**changes: Any) -> PenaltyExplorer:
    functions = {name: getattr(answers, name) for name in ("fit_ridge", "fit_lasso")}
    X = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])  # orthogonal: each weight on its own
    return PenaltyExplorer(X, X @ [2.0, 1.0], **functions | {"strength": 3.0} | changes, time_limit=PATIENCE)


def overfitting(**changes: Any) -> OverfittingExplorer:
    names = ("polynomial_features", "kfold_indices", "cross_validate", "fit_ridge")
    functions = {name: getattr(answers, name) for name in names}
    x = np.linspace(-1, 1, 12)
    y = np.cos(2.5 * x + 0.5) + np.random.default_rng(4).normal(0, 0.2, size=12)
    settings = {"degree": 4, "highest_degree": 9}
    return OverfittingExplorer(x, y, **functions | settings | changes, time_limit=PATIENCE)


ALL: dict[str, Callable[..., Any]] = {
    "least squares": least_squares,
    "classification": classification,
    "learning rate": learning_rate,
    "batches": batches,
    "penalty": penalty,
    "overfitting": overfitting,
}


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True).and_(page.locator(".descent-handle"))


def drag(page: Page, grip: Locator, dx: float, dy: float, *, drop: bool = True) -> None:
    """Take a handle with the mouse, move it by pixels to the right and down, and let it go."""
    grip.hover()  # it waits until the page has come to rest
    box = grip.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2)
    page.mouse.move(x + dx, y + dy)
    if drop:
        page.mouse.up()


def value_of(grip: Locator) -> list[float]:
    """The numbers that a handle tells a screen reader."""
    text = grip.get_attribute("aria-valuetext") or ""
    return [float(part.replace("−", "-")) for part in text.split(", ")]


def sent(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("model.sent"))


def wait_until_kept(page: Page) -> None:
    """Wait until Python has answered everything that was sent, the last of it final, and the page has it.

    It has to hold for 20 frames: what was asked meanwhile is sent a moment after the answer before it.
    """
    page.wait_for_function("""() => {
      const finals = model.sent.filter((message) => message.final).length;
      const kept = model.sent.at(-1)?.final === true && model.get("version") === finals;
      globalThis.keptFor = kept ? (globalThis.keptFor ?? 0) + 1 : 0;
      if (globalThis.keptFor < 20) return false;
      globalThis.keptFor = 0;
      return true;
    }""")
