"""Least squares seen three ways: as squares under a line, as a plane among points, as a projection."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import FAINT, GREY, INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]
BLUE, RED = line_style(1)["color"], line_style(2)["color"]


def least_squares(
    x: ArrayLike, y: ArrayLike, fitted: Mapping[str, ArrayLike], xlabel: str = "", ylabel: str = ""
) -> LessonFigure:
    """Draw the squares whose total area is the residual sum of squares; redraws: least_squares.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        The samples; one input.
    fitted : dict of str to array_like, shape (n,)
        For each line, its values at ``x``; one panel each.
    xlabel, ylabel : str
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    lines = {name: np.asarray(values, dtype=np.float64) for name, values in fitted.items()}
    areas = {name: float(((y - values) ** 2).sum()) for name, values in lines.items()}
    told = sentence(f"{name}, {area:,.0f}" for name, area in areas.items())
    alt = (
        f"{len(x)} points, lines, and on each vertical gap between them a square. The area of the squares, "
        f"which is the residual sum of squares: {told}."
    )
    figure = LessonFigure(alt, (9.0, 3.5))
    panels = np.atleast_1d(figure.subplots(1, len(lines), sharex=True, sharey=True))
    ends = np.concatenate([y, *lines.values()])
    room = 0.12 * np.ptp(ends)
    xlim, ylim = (
        (x.min() - 0.25 * np.ptp(x), x.max() + 0.25 * np.ptp(x)),
        (ends.min() - room, ends.max() + room),
    )
    aspect = (xlim[1] - xlim[0]) / (ylim[1] - ylim[0])
    for axes, (name, values) in zip(panels, lines.items(), strict=True):
        _squares(axes, x, y, values, aspect)
        plain(axes, f"{name}   RSS {areas[name]:,.0f}", xlabel=xlabel, xlim=xlim, ylim=ylim, aspect=aspect)
    panels[0].set_ylabel(ylabel)
    return figure


def _squares(axes: Axes, x: Array, y: Array, values: Array, aspect: float) -> None:
    order = np.argsort(x)
    axes.plot(x[order], values[order], color=INK, lw=1.8)
    for place, top, bottom in zip(x, y, values, strict=True):
        side = abs(top - bottom) * aspect
        left = place if top < bottom else place - side
        look = {"facecolor": RED, "edgecolor": RED, "alpha": 0.22, "lw": 0}
        axes.add_patch(Rectangle((left, min(top, bottom)), side, abs(top - bottom), **look))
        axes.plot([place, place], [bottom, top], color=RED, lw=1.4)
    axes.plot(x, y, "o", ms=5, color=BLUE, mew=0)


def least_squares_plot(
    inputs: ArrayLike, y: ArrayLike, surface: Callable[[Array], ArrayLike], labels: tuple[str, str, str]
) -> LessonFigure:
    """Two inputs, a plane, and the residuals as vertical lines; redraws: least_squares_plot.

    Parameters
    ----------
    inputs : array_like, shape (n, 2)
    y : array_like, shape (n,)
    surface : function of an array of shape (m, 2)
        Returns the height of the plane there, shape (m,).
    labels : tuple of three str
        Of the two inputs and of ``y``.
    """
    points, y = np.asarray(inputs, dtype=np.float64), np.asarray(y, dtype=np.float64)
    heights = np.asarray(surface(points), dtype=np.float64)
    above = y > heights
    alt = (
        f"{len(y)} points in space over {labels[0]} and {labels[1]}, with {labels[2]} upwards, and the plane "
        "of least squares among them. A vertical line joins each point to the plane: "
        f"{above.sum()} points lie above it, {(~above).sum()} below."
    )
    figure = LessonFigure(alt, (7.4, 4.4))
    axes = figure.add_subplot(projection="3d")
    (low1, low2), (high1, high2) = points.min(axis=0), points.max(axis=0)
    grid1, grid2 = np.meshgrid(np.linspace(low1, high1, 12), np.linspace(low2, high2, 12))
    plane = np.asarray(surface(np.column_stack([grid1.ravel(), grid2.ravel()]))).reshape(grid1.shape)
    axes.plot_surface(grid1, grid2, plane, color=FAINT, alpha=0.45, edgecolor=GREY, linewidth=0.3)
    for (place1, place2), value, height in zip(points, y, heights, strict=True):
        axes.plot([place1, place1], [place2, place2], [height, value], color=RED, lw=1.1)
    for name, which, look in (("above the plane", above, "o"), ("below it", ~above, "s")):
        axes.plot(
            *points[which].T, y[which], look, ms=5, color=BLUE if look == "o" else INK, mew=0, label=name
        )
    axes.plot([], [], color=RED, lw=1.4, label="residual")
    axes.set(xlabel=labels[0], ylabel=labels[1], zlabel=labels[2])
    axes.tick_params(labelsize=7, colors=GREY)
    axes.view_init(elev=16, azim=-58)
    axes.set_box_aspect((1.3, 1.3, 1), zoom=1.0)
    legend(figure, axes)
    return figure


