"""The lesson on stochastic gradient descent: what ``Proofs`` claims, and the formulas and numbers in its text."""

from typing import Any

import numpy as np
import pytest

from descent.data import load_diabetes
from tests.lessons.lesson import Lesson
from tests.lessons.proofs import CRASHES, Proofs

LESSON = Lesson("week1_optimization", "06_stochastic_gradient_descent")


class TestLesson(Proofs):
    lesson = LESSON
    figures = 6
    crashes = CRASHES
    calls_earlier = ("sgd",)
    unseen = ("minibatch_sgd/repeats_counted_once",)


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    return LESSON.solutions()


def test_batches_without_repetition_have_the_variance_in_the_text(solved: dict[str, Any]):
    rng = np.random.default_rng(6)
    X, y, w = rng.normal(size=(23, 2)), rng.normal(size=23), rng.normal(size=2)
    single = np.array([solved["sample_gradient"](X, y, w, i) for i in range(23)])
    firsts = [single[next(iter(solved["minibatches"](23, 5, rng)))].mean(axis=0) for _ in range(20000)]
    expected = single.var(axis=0) / 5 * (23 - 5) / (23 - 1)
    np.testing.assert_allclose(np.var(firsts, axis=0), expected, rtol=0.05)


@pytest.mark.parametrize("rate", [0.3, 0.05])
def test_the_weight_hovers_with_the_variance_in_the_text(solved: dict[str, Any], rate: float):
    rng = np.random.default_rng(7)
    y = rng.normal(size=50)
    order = rng.integers(0, 50, size=60000)
    path = solved["sgd"](np.ones((50, 1)), y, [y.mean()], rate, order)[1000:]
    assert np.var(path) == pytest.approx(rate * y.var() / (1 - rate), rel=0.05)


def test_a_falling_rate_gives_the_running_mean(solved: dict[str, Any]):
    y, w = np.random.default_rng(8).normal(size=9), np.zeros(1)
    for t in range(1, 10):
        w = solved["sgd"](np.ones((9, 1)), y, w, 1 / (2 * t), [t - 1])[-1]
        np.testing.assert_allclose(w, y[:t].mean())


def test_no_noise_is_left_where_every_sample_can_be_fitted(solved: dict[str, Any]):
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(10, 20)), rng.normal(size=10)
    path = solved["sgd"](X, y, np.zeros(20), 0.02, np.tile(np.arange(10), 300))
    np.testing.assert_allclose(X @ path[-1], y, atol=1e-8)


def test_the_limits_of_the_rate_are_those_in_the_text():
    X = load_diabetes().X
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    assert 1 / (Z**2).sum(axis=1).max() == pytest.approx(0.0205, abs=5e-5)
    assert 2 / np.linalg.eigvalsh(2 / 442 * Z.T @ Z)[-1] == pytest.approx(0.248, abs=5e-4)


def test_the_sorted_file_ends_as_the_question_says(solved: dict[str, Any]):
    y = np.sort(load_diabetes().y)
    once = solved["sgd"](np.ones((442, 1)), y, [0.0], 0.02, np.arange(442))[-1, 0]
    ten = solved["sgd"](np.ones((442, 1)), y, [0.0], 0.02, np.tile(np.arange(442), 10))[-1, 0]
    assert round(once) == round(ten) == 293
    assert round(y[-25:].mean()) == 305
    assert round(y.mean()) == 152


@pytest.mark.slow
def test_the_bet_and_the_batches_come_out_as_the_text_says():
    namespace, shown = LESSON.master.namespace, LESSON.master.printed
    noisy, exact = namespace["noisy"], namespace["exact"]
    assert (round(noisy[1]), round(exact[3])) == (2992, 3040)
    assert np.flatnonzero(exact[1:] < noisy[1:])[0] + 1 == 4
    for size, rate in ((1, 0.003), (16, 0.03), (128, 0.3), (1792, 0.6)):
        assert f"batches of {size:4}   rate {rate:5}" in shown
