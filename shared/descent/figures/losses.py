"""Losses of a classifier: against the margin, along a weight, and between two distributions."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]
Loss = Callable[[Array], Any]


def margin_losses(losses: Mapping[str, Loss]) -> LessonFigure:
    r"""Losses of a single example as functions of its margin :math:`m = y\, w^\top x`.

    redraws: mse_classification (with one loss), classification_branch_loss (with two)

    Parameters
    ----------
    losses : dict of str to function
        Each takes an array of margins, here of a single one, and returns their mean loss.
    """
    margins = np.linspace(-2.0, 4.0, 121)
    curves = {name: np.array([float(loss(np.array([m]))) for m in margins]) for name, loss in losses.items()}
    at = sentence(
        f"{name} is {curve[0]:.3g} at -2, {curve[40]:.3g} at 0, {curve[60]:.3g} at 1 and {curve[-1]:.3g} at 4"
        for name, curve in curves.items()
    )
    figure = LessonFigure(f"Loss against margin: {at}.", (7.5, 3.6))
    axes = figure.add_subplot()
    axes.axvspan(-2, 0, color="#f3f3f3", lw=0)
    axes.axvline(1.0, color=FAINT, lw=1)
    axes.plot([-2, 0, 0, 4], [1, 1, 0, 0], color=FAINT, lw=4, label="wrong or not (0/1)", zorder=1)
    for index, (name, curve) in enumerate(curves.items(), 1):
        axes.plot(margins, curve, lw=2.2, label=name, **(line_style(index) | {"marker": "none"}))
    for x, text in ((-1.0, "wrong side"), (0.5, "right,\nunsure"), (2.5, "right, and sure")):
        axes.text(x, 8.6, text, fontsize=9, color=INK, ha="center", va="center")
    plain(axes, xlabel="margin $m = y\\,w^\\top x$", ylabel="loss", xlim=(-2, 4), ylim=(-0.2, 9.4))
    legend(figure, axes)
    return figure


def softmax_steps(logits: ArrayLike, softmax: Callable[[Array], Any], names: Sequence[str]) -> LessonFigure:
    """Scores of one sample on their way to probabilities: the scores, their exponentials, the shares.

    redraws: logits

    Parameters
    ----------
    logits : array_like, shape (k,)
        Small enough for ``exp``.
    softmax : function
        Takes logits, shape (n, k), and returns probabilities of the same shape.
    names : sequence of str
    """
    z = np.asarray(logits, dtype=np.float64)
    steps = [
        ("scores $z_k$", z, "{:.3g}"),
        ("$e^{z_k}$: all positive", np.exp(z), "{:.3g}"),
        ("divided by their sum: a distribution", np.asarray(softmax(z[None, :].copy()))[0], "{:.3f}"),
    ]
    told = sentence(
        f"{name} {score:.3g} to {p:.3f}" for name, score, p in zip(names, z, steps[2][1], strict=True)
    )
    figure = LessonFigure(f"Softmax turns scores into probabilities: {told}.", (9.0, 2.7))
    for axes, (title, values, form) in zip(figure.subplots(1, 3), steps, strict=True):
        _bars(axes, names, values, form)
        plain(axes, title)
    return figure


def cross_entropy_terms(target: ArrayLike, predicted: ArrayLike, names: Sequence[str]) -> LessonFigure:
    r"""A target and a predicted distribution, and the terms :math:`-p_k \ln q_k` of their cross-entropy.

    redraws: entropy

    Parameters
    ----------
    target, predicted : array_like, shape (k,)
        Distributions; ``predicted`` has no zeros.
    names : sequence of str
    """
    p, q = np.asarray(target, dtype=np.float64), np.asarray(predicted, dtype=np.float64)
    terms = -p * np.log(q) + 0.0
    alt = (
        f"Target {_numbers(p)}, prediction {_numbers(q)} for {sentence(names)}; the terms -p ln q are "
        f"{_numbers(terms)}, their sum {terms.sum():.3g}."
    )
    figure = LessonFigure(alt, (9.0, 2.7))
    panels = figure.subplots(1, 3)
    for axes, title, values in zip(
        panels,
        ("target $p_k$", "prediction $q_k$", f"$-p_k\\,\\ln\\,q_k$, sum {terms.sum():.3f}"),
        (p, q, terms),
        strict=True,
    ):
        _bars(axes, names, values, "{:.3g}")
        plain(axes, title)
        axes.set_ylim(0, 1.2 * max(1.0, values.max()))
    return figure


def log_loss(examples: Sequence[float] = (1.0, 0.5, 0.1, 0.01)) -> LessonFigure:
    r"""Cross-entropy of one sample, :math:`-\ln q`, against the probability of its true class.

    redraws: cross_entropy_loss

    Parameters
    ----------
    examples : sequence of float, each above 0 and at most 1
        Probabilities to mark.
    """
    values = {q: -np.log(q) + 0.0 for q in examples}
    told = sentence(f"{loss:.3g} at {q:g}" for q, loss in values.items())
    figure = LessonFigure(
        f"The loss -ln q falls from infinity at q = 0 to 0 at q = 1; it is {told}.", (7.0, 3.2)
    )
    axes = figure.add_subplot()
    q = np.geomspace(0.003, 1.0, 300)
    axes.plot(q, -np.log(q), lw=2.2, color=line_style(1)["color"])
    for at, loss in values.items():
        axes.plot(at, loss, "o", color=INK, ms=6, clip_on=False, zorder=5)
        axes.annotate(f"$q$ = {at:g}: {loss:.2f}", (at, loss), (8, 5), textcoords="offset points", fontsize=9)
    plain(axes, xlabel="predicted probability $q$ of the true class", ylabel="loss $-\\ln\\,q$")
    axes.set(xlim=(0, 1.12), ylim=(0, 6), xticks=[0, 0.2, 0.4, 0.6, 0.8, 1])
    return figure


def along_a_weight(values: ArrayLike, curves: Mapping[str, ArrayLike], weight: str) -> LessonFigure:
    """Measures of a classifier while one of its weights changes, each in a panel of its own.

    Parameters
    ----------
    values : array_like, shape (m,)
        The weight.
    curves : dict of str to array_like, shape (m,)
    weight : str
        The weight's name, for the axis.
    """
    values = np.asarray(values, dtype=np.float64)
    measured = {name: np.asarray(curve, dtype=np.float64) for name, curve in curves.items()}
    told = sentence(
        f"{name} takes {np.unique(curve).size} values between {curve.min():.4g} and {curve.max():.4g}"
        for name, curve in measured.items()
    )
    figure = LessonFigure(f"Along {values.size} values of {weight}, {told}.", (9.0, 3.0))
    panels = np.ravel(figure.subplots(1, len(measured)))
    for index, (axes, (name, curve)) in enumerate(zip(panels, measured.items(), strict=True), 1):
        axes.plot(
            values,
            curve,
            lw=1.6,
            **(line_style(index) | {"marker": "none", "linestyle": "solid"}),
            ds="steps-mid",
        )
        plain(axes, name, xlabel=weight)
    return figure


def _bars(axes: Axes, names: Sequence[str], values: Array, form: str) -> None:
    bars = axes.bar(range(len(names)), values, width=0.6, color=line_style(1)["color"])
    axes.bar_label(bars, [form.format(value) for value in values], fontsize=9, padding=2, color=INK)
    axes.axhline(0, color=GREY, lw=0.8)
    axes.set_xticks(range(len(names)), list(names))
    axes.margins(y=0.18)


def _numbers(values: Array) -> str:
    return "(" + ", ".join(f"{value:.3g}" for value in values) + ")"
