"""Penalties on the weights: what they add to a loss, what they allow, and what they do to the weights."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]

FREE = np.array([2.2, 1.0])  # where the drawn loss is lowest
CURVATURE = np.array([[1.0, 0.55], [0.55, 0.9]])
BOWL = 1.0  # where the loss of one weight is lowest


def regularized_loss(strength: float = 0.8, strong: float = 2.5) -> LessonFigure:
    """A loss, a penalty and their sum over one weight; redraws: regularization.

    Parameters
    ----------
    strength, strong : float
        The two values of λ, one a row.
    """
    alt = (
        "The loss of one weight, a parabola with its minimum at 1, the penalty λ R(w), and their sum. With "
        "R = w² the sum is lowest between 0 and 1, nearer to 0 for a larger λ. With R = |w| the sum has "
        f"a kink at 0, and for λ = {strong:g} its lowest point is the kink itself."
    )
    figure = LessonFigure(alt, (9.0, 5.0))
    panels, w = figure.subplots(2, 2, sharex=True, sharey=True), np.linspace(-0.8, 2.0, 1401)
    kinds = (("w²", w**2), ("|w|", np.abs(w)))
    for row, value in zip(panels, (strength, strong), strict=True):
        for axes, (name, penalty) in zip(row, kinds, strict=True):
            _sum(axes, w, (w - BOWL) ** 2, value * penalty)
            plain(axes, f"R(w) = {name}, λ = {value:g}", ylim=(0, 3.2))
    for axes in panels[1]:
        axes.set_xlabel("weight w", fontsize=9)
    legend(figure, panels[0, 0])
    return figure


def _sum(axes: Axes, w: Array, loss: Array, penalty: Array) -> None:
    total = loss + penalty
    lowest = total.argmin()
    axes.plot(w, loss, lw=1.6, label="loss L(w)", **(line_style(1) | {"marker": "none"}))
    axes.plot(w, penalty, lw=1.6, label="penalty λ R(w)", **(line_style(2) | {"marker": "none"}))
    axes.plot(w, total, lw=2.2, color=INK, label="their sum")
    axes.plot([w[lowest]] * 2, [0, total[lowest]], color=GREY, lw=0.8)
    axes.plot(w[lowest], total[lowest], "o", ms=8, mfc="white", mec=INK, mew=1.6, label="its lowest point")


def l2_penalty(radii: Sequence[float] = (0.6, 1.2, 1.8)) -> LessonFigure:
    """The loss under the constraint that w stays in a disc; redraws: l2_penalty.

    Parameters
    ----------
    radii : sequence of float
        One panel each.
    """
    alt = (
        "Level lines of a loss over two weights, and discs around the origin of radius "
        f"{sentence(f'{radius:g}' for radius in radii)}. On each disc the loss is lowest where a level line "
        "touches it; there the arrow down the loss points straight out of the disc."
    )
    figure = LessonFigure(alt, (9.0, 3.2))
    for axes, radius in zip(figure.subplots(1, len(radii), sharey=True), radii, strict=True):
        circle = radius * _circle()
        point = _constrained(axes, circle)
        down = -(CURVATURE @ (point - FREE))
        arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.6, "shrinkA": 5, "shrinkB": 0}
        axes.annotate("", tuple(point + 0.75 * down / np.linalg.norm(down)), tuple(point), arrowprops=arrow)
        plain(axes, f"‖w‖² ≤ {radius**2:.3g}", xlabel="$w_1$")
    figure.axes[0].set_ylabel("$w_2$", fontsize=9)
    legend(figure, figure.axes[0])
    return figure


def l1_and_l2(budget: float = 1.2) -> LessonFigure:
    """The same loss on a disc and on the diamond of the L1 norm.

    Parameters
    ----------
    budget : float
        Radius of the disc and reach of the diamond.
    """
    corners = budget * np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]])
    along = np.linspace(0, 1, 500)[:, None]
    diamond = np.concatenate([a + along * (b - a) for a, b in pairwise(corners)])
    alt = (
        "The same level lines with a disc and with a diamond, the weights with |w1| + |w2| at most "
        f"{budget:g}. They touch the disc where both weights differ "
        "from 0, the diamond at its corner, where w2 is 0."
    )
    figure = LessonFigure(alt, (7.4, 3.4))
    left, right = figure.subplots(1, 2, sharey=True)
    for axes, border, title in ((left, budget * _circle(), "L2: ‖w‖² ≤ C"), (right, diamond, "L1: ‖w‖₁ ≤ C")):
        point = _constrained(axes, border) + 0.0
        axes.annotate(
            f"({point[0]:.2f}, {abs(point[1]):.2f})",
            tuple(point),
            (10, -14),
            textcoords="offset points",
            fontsize=9,
        )
        plain(axes, title, xlabel="$w_1$")
    left.set_ylabel("$w_2$", fontsize=9)
    legend(figure, left)
    return figure


def _circle() -> Array:
    angle = np.linspace(0, 2 * np.pi, 2001)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def _loss(points: Array) -> Array:
    away = points - FREE
    values: Array = np.einsum("...i,ij,...j->...", away, CURVATURE, away)
    return values


def _constrained(axes: Axes, border: Array) -> Array:
    """Draw the loss and the allowed set; returns the border's lowest point."""
    x, y = np.meshgrid(np.linspace(-2.1, 3.6, 141), np.linspace(-2.1, 2.6, 121))
    losses = _loss(border)
    point: Array = border[losses.argmin()]
    levels = losses.min() * np.array([0.06, 0.3, 1.0, 1.9, 3.2, 5.0])
    axes.contour(x, y, _loss(np.stack([x, y], axis=-1)), levels=levels, colors=FAINT, linewidths=1)
    axes.contour(x, y, _loss(np.stack([x, y], axis=-1)), levels=levels[2:3], colors=GREY, linewidths=1.6)
    axes.fill(*border.T, color=line_style(6)["color"], alpha=0.35, label="allowed weights")
    axes.plot(*border.T, color=line_style(1)["color"], lw=1.6)
    axes.axhline(0, color=GREY, lw=0.6)
    axes.axvline(0, color=GREY, lw=0.6)
    axes.plot(*FREE, "x", color=INK, ms=8, mew=1.8, ls="none", label="lowest loss of all")
    axes.plot(*point, "o", color=line_style(2)["color"], ms=9, mew=0, label="lowest loss allowed")
    axes.set(aspect="equal", xlim=(-2.1, 3.6), ylim=(-2.1, 2.6))
    return point


