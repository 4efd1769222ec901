"""BatchExplorer: one sample, a mini-batch or all samples a step, for the same work, by the student's code."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.widgets.arguments import number, numbers, whole
from descent.widgets.base import State, assets
from descent.widgets.batches.payload import LONGEST, batch_sizes, budgets, scene, tracks
from descent.widgets.batches.picture import draw
from descent.widgets.batches.race import NAMES, Racer, Settings, race
from descent.widgets.learning_rate.payload import Window, heights
from descent.widgets.learning_rate.walk import valley
from descent.widgets.students import StudentsWidget

MOST_WORK = 20_000
MOST_NOISE = 2.0
MOST_SEED = 10**6


class BatchExplorer(StudentsWidget):
    """Three walks down the same mean squared error that may evaluate the same number of samples' gradients.

    Parameters
    ----------
    X : array_like, shape (n, 2)
        Two features, not collinear; n is at least 4.
    y : array_like, shape (n,)
    sgd : function of (X, y, w0, learning_rate, order)
        The student's: shape (len(order) + 1, 2).
    minibatches : function of (n, batch_size, rng)
        The student's: an iterable of index arrays.
    minibatch_sgd : function of (X, y, w0, learning_rate, batches)
        The student's: shape (number of batches + 1, 2). It also walks with all samples in each batch.
    learning_rate : float, optional
        The first rate of all three; by default half of the one up to which no sample's step overshoots by
        more than it corrects, 1/max ‖x‖². It can be moved from a tenth of that to three times of it.
    batch_size : int
        The first size of the mini-batches: a power of two from 2 to n/2.
    start : array_like, shape (2,)
        The first start.
    passes : int
        How often each may read the data; n times that is at most 20 000.
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

    _esm, _css = assets("batches")

    single = traitlets.Bytes().tag(sync=True)
    batch = traitlets.Bytes().tag(sync=True)
    whole = traitlets.Bytes().tag(sync=True)
    budget = traitlets.Bytes().tag(sync=True)
    steps = traitlets.Bytes().tag(sync=True)
    excess = traitlets.Bytes().tag(sync=True)
    trend = traitlets.Bytes().tag(sync=True)
    estimates = traitlets.Bytes().tag(sync=True)
    grid = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        X: ArrayLike,
        y: ArrayLike,
        sgd: Callable[..., Any],
        minibatches: Callable[..., Any],
        minibatch_sgd: Callable[..., Any],
        *,
        learning_rate: float | None = None,
        batch_size: int = 2,
        start: ArrayLike = (0.0, 0.0),
        passes: int = 64,
        xlabel: str = "w₁",
        ylabel: str = "w₂",
        time_limit: float = 0.5,
    ) -> None:
        data = numbers("X", X, "n", 2)
        self._valley = valley(data, numbers("y", y, len(data)))
        self._sizes = batch_sizes(len(data))
        if not self._sizes:
            msg = f"X has {len(data)} rows, expected at least 4"
            raise ValueError(msg)
        self._passes = whole("passes", passes, 1, MOST_WORK // len(data))
        self.use(time_limit, sgd=sgd, minibatches=minibatches, minibatch_sgd=minibatch_sgd)
        safe = 1.0 / float((data**2).sum(axis=1).max())
        self._rates = 0.1 * safe, 3.0 * safe
        rate = 0.5 * safe if learning_rate is None else learning_rate
        first = numbers("start", start, 2)
        self._first = Settings(first, self._rate(rate), self._size(batch_size), 1.0, 0)
        self._window = Window.around(self._valley, first, (str(xlabel), str(ylabel)))
        super().__init__()

    @property
    def racers(self) -> tuple[Racer, Racer, Racer]:
        """What is shown: the walks with one sample, a mini-batch and all samples a step."""
        return cast(tuple[Racer, Racer, Racer], self.state.own[1])

    @property
    def settings(self) -> Settings:
        """What they were made with."""
        return cast(Settings, self.state.own[0])

    def compute(self, message: dict[str, Any]) -> State:
        """Let the three race with the settings in the message."""
        settings = self._read(message)
        functions = self.functions()
        total = self._passes * len(self._valley.y)
        racers = race(self._valley, settings, self._passes, functions)
        described = scene(self._valley, racers, settings, total, self._window) | self._scales()
        described["problems"] = functions.problems()
        arrays = tracks(self._valley, racers, settings, total)
        arrays["grid"] = heights(self._valley, self._window)
        constant = {"grid": "one", "budget": "one"}
        return State(described, arrays, constant=constant, own=(settings, racers))

    def picture(self) -> Figure:
        """Paths and losses as a matplotlib figure."""
        total = self._passes * len(self._valley.y)
        return draw(self._valley, self.racers, self.settings, budgets(total), self._window)

    def subject(self) -> str:
        """What the picture is of."""
        what = "Three paths on the level lines of a mean squared error: one sample, a mini-batch and all "
        what += "samples a step; beside them the loss against the gradients evaluated, on log axes."
        return what

    def in_words(self) -> str:
        """Settings, and where each walk ends and hovers."""
        settings, total = self.settings, self.scene["total"]
        ends = [self._end(name, told) for name, told in zip(NAMES, self.scene["racers"], strict=True)]
        intro = f"learning rate {settings.learning_rate:.3g}, mini-batches of {settings.batch_size}, "
        intro += f"noise × {settings.noise:g}; excess loss after {total} gradients of single samples: "
        return intro + "; ".join(ends) + "."

    def _end(self, name: str, racer: dict[str, Any]) -> str:
        if racer["missing"]:
            return f"{name} missing"
        if racer["diverged_at"] is not None:
            return f"{name} diverged"
        last = self._valley.height(self.racers[NAMES.index(name)].points[-1])
        hovers = "" if racer["floor"] is None else f", hovers around {racer['floor']:.3g}"
        return f"{name} {last:.3g}{hovers}"

    def _scales(self) -> dict[str, Any]:
        """What the first start decides for good: the ranges of rate and losses, the scale of the arrows."""
        ground, start = self._valley, self._first.start
        steepest = ground.eigenvalues[1] * np.abs(ground.distances(start)).max() or 1.0
        high = float(ground.height(start)) or 1.0
        reach = float(np.abs(np.subtract(*self._window.bounds[1]))) / 3.0
        return {
            "rates": list(self._rates),
            "losses": [1e-5 * high, 30.0 * high],
            "arrow": LONGEST * reach / float(steepest),
            "most_noise": MOST_NOISE,
        }

    def _read(self, message: dict[str, Any]) -> Settings:
        first = self._first
        return Settings(
            numbers("start", message.get("start", first.start), 2),
            self._rate(message.get("learning_rate", first.learning_rate)),
            self._size(message.get("batch_size", first.batch_size)),
            number("noise", message.get("noise", first.noise), low=0.0, high=MOST_NOISE),
            whole("seed", message.get("seed", first.seed), 0, MOST_SEED),
        )

    def _rate(self, given: Any) -> float:
        low, high = self._rates
        return number("learning_rate", given, low=0.99 * low, high=1.01 * high)  # a slider rounds

    def _size(self, given: Any) -> int:
        size = whole("batch_size", given, self._sizes[0], self._sizes[-1])
        if size not in self._sizes:
            msg = f"batch_size is {size}, expected one of {', '.join(map(str, self._sizes))}"
            raise ValueError(msg)
        return size
