"""Ridge and lasso by the student's functions, at one strength and along many."""

from dataclasses import dataclass

import numpy as np

from descent.widgets.penalty.bowl import Bowl
from descent.widgets.penalty.path import Path, sketched_path, whole_path
from descent.widgets.students import Array, Functions

NAMES = ("w₁", "w₂")
FEW = 10  # a sketch asks the lasso at every tenth strength


@dataclass(frozen=True)
class Solution:
    """The weights by one of the student's functions.

    Attributes
    ----------
    at : ndarray, shape (2,)
        At the present strength.
    path : Path
        At many strengths.
    is_lowest : bool
        Whether loss plus penalty are lowest at ``at``.
    """

    at: Array
    path: Path
    is_lowest: bool


@dataclass(frozen=True)
class Solutions:
    """Ridge and lasso for one place of the least-squares point; None for a function that failed."""

    minimum: Array
    strength: float
    strengths: Array
    lasso: Solution | None
    ridge: Solution | None


class Fits:
    """The student's functions on the answers whose least-squares point is ``minimum``.

    What fails is kept by ``functions``.
    """

    def __init__(self, ground: Bowl, minimum: Array, num_steps: int, functions: Functions) -> None:
        self._data = ground.X, ground.answers(minimum)
        self._num_steps, self._functions = num_steps, functions

    def lasso(self, strengths: Array) -> Array | None:
        """The lasso's weights at each strength, shape (k, 2)."""
        calls = [(*self._data, one, self._num_steps) for one in strengths.tolist()]
        return self._functions.each("fit_lasso", calls, shape=(2,))

    def ridge(self, strengths: Array) -> Array | None:
        """Ridge's weights at each strength, shape (k, 2)."""
        calls = [(*self._data, one) for one in strengths.tolist()]
        return self._functions.each("fit_ridge", calls, shape=(2,))


@dataclass(frozen=True)
class Paths:
    """Both paths for one place of the least-squares point; None for a function that failed."""

    lasso: Path | None
    ridge: Path | None


def whole_paths(fits: Fits, strengths: Array, zeros: Array) -> Paths:
    """Both paths at all strengths; ``zeros`` are where the lasso's weights should become 0."""
    return Paths(whole_path(fits.lasso, strengths, zeros), whole_path(fits.ridge, strengths, np.array([])))


def sketched_paths(fits: Fits, strengths: Array, zeros: Array) -> Paths:
    """Both paths while somebody drags: the lasso is asked at few strengths only, because it takes long."""
    few = strengths[::FEW]
    return Paths(
        sketched_path(fits.lasso, few, strengths, zeros),
        sketched_path(fits.ridge, strengths, strengths, np.array([])),
    )


def solve(
    ground: Bowl, minimum: Array, strength: float, strengths: Array, paths: Paths, fits: Fits
) -> Solutions:
    """Let the student's functions fit at one strength, beside paths that are there already."""
    now = np.array([strength])
    lasso, ridge = fits.lasso(now), fits.ridge(now)

    def solution(weights: Array | None, path: Path | None, norm: int) -> Solution | None:
        if weights is None or path is None:
            return None
        return Solution(weights[0], path, ground.is_lowest(weights[0], minimum, strength, norm))

    return Solutions(
        minimum, strength, strengths, solution(lasso, paths.lasso, 1), solution(ridge, paths.ridge, 2)
    )


def weights_in_words(weights: Array) -> str:
    """Both weights; one that is 0 to the last bit is called exactly 0."""
    texts = [
        f"{name} exactly 0" if w == 0.0 else f"{name} = {w:.3g}"
        for name, w in zip(NAMES, weights, strict=True)
    ]
    return ", ".join(texts)


def place(weights: Array) -> str:
    """Where on the diamond, the ball of the L1 norm through them, the weights lie."""
    zeros = int(np.count_nonzero(weights == 0.0))
    return ("on an edge of the diamond", "on a corner of the diamond", "the diamond is a point")[zeros]
