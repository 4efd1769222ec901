"""Ridge and lasso by the student's functions, at one strength and along many."""

from dataclasses import dataclass

import numpy as np

from descent.widgets.penalty.bowl import Bowl
from descent.widgets.students import Array, Functions

NAMES = ("w₁", "w₂")


@dataclass(frozen=True)
class Solution:
    """The weights by one of the student's functions.

    Attributes
    ----------
    at : ndarray, shape (2,)
        At the present strength.
    along : ndarray, shape (m, 2)
        At each of the strengths of the path.
    zero_from : tuple of (float or None)
        For each weight the strength of the path from which on it is exactly 0; None if its last is not.
    is_lowest : bool
        Whether loss plus penalty are lowest at ``at``.
    """

    at: Array
    along: Array
    zero_from: tuple[float | None, ...]
    is_lowest: bool


@dataclass(frozen=True)
class Solutions:
    """Ridge and lasso for one place of the least-squares point; None for a function that failed."""

    minimum: Array
    strength: float
    strengths: Array
    lasso: Solution | None
    ridge: Solution | None


def solve(
    ground: Bowl, minimum: Array, strength: float, strengths: Array, num_steps: int, functions: Functions
) -> Solutions:
    """Let the student's functions fit; what fails is kept by ``functions``."""
    y = ground.answers(minimum)
    every = [*strengths.tolist(), strength]
    lasso = functions.each("fit_lasso", [(ground.X, y, one, num_steps) for one in every], shape=(2,))
    ridge = functions.each("fit_ridge", [(ground.X, y, one) for one in every], shape=(2,))

    def solution(weights: Array | None, norm: int) -> Solution | None:
        if weights is None:
            return None
        at, along = weights[-1], weights[:-1]
        zeros = tuple(_zero_from(column, strengths) for column in along.T)
        return Solution(at, along, zeros, ground.is_lowest(at, minimum, strength, norm))

    return Solutions(minimum, strength, strengths, solution(lasso, 1), solution(ridge, 2))


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


def _zero_from(weights: Array, strengths: Array) -> float | None:
    if weights[-1] != 0.0:
        return None
    others = np.flatnonzero(weights)
    return float(strengths[others[-1] + 1 if len(others) else 0])
