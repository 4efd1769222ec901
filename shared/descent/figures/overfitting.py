"""Overfitting and how it is noticed: fitted curves, errors on seen and on new data, who validates when."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.polynomial import Polynomial
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]
Rows = Mapping[str, Mapping[str, ArrayLike]]


def overfitting_example(x: ArrayLike, y: ArrayLike, truth: ArrayLike, degrees: Sequence[int]) -> LessonFigure:
    """Polynomials of several degrees through the same points; redraws: overfitting_example.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        The points.
    truth : array_like, shape (m,)
        The curve behind the points, at m equally spaced places from the smallest x to the largest.
    degrees : sequence of int
        One panel each.
    """
    x, y, truth = (np.asarray(values, dtype=np.float64) for values in (x, y, truth))
    grid = np.linspace(x.min(), x.max(), len(truth))
    fits = {degree: Polynomial.fit(x, y, degree) for degree in degrees}
    seen = {degree: round(float(np.mean((fit(x) - y) ** 2)), 9) for degree, fit in fits.items()}
    parts = sentence(f"degree {degree} misses them by {error:.2g}" for degree, error in seen.items())
    alt = f"Polynomials fitted to {len(x)} points of a smooth curve. In mean square, {parts}."
    figure = LessonFigure(alt, (9.0, 3.0))
    panels = np.atleast_1d(figure.subplots(1, len(degrees), sharey=True))
    for axes, (degree, fit) in zip(panels, fits.items(), strict=True):
        axes.plot(grid, truth, color=FAINT, lw=5, label="the truth")
        axes.plot(grid, fit(grid), color=line_style(1)["color"], lw=1.8, label="the fitted polynomial")
        axes.plot(x, y, "o", ms=5, color=INK, mew=0, label="the measurements")
        plain(axes, f"degree {degree}, training MSE {seen[degree]:.2g}", xlabel="x")
        axes.set_ylim(y.min() - 0.6 * np.ptp(y), y.max() + 0.6 * np.ptp(y))
    legend(figure, panels[0])
    return figure


def many_fits(grid: ArrayLike, truth: ArrayLike, fits: Mapping[str, ArrayLike]) -> LessonFigure:
    """Curves fitted to many data sets of the same origin, their mean, and the truth, one panel a model.

    Parameters
    ----------
    grid, truth : array_like, shape (m,)
    fits : dict of str to array_like, shape (number of data sets, m)
        Each model's curves on the grid.
    """
    grid, truth = np.asarray(grid, dtype=np.float64), np.asarray(truth, dtype=np.float64)
    curves = {name: np.asarray(values, dtype=np.float64) for name, values in fits.items()}
    parts = sentence(
        f"{name}: squared bias {np.mean((values.mean(axis=0) - truth) ** 2):.2g}, variance "
        f"{np.mean(values.var(axis=0)):.2g}"
        for name, values in curves.items()
    )
    figure = LessonFigure(f"Curves fitted to many data sets with the same truth. {parts}.", (9.0, 3.0))
    panels = np.atleast_1d(figure.subplots(1, len(curves), sharey=True))
    for axes, (name, values) in zip(panels, curves.items(), strict=True):
        axes.plot(grid, values[:25].T, color=line_style(6)["color"], lw=0.7, alpha=0.7)
        axes.plot(grid, truth, color=FAINT, lw=5, label="the truth")
        axes.plot(grid, values.mean(axis=0), color=INK, lw=1.8, ls=(0, (4, 2)), label="the fits' mean")
        axes.plot([], [], color=line_style(6)["color"], lw=1.2, label="25 of the fits")
        plain(axes, name, xlabel="x")
        axes.set_ylim(truth.min() - 0.6 * np.ptp(truth), truth.max() + 0.6 * np.ptp(truth))
    legend(figure, panels[0])
    return figure


def error_curves(
    values: ArrayLike,
    errors: Mapping[str, ArrayLike],
    xlabel: str,
    title: str = "mean squared error",
    *,
    limits: tuple[float, float] | None = None,
    logx: bool = False,
    logy: bool = False,
) -> LessonFigure:
    """Errors against a setting such as the degree or the penalty; the lowest point of each is marked.

    Parameters
    ----------
    values : array_like, shape (m,)
        The setting.
    errors : dict of str to array_like, shape (m,)
    xlabel, title : str
    limits : tuple of two floats, optional
        Of the vertical axis; what lies above is cut off.
    logx, logy : bool
        Whether an axis is logarithmic.
    """
    x = np.asarray(values, dtype=np.float64)
    curves = {name: np.asarray(error, dtype=np.float64) for name, error in errors.items()}
    lows = sentence(
        f"{name} is lowest, {curve.min():.3g}, at {x[curve.argmin()]:.3g}" for name, curve in curves.items()
    )
    figure = LessonFigure(f"{title} against {xlabel}: {lows}.", (7.0, 3.4))
    axes = figure.add_subplot()
    for index, (name, curve) in enumerate(curves.items()):
        style = line_style(index) | ({"marker": "none"} if len(x) > 25 else {})
        axes.plot(x, curve, lw=1.8, ms=4, mew=0, label=name, **style)
        axes.plot(x[curve.argmin()], curve.min(), "o", ms=9, mfc="none", mec=style["color"], mew=1.5)
    plain(axes, f"{title} (lowest point circled)", xlabel=xlabel)
    axes.set(xscale="log" if logx else "linear", yscale="log" if logy else "linear")
    if limits:
        axes.set_ylim(limits)
    legend(figure, axes)
    return figure


def optimism(n: int, variance: float, simulated: Mapping[int, tuple[float, float]]) -> LessonFigure:
    r"""Expected error of least squares on the data it saw and on new answers, against its parameters.

    .. math:: \sigma^2 (1 - p / n), \qquad \sigma^2 (1 + p / n)

    Parameters
    ----------
    n : int
        Samples.
    variance : float
        Of the noise.
    simulated : dict of int to pair of floats
        For numbers of parameters, the mean training error and the mean error on new answers.
    """
    alt = (
        f"Two straight lines from the noise variance {variance:g} at 0 parameters. The training error falls "
        f"to 0 at {n}, the error on new answers rises to {2 * variance:g}. Simulated means lie on them."
    )
    figure = LessonFigure(alt, (7.0, 3.2))
    axes, p = figure.add_subplot(), np.array([0, n])
    pairs = np.array(list(simulated.values()), dtype=np.float64).reshape(-1, 2)
    named = [("on the training set", -1.0), ("on new answers at the same inputs", 1.0)]
    for index, (name, sign) in enumerate(named):
        color = line_style(index + 1)["color"]
        axes.plot(p, variance * (1 + sign * p / n), color=color, lw=2, label=f"expected error {name}")
        axes.plot(list(simulated), pairs[:, index], line_style(index)["marker"], color=color, ms=6)
    axes.axhline(variance, color=FAINT, lw=1.2, zorder=0)
    axes.text(n, variance * 1.03, "noise variance", ha="right", fontsize=9, color=GREY)
    plain(axes, f"least squares with {n} samples", xlabel="number of parameters", ylabel="mean squared error")
    axes.set(xlim=(0, n), ylim=(0, None))
    legend(figure, axes)
    return figure


def divisions(rows: Rows, n: int, title: str = "") -> LessonFigure:
    """Which sample serves for what: a row of n little boxes for each division of the samples.

    Parameters
    ----------
    rows : dict of str to dict of str to array_like of int
        For each row's name the indices that serve for ``"training"``, ``"validation"`` or ``"test"``.
    n : int
        Samples.
    title : str
    """
    parts = "; ".join(
        f"{row}: {sentence(f'{len(np.asarray(part))} for {use}' for use, part in uses.items())}"
        for row, uses in rows.items()
    )
    figure = LessonFigure(f"{title or 'Divisions'} of {n} samples. {parts}.", (9.0, 0.9 + 0.34 * len(rows)))
    axes = figure.add_subplot()
    looks = {"training": ("#dfe6ec", ""), "validation": (line_style(1)["color"], "//")}
    looks["test"] = (line_style(2)["color"], "..")
    for height, uses in enumerate(rows.values()):
        for use, part in uses.items():
            for sample in np.asarray(part, dtype=np.int64):
                _box(axes, int(sample), height, *looks[use])
    for use in dict.fromkeys(use for uses in rows.values() for use in uses):
        color, hatch = looks[use]
        axes.add_patch(Rectangle((0, -9), 1, 1, facecolor=color, edgecolor="white", hatch=hatch, label=use))
    plain(axes, title, xlabel="sample", xlim=(-0.5, n - 0.5), ylim=(len(rows) - 0.5, -0.5))
    axes.set_yticks(range(len(rows)), list(rows), fontsize=9, color=INK)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    legend(figure, axes)
    return figure


def _box(axes: Axes, sample: int, height: int, color: str, hatch: str) -> None:
    corner = (sample - 0.46, height - 0.4)
    axes.add_patch(Rectangle(corner, 0.92, 0.8, facecolor=color, edgecolor="white", hatch=hatch, lw=0.8))
