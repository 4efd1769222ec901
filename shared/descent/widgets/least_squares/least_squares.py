"""LeastSquaresExplorer: drag a sample and see how far the line follows, by the student's own functions."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.widgets.arguments import numbers, padded, whole
from descent.widgets.base import State, assets
from descent.widgets.least_squares.fit import Fit, fit
from descent.widgets.least_squares.payload import scene
from descent.widgets.least_squares.picture import draw
from descent.widgets.students import StudentsWidget

FEWEST, MOST = 3, 40


class LeastSquaresExplorer(StudentsWidget):
    """Drag a sample: line, residuals, projection and hat matrix follow.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        One input and the answers of 3 to 40 samples. The widget puts the column of ones in front.
    fit_least_squares : function of (X, y)
        The student's: coefficients, shape (d,).
    hat_matrix : function of X
        The student's: shape (n, n).
    xlabel, ylabel : str
    selected : int, optional
        The sample that is looked at first; by default the one farthest from the mean of ``x``.
    time_limit : float
        Seconds that a call of a student's function may take.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described. What the student's functions raise or return wrongly is shown in
        the widget, by function.
    """

    _esm, _css = assets("least_squares")

    hat = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        x: ArrayLike,
        y: ArrayLike,
        fit_least_squares: Callable[..., Any],
        hat_matrix: Callable[..., Any],
        *,
        xlabel: str = "x",
        ylabel: str = "y",
        selected: int | None = None,
        time_limit: float = 0.5,
    ) -> None:
        points = np.column_stack([numbers("x", x, "n"), numbers("y", y, len(np.atleast_1d(x)))])
        whole("the number of samples", len(points), FEWEST, MOST)
        self._labels = (str(xlabel), str(ylabel))
        self._bounds = (padded(points[:, 0], 0.2), padded(points[:, 1], 0.4))
        self.use(time_limit, fit_least_squares=fit_least_squares, hat_matrix=hat_matrix)
        far = int(np.abs(points[:, 0] - points[:, 0].mean()).argmax())
        self._first = far if selected is None else whole("selected", selected, 0, len(points) - 1)
        self._original = points
        super().__init__()

    @property
    def fit(self) -> Fit:
        """What is shown."""
        return cast(Fit, self.state.own)

    def compute(self, message: dict[str, Any]) -> State:
        """Fit the samples ``points``, n pairs of numbers, looking at the one that is ``selected``."""
        points = numbers("points", message.get("points", self._original), len(self._original), 2)
        selected = whole("selected", message.get("selected", self._first), 0, len(points) - 1)
        functions = self.functions()
        shown = fit(points[:, 0].copy(), points[:, 1].copy(), selected, functions)
        described = scene(shown, self._original, self._bounds, self._labels)
        described["problems"] = functions.problems()
        hat = np.zeros((0, 0)) if shown.hat is None else shown.hat
        return State(described, {"hat": hat}, own=shown)

    def picture(self) -> Figure:
        """The line, the hat matrix and the projection as a matplotlib figure."""
        return draw(self.fit, self._bounds, self._labels)

    def subject(self) -> str:
        """What the picture is of."""
        return (
            "Points with a line of least squares, its residuals, the hat matrix, and y projected to the fit."
        )

    def in_words(self) -> str:
        """Line, RSS and leverage."""
        return in_words(self.fit)


def in_words(shown: Fit) -> str:
    """The fit in words."""
    parts = [f"{len(shown.x)} samples"]
    if shown.beta is not None and shown.residuals is not None:
        parts.append(f"line {shown.beta[0]:.3g} + {shown.beta[1]:.3g} x")
        parts.append(f"RSS {shown.residuals @ shown.residuals:.4g}")
    if shown.leverage is not None:
        parts.append(f"leverage of sample {shown.selected + 1} is {shown.leverage[shown.selected]:.3g}")
    return ", ".join(parts) + "."
