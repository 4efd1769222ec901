"""PenaltyExplorer: which penalty makes zeros, seen with the student's own functions."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.widgets.arguments import number, numbers, whole
from descent.widgets.base import State, assets
from descent.widgets.penalty.bowl import bowl
from descent.widgets.penalty.payload import arrays, scene, strengths_of
from descent.widgets.penalty.picture import draw
from descent.widgets.penalty.solutions import (
    Fits,
    Paths,
    Solutions,
    place,
    sketched_paths,
    solve,
    weights_in_words,
    whole_paths,
)
from descent.widgets.students import Array, Functions, StudentsWidget

MOST_STEPS = 2000


class PenaltyExplorer(StudentsWidget):
    """Drag the least-squares point and the strength: lasso and ridge follow, with the diamond and the disc.

    Parameters
    ----------
    X : array_like, shape (n, 2)
        Two columns, not collinear.
    y : array_like, shape (n,)
    fit_ridge : function of (X, y, strength)
        The student's, for MSE + λ ‖w‖²: weights, shape (2,).
    fit_lasso : function of (X, y, strength, num_steps)
        The student's, for MSE + λ ‖w‖₁: weights, shape (2,).
    strength : float, optional
        The first λ; by default half of that from which on the lasso is 0.
    num_steps : int
        Of the lasso, at most 2000.
    xlabel, ylabel : str
        Names of the two weights.
    time_limit : float
        Seconds that a student's function may take for the some fifty fits of a path.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described. What the student's functions raise or return wrongly is shown in
        the widget, by function.
    """

    _esm, _css = assets("penalty")

    lasso = traitlets.Bytes().tag(sync=True)
    ridge = traitlets.Bytes().tag(sync=True)
    level = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        X: ArrayLike,
        y: ArrayLike,
        fit_ridge: Callable[..., Any],
        fit_lasso: Callable[..., Any],
        *,
        strength: float | None = None,
        num_steps: int = 100,
        xlabel: str = "w₁",
        ylabel: str = "w₂",
        time_limit: float = 0.5,
    ) -> None:
        data = numbers("X", X, "n", 2)
        self._bowl = bowl(data, numbers("y", y, len(data)))
        self._strengths = strengths_of(self._bowl)
        self._num_steps = whole("num_steps", num_steps, 1, MOST_STEPS)
        self.use(time_limit, fit_ridge=fit_ridge, fit_lasso=fit_lasso)
        self._labels = (str(xlabel), str(ylabel))
        half = self._bowl.lambda_max(self._bowl.minimum) / 2
        self._first = self._strength(half if strength is None else strength)
        self._kept: tuple[Array, Paths, Functions] | None = None
        super().__init__()

    @property
    def solutions(self) -> Solutions:
        """What is shown."""
        return cast(Solutions, self.state.own)

    def compute(self, message: dict[str, Any]) -> State:
        """Fit at ``strength`` and along the path, with the least-squares point at ``least``."""
        least = numbers("least", message.get("least", self._bowl.minimum), 2)
        strength = self._strength(message.get("strength", self._first))
        functions = self.functions()
        paths = self._paths(least, functions, bool(message.get("final", True)))
        fits = Fits(self._bowl, least, self._num_steps, functions)
        shown = solve(self._bowl, least, strength, self._strengths, paths, fits)
        described = scene(self._bowl, shown, self._labels)
        described["problems"] = functions.problems()
        return State(described, arrays(self._bowl, shown), constant={"level": "one"}, own=shown)

    def _paths(self, least: Array, functions: Functions, whole: bool) -> Paths:
        """The paths, sketched unless ``whole``; whole ones are kept until the least-squares point moves."""
        if self._kept is None or not np.array_equal(self._kept[0], least):
            zeros, asked = self._bowl.lasso_zeros(least), self.functions()
            fits = Fits(self._bowl, least, self._num_steps, asked)
            make = whole_paths if whole else sketched_paths
            paths = make(fits, self._strengths, zeros)
            if whole and not any(failure.kind == "slow" for failure in asked.failures.values()):
                self._kept = least, paths, asked
        else:
            _, paths, asked = self._kept
        functions.remember(asked)
        return paths

    def picture(self) -> Figure:
        """The balls and the paths as a matplotlib figure."""
        return draw(self._bowl, self.solutions, self._labels)

    def subject(self) -> str:
        """What the picture is of."""
        return (
            "Level lines of a loss over two weights, with the diamond of the L1 norm through the lasso's "
            "solution and the disc of the L2 norm through ridge's; beside them the weights by strength."
        )

    def in_words(self) -> str:
        """Strength and weights."""
        return in_words(self.solutions)

    def _strength(self, given: Any) -> float:
        low, high = self._strengths[[0, -1]]
        return number("strength", given, low=low * (1 - 1e-9), high=high * (1 + 1e-9))


def in_words(shown: Solutions) -> str:
    """Strength, least squares and both solutions in words."""
    parts = [f"strength {shown.strength:.3g}", f"least squares {weights_in_words(shown.minimum)}"]
    if shown.lasso is not None:
        parts.append(f"lasso {weights_in_words(shown.lasso.at)}, {place(shown.lasso.at)}")
    if shown.ridge is not None:
        parts.append(f"ridge {weights_in_words(shown.ridge.at)}")
    for name, one in (("lasso", shown.lasso), ("ridge", shown.ridge)):
        if one is not None and not one.is_lowest:
            parts.append(f"fit_{name} is not where loss plus penalty are lowest")
    return "; ".join(parts) + "."
