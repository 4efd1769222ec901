"""What a learning rate does: to the error, to a remembered gradient, to each parameter, over time."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]


def error_multiplier(eigenvalues: Sequence[float]) -> LessonFigure:
    r"""Factor :math:`|1 - \eta \lambda|` of the error along each eigenvector, against the learning rate.

    Parameters
    ----------
    eigenvalues : sequence of two floats
        The smaller first.
    """
    flat, steep = (float(eigenvalue) for eigenvalue in eigenvalues)
    best, critical = 2.0 / (flat + steep), 2.0 / steep
    alt = (
        f"The error's factor |1 - ηλ| against η: for λ = {flat:g} a slow line down, for λ = {steep:g} a V. "
        f"They cross at η = {best:.4g}, at {1 - best * flat:.3g}; the V reaches 1 at η = {critical:.4g}."
    )
    figure = LessonFigure(alt, (7.0, 3.2))
    axes = figure.add_subplot()
    rates = np.linspace(0.0, 1.25 * critical, 501)
    axes.axvspan(critical, rates[-1], color="#f3f3f3")
    for index, (text, value) in enumerate({"along the valley": flat, "across it": steep}.items()):
        style = line_style(index) | {"marker": "none"}
        axes.plot(rates, np.abs(1 - rates * value), lw=2, label=f"{text}, λ = {value:g}", **style)
    axes.axhline(1.0, color=GREY, lw=0.8)
    axes.plot(best, 1 - best * flat, "o", color=INK, ms=6)
    note = (
        rf"best rate: $\eta = 2/(\lambda_{{min}}+\lambda_{{max}})$ = {best:.3g}, factor {1 - best * flat:.3g}"
    )
    axes.annotate(note, (best, 1 - best * flat), (0.36 * critical, 1.22), fontsize=9, arrowprops=_arrow())
    axes.text(1.02 * critical, 0.08, "diverges", fontsize=9, color=INK)
    plain(axes, "each step multiplies the error by $|1-\\eta\\lambda|$", xlabel="learning rate η")
    axes.set(xlim=(0, rates[-1]), ylim=(0, 1.5))
    legend(figure, axes)
    return figure


def momentum_memory(alphas: Sequence[float], num_steps: int = 40) -> LessonFigure:
    """Size of momentum's step, in units of η|g|, under a constant gradient and under an alternating one.

    Parameters
    ----------
    alphas : sequence of float, each from 0 to below 1
    num_steps : int
    """
    limits = sentence(f"{1 / (1 - alpha):.3g} for α = {alpha:g}" for alpha in alphas)
    alt = (
        f"Momentum's step over time. A constant gradient makes it grow to 1/(1 - α): {limits}. A gradient "
        "that alternates in sign leaves a step of 1/(1 + α)."
    )
    figure = LessonFigure(alt, (9.0, 3.2))
    constant, alternating = figure.subplots(1, 2, sharey=True)
    steps = np.arange(1, num_steps + 1)
    for index, alpha in enumerate(alphas):
        style = line_style(index) | {"marker": "none"}
        constant.plot(steps, (1 - alpha**steps) / (1 - alpha), lw=2, label=f"α = {alpha:g}", **style)
        alternating.plot(steps, (1 - (-alpha) ** steps) / (1 + alpha), lw=2, **style)
    plain(constant, "gradient g, g, g, g, …", xlabel="step", ylabel="step size / (η |g|)", yscale="log")
    plain(alternating, "gradient g, −g, g, −g, …", xlabel="step")
    for axes in (constant, alternating):
        axes.axhline(1.0, color=FAINT, lw=1, zorder=0)
        axes.set_yticks([0.1, 0.2, 0.5, 1, 2, 5, 10], ["0.1", "0.2", "0.5", "1", "2", "5", "10"])
        axes.minorticks_off()
    legend(figure, constant)
    return figure


def step_sizes(sizes: Mapping[str, ArrayLike], title: str, guide: bool = False) -> LessonFigure:
    r"""Lengths of the steps over time, on logarithmic axes.

    Parameters
    ----------
    sizes : dict of str to array_like, shape (n,)
        Under its name for the legend, the length of each step; zeros leave a gap.
    title : str
    guide : bool
        Draw :math:`1/\sqrt{t}` for comparison, from the first step of the first curve.
    """
    curves = {name: np.abs(np.asarray(values, dtype=np.float64)) for name, values in sizes.items()}
    ends = sentence(
        f"{name} from {curve[0]:.3g} to {curve[curve > 0][-1]:.3g}" for name, curve in curves.items()
    )
    figure = LessonFigure(f"{title}: {ends}.", (7.0, 3.3))
    axes = figure.add_subplot()
    if guide:
        first = next(iter(curves.values()))
        axes.plot(
            np.arange(1, len(first) + 1), first[0] / np.sqrt(np.arange(1, len(first) + 1)), color=FAINT, lw=5
        )
    for index, (name, curve) in enumerate(curves.items()):
        _steps(axes, curve, index, name)
    plain(axes, title, xlabel="step", ylabel="length of the step", xscale="log", yscale="log")
    legend(figure, axes)
    return figure


def bias_correction(beta1: float = 0.9, beta2: float = 0.999, num_steps: int = 5000) -> LessonFigure:
    """How much Adam's two means fall short because they start from zero, and what that does to its steps.

    Parameters
    ----------
    beta1, beta2 : float, from 0 to below 1
    num_steps : int
    """
    t = np.arange(1, num_steps + 1)
    first, second = 1 - beta1**t, 1 - beta2**t
    ratio = first / np.sqrt(second)
    alt = (
        f"Under a constant gradient m has {1 - beta1:.3g} and v {1 - beta2:.3g} of the true mean at step 1, "
        f"and all of it later. Without correction step 1 is {ratio[0]:.3g} η, the most {ratio.max():.3g} η."
    )
    figure = LessonFigure(alt, (9.0, 3.2))
    left, right = figure.subplots(1, 2)
    for index, (name, beta, share) in enumerate([("m, β₁", beta1, first), ("v, β₂", beta2, second)]):
        left.plot(t, share, lw=2, label=f"{name} = {beta:g}", **(line_style(index) | {"marker": "none"}))
    left.legend(fontsize=9, frameon=False, handlelength=3.5)
    right.axhline(1.0, color=FAINT, lw=5, zorder=0)
    right.plot(t, ratio, lw=2, **(line_style(2) | {"marker": "none", "linestyle": "solid"}))
    right.text(1, 1.15, "with correction", fontsize=9, color=GREY, va="bottom")
    plain(left, "share of the true mean, 1 − βᵗ", xlabel="step t", xscale="log")
    plain(
        right,
        "step without correction, in units of η",
        xlabel="step t",
        xscale="log",
        ylim=(0, 1.1 * ratio.max()),
    )
    return figure


def settling_steps(columns: Mapping[str, Mapping[str, int | None]]) -> LessonFigure:
    """Steps that each optimiser needed, one column a surface, one line an optimiser.

    Parameters
    ----------
    columns : dict of str to dict of str to int or None
        For each surface the optimisers' steps; None for one that did not settle.
    """
    parts = [
        f"{where}: {sentence(_needed(name, n) for name, n in steps.items())}"
        for where, steps in columns.items()
    ]
    figure = LessonFigure("Steps to settle. " + "; ".join(parts) + ".", (7.0, 3.6))
    axes = figure.add_subplot()
    for index, name in enumerate(next(iter(columns.values()))):
        steps = [np.nan if column[name] is None else float(column[name] or 0) for column in columns.values()]
        axes.plot(range(len(columns)), steps, lw=1.8, ms=7, mew=0, label=name, **line_style(index))
    plain(axes, "steps to settle, each at its best rate (lower is better)", yscale="log")
    axes.set_xticks(range(len(columns)), list(columns), fontsize=9, color=INK)
    axes.margins(x=0.08)
    legend(figure, axes)
    return figure


def _steps(axes: Axes, curve: Array, index: int, name: str) -> None:
    steps = np.flatnonzero(curve) + 1
    style = line_style(index) | ({} if len(steps) < 0.5 * len(curve) else {"marker": "none"})
    axes.plot(steps, curve[steps - 1], lw=1.8, ms=4, mew=0, label=name, **style)


def _needed(name: str, steps: int | None) -> str:
    return f"{name} does not settle" if steps is None else f"{name} {steps}"


def _arrow() -> dict[str, object]:
    return {"arrowstyle": "-", "color": GREY, "lw": 0.8}
