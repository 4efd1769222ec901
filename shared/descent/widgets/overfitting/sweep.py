"""Polynomials fitted in every fold, for each degree or each strength of the penalty; no pixels here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from descent.widgets.overfitting.folds import fold_table, parts
from descent.widgets.students import Array, Functions

AGREE = 1e-6  # errors that are told may differ from those of the curves by this share
STRENGTHS = (0.0, *(float(f"{digit}e{power}") for power in range(-6, 1) for digit in (1, 3)), 10.0)


@dataclass(frozen=True)
class Setting:
    """What has been chosen.

    Attributes
    ----------
    degree : int
    strength : int
        Index into ``STRENGTHS``; the first is no penalty at all.
    fold : int
        Counted from 0.
    seed : int
        Of the generator that ``kfold_indices`` is given.
    against : {"degree", "strength"}
        What the errors are drawn against.
    """

    degree: int
    strength: int
    fold: int
    seed: int
    against: str

    @property
    def place(self) -> int:
        """Index of this setting among the places of its sweep."""
        return self.degree if self.against == "degree" else self.strength


@dataclass(frozen=True)
class Samples:
    """The data, and where a curve is drawn.

    Attributes
    ----------
    x, y : ndarray, shape (n,)
    grid : ndarray, shape (G,)
    highest : int
        The highest degree.
    """

    x: Array
    y: Array
    grid: Array
    highest: int


@dataclass(frozen=True)
class Sweep:
    """Fits at P places, which are degrees or strengths, each in every fold.

    Attributes
    ----------
    setting : Setting
    table : ndarray of bool, shape (k, n)
        Who validates in which fold. One row, all false, if ``kfold_indices`` failed: everybody trains.
    has_folds : bool
    curves : ndarray, shape (P, k, G), or None
        Values on the grid; None if ``polynomial_features`` or ``fit_ridge`` failed.
    fitted : ndarray, shape (P, k, n), or None
        Values at the samples.
    training : ndarray, shape (P, k), or None
        Mean squared error of each fit on the samples that it was fitted to.
    expected : ndarray, shape (P, k), or None
        The same on those that validate; None also without folds.
    validation : ndarray, shape (P, k), or None
        What the student's ``cross_validate`` says of it.
    """

    setting: Setting
    table: NDArray[np.bool_]
    has_folds: bool
    curves: Array | None
    fitted: Array | None
    training: Array | None
    expected: Array | None
    validation: Array | None

    @property
    def disagrees_at(self) -> int | None:
        """First place at which ``validation`` is not the error of the curves; None if there is none."""
        if self.validation is None or self.expected is None:
            return None
        same = np.isclose(self.validation, self.expected, rtol=AGREE, atol=1e-12).all(axis=1)
        return None if same.all() else int(np.argmin(same))

    @property
    def best(self) -> int | None:
        """Place with the lowest mean validation error."""
        return None if self.validation is None else int(self.validation.mean(axis=1).argmin())


Fit = Callable[[Any, Any], tuple[float, Array]]


def sweep(samples: Samples, setting: Setting, k: int, functions: Functions) -> Sweep:
    """Fit and judge at every place by the student's functions; what fails is kept by ``functions``."""
    folds = fold_table(len(samples.x), k, setting.seed, functions)
    table = np.zeros((1, len(samples.x)), dtype=bool) if folds is None else folds
    places = _places(samples.highest, setting)
    designs = [_design(samples, degree, functions) for degree, _ in places]
    if any(design is None for design in designs):
        return Sweep(setting, table, folds is not None, None, None, None, None, None)
    known, seen = [cast(Array, design) for design in designs], len(samples.x)
    values = _values(known, samples.y, table, [strength for _, strength in places], functions)
    if values is None:
        return Sweep(setting, table, folds is not None, None, None, None, None, None)
    curves, fitted = values[..., seen:], values[..., :seen]
    squares = (fitted - samples.y) ** 2
    training = _mean(squares, ~table)
    if folds is None:
        return Sweep(setting, table, False, curves, fitted, training, None, None)
    calls = [
        (design[:seen], strength, samples.y) for design, (_, strength) in zip(known, places, strict=True)
    ]
    told = _told(calls, table, functions)
    return Sweep(setting, table, True, curves, fitted, training, _mean(squares, table), told)


