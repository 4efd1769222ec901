"""OverfittingExplorer: raise a polynomial's degree, or weaken a penalty, and see who judges it rightly."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.widgets.arguments import number, numbers, whole
from descent.widgets.base import State, assets
from descent.widgets.overfitting.payload import Window, curves, scene
from descent.widgets.overfitting.picture import draw
from descent.widgets.overfitting.sweep import STRENGTHS, Samples, Setting, Sweep, sweep
from descent.widgets.students import StudentsWidget, told

MOST_SAMPLES, HIGHEST_DEGREE, MOST_FOLDS = 200, 20, 10


class OverfittingExplorer(StudentsWidget):
    """Choose the degree of a polynomial and a fold, and compare training and validation error.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        4 to 200 samples; x best between -1 and 1, where high powers are harmless.
    polynomial_features : function of (x, degree)
        The student's: shape (n, degree + 1).
    kfold_indices : function of (n, k, rng)
        The student's: k pairs (train, validation) of index arrays.
    cross_validate : function of (fit, predict, X, y, folds)
        The student's: shape (k,).
    fit_ridge : function of (X, y, strength), optional
        The student's: shape (d,). With it there is a slider for the strength. It is given the powers of x
        standardised by the training part, without the constant column, and centred y. A strength of 0 is
        least squares and does not call it.
    degree : int
        The first one.
    strength : float
        The first one; the nearest on the slider is taken.
    against : {"degree", "strength"}
        What the errors are drawn against.
    highest_degree : int
        At most 20.
    folds : int
        2 to 10.
    seed : int
        Of the generator that shuffles the folds.
    xlabel, ylabel : str
    time_limit : float
        Seconds that a call of a student's function may take; all of one picture for ``cross_validate``.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described. What the student's functions raise or return wrongly is shown in
        the widget, by function.
    """

    _esm, _css = assets("overfitting")

    curves = traitlets.Bytes().tag(sync=True)
    fitted = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        x: ArrayLike,
        y: ArrayLike,
        polynomial_features: Callable[..., Any],
        kfold_indices: Callable[..., Any],
        cross_validate: Callable[..., Any],
        fit_ridge: Callable[..., Any] | None = None,
        *,
        degree: int = 1,
        strength: float = 0.0,
        against: str = "degree",
        highest_degree: int = 11,
        folds: int = 4,
        seed: int = 0,
        xlabel: str = "x",
        ylabel: str = "y",
        time_limit: float = 0.5,
    ) -> None:
        data = numbers("x", x, "n")
        whole("the number of samples", len(data), 4, MOST_SAMPLES)
        answers = numbers("y", y, len(data))
        self._highest = whole("highest_degree", highest_degree, 1, HIGHEST_DEGREE)
        self._folds = whole("folds", folds, 2, min(MOST_FOLDS, len(data)))
        given = {
            "polynomial_features": polynomial_features,
            "kfold_indices": kfold_indices,
            "fit_ridge": fit_ridge,
            "cross_validate": cross_validate,
        }
        self._penalised = fit_ridge is not None
        self.use(time_limit, **{k: f for k, f in given.items() if f is not None or k != "fit_ridge"})
        self._window = Window.around(data, answers, (str(xlabel), str(ylabel)))
        self._samples = Samples(data, answers, self._window.grid, self._highest)
        nearest = int(np.abs(np.array(STRENGTHS) - number("strength", strength, low=0.0)).argmin())
        first = {"degree": degree, "strength": nearest, "fold": 0, "seed": seed, "against": against}
        self._first = self._setting(first)
        super().__init__()

    @property
    def sweep(self) -> Sweep:
        """What is shown."""
        return cast(Sweep, self.state.own)

    def compute(self, message: dict[str, Any]) -> State:
        """Fit and judge for ``degree``, ``strength`` (an index), ``fold``, ``seed`` and ``against``."""
        setting = self._setting(message)
        functions = self.functions()
        swept = sweep(self._samples, setting, self._folds, functions)
        described = scene(self._samples, swept, self._window, penalised=self._penalised)
        described["problems"] = functions.problems()
        return State(described, curves(swept), own=swept)

    def picture(self) -> Figure:
        """Curve and errors as a matplotlib figure."""
        return draw(self._samples, self.sweep, self._window)

    def alt_text(self) -> str:
        """What the picture shows, in a few sentences."""
        against = "degree" if self.sweep.setting.against == "degree" else "strength of the penalty"
        what = (
            "Samples that train and samples that validate, with the curve of one fold; beside them training "
        )
        what += f"and validation error against the {against}."
        now = self.in_words()
        return " ".join([what, now[0].upper() + now[1:], *told(self.scene["problems"])])

    def in_words(self) -> str:
        """Setting and errors."""
        swept, setting = self.sweep, self.sweep.setting
        parts = [f"degree {setting.degree}"]
        if self._penalised:
            parts.append(f"strength {STRENGTHS[setting.strength]:g}")
        if swept.training is not None:
            parts.append(f"mean training error {swept.training[setting.place].mean():.3g}")
        if swept.validation is not None and swept.best is not None:
            parts.append(f"mean validation error {swept.validation[setting.place].mean():.3g}")
            best = f"degree {swept.best}" if setting.against == "degree" else f"{STRENGTHS[swept.best]:g}"
            parts.append(f"lowest at {best}")
        return ", ".join(parts) + "."

    def _setting(self, given: dict[str, Any]) -> Setting:
        """A setting from the names in ``given``; what is missing is as at first."""
        now = {**vars(self._first), **given} if hasattr(self, "_first") else given
        against = now["against"]
        if against not in ("degree", "strength") or (against == "strength" and not self._penalised):
            msg = f"against is {against!r}, expected 'degree', or with fit_ridge 'strength'"
            raise ValueError(msg)
        return Setting(
            degree=whole("degree", now["degree"], 0, self._highest),
            strength=whole("strength", now["strength"], 0, len(STRENGTHS) - 1 if self._penalised else 0),
            fold=whole("fold", now["fold"], 0, self._folds - 1),
            seed=whole("seed", now["seed"], 0, 10**9),
            against=against,
        )
