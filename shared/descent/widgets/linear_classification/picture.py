"""The static picture of a LinearClassificationExplorer, for pages without a kernel. Drawn without pyplot."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.palette import CURVE_STYLES
from descent.widgets.linear_classification.boundary import Boundary, Road
from descent.widgets.linear_classification.payload import ARROW, Window
from descent.widgets.students import Array

INK, BLUE, RED = (style.light for style in CURVE_STYLES[:3])
XLABELS = {
    "shift": "distance of the boundary from the origin",
    "turn": "direction of the weights in degrees",
    "stretch": "length of the weights",
}


def draw(boundary: Boundary, road: Road, X: Array, labels: Any, window: Window) -> Figure:
    """Samples with the boundary, and accuracy and loss along the road."""
    figure = Figure(figsize=(8.4, 3.6), facecolor="white")
    margins = {"left": 0.07, "right": 0.985, "top": 0.93, "bottom": 0.13, "wspace": 0.17, "hspace": 0.42}
    grid = figure.add_gridspec(2, 2, width_ratios=[1.25, 1], **margins)
    _draw_plane(figure.add_subplot(grid[:, 0]), boundary, X, labels, window)
    upper = figure.add_subplot(grid[0, 1])
    lower = figure.add_subplot(grid[1, 1], sharex=upper)
    _draw_curve(upper, road, road.accuracy, "accuracy", drawstyle="steps-mid")
    _draw_curve(lower, road, road.loss, "cross-entropy")
    lower.set_xlabel(XLABELS[road.name], fontsize=9)
    return figure


def _draw_plane(axes: Axes, boundary: Boundary, X: Array, labels: Any, window: Window) -> None:
    for label, (colour, marker) in enumerate([(BLUE, "o"), (RED, "^")]):
        axes.plot(*X[labels == label].T, marker, color=colour, ms=5, mew=0, label=window.names[label])
    along = np.array([-boundary.weights[1], boundary.weights[0]]) / boundary.length
    axes.plot(*np.transpose([boundary.anchor - 50 * along, boundary.anchor + 50 * along]), color=INK, lw=1.6)
    tip = boundary.anchor + ARROW * boundary.weights
    axes.annotate("", tuple(tip), tuple(boundary.anchor), arrowprops={"arrowstyle": "-|>", "color": INK})
    (left, right), (bottom, top) = window.bounds
    axes.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
    axes.set(xlabel=window.labels[0], ylabel=window.labels[1])
    axes.tick_params(labelsize=8)
    axes.legend(fontsize=8, loc="upper right")


def _draw_curve(axes: Axes, road: Road, values: Array | None, name: str, **look: Any) -> None:
    axes.axvspan(*road.flat, color="#e8e8e8")
    axes.axvline(road.here, color=INK, lw=1)
    if values is None:
        axes.text(0.5, 0.5, "missing", ha="center", va="center", transform=axes.transAxes, color=RED)
    else:
        axes.plot(road.places, values, color=INK, lw=1.5, **look)
    axes.set_title(name, loc="left", fontsize=9)
    axes.set_xscale("log" if road.name == "stretch" else "linear")
    axes.tick_params(labelsize=8)
