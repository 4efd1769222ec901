"""LinearClassificationExplorer: drag a boundary, judged by the student's softmax and cross-entropy."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.widgets.arguments import number, numbers, padded, whole
from descent.widgets.base import State, assets
from descent.widgets.linear_classification.boundary import (
    LENGTHS,
    ROADS,
    Boundary,
    Road,
    Verdict,
    judge,
    moved,
    travel,
)
from descent.widgets.linear_classification.payload import Window, probabilities, scene
from descent.widgets.linear_classification.picture import draw
from descent.widgets.students import Array, StudentsWidget

MOST = 200


@dataclass(frozen=True)
class Shown:
    """What the widget shows."""

    boundary: Boundary
    verdict: Verdict
    road: Road


class LinearClassificationExplorer(StudentsWidget):
    """Drag a straight boundary between two classes; probabilities, loss and accuracy follow.

    Parameters
    ----------
    X : array_like, shape (n, 2)
        Two features of at most 200 samples, standardised.
    labels : array_like of int, shape (n,)
        0 or 1.
    softmax : function of logits
        The student's: shape (n, 2).
    cross_entropy : function of (logits, labels)
        The student's: a number.
    accuracy : function of (predictions, labels)
        The student's: a number.
    anchor : array_like, shape (2,)
        A point of the boundary.
    weights : array_like, shape (2,)
        Of the two features: at a right angle to the boundary, towards class 1.
    names : (str, str)
        Of the classes 0 and 1.
    xlabel, ylabel : str
    time_limit : float
        Seconds that the calls of a student's function may take for one picture.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described. What the student's functions raise or return wrongly is shown in
        the widget, by function.
    """

    _esm, _css = assets("linear_classification", "roads")

    grid = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        X: ArrayLike,
        labels: ArrayLike,
        softmax: Callable[..., Any],
        cross_entropy: Callable[..., Any],
        accuracy: Callable[..., Any],
        *,
        anchor: ArrayLike = (0.0, 0.0),
        weights: ArrayLike = (1.5, 0.0),
        names: tuple[str, str] = ("class 0", "class 1"),
        xlabel: str = "x₁",
        ylabel: str = "x₂",
        time_limit: float = 0.5,
    ) -> None:
        self._X = numbers("X", X, "n", 2)
        whole("the number of samples", len(self._X), 2, MOST)
        self._labels = _labels(labels, len(self._X))
        bounds = tuple(padded(column, 0.12) for column in self._X.T)
        self._window = Window(bounds, (str(xlabel), str(ylabel)), (str(names[0]), str(names[1])))
        self.use(time_limit, softmax=softmax, cross_entropy=cross_entropy, accuracy=accuracy)
        self._first = _boundary(numbers("anchor", anchor, 2), numbers("weights", weights, 2))
        super().__init__()

    @property
    def shown(self) -> Shown:
        """Boundary, verdict and road."""
        return cast(Shown, self.state.own)

    def compute(self, message: dict[str, Any]) -> State:
        """Judge the boundary at ``anchor`` with ``weights``, looking at ``selected``.

        If there is a ``place``, the boundary is moved there first along ``road``, the road that is shown.
        """
        first, road = self._first, _road(message.get("road", ROADS[0]))
        anchor = numbers("anchor", message.get("anchor", first.anchor), 2)
        boundary = _boundary(anchor, numbers("weights", message.get("weights", first.weights), 2))
        if message.get("place") is not None:
            boundary = moved(boundary, road, number("place", message["place"]))
            boundary = _boundary(boundary.anchor, boundary.weights)
        unsure = _surest_mistake(first, self._X, self._labels)
        selected = whole("selected", message.get("selected", unsure), 0, len(self._X) - 1)
        functions = self.functions()
        verdict = judge(boundary, self._X, self._labels, functions)
        reach = float(np.ceil(np.abs(self._window.bounds).max()))
        travelled = travel(boundary, road, self._X, self._labels, reach, functions)
        grid = probabilities(boundary, self._window, functions)
        described = scene(boundary, selected, verdict, travelled, self._X, self._labels, self._window)
        described["problems"] = functions.problems()
        return State(described, {"grid": grid}, own=Shown(boundary, verdict, travelled))

    def picture(self) -> Figure:
        """Samples, boundary, and the curves along the road as a matplotlib figure."""
        return draw(self.shown.boundary, self.shown.road, self._X, self._labels, self._window)

    def subject(self) -> str:
        """What the picture is of."""
        one, other = self._window.names
        what = f"Samples of {one} and {other} with a straight boundary; beside it accuracy and cross-entropy "
        what += f"while the boundary moves ({self.shown.road.name})."
        return what

    def in_words(self) -> str:
        """Weights, accuracy and loss."""
        boundary, verdict = self.shown.boundary, self.shown.verdict
        w = (boundary.intercept, *boundary.weights)
        parts = ["weights " + ", ".join(f"{weight:.3g}" for weight in w)]
        if verdict.accuracy is not None:
            parts.append(f"accuracy {verdict.accuracy:.1%}")
        if verdict.loss is not None:
            parts.append(f"cross-entropy {verdict.loss:.3g}")
        return "; ".join(parts) + "."


def _boundary(anchor: Array, weights: Array) -> Boundary:
    """The boundary with its weights brought to a length that can be drawn; their direction stays."""
    length = float(np.hypot(*weights))
    if length == 0.0:
        msg = "weights are 0, 0, expected a direction: without one there is no boundary"
        raise ValueError(msg)
    return replace(Boundary(anchor, weights), weights=weights * np.clip(length, *LENGTHS) / length)


def _road(given: Any) -> str:
    if given not in ROADS:
        msg = f"road is {given!r}, expected one of {', '.join(ROADS)}"
        raise ValueError(msg)
    return str(given)


def _labels(labels: ArrayLike, n: int) -> Any:
    given = numbers("labels", labels, n)
    if not np.isin(given, (0, 1)).all():
        msg = f"labels hold {np.unique(given).tolist()}, expected 0 and 1"
        raise ValueError(msg)
    return given.astype(np.int64)


def _surest_mistake(boundary: Boundary, X: Array, labels: Any) -> int:
    """The sample farthest on the wrong side, or nearest to it."""
    return int((boundary.scores(X) * np.where(labels == 1, 1, -1)).argmin())