def fit_penalised(X: Any, y: Any, strength: float, fit_ridge: Callable[..., Any]) -> tuple[float, Array]:
    r"""Level and coefficients: predictions are ``level + X @ coefficients``.

    Without a penalty this is the least-squares solution of smallest norm. With one the columns are
    standardised and y is centred on the rows that are given, so that ``fit_ridge`` needs no intercept;
    constant columns are left out.
    """
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if strength == 0.0:
        return 0.0, np.asarray(np.linalg.lstsq(X, y, rcond=None)[0])
    means, spreads, level = X.mean(axis=0), X.std(axis=0), float(y.mean())
    varies, coefficients = spreads > 0.0, np.zeros(X.shape[1])
    if varies.any():
        Z = (X[:, varies] - means[varies]) / spreads[varies]
        coefficients[varies] = np.asarray(fit_ridge(Z, y - level, strength)) / spreads[varies]
    return level - float(means @ coefficients), coefficients


def predict(X: Any, model: tuple[float, Array]) -> Array:
    """Predictions of a model from `fit_penalised`, shape (number of rows,)."""
    level, coefficients = model
    return level + np.asarray(X, dtype=np.float64) @ coefficients


def _places(highest: int, setting: Setting) -> list[tuple[int, float]]:
    if setting.against == "degree":
        return [(degree, STRENGTHS[setting.strength]) for degree in range(highest + 1)]
    return [(setting.degree, strength) for strength in STRENGTHS]


def _design(samples: Samples, degree: int, functions: Functions) -> Array | None:
    """Columns of samples and grid, (n + G, degree + 1)."""
    both = np.concatenate([samples.x, samples.grid])
    return functions.call("polynomial_features", both, degree, shape=(len(both), degree + 1))


def _values(
    designs: list[Array], y: Array, table: NDArray[np.bool_], strengths: list[float], functions: Functions
) -> Array | None:
    """Values at samples and grid, (P, k, n + G); None if ``fit_ridge`` fails."""

    def fit_ridge(Z: Array, centred: Array, strength: float) -> Array:
        weights = functions.call("fit_ridge", Z, centred, strength, shape=(Z.shape[1],))
        if weights is None:
            raise _Missing
        return weights

    try:
        return np.array(
            [
                [
                    predict(design, fit_penalised(design[: len(y)][~row], y[~row], strength, fit_ridge))
                    for row in table
                ]
                for design, strength in zip(designs, strengths, strict=True)
            ]
        )
    except _Missing:
        return None


class _Missing(Exception):
    """A student's function has failed, and is told elsewhere."""


def _told(
    calls: list[tuple[Array, float, Array]], table: NDArray[np.bool_], functions: Functions
) -> Array | None:
    """What ``cross_validate`` says, (P, k)."""

    def fit_ridge(Z: Any, centred: Any, strength: float) -> Any:
        return functions.function("fit_ridge")(Z, centred, strength)

    def arguments(X: Array, strength: float, y: Array) -> tuple[Any, ...]:
        def fit(X: Any, y: Any) -> tuple[float, Array]:
            return fit_penalised(X, y, strength, fit_ridge)

        return fit, predict, X, y, parts(table)

    return functions.each("cross_validate", (arguments(*call) for call in calls), shape=(len(table),))


def _mean(squares: Array, where: NDArray[np.bool_]) -> Array:
    """Mean over the samples of each fold for which ``where``, (k, n), is true: (P, k, n) to (P, k)."""
    return np.asarray((squares * where).sum(axis=2) / where.sum(axis=1))
