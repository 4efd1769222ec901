"""Walks: by hand with a plain optimiser, settling and the best rate, and what a step must return."""

import numpy as np
import pytest

from descent.surfaces import EllipticSurface
from descent.walks import StepError, best_rate, respond, settling_step, walk


class Halve:
    """Goes half the way to the origin; ``rate`` is a dummy."""

    def __init__(self, rate: float = 0.5) -> None:
        self.rate = rate

    def step(self, w, gradient):
        return np.asarray(w) * self.rate


class Follow:
    """Goes down the gradient by its length."""

    def step(self, w, gradient):
        return np.asarray(w) - gradient(w)


class Returns:
    def __init__(self, value) -> None:
        self.value = value

    def step(self, w, gradient):
        return self.value


def test_a_walk_keeps_the_start_and_every_point():
    path = walk(Halve(), np.zeros_like, [4, -2], 2)
    np.testing.assert_array_equal(path, [[4.0, -2.0], [2.0, -1.0], [1.0, -0.5]])


def test_a_nudge_is_added_after_every_step_but_not_recorded():
    path = walk(Halve(), np.zeros_like, np.array([4.0]), 3, nudge=1.0)
    np.testing.assert_array_equal(path[:, 0], [4.0, 2.0, 1.5, 1.25])


def test_a_walk_of_no_steps_is_its_start():
    np.testing.assert_array_equal(walk(Halve(), np.zeros_like, [[1.0], [2.0]], 0), [[[1.0], [2.0]]])


def test_respond_feeds_the_gradients_in_their_order():
    gradients = [[1.0, 0.0], [-2.0, 3.0]]
    np.testing.assert_array_equal(respond(Follow(), gradients), gradients)


def test_settling_means_to_stay_below():
    surface = EllipticSurface(1.0)
    heights = [8.0, 0.0, 2.0, 0.0, 0.0]
    path = np.array([[np.sqrt(2 * height), 0.0] for height in heights])
    assert settling_step(path, surface, 1.0) == 3
    assert settling_step(path, surface, 10.0) == 0
    assert settling_step(path[:3], surface, 1.0) is None
    assert settling_step(np.array([[np.nan, 0.0]]), surface, 1.0) is None


def test_the_best_rate_settles_soonest():
    surface = EllipticSurface(1.0)
    assert best_rate(Halve, surface, [0.9, 0.5, 0.1, 0.1001, 1.5], num_steps=50) == (0.1, 2)
    assert best_rate(Halve, surface, [1.0, 1.1], num_steps=50) is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, r"step 1 returned None, expected an array of shape \(2,\); is a return missing\?"),
        ([1.0, 2.0, 3.0], r"step 1 returned shape \(3,\), expected \(2,\), the shape of w"),
        ("east", r"step 1 returned a str, expected an array"),
        ({"w": 1}, r"step 1 returned a dict, expected an array"),
    ],
)
def test_a_step_must_return_a_point(value, message: str):
    with pytest.raises(StepError, match=message):
        walk(Returns(value), np.zeros_like, [1.0, 2.0], 3)
