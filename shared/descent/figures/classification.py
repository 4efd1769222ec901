"""Linear classifiers: the lines and the regions that they draw, and their weights as pictures."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, to_rgba
from numpy.typing import ArrayLike, NDArray

from descent.figures.style import INK, LessonFigure, legend, line_style, plain, sentence

Array = NDArray[np.float64]


def two_classes(
    X: ArrayLike,
    labels: ArrayLike,
    lines: Mapping[str, ArrayLike],
    names: Sequence[str],
    features: Sequence[str],
) -> LessonFigure:
    r"""Two classes in the plane and the lines :math:`w_0 + w_1 x_1 + w_2 x_2 = 0` that part them.

    redraws: binary_classification

    Parameters
    ----------
    X : array_like, shape (n, 2)
    labels : array_like, shape (n,), of -1 and +1
    lines : dict of str to array_like, shape (3,)
        Weights with the intercept first. A single line also gets its arrow ``w`` and the names of its sides.
    names : sequence of two str
        What -1 and +1 stand for.
    features : sequence of two str
    """
    X, labels = np.asarray(X, dtype=np.float64), np.asarray(labels)
    weights = {name: np.asarray(w, dtype=np.float64) for name, w in lines.items()}
    counts = sentence(f"{np.sum(labels == side)} {name}" for side, name in zip((-1, 1), names, strict=True))
    drawn = sentence(f"{name}: {_numbers(w)}" for name, w in weights.items())
    alt = f"{counts} cases by {features[0]} and {features[1]}. Boundaries, as weights: {drawn}."
    figure = LessonFigure(alt, (7.0, 4.8))
    axes = figure.add_subplot()
    _points(axes, X, (labels == 1).astype(int), names)
    limits = _limits(X)
    for index, (name, w) in enumerate(weights.items()):
        _boundary(axes, w, limits, index, name)
    if len(weights) == 1:
        _sides(axes, next(iter(weights.values())), limits)
    plain(axes, xlabel=features[0], ylabel=features[1], xlim=limits[0], ylim=limits[1], aspect="equal")
    legend(figure, axes)
    return figure


def class_regions(
    X: ArrayLike,
    labels: ArrayLike,
    classifiers: Mapping[str, Callable[[Array], Any]],
    names: Sequence[str],
    features: Sequence[str],
) -> LessonFigure:
    """The regions into which classifiers cut the plane, one panel a classifier, with the points on top.

    redraws: multi_class_classification

    Parameters
    ----------
    X : array_like, shape (n, 2)
    labels : array_like of int, shape (n,)
        From 0 to the number of names - 1.
    classifiers : dict of str to function
        Each takes points, shape (m, 2), and returns their classes, shape (m,).
    names : sequence of str
    features : sequence of two str
    """
    X, labels = np.asarray(X, dtype=np.float64), np.asarray(labels)
    limits = _limits(X)
    x, y = np.meshgrid(*(np.linspace(*limit, 301) for limit in limits))
    grid = np.stack([x.ravel(), y.ravel()], axis=1)
    figure = LessonFigure("", (9.0, 4.4) if len(classifiers) > 1 else (6.5, 4.4))
    shares = []
    panels = np.ravel(figure.subplots(1, len(classifiers), sharey=True))
    for axes, (title, classify) in zip(panels, classifiers.items(), strict=True):
        regions = np.asarray(classify(grid.copy())).reshape(x.shape)
        _areas(axes, limits, regions, len(names))
        _points(axes, X, labels, names)
        share = np.bincount(np.asarray(regions, dtype=int).ravel(), minlength=len(names)) / regions.size
        shares.append(
            f"{title}: {sentence(f'{name} {part:.0%}' for name, part in zip(names, share, strict=True))}"
        )
        plain(axes, title, xlabel=features[0], xlim=limits[0], ylim=limits[1])
    panels[0].set_ylabel(features[1])
    figure.alt = (
        f"Points of the classes {sentence(names)} on the regions of a classifier. Area, {'; '.join(shares)}."
    )
    legend(figure, panels[0])
    return figure


def digit_pictures(pictures: ArrayLike, titles: Sequence[str], signed: bool = False) -> LessonFigure:
    """Small pictures in rows of at most ten: digits, or weights of their pixels.

    Parameters
    ----------
    pictures : array_like, shape (m, h, w)
    titles : sequence of str
    signed : bool
        Show zero as white, what is negative in purple and what is positive in orange.
    """
    pictures = np.asarray(pictures, dtype=np.float64)
    kind = "weights, negative purple and positive orange" if signed else "digits"
    columns = min(10, len(titles))
    rows = -(-len(titles) // columns)
    figure = LessonFigure(f"Pictures of {kind}: {'; '.join(titles)}.".replace("\n", ", "), (9.0, 1.35 * rows))
    largest = np.abs(pictures).max()
    look = {"cmap": "PuOr_r", "vmin": -largest, "vmax": largest} if signed else {"cmap": "gray_r"}
    panels = np.ravel(figure.subplots(rows, columns, squeeze=False))
    for axes in panels:
        axes.set_axis_off()
    for axes, picture, title in zip(panels, pictures, titles, strict=False):
        axes.imshow(picture, **look)
        axes.set_title(title, fontsize=9, color=INK)
    return figure


def _limits(X: Array) -> tuple[tuple[float, float], tuple[float, float]]:
    low, high = X.min(axis=0), X.max(axis=0)
    room = 0.05 * (high - low)
    return (low[0] - room[0], high[0] + room[0]), (low[1] - room[1], high[1] + room[1])


def _points(axes: Axes, X: Array, classes: NDArray[Any], names: Sequence[str]) -> None:
    for index, name in enumerate(names):
        style = line_style(index + 1) | {"linestyle": "none"}
        axes.plot(*X[classes == index].T, ms=4, alpha=0.65, mew=0, label=name, **style)


def _boundary(axes: Axes, w: Array, limits: tuple[tuple[float, float], ...], index: int, name: str) -> None:
    normal = w[1:]
    if not normal.any():
        return
    foot, along = (
        -w[0] * normal / (normal @ normal),
        np.array([-normal[1], normal[0]]) / np.linalg.norm(normal),
    )
    reach = np.ptp(np.array(limits)) + np.abs(foot).sum()
    ends = foot + reach * np.array([[-1.0], [1.0]]) * along
    style = line_style((0, 3, 4, 5)[index % 4]) | {"marker": "none"}
    axes.plot(*ends.T, lw=2, label=name, scalex=False, scaley=False, **style)


def _sides(axes: Axes, w: Array, limits: tuple[tuple[float, float], ...]) -> None:
    """The arrow of the weights, drawn from the boundary, and which side is which."""
    normal = w[1:]
    if not normal.any():
        return
    (left, right), (bottom, top) = limits
    inside = np.array([(left + right) / 2, bottom + 0.85 * (top - bottom)])  # where few points lie
    length = np.linalg.norm(normal)
    unit = normal / length
    foot = inside - (w[0] + normal @ inside) / length * unit
    arrow = {"arrowstyle": "-|>", "color": INK, "lw": 2.0, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
    axes.annotate("", tuple(foot + unit), tuple(foot), arrowprops=arrow, zorder=6)
    look: dict[str, Any] = {"textcoords": "offset points", "fontsize": 9, "va": "center", "zorder": 6}
    look["bbox"] = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}
    side = 1 if unit[0] >= 0 else -1
    for at, text, way in (
        (1.0, "$w$:  score $> 0$,\nclass $+1$", side),
        (-0.1, "score $< 0$,\nclass $-1$", -side),
    ):
        axes.annotate(text, tuple(foot + at * unit), (6 * way, 0), ha="left" if way > 0 else "right", **look)


def _areas(axes: Axes, limits: Sequence[tuple[float, float]], regions: NDArray[Any], count: int) -> None:
    colours = ListedColormap([to_rgba(str(line_style(index + 1)["color"]), 0.18) for index in range(count)])
    extent = (*limits[0], *limits[1])
    look: dict[str, Any] = {
        "cmap": colours,
        "vmin": -0.5,
        "vmax": count - 0.5,
        "interpolation": "nearest",
        "zorder": 0,
    }
    axes.imshow(regions, extent=extent, origin="lower", aspect="auto", **look)


def _numbers(values: Array) -> str:
    return "(" + ", ".join(f"{value:.3g}" for value in values) + ")"