def least_squares_prediction() -> LessonFigure:
    """Draw the projection of y onto the plane that two columns span; redraws: least_squares_prediction."""
    alt = (
        "The vector of answers y rises out of the plane spanned by two columns, x1 and x2. The foot of the "
        "perpendicular from its tip is the vector of fitted values, y hat, in the plane. The perpendicular "
        "itself is the residual; it meets the plane at a right angle. Another point of the plane, X beta, is "
        "farther from y."
    )
    figure = LessonFigure(alt, (7.4, 3.7))
    axes = figure.add_subplot()
    plain(axes, aspect="equal", xlim=(-0.7, 6.6), ylim=(-0.55, 3.3), xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)
    plane = np.array([[-0.6, -0.4], [4.3, -0.4], [6.4, 1.5], [1.5, 1.5]])
    axes.fill(*plane.T, color=FAINT, alpha=0.35, lw=0)
    axes.text(4.1, -0.32, "the plane of all $X\\beta$", fontsize=9, color=GREY, ha="right", va="bottom")
    foot, tip, other = np.array([3.3, 0.62]), np.array([3.3, 3.0]), np.array([4.75, 1.2])
    _arrow(axes, np.array([2.6, -0.2]), INK, "$x_1$", (-2, 7))
    _arrow(axes, np.array([1.95, 1.3]), INK, "$x_2$", (5, 0))
    _arrow(axes, tip, BLUE, "$y$", (-12, 2))
    _arrow(axes, foot, BLUE, r"$\hat y = X\hat\beta = Hy$", (6, -12))
    axes.plot(*np.transpose([foot, tip]), color=RED, lw=1.8)
    axes.text(3.2, 1.75, r"$y - \hat y$", color=RED, fontsize=11, ha="right")
    axes.plot(*np.transpose([other, tip]), color=GREY, lw=1.2, ls=(0, (4, 3)))
    axes.plot(*other, "o", ms=5, color=GREY)
    axes.annotate(
        r"some other $X\beta$: farther from $y$",
        tuple(other),
        (7, -3),
        textcoords="offset points",
        fontsize=9,
        color=GREY,
    )
    corner = foot + np.array([[-0.21, -0.04], [-0.21, 0.18], [0.0, 0.22]])
    axes.plot(*corner.T, color=RED, lw=1.2)
    axes.plot(0, 0, "o", ms=5, color=INK)
    return figure


