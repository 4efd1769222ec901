r"""Which of the course's update formulas a walk followed, found out from outside.

What an object calls its velocity or its sums is its author's affair. Known are its settings
(``learning_rate``, ``alpha``, ``beta1``, ``beta2``, ``eps``) and, from the recorded calls, which gradient it
got where. From these each formula says what the steps would be; where all of them agree with the walk, its
inner quantities are known too.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from descent.widgets.optimizer_explorer.gradients import Calls

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Followed:
    """What is known of a walk's steps.

    Attributes
    ----------
    rule : str or None
        ``"gradient descent"``, ``"momentum"``, ``"Nesterov"``, ``"AdaGrad"``, ``"RMSprop"`` or ``"Adam"``;
        None if the steps follow none of these.
    gradients : ndarray, shape (k, 2)
        The gradient that each step asked for first; NaN if it asked for none.
    aside : ndarray, shape (k, 2)
        The rate of each coordinate for the adaptive three, otherwise the point where the gradient was asked
        for.
    """

    rule: str | None
    gradients: Array
    aside: Array


@dataclass(frozen=True)
class _Rule:
    name: str
    needs: tuple[str, ...]
    replay: Callable[
        [Array, Mapping[str, float]], tuple[Array, Array | None]
    ]  # steps, rates of the coordinates
    ahead: bool = False


def followed(points: Array, calls: Calls, hyper: Mapping[str, float]) -> Followed:
    """Find the formula of a walk.

    Parameters
    ----------
    points : ndarray, shape (k + 1, 2)
    calls : Calls
        The gradients that each of its steps asked for.
    hyper : dict of str to float
        The optimiser's settings.
    """
    asked_once = len(calls.at) > 0 and bool(np.all(calls.counts == 1))
    with np.errstate(all="ignore"):
        for rule in _candidates(hyper) if asked_once else ():
            steps, rates = rule.replay(calls.gradients, hyper)
            if _agree(points, calls.at, steps, rule.ahead, hyper):
                return Followed(rule.name, calls.gradients, calls.at if rates is None else rates)
    return Followed(None, calls.gradients, calls.at)


def _candidates(hyper: Mapping[str, float]) -> Iterable[_Rule]:
    """The formulas with exactly these settings, so that at most two are tried."""
    return (rule for rule in _RULES if set(rule.needs) == set(hyper))


def _agree(points: Array, at: Array, steps: Array, ahead: bool, hyper: Mapping[str, float]) -> bool:
    w, moved = points[:-1], points[:-1] - points[1:]
    before = np.vstack([np.zeros((1, 2)), steps[:-1]])
    expected_at = w - hyper["alpha"] * before if ahead else w
    near = 1e-11 * np.maximum(np.abs(w), np.abs(points[1:])) + 1e-300
    same_place = np.abs(at - expected_at) <= near + 1e-8 * np.abs(before)
    return bool(np.all(same_place) and np.all(np.abs(moved - steps) <= near + 1e-6 * np.abs(steps)))


def _fading(values: Array, keep: float) -> Array:
    """s_t = keep * s_{t-1} + values_t, for each column."""
    columns = []
    for column in values.T.tolist():
        total, sums = 0.0, []
        for value in column:
            total = keep * total + value
            sums.append(total)
        columns.append(sums)
    return np.array(columns).T


def _gradient_descent(g: Array, hyper: Mapping[str, float]) -> tuple[Array, None]:
    return hyper["learning_rate"] * g, None


def _momentum(g: Array, hyper: Mapping[str, float]) -> tuple[Array, None]:
    return _fading(hyper["learning_rate"] * g, hyper["alpha"]), None


def _adagrad(g: Array, hyper: Mapping[str, float]) -> tuple[Array, Array]:
    rates = hyper["learning_rate"] / (np.sqrt(np.cumsum(g**2, axis=0)) + hyper["eps"])
    return rates * g, rates


def _rmsprop(g: Array, hyper: Mapping[str, float]) -> tuple[Array, Array]:
    mean_square = _fading((1 - hyper["alpha"]) * g**2, hyper["alpha"])
    rates = hyper["learning_rate"] / (np.sqrt(mean_square) + hyper["eps"])
    return rates * g, rates


def _adam(g: Array, hyper: Mapping[str, float]) -> tuple[Array, Array]:
    t = np.arange(1, len(g) + 1)[:, None]
    mean = _fading((1 - hyper["beta1"]) * g, hyper["beta1"]) / (1 - hyper["beta1"] ** t)
    mean_square = _fading((1 - hyper["beta2"]) * g**2, hyper["beta2"]) / (1 - hyper["beta2"] ** t)
    rates = hyper["learning_rate"] / (np.sqrt(mean_square) + hyper["eps"])
    return rates * mean, rates


_RULES = (
    _Rule("gradient descent", ("learning_rate",), _gradient_descent),
    _Rule("momentum", ("learning_rate", "alpha"), _momentum),
    _Rule("Nesterov", ("learning_rate", "alpha"), _momentum, ahead=True),
    _Rule("AdaGrad", ("learning_rate", "eps"), _adagrad),
    _Rule("RMSprop", ("learning_rate", "alpha", "eps"), _rmsprop),
    _Rule("Adam", ("learning_rate", "beta1", "beta2", "eps"), _adam),
)
