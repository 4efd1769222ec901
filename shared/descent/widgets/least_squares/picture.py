"""The static picture of a LeastSquaresExplorer, for pages without a kernel. Drawn without pyplot."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.palette import CURVE_STYLES
from descent.widgets.least_squares.fit import Fit, triangle
from descent.widgets.students import Array

INK, BLUE, RED = (style.light for style in CURVE_STYLES[:3])
Bounds = tuple[tuple[float, float], tuple[float, float]]


def draw(shown: Fit, bounds: Bounds, labels: tuple[str, str]) -> Figure:
    """Points with the line, the hat matrix, and the projection in true lengths."""
    figure = Figure(figsize=(8.4, 3.3), facecolor="white")
    margins = {"left": 0.075, "right": 0.985, "top": 0.91, "bottom": 0.15, "wspace": 0.12}
    left, middle, right = figure.subplots(1, 3, width_ratios=[1.7, 1, 1], gridspec_kw=margins)
    _draw_line(left, shown, bounds, labels)
    _draw_hat(middle, shown)
    _draw_triangle(right, shown)
    return figure


def _draw_line(axes: Axes, shown: Fit, bounds: Bounds, labels: tuple[str, str]) -> None:
    ends = np.array(bounds[0])
    if shown.beta_without is not None:
        look: dict[str, Any] = {
            "color": INK,
            "ls": (0, (4, 3)),
            "lw": 1,
            "label": f"without sample {shown.selected + 1}",
        }
        axes.plot(ends, shown.beta_without[0] + shown.beta_without[1] * ends, **look)
    if shown.beta is not None and shown.fitted is not None:
        axes.plot(ends, shown.beta[0] + shown.beta[1] * ends, color=INK, lw=1.8, label="least squares")
        axes.vlines(shown.x, shown.fitted, shown.y, color=RED, lw=1.2)
    axes.plot(shown.x, shown.y, "o", color=BLUE, ms=5, mew=0)
    axes.plot(shown.x[shown.selected], shown.y[shown.selected], "o", mfc="none", mec=BLUE, ms=10)
    axes.set(xlim=bounds[0], ylim=bounds[1], xlabel=labels[0], ylabel=labels[1])
    axes.tick_params(labelsize=8)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(fontsize=8, frameon=False)


def _draw_hat(axes: Axes, shown: Fit) -> None:
    if shown.hat is None:
        _say_missing(axes, "hat_matrix is missing")
        return
    order = np.argsort(shown.x, kind="stable")
    axes.imshow(shown.hat[np.ix_(order, order)], cmap="PuOr_r", vmin=-0.6, vmax=0.6)
    row = int(np.flatnonzero(order == shown.selected)[0])
    axes.axhline(row - 0.5, color=INK, lw=1)
    axes.axhline(row + 0.5, color=INK, lw=1)
    axes.set(xticks=[], yticks=[], xlabel="samples from left to right")
    axes.set_title(f"hat matrix, $h_{{ii}}$ = {shown.hat[shown.selected, shown.selected]:.2f}", fontsize=9)


def _draw_triangle(axes: Axes, shown: Fit) -> None:
    if shown.fitted is None:
        _say_missing(axes, "fit_least_squares is missing")
        return
    sides = triangle(shown.y, shown.fitted)
    mean, foot, tip = corners(sides.along, sides.residual, sides.angle)
    axes.plot(*np.transpose([mean, foot]), color=BLUE, lw=2)
    axes.plot(*np.transpose([foot, tip]), color=RED, lw=2)
    axes.plot(*np.transpose([mean, tip]), color=INK, lw=2)
    for corner, name, shift in (
        (mean, r"$\bar y$", (-4, -14)),
        (foot, r"$\hat y$", (0, -14)),
        (tip, "$y$", (0, 5)),
    ):
        axes.annotate(name, tuple(corner), shift, textcoords="offset points", fontsize=10)
    angle = "" if sides.angle is None else f", angle {sides.angle:.1f}°"
    axes.set_title("projection" + angle, fontsize=9)
    axes.set_aspect("equal", adjustable="datalim")
    axes.margins(0.2)
    axes.set_axis_off()


def corners(along: float, residual: float, angle: float | None) -> Array:
    """Mean, foot and tip in the plane, shape (3, 2): the mean at 0, the foot to the right of it."""
    turn = np.radians(90.0 if angle is None else angle)
    foot = np.array([along, 0.0])
    return np.array([[0.0, 0.0], foot, foot + residual * np.array([-np.cos(turn), np.sin(turn)])])


def _say_missing(axes: Axes, text: str) -> None:
    axes.text(0.5, 0.5, text, ha="center", va="center", fontsize=9, color=RED)
    axes.set_axis_off()
