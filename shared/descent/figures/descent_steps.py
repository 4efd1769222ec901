"""Gradient descent as a picture: one step, the loop, paths, and what differences get wrong."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, legend, line_style, plain, sentence
from descent.surfaces import Surface

Array = NDArray[np.float64]


def one_step(surface: Surface, start: ArrayLike, learning_rate: float) -> LessonFigure:
    """The gradient at a point, at a right angle to its level line, and the step against it.

    redraws: gradient_descent

    Parameters
    ----------
    surface : Surface
    start : array_like, shape (2,)
    learning_rate : float
    """
    w = np.asarray(start, dtype=np.float64)
    gradient = surface.gradient(w)
    after = w - learning_rate * gradient
    alt = (
        f"Level lines of the {surface.name}. At {_point(w)} the gradient {_point(gradient)} points uphill, "
        f"across the level line; the step against it, with rate {learning_rate:g}, leads to {_point(after)}."
    )
    figure = LessonFigure(alt, (7.5, 3.9))
    axes = figure.add_subplot()
    _level_lines(axes, surface.value, surface.bounds, float(surface.value(w)))
    uphill = w + 0.9 * gradient / np.linalg.norm(gradient)
    _arrow(axes, w, uphill, str(line_style(2)["color"]))
    _arrow(axes, w, after, str(line_style(1)["color"]))
    notes = [
        (uphill, r"$\nabla L(w^0)$, direction of steepest ascent", (8, 2), line_style(2)["color"]),
        ((w + after) / 2, r"$-\eta\,\nabla L(w^0)$", (10, -4), line_style(1)["color"]),
        (w, "$w^0$", (-20, -4), INK),
        (after, r"$w^1 = w^0 - \eta\,\nabla L(w^0)$", (8, -12), INK),
    ]
    box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}
    for at, text, shift, colour in notes:
        axes.annotate(text, tuple(at), shift, textcoords="offset points", fontsize=10, color=colour, bbox=box)
    axes.plot(*np.transpose([w, after]), "o", color=INK, ms=6, zorder=6)
    plain(axes, xlabel="$w_1$", ylabel="$w_2$", aspect="equal")
    return figure


def descent_loop() -> LessonFigure:
    """Gradient descent as a loop of three boxes.

    redraws: gradient_descent_pseudo_code
    """
    alt = (
        "Gradient descent as a loop. Start: choose w0. Repeat for t = 1, 2, ...: the gradient at the last "
        "point, times the rate, is subtracted. Stop after a fixed number of steps, or when a step is shorter "
        "than a threshold."
    )
    figure = LessonFigure(alt, (9.0, 1.9))
    axes = figure.add_subplot()
    axes.set(xlim=(0, 12), ylim=(0, 2.6))
    axes.set_axis_off()
    boxes = [
        (0.1, 2.1, "start", "choose $w^0$"),
        (3.3, 4.4, "for $t = 1, 2, \\ldots$", r"$w^t = w^{t-1} - \eta_t\,\nabla L(w^{t-1})$"),
        (8.8, 3.1, "stop", "after $T$ steps, or when\n" + r"$\Vert w^t - w^{t-1}\Vert < \varepsilon$"),
    ]
    for left, width, title, text in boxes:
        round_box = "round,pad=0.0,rounding_size=0.12"
        axes.add_patch(
            FancyBboxPatch((left, 0.15), width, 1.5, boxstyle=round_box, facecolor="#f3f3f3", edgecolor=GREY)
        )
        axes.text(left + width / 2, 1.38, title, ha="center", va="center", fontsize=9, color=GREY)
        axes.text(left + width / 2, 0.72, text, ha="center", va="center", fontsize=11, color=INK)
    for tail, head in (((2.2, 0.9), (3.3, 0.9)), ((7.7, 0.9), (8.8, 0.9))):
        _arrow(axes, np.array(tail), np.array(head), INK)
    loop = {"arrowstyle": "-|>", "color": INK, "lw": 1.6, "mutation_scale": 13}
    loop |= {"connectionstyle": "arc3,rad=0.35", "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (4.4, 1.65), (6.6, 1.65), arrowprops=loop)
    return figure


def descent_paths(
    loss: Callable[[Array], Any],
    paths: Mapping[str, ArrayLike],
    bounds: Sequence[Sequence[float]],
    names: Sequence[str],
) -> LessonFigure:
    """Paths on the level lines of a loss with two weights, one panel a path.

    redraws: gradient_descent_plot

    Parameters
    ----------
    loss : function
        Takes a point, shape (2,), and returns a number.
    paths : dict of str to array_like, shape (steps + 1, 2)
    bounds : two pairs of floats
        The part of the plane to show.
    names : sequence of two str
        The weights' names.
    """
    points = {title: np.asarray(path, dtype=np.float64) for title, path in paths.items()}
    ends = sentence(
        f"{title}: from {_point(path[0])} to {_point(path[-1])}" for title, path in points.items()
    )
    figure = LessonFigure(f"Paths on the level lines of a loss. {ends}.", (9.0, 3.5))
    panels = np.ravel(figure.subplots(1, len(points), sharey=True))

    def heights(w: Array) -> Array:
        return np.array([[float(loss(point)) for point in row] for row in w])

    for axes, (title, path) in zip(panels, points.items(), strict=True):
        _level_lines(axes, heights, bounds)
        style = line_style(1) | {"linestyle": "solid"}
        axes.plot(*path.T, lw=1.2, ms=4, mew=0, **style)
        axes.plot(*path[0], "o", ms=8, mfc="white", mec=INK, zorder=5)
        plain(axes, title, xlabel=names[0], xlim=bounds[0], ylim=bounds[1], aspect="equal")
    panels[0].set_ylabel(names[1])
    return figure


def mse_tangents(
    x: ArrayLike,
    y: ArrayLike,
    mse: Callable[..., Any],
    mse_gradient: Callable[..., Any],
    slopes: Sequence[float],
    names: Sequence[str],
) -> LessonFigure:
    """Lines through the origin on data, and the parabola of their errors with its tangents.

    redraws: mse_derivative

    Parameters
    ----------
    x, y : array_like, shape (n,)
    mse, mse_gradient : functions of (X, y, w)
    slopes : sequence of float
        The lines to show, and where the tangents touch.
    names : sequence of two str
        What x and y are.
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    touch = [(slope, *_height_and_slope(mse, mse_gradient, x, y, slope)) for slope in slopes]
    told = sentence(f"{height:.4g} with derivative {rise:.4g} at {slope:g}" for slope, height, rise in touch)
    figure = LessonFigure(
        f"Lines y = w x on {x.size} points, and their mean squared errors: {told}.", (9.0, 3.5)
    )
    left, right = figure.subplots(1, 2)
    left.plot(x, y, "o", ms=3, mew=0, alpha=0.5, color=GREY)
    reach = max(abs(slope) for slope in slopes)
    grid = np.linspace(min(slopes) - 0.35 * reach, max(slopes) + 0.35 * reach, 81)
    right.plot(grid, [float(mse(x[:, None], y, np.array([w]))) for w in grid], color=FAINT, lw=3)
    for index, (slope, height, rise) in enumerate(touch, 1):
        style = line_style(index)
        edge = np.array([x.min(), x.max()])
        left.plot(edge, slope * edge, lw=2, label=f"$w$ = {slope:g}", **(style | {"marker": "none"}))
        near = slope + 0.25 * reach * np.array([-1.0, 1.0])
        right.plot(near, height + rise * (near - slope), lw=2, **(style | {"marker": "none"}))
        right.plot(slope, height, ms=7, color=style["color"], marker=style["marker"])
    plain(left, "the data and three lines $y = w x$", xlabel=names[0], ylabel=names[1])
    plain(right, "MSE$(w)$ and its derivative there", xlabel="$w$")
    legend(figure, left)
    return figure


