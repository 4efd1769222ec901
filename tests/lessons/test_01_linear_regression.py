"""The lesson on linear regression: what ``Proofs`` claims, and the numbers in its text."""

from typing import Any

import numpy as np
import pytest

from descent.data import load_diabetes
from descent.student_t import quantile
from tests.lessons.lesson import Lesson
from tests.lessons.proofs import CRASHES, Proofs

LESSON = Lesson("week1_optimization", "01_linear_regression")


class TestLesson(Proofs):
    lesson = LESSON
    figures = 10
    crashes = CRASHES
    calls_earlier = (
        "rss",
        "fit_least_squares",
        "hat_matrix",
        "fit_minimum_norm",
        "noise_variance",
        "t_statistics",
        "confidence_intervals",
    )


@pytest.fixture(scope="module")
def lesson() -> dict[str, Any]:
    return LESSON.solutions()


def test_cholesterol_alone_and_together_as_the_text_says(lesson: dict[str, Any]):
    patients, t = load_diabetes(), quantile(0.95)
    X = lesson["add_intercept"](patients.X)
    alone = X[:, [0, 5]]
    assert lesson["fit_least_squares"](alone, patients.y)[1] == pytest.approx(0.47, abs=5e-3)
    assert lesson["t_statistics"](alone, patients.y)[1] == pytest.approx(4.6, abs=0.05)
    beta = lesson["fit_least_squares"](X, patients.y)
    assert beta[5] == pytest.approx(-1.09, abs=5e-3)
    low, high = lesson["confidence_intervals"](X, patients.y, t)[5]
    assert (low, high) == (pytest.approx(-2.22, abs=5e-3), pytest.approx(0.04, abs=5e-3))
    assert high - low == pytest.approx(2 * 1.13, abs=0.01)
    low, high = lesson["confidence_intervals"](alone, patients.y, t)[1]
    assert high - low == pytest.approx(2 * 0.20, abs=0.015)
    assert np.sqrt(lesson["noise_variance"](X, patients.y, beta)) == pytest.approx(54, abs=0.5)


def test_four_signs_turn(lesson: dict[str, Any]):
    patients = load_diabetes()
    X, fit = lesson["add_intercept"](patients.X), lesson["fit_least_squares"]
    together = fit(X, patients.y)[1:]
    alone = np.array([fit(X[:, [0, j]], patients.y)[1] for j in range(1, 11)])
    names = np.array(patients.feature_names)
    assert names[together * alone < 0].tolist() == ["age", "sex", "s1", "s3"]


def test_the_inflation_of_the_variance(lesson: dict[str, Any]):
    X = lesson["add_intercept"](load_diabetes().X)
    column = X[:, 5] - X[:, 5].mean()
    own = X[:, 5] - lesson["predict"](
        np.delete(X, 5, 1), lesson["fit_least_squares"](np.delete(X, 5, 1), X[:, 5])
    )
    inflation = column @ column / (own @ own)
    assert inflation == pytest.approx(59, abs=0.5)
    assert np.sqrt(inflation) == pytest.approx(7.7, abs=0.05)
    assert 1 - 1 / inflation == pytest.approx(0.983, abs=5e-4)
    assert lesson["coefficient_covariance"](X, 1.0)[5, 5] == pytest.approx(inflation / (column @ column))
    assert np.corrcoef(X[:, 5], X[:, 6])[0, 1] == pytest.approx(0.9, abs=5e-3)
    assert np.linalg.cond(X) < 1e4  # what fit_least_squares is made for


def test_the_rates_of_the_experiment(lesson: dict[str, Any]):
    cell = next(source for source in LESSON.code_cells(student=False) if "studies = {" in source)
    namespace = dict(lesson)
    exec("from descent import figures, student_t", namespace)
    exec(cell.partition("figures.coverage")[0], namespace)
    said = {"Gaussian": 0.95, "with 1.96": 0.90, "skewed": 0.95, "growing": 0.88, "entered twice": 0.80}
    for name, draw in namespace["studies"].items():
        ends = np.array([lesson["confidence_intervals"](*draw())[1] for _ in range(2000)])
        assert np.mean((ends[:, 0] <= 2) & (ends[:, 1] >= 2)) == pytest.approx(said[name], abs=0.011)


def test_samples_that_are_entered_twice_reach_too_few_standard_errors():
    assert quantile(0.95)(6) == pytest.approx(2.45, abs=5e-3)
    assert quantile(0.95)(14) * np.sqrt(6 / 14) == pytest.approx(1.40, abs=5e-3)
