"""The lesson on linear classification: what ``Proofs`` claims, and the numbers in its text."""

import numpy as np

from descent.data import load_breast_cancer, load_digits
from tests.lessons.lesson import Lesson
from tests.lessons.proofs import CRASHES, Proofs

LESSON = Lesson("week1_optimization", "02_linear_classification")


class TestLesson(Proofs):
    lesson = LESSON
    figures = 14
    crashes = CRASHES
    calls_earlier = ("cross_entropy", "cross_entropy_gradient")
    unseen = (  # right on the example that is worked out by hand
        "classify_multiclass/distances",
        "classify_multiclass/exponentials",
        "classify_sign/nearly_zero",
    )


def lumps() -> tuple[np.ndarray, np.ndarray]:
    data = load_breast_cancer()
    columns = [data.feature_names.index(name) for name in ("worst area", "worst smoothness")]
    points = data.X[:, columns]
    points = (points - points.mean(axis=0)) / points.std(axis=0)
    return np.column_stack([np.ones(len(points)), points]), np.where(data.y == 0, 1, -1)


def test_the_squared_loss_makes_48_errors_and_the_one_sided_24():
    X, y = lumps()
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    assert np.sum(y * (X @ w) < 0) == 48
    for _ in range(30):
        near = y * (X @ w) < 1
        w = np.linalg.lstsq(X[near], y[near], rcond=None)[0]
    assert np.sum(y * (X @ w) < 0) == 24
    assert np.sum(y * X[:, 1] < 0) == 46  # the ruler


def test_the_fixed_point_of_the_repeated_fits_is_the_minimum_of_the_one_sided_loss():
    X, y = lumps()
    w = np.zeros(3)
    for _ in range(30):
        near = y * (X @ w) < 1
        w = np.linalg.lstsq(X[near], y[near], rcond=None)[0]
    gradient = -2 * X.T @ (y * np.maximum(0, 1 - y * (X @ w))) / len(y)
    np.testing.assert_allclose(gradient, 0, atol=1e-12)


def test_least_squares_masks_the_twos_and_the_cross_entropy_finds_152():
    lesson, digits = LESSON.solutions(), load_digits()
    pictures, few = digits.X.reshape(-1, 8, 8) / 16, digits.y < 3
    X = np.column_stack([pictures[few, 2:6, 3:5].mean(axis=(1, 2)), pictures[few].mean(axis=(1, 2))])
    X = np.column_stack([np.ones(len(X)), (X - X.mean(axis=0)) / X.std(axis=0)])
    labels = digits.y[few]
    W = np.linalg.lstsq(X, np.eye(3)[labels], rcond=None)[0]
    assert 2 not in lesson["classify_multiclass"](X, W)
    W = np.zeros((3, 3))
    for _ in range(1000):
        W = W - lesson["cross_entropy_gradient"](X, labels, W)
    answers = lesson["classify_multiclass"](X, W)
    assert [np.sum(answers[labels == digit] == digit) for digit in range(3)] == [173, 159, 152]
    assert np.bincount(labels).tolist() == [178, 182, 177]