def log_curves(
    x: ArrayLike, curves: Mapping[str, ArrayLike], title: str, xlabel: str, **settings: Any
) -> LessonFigure:
    """Positive curves over a common axis, on a logarithmic scale.

    Parameters
    ----------
    x : array_like, shape (m,)
    curves : dict of str to array_like, shape (m,)
        What is not finite is left out.
    title, xlabel : str
    **settings
        Of ``Axes.set``, such as ``xscale="log"``.
    """
    x = np.asarray(x, dtype=np.float64)
    values = {name: np.asarray(curve, dtype=np.float64) for name, curve in curves.items()}
    told = sentence(
        f"{name} from {curve[0]:.2g} to {curve[-1]:.2g}, smallest {np.nanmin(curve):.2g}"
        f" at {x[np.nanargmin(curve)]:.2g}"
        for name, curve in values.items()
    )
    figure = LessonFigure(f"{title}, over {xlabel}: {told}.", (7.5, 3.5))
    axes = figure.add_subplot()
    for index, (name, curve) in enumerate(values.items()):
        axes.plot(x, curve, lw=2, label=name, **(line_style(index) | {"marker": "none"}))
    plain(axes, title, xlabel=xlabel, **({"yscale": "log"} | settings))
    legend(figure, axes)
    return figure


def _height_and_slope(
    mse: Callable[..., Any], slope: Callable[..., Any], x: Array, y: Array, w: float
) -> tuple[float, float]:
    at = np.array([w])
    return float(mse(x[:, None], y, at)), float(np.asarray(slope(x[:, None], y, at))[0])


def _level_lines(
    axes: Axes,
    value: Callable[[Array], Array],
    bounds: Sequence[Sequence[float]],
    through: float | None = None,
) -> None:
    (left, right), (bottom, top) = bounds
    x, y = np.meshgrid(np.linspace(left, right, 81), np.linspace(bottom, top, 61))
    heights = value(np.stack([x, y], axis=-1))
    levels = heights.min() + (heights.max() - heights.min()) * np.linspace(0.03, 1.0, 12) ** 2.0
    axes.contour(x, y, heights, levels=levels, colors=FAINT, linewidths=0.8)
    if through is not None:
        axes.contour(x, y, heights, levels=[through], colors=GREY, linewidths=1.4)
    lowest = np.unravel_index(heights.argmin(), heights.shape)
    axes.plot(x[lowest], y[lowest], marker="x", color=INK, ms=7, mew=1.5, zorder=1)


def _arrow(axes: Axes, tail: Array, head: Array, color: str) -> None:
    look = {"arrowstyle": "-|>", "color": color, "lw": 2.2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
    axes.annotate("", tuple(head), tuple(tail), arrowprops=look, zorder=5)


def _point(w: Array) -> str:
    return "(" + ", ".join(f"{value:.3g}" for value in w) + ")"
