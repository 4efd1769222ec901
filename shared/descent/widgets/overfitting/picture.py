"""The static picture of an OverfittingExplorer, for pages without a kernel. Drawn without pyplot."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.palette import CURVE_STYLES
from descent.widgets.overfitting.payload import EDGE, Window, axis_of_strengths
from descent.widgets.overfitting.sweep import STRENGTHS, Samples, Sweep

INK, BLUE, RED = (style.light for style in CURVE_STYLES[:3])
DASH = (0, (5, 2))


def draw(samples: Samples, swept: Sweep, window: Window) -> Figure:
    """The chosen fold with its curve, and the errors against degree or strength."""
    figure = Figure(figsize=(8.4, 3.6), facecolor="white")
    margins = {"left": 0.075, "right": 0.985, "top": 0.92, "bottom": 0.13, "wspace": 0.19}
    grid = figure.add_gridspec(1, 2, width_ratios=[1.25, 1], **margins)
    _draw_fold(figure.add_subplot(grid[0]), samples, swept, window)
    _draw_errors(figure.add_subplot(grid[1]), swept, window)
    return figure


def _draw_fold(axes: Axes, samples: Samples, swept: Sweep, window: Window) -> None:
    setting = swept.setting
    fold = min(setting.fold, len(swept.table) - 1)
    rest = swept.table[fold]
    if swept.curves is not None and swept.fitted is not None:
        here, fitted = swept.curves[setting.place], swept.fitted[setting.place, fold]
        axes.plot(samples.grid, np.delete(here, fold, axis=0).T, color="#b8b8b8", lw=1)
        axes.plot(samples.grid, here[fold], color=INK, lw=1.8)
        axes.vlines(samples.x[rest], samples.y[rest], fitted[rest], color=RED, lw=1.4)
    axes.plot(samples.x[~rest], samples.y[~rest], "s", color=BLUE, ms=6, label="trains")
    if rest.any():
        axes.plot(samples.x[rest], samples.y[rest], "^", color=RED, ms=7, label="validates")
    axes.set(xlim=window.bounds[0], ylim=window.bounds[1], xlabel=window.labels[0], ylabel=window.labels[1])
    strength = f", λ = {STRENGTHS[setting.strength]:g}" if setting.strength else ""
    part = f", fold {fold + 1} of {len(swept.table)}" if swept.has_folds else ""
    axes.set_title(f"degree {setting.degree}{strength}{part}", loc="left", fontsize=9)
    axes.legend(fontsize=8, frameon=False, loc="lower left", ncols=2)
    axes.tick_params(labelsize=8)


def _draw_errors(axes: Axes, swept: Sweep, window: Window) -> None:
    setting, low = swept.setting, window.errors[0]
    by_degree = setting.against == "degree"
    shape = swept.training if swept.training is not None else np.zeros((len(STRENGTHS), 1))
    places = np.arange(len(shape)) if by_degree else np.array(axis_of_strengths())
    if swept.validation is not None:
        axes.plot(places, swept.validation, "^", color=RED, ms=3, alpha=0.45)
        axes.plot(places, swept.validation.mean(axis=1), color=RED, lw=1.8, label="validation")
    if swept.training is not None:
        mean = np.maximum(swept.training.mean(axis=1), low / 10)
        axes.plot(places, mean, color=BLUE, lw=1.8, ls=DASH, label="training")
        axes.legend(fontsize=8, frameon=False, loc="upper left" if by_degree else "lower right")
    axes.set(yscale="log", ylim=window.errors, xlabel="degree" if by_degree else "strength λ")
    if by_degree:
        axes.set_xlim(-0.4, max(len(places) - 1, setting.degree) + 0.4)
    else:
        axes.set(xscale="log", xlim=(places[0] / EDGE, places[-1] * EDGE))
        axes.set_xticks([places[0], 1e-6, 1e-4, 1e-2, 1.0], ["0", "", "10⁻⁴", "0.01", "1"])
        axes.minorticks_off()
    here = setting.place if by_degree else places[setting.place]
    axes.axvline(here, color=INK, lw=1.2, ls=(0, (2, 2)))
    axes.set_title("mean squared error, mean of the folds", loc="left", fontsize=9)
    axes.tick_params(labelsize=8)
