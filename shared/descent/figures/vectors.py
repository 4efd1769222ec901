"""Steps drawn as arrows: where momentum and Nesterov's method take their gradients."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, line_style, plain

Array = NDArray[np.float64]
Label = tuple[str, tuple[float, float]]

W = np.array([0.0, 0.0])
AHEAD = np.array([3.2, 1.1])  # w - αh
FLOOR = 0.45
PUSH_HERE, PUSH_AHEAD = np.array([0.3, 1.0]), np.array([0.3, -0.8])


def look_ahead() -> LessonFigure:
    """One step of momentum beside one of Nesterov's method, from the same point with the same memory."""
    alt = (
        "Two drawings of one step, as arrows from a point w below the valley's floor. Momentum measures the "
        "gradient at w, which pushes up as its memory does, and overshoots the floor. Nesterov first follows "
        "its memory across the floor to the look-ahead point, measures there, and is pushed back to it."
    )
    figure = LessonFigure(alt, (9.0, 2.7))
    left, right = figure.subplots(1, 2, sharex=True, sharey=True)
    for axes, title in (
        (left, "Momentum: the slope where you are"),
        (right, "Nesterov: the slope where you are going"),
    ):
        plain(axes, title, aspect="equal", xlim=(-1.7, 5.6), ylim=(-0.7, 2.45), xticks=[], yticks=[])
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.axhline(FLOOR, color=FAINT, lw=6, zorder=0)
        axes.text(-1.7, FLOOR - 0.14, "valley floor", fontsize=8, color=GREY, va="top")
    _step(
        left, W, PUSH_HERE, (r"$-\eta\,\nabla f(w)$", (-0.75, 0.2)), (r"$-h_{\mathrm{new}}$", (-0.45, 0.25))
    )
    _step(
        right,
        AHEAD,
        PUSH_AHEAD,
        (r"$-\eta\,\nabla f(w-\alpha h)$", (1.25, 0.15)),
        (r"$-h_{\mathrm{new}}$", (0.3, -0.38)),
    )
    right.annotate(
        r"look-ahead point $w-\alpha h$", tuple(AHEAD), (-10, 14), textcoords="offset points", ha="center"
    )
    return figure


def _step(axes: Axes, measured_at: Array, push: Array, gradient: Label, sum_of_both: Label) -> None:
    memory_colour, gradient_colour = line_style(1)["color"], line_style(2)["color"]
    end = AHEAD + push
    _arrow(axes, W, AHEAD, memory_colour, (r"$-\alpha h$", (1.55, 0.12) if push[1] > 0 else (-0.1, 0.3)))
    _arrow(axes, measured_at, measured_at + push, gradient_colour, gradient)
    if measured_at is W:
        axes.plot(*np.transpose([AHEAD, end]), color=gradient_colour, lw=1.2, ls=(0, (3, 3)))
    _arrow(axes, W, end, INK, sum_of_both)
    axes.plot(*measured_at, "o", ms=15, mfc="none", mec=gradient_colour, mew=1.8)
    axes.plot(*W, "o", ms=8, color=INK)
    axes.plot(*end, "o", ms=8, mfc="white", mec=INK)
    axes.annotate("$w$", tuple(W), (-6, -16), textcoords="offset points", fontsize=11)
    axes.annotate("new $w$", tuple(end), (9, -4), textcoords="offset points", fontsize=11)


def _arrow(axes: Axes, tail: Array, head: Array, color: str, label: Label) -> None:
    arrow = {"arrowstyle": "-|>", "color": color, "lw": 2.0, "shrinkA": 4, "shrinkB": 4, "mutation_scale": 14}
    axes.annotate("", tuple(head), tuple(tail), arrowprops=arrow)
    text, shift = label
    x, y = (tail + head) / 2 + shift
    axes.text(x, y, text, fontsize=11, color=color, ha="center", va="center")
