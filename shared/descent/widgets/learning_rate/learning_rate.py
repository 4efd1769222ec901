"""LearningRateExplorer: drag the rate of gradient descent on a quadratic, by the student's own functions."""

from collections.abc import Callable
from typing import Any, cast

import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.widgets.arguments import number, numbers, whole
from descent.widgets.base import State, assets
from descent.widgets.learning_rate.payload import HIGHEST, Window, heights, scene, tracks
from descent.widgets.learning_rate.picture import draw
from descent.widgets.learning_rate.walk import Walk, steps_a_digit, valley, walk, way
from descent.widgets.students import StudentsWidget

MOST_STEPS = 400


class LearningRateExplorer(StudentsWidget):
    """Drag the learning rate and the start, and see what each step does along both eigen-directions.

    Parameters
    ----------
    X : array_like, shape (n, 2)
        Two features, not collinear.
    y : array_like, shape (n,)
    mse_gradient : function of (X, y, w)
        The student's: shape (2,).
    gradient_descent : function of (gradient, w0, learning_rate, num_steps)
        The student's: shape (num_steps + 1, 2).
    critical_learning_rate : function of X
        The student's: a number.
    learning_rate : float, optional
        The first rate; by default a tenth of the critical one.
    start : array_like, shape (2,)
    num_steps : int
        At most 400.
    xlabel, ylabel : str
        Names of the two weights.
    time_limit : float
        Seconds that a call of a student's function may take.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described. What the student's functions raise or return wrongly is shown in
        the widget, by function.
    """

    _esm, _css = assets("learning_rate")

    path = traitlets.Bytes().tag(sync=True)
    distances = traitlets.Bytes().tag(sync=True)
    grid = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        X: ArrayLike,
        y: ArrayLike,
        mse_gradient: Callable[..., Any],
        gradient_descent: Callable[..., Any],
        critical_learning_rate: Callable[..., Any],
        *,
        learning_rate: float | None = None,
        start: ArrayLike = (0.0, 0.0),
        num_steps: int = 40,
        xlabel: str = "w₁",
        ylabel: str = "w₂",
        time_limit: float = 0.5,
    ) -> None:
        data = numbers("X", X, "n", 2)
        self._valley = valley(data, numbers("y", y, len(data)))
        self._num_steps = whole("num_steps", num_steps, 1, MOST_STEPS)
        self.use(
            time_limit,
            mse_gradient=mse_gradient,
            gradient_descent=gradient_descent,
            critical_learning_rate=critical_learning_rate,
        )
        first = numbers("start", start, 2)
        self._window = Window.around(self._valley, first, (str(xlabel), str(ylabel)))
        rate = 0.1 * self._valley.critical if learning_rate is None else learning_rate
        self._first = first, self._rate(rate)
        super().__init__()

    @property
    def walk(self) -> Walk:
        """What is shown."""
        return cast(Walk, self.state.own)

    def compute(self, message: dict[str, Any]) -> State:
        """Walk from ``start`` at ``learning_rate``."""
        start, rate = self._first
        start = numbers("start", message.get("start", start), 2)
        rate = self._rate(message.get("learning_rate", rate))
        functions = self.functions()
        walked = walk(self._valley, start, rate, self._num_steps, functions)
        described = scene(self._valley, walked, self._num_steps, self._window)
        described["problems"] = functions.problems()
        arrays = {
            **tracks(self._valley, walked, self._num_steps),
            "grid": heights(self._valley, self._window),
        }
        return State(described, arrays, constant={"grid": "one"}, own=walked)

    def picture(self) -> Figure:
        """Path, factors and distances as a matplotlib figure."""
        return draw(self._valley, self.walk, self._window)

    def subject(self) -> str:
        """What the picture is of."""
        what = (
            "A path of gradient descent on the level lines of a quadratic loss, with two eigen-directions; "
        )
        what += "beside it the size of the factor against the learning rate, and both distances by step."
        return what

    def in_words(self) -> str:
        """Rate and factors."""
        rate, critical = self.walk.rate, self._valley.critical
        parts = [f"learning rate {rate:.3g}, critical {critical:.3g}"]
        for name, factor in zip(("flat", "steep"), self._valley.factors(rate), strict=True):
            digit = steps_a_digit(factor)
            pace = "" if not digit else f", to a tenth in {digit:.3g} steps"
            parts.append(f"{name} direction × {factor:.3g} a step: {way(factor)}{pace}")
        return "; ".join(parts) + "."

    def _rate(self, given: Any) -> float:
        return number("learning_rate", given, low=0.0, high=HIGHEST * self._valley.critical)
