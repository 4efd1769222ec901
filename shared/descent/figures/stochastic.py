"""Gradients from samples: the two algorithms with their paths, clouds of gradients, hovering, passes."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]
Loss = Callable[[Array], float]

SGD_STEPS = (
    r"choose a start $w_0$ and a rate $\eta$",
    r"for $t = 1, 2, \dots$",
    r"    draw one sample $i$ at random",
    r"    $g_t = \nabla\,(x_i^\top w_{t-1} - y_i)^2$",
    r"    $w_t = w_{t-1} - \eta\, g_t$",
    "until the loss falls no more",
)
MINI_BATCH_STEPS = (
    r"choose a start $w_0$, a rate $\eta$, a size $m$",
    r"for $t = 1, 2, \dots$",
    r"    draw a batch $B$ of $m$ samples at random",
    r"    $g_t = \frac{1}{m} \sum_{i \in B} \nabla\,(x_i^\top w_{t-1} - y_i)^2$",
    r"    $w_t = w_{t-1} - \eta\, g_t$",
    "until the loss falls no more",
)


def stochastic_gradient_descent(loss: Loss, paths: Mapping[str, ArrayLike]) -> LessonFigure:
    """The algorithm that reads one sample a step, and paths; redraws: stochastic_gradient_descent.

    Parameters
    ----------
    loss : function of a point, shape (2,)
    paths : dict of str to array_like, shape (num_steps + 1, 2)
    """
    return _algorithm("Stochastic gradient descent", SGD_STEPS, loss, paths)


def mini_batch_gradient_descent(loss: Loss, paths: Mapping[str, ArrayLike]) -> LessonFigure:
    """The algorithm that reads a batch a step, and paths; redraws: mini_batch_gradient_descent.

    Parameters
    ----------
    loss : function of a point, shape (2,)
    paths : dict of str to array_like, shape (num_steps + 1, 2)
    """
    return _algorithm("Mini-batch gradient descent", MINI_BATCH_STEPS, loss, paths)


def _algorithm(title: str, steps: Sequence[str], loss: Loss, paths: Mapping[str, ArrayLike]) -> LessonFigure:
    arrays = {name: np.asarray(path, dtype=np.float64) for name, path in paths.items()}
    ends = sentence(f"{name} ends at {loss(path[-1]):.5g}" for name, path in arrays.items())
    alt = (
        f"{title} as a list of steps, and paths of it on the level lines of a loss over two weights: {ends}."
    )
    figure = LessonFigure(alt, (9.0, 3.6))
    card, picture = figure.subplots(1, 2, width_ratios=[1, 1.25])
    plain(card, title, xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    card.spines[["left", "bottom"]].set_visible(False)
    for line, text in enumerate(steps):
        indent = 0.02 + 0.02 * (len(text) - len(text.lstrip()))
        card.text(indent, 0.9 - 0.155 * line, text.strip(), fontsize=10.5, color=INK, va="center")
    card.plot([0.03, 0.03], [0.19, 0.67], color=FAINT, lw=2)
    _level_lines(picture, loss, np.concatenate(list(arrays.values())))
    for index, (name, path) in enumerate(arrays.items()):
        style = line_style(index)
        look = style | {"lw": 1.6, "ms": 4}
        if len(path) > 60:
            style["linestyle"] = "solid"  # dashes are lost in a tangle
            look = style | {"marker": "none", "alpha": 0.75, "lw": 0.8}
        picture.plot(*path.T, mew=0, **look)
        picture.plot(*path[-1], ms=9, mec="white", zorder=6, label=f"{name}, and its end", **style)
    picture.plot(*next(iter(arrays.values()))[0], "o", ms=8, mfc="white", mec=INK, zorder=6)
    plain(picture, "the loss over two weights", xlabel="$w_1$", ylabel="$w_2$")
    legend(figure, picture)
    return figure


def _level_lines(axes: Axes, loss: Loss, points: Array) -> None:
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.12 * (high - low) + 1e-9
    grid = [np.linspace(a, b, 45) for a, b in zip(low - margin, high + margin, strict=True)]
    x, y = np.meshgrid(*grid)
    values = np.array([[loss(np.array([a, b])) for a in grid[0]] for b in grid[1]])
    levels = values.min() + np.ptp(values) * np.linspace(0.01, 1.0, 11) ** 2
    axes.contour(x, y, values, levels=levels, colors=FAINT, linewidths=0.9)


def gradient_clouds(clouds: Mapping[str, ArrayLike], whole: ArrayLike) -> LessonFigure:
    """Gradients of many batches as points, one panel a batch size, around the gradient of all samples.

    Parameters
    ----------
    clouds : dict of str to array_like, shape (number of batches, 2)
    whole : array_like, shape (2,)
        The gradient of all samples.
    """
    arrays = {name: np.asarray(cloud, dtype=np.float64) for name, cloud in clouds.items()}
    whole = np.asarray(whole, dtype=np.float64)
    spread = sentence(f"{np.sqrt(cloud.var(axis=0).sum()):.3g} with {name}" for name, cloud in arrays.items())
    alt = f"Gradients of many batches around that of all samples. Their standard distance from it: {spread}."
    figure = LessonFigure(alt, (9.0, 3.2))
    panels = np.atleast_1d(figure.subplots(1, len(arrays), sharex=True, sharey=True))
    for axes, (name, cloud) in zip(panels, arrays.items(), strict=True):
        axes.plot(
            *cloud.T, "o", ms=3.5, alpha=0.45, color=line_style(1)["color"], mew=0, label="of one batch"
        )
        arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.8, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", tuple(whole), (0, 0), arrowprops=arrow, zorder=5)
        axes.plot(0, 0, "+", color=INK, ms=9, mew=1.5)
        plain(axes, name, xlabel="gradient, entry 1")
        axes.locator_params(nbins=5)
    axes = panels[0]
    axes.plot([], [], color=INK, lw=1.8, label="of all samples")
    axes.set_ylabel("gradient, entry 2", fontsize=9)
    legend(figure, axes)
    return figure


def hovering(paths: Mapping[str, ArrayLike], goal: float, widths: Mapping[str, float]) -> LessonFigure:
    """A single weight over the steps at several rates, with the band where theory expects it in the end.

    Parameters
    ----------
    paths : dict of str to array_like, shape (num_steps + 1,)
    goal : float
        Where the loss is lowest.
    widths : dict of str to float
        For each path the standard deviation that is expected around the goal.
    """
    arrays = {name: np.asarray(path, dtype=np.float64).ravel() for name, path in paths.items()}
    ends = sentence(
        f"{name} with standard deviation {path[len(path) // 2 :].std():.3g}, expected {widths[name]:.3g}"
        for name, path in arrays.items()
    )
    figure = LessonFigure(
        f"One weight over the steps, around its goal {goal:.4g}, where it hovers: {ends}.", (9.0, 3.2)
    )
    panels = np.atleast_1d(figure.subplots(1, len(arrays), sharey=True))
    for axes, (name, path) in zip(panels, arrays.items(), strict=True):
        axes.axhspan(
            goal - widths[name], goal + widths[name], color=FAINT, alpha=0.6, lw=0, label="goal ± expected"
        )
        axes.axhline(goal, color=INK, lw=1)
        axes.plot(path, color=line_style(1)["color"], lw=0.9, label="the weight")
        plain(axes, name, xlabel="step")
    legend(figure, panels[0])
    return figure


def losses_by_pass(curves: Mapping[str, tuple[ArrayLike, ArrayLike]], floor: float = 0.0) -> LessonFigure:
    """Losses against how often the data have been read.

    Parameters
    ----------
    curves : dict of str to pair of array_like, shape (m,)
        For each method the passes through the data, and the loss after them.
    floor : float
        The lowest loss there is; what lies above it is drawn.
    """
    arrays = {name: (np.asarray(x, float), np.asarray(y, float)) for name, (x, y) in curves.items()}
    ends = sentence(f"{name} {y[-1] - floor:.3g} after {x[-1]:.3g}" for name, (x, y) in arrays.items())
    title = "loss above the lowest possible" if floor else "loss"
    figure = LessonFigure(f"{title} against passes through the data: {ends}.".capitalize(), (7.6, 3.5))
    axes = figure.add_subplot()
    for index, (name, (x, y)) in enumerate(arrays.items()):
        axes.plot(x, y - floor, lw=1.6, ms=4, mew=0, label=name, **line_style(index))
    plain(axes, title, xlabel="passes through the data", yscale="log")
    legend(figure, axes)
    return figure
