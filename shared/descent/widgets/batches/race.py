"""Descent with one sample, a mini-batch and all samples a step: three walks that cost the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descent.widgets.guard import WrongReturn
from descent.widgets.learning_rate.walk import Valley, finite_prefix
from descent.widgets.students import Array, Functions

Indices = NDArray[np.int_]

NAMES = ("one sample", "mini-batch", "all samples")
MOSTLY_NOISE = 2.0  # a walk hovers if its excess is so many times what it would be without noise
NOTHING = 1e-9  # of the excess at the start


@dataclass(frozen=True)
class Settings:
    """What the reader chooses.

    Attributes
    ----------
    start : ndarray, shape (2,)
    learning_rate : float
        The same for all three.
    batch_size : int
        Of the mini-batches.
    noise : float
        What the residuals of the data are multiplied by; 1 leaves the data as they are.
    seed : int
        Of the shuffles.
    """

    start: Array
    learning_rate: float
    batch_size: int
    noise: float
    seed: int


@dataclass(frozen=True)
class Racer:
    """One of the three walks.

    Attributes
    ----------
    points : ndarray, shape (k + 1, 2)
        The start and the steps up to the first that is not finite.
    spent : ndarray of int, shape (k + 1,)
        Gradients of single samples that have been evaluated by then.
    diverged_at : int or None
        How many had been evaluated when a point was NaN or infinite.
    missing : bool
        Whether the student's code failed; there is only the start then.
    """

    points: Array
    spent: Array
    diverged_at: int | None = None
    missing: bool = False


def noisy(ground: Valley, noise: float) -> Array:
    """The answers with their residuals multiplied by ``noise``: the minimum stays where it is."""
    fitted = ground.X @ ground.minimum
    return np.asarray(fitted + noise * (ground.y - fitted))


def race(ground: Valley, settings: Settings, passes: int, functions: Functions) -> tuple[Racer, Racer, Racer]:
    """Let the student's functions read the data ``passes`` times, in the order of `NAMES`."""
    count = len(ground.y)
    rng = np.random.default_rng(settings.seed)
    data = ground.X, noisy(ground, settings.noise), settings.start, settings.learning_rate
    order = np.concatenate([rng.permutation(count) for _ in range(passes)])
    alone = functions.call("sgd", *data, order, shape=(len(order) + 1, 2), finite=False)

    def by_batches(batches: list[Indices] | None) -> Racer:
        if batches is None:
            return _racer(None, settings.start, [])
        shape = (len(batches) + 1, 2)
        points = functions.call("minibatch_sgd", *data, batches, shape=shape, finite=False)
        return _racer(points, settings.start, [len(batch) for batch in batches])

    some = by_batches(_shuffles(count, settings.batch_size, passes, rng, functions))
    every = by_batches([np.arange(count) for _ in range(passes)])
    return _racer(alone, settings.start, [1] * len(order)), some, every


def floor(ground: Valley, racer: Racer, settings: Settings, total: int) -> float | None:
    """The level at which a walk hovers, its mean excess loss in the last half of the work; or None.

    It hovers if that mean is mostly noise, far above what as many exact steps would leave.
    """
    late = racer.spent > total / 2
    if racer.missing or racer.diverged_at is not None or settings.noise == 0.0 or not late.any():
        return None
    first = int(late.argmax())
    level = float(ground.height(racer.points[late]).mean())
    here = ground.distances(settings.start) * ground.factors(settings.learning_rate) ** first
    exact = 0.5 * float(here**2 @ ground.eigenvalues)
    most = max(float(ground.height(settings.start)), float(ground.height(0 * ground.minimum)))
    hovers = max(MOSTLY_NOISE * exact, NOTHING * most) < level
    return level if hovers else None


def estimates(ground: Valley, settings: Settings, number: int) -> Array:
    r"""Gradients of ``number`` random batches as functions of the point, shape (number, 6).

    .. math:: g_B(w) = A w + b, \qquad A = \tfrac2m X_B^\top X_B, \quad b = -\tfrac2m X_B^\top y_B

    Each row holds A, row by row, and b.
    """
    rng = np.random.default_rng([settings.seed, 1])
    y, rows = noisy(ground, settings.noise), []
    for _ in range(number):
        batch = rng.choice(len(y), settings.batch_size, replace=False)
        inputs = ground.X[batch]
        A, b = inputs.T @ inputs, -inputs.T @ y[batch]
        rows.append(2.0 / len(batch) * np.concatenate([A.ravel(), b]))
    return np.array(rows)


def _shuffles(
    count: int, size: int, passes: int, rng: np.random.Generator, functions: Functions
) -> list[Indices] | None:
    """The batches of all passes by the student's function, or None."""

    def in_order(returned: Any) -> Indices:
        return _read(returned, count, size)

    calls = [(count, size, rng)] * passes
    orders = functions.each("minibatches", calls, shape=(count,), read=in_order)
    if orders is None:
        return None
    return [order[k : k + size] for order in orders.astype(int) for k in range(0, count, size)]


def _read(returned: Any, count: int, size: int) -> Indices:
    """The samples of one pass in their order; WrongReturn says what is wrong with the batches."""
    if not isinstance(returned, Iterable):
        got = "None" if returned is None else type(returned).__name__
        raise WrongReturn(f"minibatches returned {got}, expected batches: is a `return` or `yield` missing?")
    expected = [len(range(k, min(k + size, count))) for k in range(0, count, size)]
    batches = [np.asarray(batch) for batch in islice(returned, len(expected) + 1)]  # it may never end
    if any(batch.ndim != 1 or batch.dtype.kind not in "iu" for batch in batches):
        raise WrongReturn("minibatches returned a batch that is no array of whole numbers")
    lengths = [len(batch) for batch in batches]
    if lengths != expected:
        told = f"batches of {_some(lengths)} samples, expected {_some(expected)}"
        raise WrongReturn(f"minibatches returned {told}")
    order = np.concatenate(batches)
    if not np.array_equal(np.sort(order), np.arange(count)):
        raise WrongReturn(f"minibatches returned other samples than each of 0 to {count - 1} once")
    return order


def _some(lengths: list[int]) -> str:
    shown = [str(length) for length in lengths]
    return ", ".join(shown if len(shown) <= 4 else [*shown[:2], "…", shown[-1]]) or "no"


def _racer(points: Array | None, start: Array, sizes: list[int]) -> Racer:
    if points is None:
        return Racer(start[None], np.zeros(1), missing=True)
    spent = np.concatenate([[0.0], np.cumsum(sizes)])
    length = finite_prefix(points)
    diverged_at = int(spent[max(1, length)]) if length < len(points) else None
    return Racer(points[:length] if length else start[None], spent[: max(1, length)], diverged_at)
