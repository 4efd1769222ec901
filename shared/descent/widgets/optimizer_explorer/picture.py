"""The static picture of an OptimizerExplorer, for pages without a kernel. Drawn without pyplot."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.palette import CURVE_STYLES, CurveStyle
from descent.surfaces import Surface
from descent.widgets.optimizer_explorer.trajectories import Array, Trajectory

MARKERS = {"triangle": "^", "circle": "o", "square": "s", "diamond": "D", "pentagon": "p", "down": "v"} | {
    "plus": "P",
    "star": "*",
}
STOPPED = {"unwritten": "not written yet", "error": "stopped by an error", "slow": "stopped, too slow"}


def grid_values(surface: Surface, columns: int, rows: int) -> Array:
    """Values of the surface over its bounds, shape (rows, columns), the lowest row first."""
    (left, right), (bottom, top) = surface.bounds
    x, y = np.meshgrid(np.linspace(left, right, columns), np.linspace(bottom, top, rows))
    with np.errstate(all="ignore"):
        return np.asarray(surface.value(np.stack([x, y], axis=-1)), dtype=np.float64)


def contour_levels(values: Array, count: int) -> Array:
    """Levels between the smallest and the largest value, half of them below the median."""
    finite = values[np.isfinite(values)]
    low, high = finite.min(), finite.max()
    if not high > low:
        return np.zeros(0)
    middle = np.clip((np.median(finite) - low) / (high - low), 1e-3, 0.5)
    power = np.log(middle) / np.log(0.5)
    return np.asarray(low + (high - low) * (np.arange(1, count + 1) / (count + 1)) ** power)


def draw(surface: Surface, trajectories: Sequence[Trajectory]) -> Figure:
    """Contours, paths with their last points, and a legend that names the outcomes."""
    figure = Figure(figsize=(7.5, 3.4), facecolor="white")
    axes = figure.add_axes((0.07, 0.13, 0.55, 0.79), anchor="NE")  # a layout engine would take 30 ms
    _draw_surface(axes, surface)
    for trajectory, style in zip(trajectories, CURVE_STYLES, strict=False):
        _draw_path(axes, trajectory, style)
    axes.plot(*trajectories[0].points[0], "o", mfc="white", mec="#333333", ms=6, zorder=4)
    axes.set_title(surface.name, loc="left", fontsize=9, y=1.0)  # to look for a free place takes 5 ms
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False, fontsize=8, handlelength=3)
    return figure


def _draw_surface(axes: Axes, surface: Surface) -> None:
    values = grid_values(surface, 120, 90)
    levels = contour_levels(values, 14)
    (left, right), (bottom, top) = surface.bounds
    x, y = np.linspace(left, right, values.shape[1]), np.linspace(bottom, top, values.shape[0])
    if len(levels):
        axes.contour(x, y, values, levels=levels, colors="#8fa3b8", linewidths=0.6, linestyles="solid")
    for minimum in surface.minima:
        axes.plot(*minimum, "+", color="#333333", ms=8, zorder=3)
    across, up = getattr(surface, "labels", ("$w_1$", "$w_2$"))
    axes.set(xlim=(left, right), ylim=(bottom, top), xlabel=across, ylabel=up, aspect="equal")
    axes.tick_params(labelsize=8)


def _draw_path(axes: Axes, trajectory: Trajectory, style: CurveStyle) -> None:
    dash = (0, tuple(0.6 * part for part in style.dash)) if style.dash else "solid"
    failure = trajectory.failure
    outcome = trajectory.outcome if failure is None else STOPPED[failure.kind]
    axes.plot(
        *trajectory.points.T,
        color=style.light,
        linestyle=dash,
        linewidth=1.4,
        marker=MARKERS[style.marker],
        markevery=[len(trajectory.points) - 1],
        markersize=6,
        markeredgecolor="white",
        label=f"{_plain(trajectory.name)}: {outcome}",
        gid="path",
    )


def _plain(name: str) -> str:
    """The name as matplotlib shows it literally: no mathematics, and no label hidden by an underscore."""
    return name.replace("$", r"\$") if not name.startswith("_") else " " + name.replace("$", r"\$")