def _arrow(axes: Axes, end: Array, colour: str, text: str, offset: tuple[float, float]) -> None:
    look = {"arrowstyle": "-|>", "color": colour, "lw": 2.0, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
    axes.annotate("", tuple(end), (0, 0), arrowprops=look)
    axes.annotate(text, tuple(end), offset, textcoords="offset points", color=colour, fontsize=11)


def leverage(
    x: ArrayLike, y: ArrayLike, hat: ArrayLike, lift: float, xlabel: str, ylabel: str
) -> LessonFigure:
    """Lift one answer, once in the middle and once at the edge, and see how far the line follows.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        One input and the answers.
    hat : array_like, shape (n, n)
        The hat matrix of that input with an intercept.
    lift : float
        By how much the answer is changed.
    xlabel, ylabel : str
    """
    x, y, hat = (np.asarray(values, dtype=np.float64) for values in (x, y, hat))
    order, own = np.argsort(x), np.diag(hat)
    chosen = {"the middle one": int(own.argmin()), "the outermost one": int(own.argmax())}
    told = sentence(
        f"{name} pulls its own fitted value up by {lift * own[i]:.3g}" for name, i in chosen.items()
    )
    figure = LessonFigure(f"One of {len(x)} answers is raised by {lift:g}: {told}.", (9.0, 3.6))
    left, right = figure.subplots(1, 2)
    left.plot(x, y, "o", ms=3.5, color=FAINT, mew=0, label="patients")
    left.plot(x[order], (hat @ y)[order], color=INK, lw=2, label="the line")
    for index, (name, i) in enumerate(chosen.items()):
        style = line_style(index + 1) | {"marker": "none", "linestyle": (0, (4, 2 * index + 1))}
        left.plot(x[order], (hat @ y + lift * hat[:, i])[order], lw=1.6, label=f"{name} raised", **style)
        mark = line_style(index + 1) | {"linestyle": "none"}
        left.plot(x[i], y[i] + lift, ms=8, **mark)
        left.annotate(
            "", (x[i], y[i] + lift), (x[i], y[i]), arrowprops={"arrowstyle": "->", "color": mark["color"]}
        )
        right.plot(x[i], own[i], ms=9, zorder=3, **mark)
    right.plot(x, own, "o", ms=3.5, color=FAINT, mew=0)
    right.axhline(own.mean(), color=GREY, lw=1, ls=(0, (4, 3)))
    right.text(x.max(), own.mean(), "mean: d/n", fontsize=8, color=GREY, ha="right", va="bottom")
    plain(left, f"one answer raised by {lift:g}", xlabel=xlabel, ylabel=ylabel)
    plain(right, r"leverage $h_{ii}$ of each patient", xlabel=xlabel, ylim=(0, None))
    legend(figure, left)
    return figure


def minimum_norm(found: ArrayLike) -> LessonFigure:
    r"""All :math:`\beta` that fit equally well where the second column is three times the first.

    Parameters
    ----------
    found : array_like, shape (2,)
        The solution to be marked.
    """
    found = np.asarray(found, dtype=np.float64)
    alt = (
        "The plane of two coefficients. Every point of the straight line beta1 + 3 beta2 = 10 fits equally "
        f"well, (10, 0) and (0, 3.33) among them. The marked solution is ({found[0]:.3g}, {found[1]:.3g}); a "
        "circle around the origin through it touches the line if its length is the smallest."
    )
    figure = LessonFigure(alt, (8.4, 4.2))
    axes = figure.add_subplot()
    plain(
        axes, "coefficients that fit equally well", xlabel=r"$\beta_1$", ylabel=r"$\beta_2$", aspect="equal"
    )
    axes.set(xlim=(-3.6, 11.8), ylim=(-0.9, 4.9))
    ends = np.array([-4.0, 12.0])
    axes.plot(ends, (10 - ends) / 3, color=INK, lw=2, label=r"$\beta_1 + 3\beta_2 = 10$")
    angle = np.linspace(0, 2 * np.pi, 200)
    radius = float(np.hypot(*found))
    axes.plot(
        radius * np.cos(angle),
        radius * np.sin(angle),
        color=GREY,
        lw=1,
        ls=(0, (4, 3)),
        label=f"length {radius:.3g}",
    )
    axes.annotate("", tuple(found), (0, 0), arrowprops={"arrowstyle": "-|>", "color": RED, "lw": 2})
    axes.plot(*found, "o", ms=8, color=RED, label="your solution")
    axes.plot([10, 0], [0, 10 / 3], "s", ms=7, mfc="white", mec=BLUE, mew=1.8, label="one column dropped")
    axes.plot(0, 0, "+", ms=9, color=INK)
    legend(figure, axes)
    return figure
