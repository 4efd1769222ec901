"""Checks: silent where all is right, and one clear complaint for each way to be wrong.

The optimisers here are made for the purpose: every one moves half the way to the origin, or breaks one promise.
"""

import numpy as np
import pytest

from descent import checks
from descent.checks import CheckFailed


class Fading:
    """A step of ``rate`` times a fading sum of slopes, without any slip."""

    def __init__(self, rate: float = 0.5) -> None:
        self.rate, self.sum = rate, 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        self.sum = 0.5 * self.sum + gradient(w)
        return w - self.rate * self.sum


class ChangesW(Fading):
    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        w -= self.rate * gradient(w)
        return w


class ChangesGradient(Fading):
    def step(self, w, gradient):
        g = gradient(w)
        g *= self.rate
        return np.asarray(w) - g


class KeepsGradient(Fading):
    def step(self, w, gradient):
        g = gradient(w)
        last, self.last = getattr(self, "last", g), g
        return np.asarray(w) - self.rate * (g + last)


class OwnPoint(Fading):
    def step(self, w, gradient):
        self.w = getattr(self, "w", np.array(w, dtype=float))
        self.w = self.w - self.rate * gradient(self.w)
        return self.w


class Shared(Fading):
    total = 0.0

    def step(self, w, gradient):
        Shared.total = Shared.total + gradient(w)
        return np.asarray(w) - self.rate * Shared.total


class OneAtATime(Fading):
    current = None

    def step(self, w, gradient):
        if OneAtATime.current is not self:
            self.sum, OneAtATime.current = 0.0, self
        return super().step(w, gradient)


class WholeNumbers(Fading):
    def step(self, w, gradient):
        new = np.array(w)
        new[:] = new - self.rate * gradient(w)
        return new


class NoLists(Fading):
    def step(self, w, gradient):
        return w - self.rate * gradient(w) + 0.0 * w.sum()


class Nothing(Fading):
    def step(self, w, gradient):
        super().step(w, gradient)


class Unwritten(Fading):
    def step(self, w, gradient):
        raise NotImplementedError


def slope(w):
    return np.array([1.0, 3.0]) * w


RIGHT = [[4, -2], [2, 1], [0, 1]]


def failure(check, *arguments, **settings) -> str:
    with pytest.raises(CheckFailed) as caught:
        check(*arguments, **settings)
    return str(caught.value)


def test_a_right_path_is_told_in_one_line(capsys: pytest.CaptureFixture[str]):
    checks.optimizer_path(Fading, {"rate": 0.5}, slope, RIGHT)
    assert capsys.readouterr().out == "Fading(rate=0.5): 2 steps as computed by hand.\n"


def test_float32_is_right():
    class Single(Fading):
        def step(self, w, gradient):
            return super().step(np.asarray(w, dtype=np.float32), gradient).astype(np.float32)

    checks.optimizer_path(Single, {"rate": 0.3}, slope, [[4, -2], [2.8, -0.2], [1.36, 0.88]])


def test_a_wrong_path_says_what_was_called_expected_and_found():
    text = failure(checks.optimizer_path, Fading, {"rate": 0.25}, slope, RIGHT)
    assert text.splitlines() == [
        "Fading: step 1 leads to [3, -0.5], expected [2, 1]",
        "",
        "    optimizer = Fading(rate=0.25)",
        "    w = optimizer.step(w, gradient)   # from w = [4, -2], where the gradient is [4, -6]",
        "",
        "    step   expected   yours",
        "       0   [4, -2]    [4, -2]",
        "       1   [2, 1]     [3, -0.5]   <- the first that differs",
        "       2   [0, 1]     [1.75, 0.625]",
    ]


def test_only_the_slip_that_leads_to_this_very_end_is_named():
    slips = {"The rate is doubled.": [-6, 4], "The rate is halved.": [1.75, 0.625]}
    text = failure(checks.optimizer_path, Fading, {"rate": 0.25}, slope, RIGHT, slips=slips)
    assert text.endswith("\n\nLikely slip: The rate is halved.")
    assert "doubled" not in text
    assert "Likely" not in failure(checks.optimizer_path, Fading, {"rate": 0.2}, slope, RIGHT, slips=slips)


def test_not_a_number_is_a_difference():
    text = failure(checks.optimizer_path, Fading, {"rate": np.nan}, slope, RIGHT)
    assert text.startswith("Fading: step 1 leads to [nan, nan], expected [2, 1]")


def test_a_missing_return_is_named():
    text = failure(checks.optimizer_path, Nothing, {}, slope, RIGHT)
    assert text == "Nothing: step 1 returned None, expected an array of shape (2,); is a return missing?"


@pytest.mark.parametrize(
    "check",
    [
        lambda: checks.optimizer_path(Unwritten, {}, slope, RIGHT),
        lambda: checks.optimizer_manners(Unwritten, {}),
    ],
)
def test_an_unwritten_exercise_stays_unwritten(check):
    with pytest.raises(NotImplementedError):
        check()


def test_good_manners_are_told_in_one_line(capsys: pytest.CaptureFixture[str]):
    checks.optimizer_manners(Fading, {"rate": 0.1})
    told = "Fading: leaves its arguments alone, has its own state, takes lists and integers.\n"
    assert capsys.readouterr().out == told


@pytest.mark.parametrize(
    ("kind", "headline", "slip"),
    [
        (ChangesW, "step 1 changed its argument w from [1, -2, 3] to", "`w -= ...`"),
        (ChangesGradient, "step 1 changed the array that gradient returned", "`g *= ...`"),
        (KeepsGradient, "step 2 goes wrong when the caller uses an array again", "kept w or the gradient"),
        (OwnPoint, "step 3 does not start from the w that it is given", "a point of its own"),
        (Shared, "a new object does not walk as the one before it did", "belongs to the class"),
        (OneAtATime, "two objects stepped in turn disturb each other at step 2", "belongs to the class"),
        (WholeNumbers, "from the list [1, -2, 3], two steps lead to", "cuts off the decimals"),
        (NoLists, "step fails when w is the list [1, -2, 3]: ", "np.asarray(w, dtype=float)"),
    ],
)
def test_bad_manners_are_named_with_the_likely_slip(kind, headline: str, slip: str):
    first_line, *rest = failure(checks.optimizer_manners, kind, {"rate": 0.1}).splitlines()
    assert first_line.startswith(f"{kind.__name__}: {headline}")
    assert rest[-1].startswith("Likely slip: ")
    assert slip in rest[-1]


def test_state_that_new_objects_inherit_is_named_at_once():
    Shared.total = 0.0
    text = failure(checks.optimizer_path, Shared, {}, slope, RIGHT)
    assert text.startswith("Shared: a new object does not walk as the one before it did")


def test_a_check_fails_as_an_assertion():
    assert issubclass(CheckFailed, AssertionError)