def shrinkage(z: ArrayLike, curves: Mapping[str, ArrayLike]) -> LessonFigure:
    """What becomes of a weight z, one curve a method, beside the diagonal of no change.

    Parameters
    ----------
    z : array_like, shape (m,)
    curves : dict of str to array_like, shape (m,)
    """
    z = np.asarray(z, dtype=np.float64)
    values = {name: np.asarray(curve, dtype=np.float64) for name, curve in curves.items()}
    largest = z.argmax()
    ends = sentence(f"{name} makes {curve[largest]:.3g} of it" for name, curve in values.items())
    figure = LessonFigure(
        f"Shrunken weights against z from {z.min():g}; of {z[largest]:g} {ends}.", (6.4, 3.6)
    )
    axes = figure.add_subplot()
    axes.plot(z, z, color=FAINT, lw=5, label="unchanged")
    for index, (name, curve) in enumerate(values.items()):
        axes.plot(z, curve, lw=2, label=name, **(line_style(index) | {"marker": "none"}))
    plain(axes, "weight after shrinking", xlabel="weight z before")
    legend(figure, axes)
    return figure


def weight_paths(strengths: ArrayLike, paths: Mapping[str, ArrayLike], names: Sequence[str]) -> LessonFigure:
    """Weights against the strength of a penalty, one panel a method; a weight at exactly 0 is not drawn.

    Parameters
    ----------
    strengths : array_like, shape (m,)
    paths : dict of str to array_like, shape (m, d)
    names : sequence of d str
    """
    x = np.asarray(strengths, dtype=np.float64)
    arrays = {method: np.asarray(path, dtype=np.float64) for method, path in paths.items()}
    middle = len(x) // 2
    counts = sentence(
        f"{method} has {np.count_nonzero(path[middle])} of {len(names)} weights at λ = {x[middle]:.2g}"
        for method, path in arrays.items()
    )
    figure = LessonFigure(f"Weights against the strength λ of a penalty; {counts}.", (9.0, 3.8))
    panels = np.atleast_1d(figure.subplots(1, len(arrays), sharey=True))
    for axes, (method, path) in zip(panels, arrays.items(), strict=True):
        axes.axhline(0, color=FAINT, lw=1)
        for index, (name, weights) in enumerate(zip(names, path.T, strict=True)):
            style = line_style(index) | (
                {"marker": "none"} if index < 8 else {"markevery": max(1, len(x) // 9)}
            )
            axes.plot(x, np.where(weights == 0, np.nan, weights), lw=1.6, ms=4, mew=0, label=name, **style)
        plain(axes, method, xlabel="λ", xscale="log")
    panels[0].set_ylabel("weight", fontsize=9)
    legend(figure, panels[0])
    return figure


def weight_scatter(names: Sequence[str], weights: Mapping[str, ArrayLike]) -> LessonFigure:
    """Weights fitted on many samples of the same population: a dot for each, one panel a method.

    Parameters
    ----------
    names : sequence of d str
    weights : dict of str to array_like, shape (number of samples, d)
    """
    arrays = {method: np.asarray(values, dtype=np.float64) for method, values in weights.items()}
    widest = int(next(iter(arrays.values())).std(axis=0).argmax())
    parts = sentence(
        f"with {method} from {values[:, widest].min():.3g} to {values[:, widest].max():.3g}"
        for method, values in arrays.items()
    )
    alt = f"Weights fitted on {len(next(iter(arrays.values())))} groups. Those of {names[widest]} go {parts}."
    figure = LessonFigure(alt, (9.0, 3.1))
    panels = np.atleast_1d(figure.subplots(1, len(arrays), sharey=True))
    for axes, (method, values) in zip(panels, arrays.items(), strict=True):
        axes.axhline(0, color=GREY, lw=0.8)
        for j in range(len(names)):
            axes.plot(np.full(len(values), j), values[:, j], "o", ms=5, alpha=0.55, color="#0072b2", mew=0)
        plain(axes, method)
        axes.set_xticks(range(len(names)), list(names), fontsize=9, color=INK)
    panels[0].set_ylabel("weight", fontsize=9)
    return figure
