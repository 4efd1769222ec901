"""How far estimates scatter: measurements, clouds of coefficients, intervals, and how often they cover."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]
WITHIN = 5.991464547107979  # 95 % quantile of the sum of two squared standard normals, -2 ln 0.05


def measurements(inputs: Mapping[str, ArrayLike], y: ArrayLike, ylabel: str) -> LessonFigure:
    """Scatter of the answers against each input, one panel each.

    Parameters
    ----------
    inputs : dict of str to array_like, shape (n,)
    y : array_like, shape (n,)
    ylabel : str
    """
    columns = {name: np.asarray(values, dtype=np.float64) for name, values in inputs.items()}
    y = np.asarray(y, dtype=np.float64)
    told = sentence(f"{np.corrcoef(values, y)[0, 1]:.2f} with {name}" for name, values in columns.items())
    figure = LessonFigure(f"{ylabel} of {len(y)} patients. Its correlation is {told}.", (9.0, 3.0))
    panels = np.atleast_1d(figure.subplots(1, len(columns), sharey=True))
    for axes, (name, values) in zip(panels, columns.items(), strict=True):
        axes.plot(values, y, "o", ms=3.5, color=line_style(1)["color"], alpha=0.5, mew=0)
        plain(axes, f"correlation {np.corrcoef(values, y)[0, 1]:.2f}", xlabel=name)
    panels[0].set_ylabel(ylabel)
    return figure


def coefficient_cloud(
    estimates: ArrayLike, truth: ArrayLike, covariance: ArrayLike, names: tuple[str, str]
) -> LessonFigure:
    """Pairs of coefficients from many simulated data sets, and the ellipse that their covariance predicts.

    Parameters
    ----------
    estimates : array_like, shape (m, 2)
    truth : array_like, shape (2,)
    covariance : array_like, shape (2, 2)
    names : tuple of two str
    """
    estimates, truth, covariance = (
        np.asarray(values, dtype=np.float64) for values in (estimates, truth, covariance)
    )
    off = estimates - truth
    inside = float(np.mean((off * np.linalg.solve(covariance, off.T).T).sum(axis=1) <= WITHIN))
    correlation = float(np.corrcoef(estimates[:, 0], estimates[:, 1])[0, 1])
    angle = np.linspace(0, 2 * np.pi, 200)
    ring = truth[:, None] + np.sqrt(WITHIN) * np.linalg.cholesky(covariance) @ [np.cos(angle), np.sin(angle)]
    alt = (
        f"{len(estimates)} pairs of estimated coefficients of {names[0]} and {names[1]}: a narrow cloud with "
        f"correlation {correlation:.2f} around the truth. The ellipse that the formula "
        f"predicts for 95 % of them holds {inside:.1%}."
    )
    figure = LessonFigure(alt, (7.4, 3.8))
    axes = figure.add_subplot()
    axes.axhline(0, color=FAINT, lw=1)
    axes.axvline(0, color=FAINT, lw=1)
    look = {"ms": 4, "color": line_style(1)["color"], "alpha": 0.45, "mew": 0}
    axes.plot(*estimates.T, "o", label="one simulated data set", **look)
    axes.plot(*ring, color=line_style(2)["color"], lw=2, label="95 % by the formula")
    axes.plot(*truth, "P", ms=10, color=INK, mec="white", label="the truth of the simulation")
    title = f"{inside:.1%} lie inside the ellipse"
    plain(axes, title, xlabel=f"coefficient of {names[0]}", ylabel=f"coefficient of {names[1]}")
    legend(figure, axes)
    return figure


def intervals(names: list[str], rows: Mapping[str, ArrayLike], xlabel: str) -> LessonFigure:
    """Confidence intervals as horizontal bars, one line a coefficient, one kind of bar a model.

    Parameters
    ----------
    names : list of str, length k
    rows : dict of str to array_like, shape (k, 2)
        For each model the lower and upper ends.
    xlabel : str
    """
    models = {name: np.asarray(ends, dtype=np.float64) for name, ends in rows.items()}
    told = sentence(
        f"{model}: 0 lies outside the interval of "
        + (sentence(name for name, (low, high) in zip(names, ends, strict=True) if low * high > 0) or "none")
        for model, ends in models.items()
    )
    figure = LessonFigure(f"Confidence intervals of {len(names)} coefficients. {told}.", (8.4, 4.4))
    axes = figure.add_subplot()
    axes.axvline(0, color=INK, lw=1)
    for index, (model, ends) in enumerate(models.items()):
        heights = np.arange(len(names)) + 0.3 * (index - (len(models) - 1) / 2)
        style = line_style(index + 1)
        axes.hlines(heights, ends[:, 0], ends[:, 1], color=style["color"], lw=2.2)
        middle = style | {"linestyle": "none"}
        axes.plot(ends.mean(axis=1), heights, ms=6, label=model, **middle)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.grid(axis="y", color=FAINT, lw=0.4)
    plain(axes, "", xlabel=xlabel)
    legend(figure, axes)
    return figure


def coverage(panels: Mapping[str, ArrayLike], truth: float, show: int = 50) -> LessonFigure:
    """Intervals of one coefficient from many data sets; those that miss the truth are marked.

    Parameters
    ----------
    panels : dict of str to array_like, shape (m, 2)
        For each kind of data, the lower and upper end from each of m data sets.
    truth : float
    show : int
        How many are drawn; the rate in the title counts all.
    """
    kinds = {name: np.asarray(ends, dtype=np.float64) for name, ends in panels.items()}
    hit = {name: (ends[:, 0] <= truth) & (truth <= ends[:, 1]) for name, ends in kinds.items()}
    told = sentence(f"{name} {rate.mean():.1%}" for name, rate in hit.items())
    figure = LessonFigure(f"Intervals that cover the true slope: {told}.", (9.0, 3.9))
    all_axes = np.atleast_1d(figure.subplots(1, len(kinds), sharey=True))
    for axes, (name, ends) in zip(all_axes, kinds.items(), strict=True):
        for covers, colour, width in ((True, FAINT, 1.4), (False, line_style(2)["color"], 2.2)):
            which = np.flatnonzero(hit[name][:show] == covers)
            label = "covers the truth" if covers else "misses it"
            axes.hlines(which, *ends[which].T, color=colour, lw=width, label=label)
            if not covers:
                axes.plot(ends[which].mean(axis=1), which, "o", ms=4, color=colour, mew=0)
        axes.axvline(truth, color=INK, lw=1.2)
        plain(axes, f"{name}\n{hit[name].mean():.1%} cover", xlabel="slope", yticks=[])
        axes.spines["left"].set_visible(False)
        half = 1.1 * float(np.abs(ends[:show] - truth).max())
        axes.set_xlim(truth - half, truth + half)
        axes.tick_params(axis="x", colors=GREY)
    legend(figure, all_axes[0])
    return figure
