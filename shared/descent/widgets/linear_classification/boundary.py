"""A boundary of two classes, scored by the student's functions, and three roads on which it moves."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from descent.widgets.students import Array, Functions

LENGTHS = (0.1, 8.0)  # of the weight vector
ROAD_POINTS = 161
NUDGE = 1e-4  # for the slope of the loss, as a share of the place
ROADS = ("shift", "turn", "stretch")


@dataclass(frozen=True)
class Boundary:
    r"""A line through ``anchor`` at a right angle to ``weights``; the score is :math:`v^\top (x - a)`.

    Attributes
    ----------
    anchor : ndarray, shape (2,)
        A point of the line.
    weights : ndarray, shape (2,)
        Towards class 1. Its length says how fast the score grows.
    """

    anchor: Array
    weights: Array

    @property
    def length(self) -> float:
        """Length of the weight vector."""
        return float(np.hypot(*self.weights))

    @property
    def intercept(self) -> float:
        """The weight of the 1 in front: minus the score that the anchor would have without it."""
        return float(-self.weights @ self.anchor)

    def scores(self, X: Array) -> Array:
        """Scores of ``X``, shape (n, 2) to (n,)."""
        return np.asarray(self.intercept + X @ self.weights)

    def logits(self, X: Array) -> Array:
        """Logits of both classes, shape (n, 2): 0 and the score."""
        scores = self.scores(X)
        return np.column_stack([np.zeros(len(scores)), scores])


@dataclass(frozen=True)
class Road:
    """What accuracy and loss do while the boundary moves one way.

    Attributes
    ----------
    name : {"shift", "turn", "stretch"}
    places : ndarray, shape (ROAD_POINTS,)
        Distance from the origin, angle in degrees, or length of the weights.
    here : float
        Where the boundary is.
    accuracy, loss : ndarray, shape (ROAD_POINTS,), or None
    flat : (float, float)
        Around ``here``: the places in which no sample changes sides.
    slope : float or None
        Of the loss, here.
    """

    name: str
    places: Array
    here: float
    accuracy: Array | None
    loss: Array | None
    flat: tuple[float, float]
    slope: float | None


@dataclass(frozen=True)
class Verdict:
    """The boundary judged by the student's functions; None for what a function did not give.

    Attributes
    ----------
    probabilities : ndarray, shape (n, 2), or None
    losses : ndarray, shape (n,), or None
        Cross-entropy of each sample.
    loss, accuracy : float or None
    """

    probabilities: Array | None
    losses: Array | None
    loss: float | None
    accuracy: float | None

    def surprises(self, labels: Any) -> Array | None:
        """Minus the logarithm of each true class's probability (at least 1e-300), shape (n,).

        For a right softmax and a right cross-entropy these are the losses.
        """
        if self.probabilities is None:
            return None
        return np.asarray(-np.log(np.maximum(self.probabilities[np.arange(len(labels)), labels], 1e-300)))


def moved(boundary: Boundary, road: str, place: float) -> Boundary:
    """The boundary at a place of a road."""
    unit = boundary.weights / boundary.length
    if road == "shift":
        return Boundary(boundary.anchor + (place - unit @ boundary.anchor) * unit, boundary.weights)
    if road == "turn":
        angle = np.radians(place)
        return Boundary(boundary.anchor, boundary.length * np.array([np.cos(angle), np.sin(angle)]))
    return Boundary(boundary.anchor, place * unit)


def place_of(boundary: Boundary, road: str) -> float:
    """Where the boundary is on a road."""
    if road == "shift":
        return float(boundary.anchor @ boundary.weights / boundary.length)
    if road == "turn":
        return float(np.degrees(np.arctan2(boundary.weights[1], boundary.weights[0])))
    return boundary.length


def judge(boundary: Boundary, X: Array, labels: Array, functions: Functions) -> Verdict:
    """Probabilities, losses and accuracy of the samples."""
    logits, n = boundary.logits(X), len(X)
    single = [(logits[i : i + 1], labels[i : i + 1]) for i in range(n)]
    loss = functions.call("cross_entropy", logits, labels, shape=())
    share = functions.call("accuracy", predicted(boundary, X), labels, shape=())
    return Verdict(
        probabilities=functions.call("softmax", logits, shape=(n, 2)),
        losses=functions.each("cross_entropy", single, shape=()),
        loss=None if loss is None else float(loss),
        accuracy=None if share is None else float(share),
    )


def predicted(boundary: Boundary, X: Array) -> Any:
    """Classes of the samples, shape (n,): 1 for a score of at least 0."""
    return (boundary.scores(X) >= 0).astype(np.int64)


def travel(
    boundary: Boundary, name: str, X: Array, labels: Array, reach: float, functions: Functions
) -> Road:
    """Accuracy and loss along a road; ``reach`` is the largest distance from the origin."""
    here = place_of(boundary, name)
    places, nudge = _places(name, max(reach, abs(here))), NUDGE * max(1.0, abs(here))
    stops = [moved(boundary, name, place) for place in (*places, here - nudge, here + nudge)]
    answers = [(predicted(stop, X), labels) for stop in stops[:-2]]
    loss = functions.each("cross_entropy", [(stop.logits(X), labels) for stop in stops], shape=())
    return Road(
        name=name,
        places=places,
        here=here,
        accuracy=functions.each("accuracy", answers, shape=()),
        loss=None if loss is None else loss[:-2],
        flat=_flat(boundary, name, X, places),
        slope=None if loss is None else float((loss[-1] - loss[-2]) / (2 * nudge)),
    )


def _places(name: str, reach: float) -> Array:
    if name == "shift":
        return np.linspace(-reach, reach, ROAD_POINTS)
    return np.linspace(-180.0, 180.0, ROAD_POINTS) if name == "turn" else np.geomspace(*LENGTHS, ROAD_POINTS)


def _flat(boundary: Boundary, name: str, X: Array, places: Array) -> tuple[float, float]:
    """The nearest places to both sides where a sample crosses, or the road's ends."""
    here, (low, high) = place_of(boundary, name), (float(places[0]), float(places[-1]))
    if name == "stretch":
        return low, high
    if name == "shift":
        crossings = X @ boundary.weights / boundary.length
    else:
        away = X - boundary.anchor
        across = np.degrees(np.arctan2(away[:, 1], away[:, 0])) + np.array([[90.0], [-90.0]])
        crossings = (across.ravel() + 180.0) % 360.0 - 180.0
    below, above = crossings[crossings < here], crossings[crossings >= here]
    return max(low, below.max(initial=low)), min(high, above.min(initial=high))
