"""Figures of lessons 04 to 06: each renders without a warning and says in words what it shows."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from descent import figures
from descent.figures import LessonFigure, overfitting, regularization, stochastic

X = np.linspace(-1, 1, 7)
RNG = np.random.default_rng(0)
PATHS = {"slow": RNG.normal(size=(80, 2)), "fast": RNG.normal(size=(9, 2))}

DRAWN: dict[str, Callable[[], LessonFigure]] = {
    "overfitting_example": lambda: figures.overfitting_example(
        X, np.sin(X), np.sin(np.linspace(-1, 1, 50)), [1, 6]
    ),
    "many_fits": lambda: figures.many_fits(X, np.sin(X), {"line": RNG.normal(size=(30, 7))}),
    "error_curves": lambda: figures.error_curves(
        X + 2, {"a": X**2 + 1, "b": X + 2}, "λ", logx=True, limits=(1, 3)
    ),
    "optimism": lambda: figures.optimism(20, 2.0, {1: (1.9, 2.1), 10: (1.0, 3.0)}),
    "divisions": lambda: figures.divisions(
        {"fold 1": {"training": [0, 2], "validation": [1], "test": [3]}}, 4
    ),
    "regularized_loss": figures.regularized_loss,
    "l2_penalty": figures.l2_penalty,
    "l1_and_l2": figures.l1_and_l2,
    "shrinkage": lambda: figures.shrinkage(X, {"half": X / 2}),
    "weight_paths": lambda: figures.weight_paths(
        [0.1, 1, 10], {"ridge": RNG.normal(size=(3, 10)), "lasso": np.eye(3, 10)}, list("abcdefghij")
    ),
    "weight_scatter": lambda: figures.weight_scatter(["a", "b"], {"free": RNG.normal(size=(5, 2))}),
    "stochastic_gradient_descent": lambda: figures.stochastic_gradient_descent(lambda w: float(w @ w), PATHS),
    "mini_batch_gradient_descent": lambda: figures.mini_batch_gradient_descent(lambda w: float(w @ w), PATHS),
    "gradient_clouds": lambda: figures.gradient_clouds({"one": RNG.normal(size=(9, 2))}, [1.0, 1.0]),
    "hovering": lambda: figures.hovering({"rate 1": RNG.normal(size=(50, 1))}, 0.0, {"rate 1": 1.0}),
    "losses_by_pass": lambda: figures.losses_by_pass({"sgd": (range(4), [4.0, 3.0, 2.5, 2.2])}, floor=2.0),
}
REDRAWN = {
    "overfitting_example": "overfitting_example",
    "regularized_loss": "regularization",
    "l2_penalty": "l2_penalty",
    "stochastic_gradient_descent": "stochastic_gradient_descent",
    "mini_batch_gradient_descent": "mini_batch_gradient_descent",
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_renders_and_says_what_it_shows(name: str):
    figure = DRAWN[name]()
    shown = figure._repr_html_()
    assert shown.startswith("<img ")
    assert 40 < len(figure.alt) < 500
    assert figure.alt.endswith(".")
    assert "nan" not in re.findall(r"\w+", figure.alt)


@pytest.mark.parametrize(("name", "picture"), REDRAWN.items())
def test_the_pictures_of_the_notes_are_named(name: str, picture: str):
    assert f"redraws: {picture}." in getattr(figures, name).__doc__


@pytest.mark.parametrize(
    "module", [overfitting, regularization, stochastic], ids=lambda module: module.__name__
)
def test_every_figure_of_a_module_is_offered_and_drawn_here(module: Any):
    public = {
        name
        for name, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", "") == module.__name__
        and not name.startswith("_")
    }
    assert public <= set(figures.__all__)
    assert public <= set(DRAWN)


def test_a_constrained_loss_is_lowest_where_a_level_line_touches():
    """On the circle the loss must not fall on either side, and the diamond's best point is its corner."""
    axes = figures.l1_and_l2().axes
    disc, corner = (next(line for line in a.lines if line.get_marker() == "o").get_xydata()[0] for a in axes)
    away = disc - regularization.FREE
    slope = regularization.CURVATURE @ away
    assert abs(slope[0] * disc[1] - slope[1] * disc[0]) < 1e-2 * np.linalg.norm(slope)
    np.testing.assert_allclose(corner, [1.2, 0.0], atol=1e-12)
