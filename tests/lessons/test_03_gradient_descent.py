"""The lesson on gradient descent: what ``Proofs`` claims, and the numbers in its text."""

import numpy as np
import pytest

from descent.data import load_diabetes
from tests.lessons.lesson import Lesson
from tests.lessons.proofs import CRASHES, Proofs

LESSON = Lesson("week1_optimization", "03_gradient_descent")


class TestLesson(Proofs):
    lesson = LESSON
    figures = 6
    crashes = CRASHES
    unseen = (  # right on the examples that are worked out by hand
        "critical_learning_rate/first_eigenvalue",
        "gradient_descent/keeps_gradient",
        "gradient_descent/stops_early",
        "mse_gradient/by_differences",
        "numerical_gradient/changes_w",
    )


def patients() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The raw measurements, the standardised ones, each with a column of ones, and the progression."""
    data = load_diabetes()
    ones = np.ones(len(data.y))
    scaled = (data.X - data.X.mean(axis=0)) / data.X.std(axis=0)
    return np.column_stack([ones, data.X]), np.column_stack([ones, scaled]), data.y


def above_the_smallest(X: np.ndarray, y: np.ndarray, factor: float, steps: int) -> float:
    """How far gradient descent from zero ends above the smallest MSE, as a share; by its closed form."""
    n = len(y)
    values, vectors = np.linalg.eigh(2 / n * X.T @ X)
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    left = (1 - factor * 2 / values[-1] * values) ** steps * (vectors.T @ best)
    return 0.5 * np.sum(values * left**2) / np.mean((X @ best - y) ** 2)


def test_the_cliff_of_the_raw_measurements_lies_between_the_two_rates():
    raw, scaled, _ = patients()
    rate = LESSON.solutions()["critical_learning_rate"]
    assert 0.0000135 < rate(raw) < 0.0000137
    assert 18_000 < rate(scaled) / rate(raw) < 18_500


def test_the_walks_end_where_the_text_says():
    raw, scaled, y = patients()
    critical = LESSON.solutions()["critical_learning_rate"](raw)
    assert round(above_the_smallest(raw, y, 0.0000135 / critical, 5000), 2) == 0.11
    assert above_the_smallest(scaled, y, 0.9, 13) < 0.01 < above_the_smallest(scaled, y, 0.9, 12)
    assert above_the_smallest(raw, y, 0.9, 20_000) > 0.01


def test_the_rate_that_is_too_large_gives_weights_of_more_than_thirty_digits():
    raw, _, y = patients()
    lesson = LESSON.solutions()
    end = lesson["gradient_descent"](
        lambda w: lesson["mse_gradient"](raw, y, w), np.zeros(11), 0.0000137, 5000
    )[-1]
    assert np.abs(end).max() > 1e30


@pytest.mark.parametrize(("standardised", "condition"), [(False, 52e6), (True, 470)])
def test_the_condition_numbers_are_those_of_the_text(standardised: bool, condition: float):
    X = patients()[standardised]
    assert np.linalg.cond(X.T @ X) == pytest.approx(condition, rel=0.01)


def test_typing_errors_throw_the_squares_and_not_the_pseudo_huber_loss():
    lesson, (_, scaled, y) = LESSON.solutions(), patients()
    line, damaged = scaled[:, [0, 3]], y.copy()
    damaged[np.random.default_rng(0).choice(len(y), 20, replace=False)] *= 10
    slopes = []
    for used in (y, damaged):

        def loss(w: np.ndarray, used: np.ndarray = used) -> float:
            return float(np.mean(2500 * (np.sqrt(1 + ((line @ w - used) / 50) ** 2) - 1)))

        squares = np.linalg.lstsq(line, used, rcond=None)[0][1]
        path = lesson["gradient_descent"](
            lambda w, loss=loss: lesson["numerical_gradient"](loss, w), [0, 0], 1.0, 100
        )
        slopes += [squares, path[-1, 1]]
    np.testing.assert_allclose(slopes, [45.2, 49.0, 71.8, 48.9], atol=0.05)
