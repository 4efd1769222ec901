"""Paths on the level lines of a surface, and the loss along them."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, INK, LessonFigure, legend, line_style, plain, sentence
from descent.surfaces import EllipticSurface, Surface

Array = NDArray[np.float64]


def fixed_rates(
    surface: EllipticSurface, learning_rates: Sequence[float], num_steps: int = 30
) -> LessonFigure:
    r"""Gradient descent on an ellipse, one panel a learning rate, from the closed form of its path.

    .. math:: w_t = \sum_i (1 - \eta \lambda_i)^t \, (u_i^\top w_0) \, u_i

    Parameters
    ----------
    surface : EllipticSurface
    learning_rates : sequence of float
    num_steps : int
    """
    rates = sentence(f"{rate:g}" for rate in learning_rates)
    alt = f"Gradient descent on a long valley, {num_steps} steps with each of the learning rates {rates}."
    figure = LessonFigure(alt, (9.0, 2.5))
    panels = np.atleast_1d(figure.subplots(1, len(learning_rates), sharey=True))
    coordinates = surface.eigenvectors.T @ surface.start
    for axes, rate in zip(panels, learning_rates, strict=True):
        powers = (1.0 - rate * surface.eigenvalues) ** np.arange(num_steps + 1)[:, None]
        _level_lines(axes, surface)
        _path(axes, (powers * coordinates) @ surface.eigenvectors.T, 1)
        plain(axes, f"learning rate {rate:g}", xlabel="$w_1$")
    plain(panels[0], f"learning rate {learning_rates[0]:g}", ylabel="$w_2$")
    return figure


def walks(surface: Surface, paths: Mapping[str, ArrayLike]) -> LessonFigure:
    """Paths on the level lines of ``surface``, and the loss after each step.

    Parameters
    ----------
    surface : Surface
    paths : dict of str to array_like, shape (n + 1, 2)
        At most eight, each under the name for the legend. A path is drawn as far as it is finite.
    """
    ends = {name: _finite(path) for name, path in paths.items()}
    losses = {name: surface.value(path) for name, path in ends.items()}
    outcomes = sentence(
        f"{name} at {loss[-1]:.2g} after {len(loss) - 1} steps" for name, loss in losses.items()
    )
    figure = LessonFigure(
        f"Paths on the {surface.name}, and their losses over the steps: {outcomes}.", (9.0, 3.5)
    )
    left, right = figure.subplots(1, 2, width_ratios=[1.25, 1])
    _level_lines(left, surface)
    for index, (name, path) in enumerate(ends.items()):
        _path(left, path, index)
        style = line_style(index) | {"marker": "none"}
        right.plot(np.maximum(losses[name], 1e-16), lw=1.8, label=name, **style)
    plain(left, surface.name, xlabel="$w_1$", ylabel="$w_2$")
    plain(right, "loss after each step", xlabel="step", yscale="log")
    _limit_losses(right, losses)
    legend(figure, right)
    return figure


def _finite(path: ArrayLike, largest: float = 1e6) -> Array:
    path = np.asarray(path, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        lost = np.flatnonzero(~(np.abs(path) < largest).all(axis=1))
    return path[: lost[0]] if lost.size else path


def _limit_losses(axes: Axes, losses: Mapping[str, Array]) -> None:
    """Show seven decades below the first loss and two above it, or fewer where nothing is."""
    first = max(loss[0] for loss in losses.values())
    low = max(min(loss.min() for loss in losses.values()), 1e-7 * first)
    high = min(max(loss.max() for loss in losses.values()), 1e2 * first)
    axes.set_ylim(low / 2, high * 2)


def _level_lines(axes: Axes, surface: Surface) -> None:
    (left, right), (bottom, top) = surface.bounds
    x, y = np.meshgrid(np.linspace(left, right, 161), np.linspace(bottom, top, 121))
    values = surface.value(np.stack([x, y], axis=-1))
    levels = values.min() + (values.max() - values.min()) * np.linspace(0.03, 1.0, 12) ** 2.5
    axes.contour(x, y, values, levels=levels, colors=FAINT, linewidths=0.8)
    if surface.minimum is not None:
        axes.plot(*surface.minimum, marker="x", color=INK, ms=7, mew=1.5, zorder=1)
    axes.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")


def _path(axes: Axes, path: Array, index: int) -> None:
    style = line_style(index)
    axes.plot(*path.T, lw=1.2, ms=3.5, mew=0, markevery=max(1, len(path) // 60), **style)
    axes.plot(*path[0], marker="o", ms=7, mfc="white", mec=INK, zorder=5)
