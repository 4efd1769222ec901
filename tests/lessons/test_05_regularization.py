"""The lesson on regularisation: what ``Proofs`` claims, and the formulas and numbers in its text."""

import numpy as np
import pytest
import torch

from descent.data import load_diabetes
from tests.lessons.lesson import Lesson
from tests.lessons.proofs import Proofs

LESSON = Lesson("week1_optimization", "05_regularization")


class TestLesson(Proofs):
    lesson = LESSON
    figures = 8
    calls_earlier = ("fit_lasso",)


@pytest.fixture(scope="module")
def solved() -> dict:
    return LESSON.solutions()


@pytest.fixture
def data() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    X = rng.normal(size=(40, 6)) @ rng.normal(size=(6, 6))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    y = X @ rng.normal(size=6) + rng.normal(size=40)
    return X, y - y.mean()


def test_early_stopping_agrees_with_torch_where_it_lowers_the_rate(solved: dict):
    rng = np.random.default_rng(6)
    for patience in (1, 2, 3, 5):
        losses = np.cumsum(rng.normal(-0.1, 1, size=40))
        optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
        plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(
            optimizer, patience=patience - 1, threshold=0.0, threshold_mode="abs"
        )
        kept = 0
        for epoch, loss in enumerate(losses.tolist()):
            kept = epoch if loss < plateau.best else kept
            plateau.step(loss)
            if optimizer.param_groups[0]["lr"] < 1.0:
                break
        assert solved["early_stopping"](losses, patience) == kept


def test_ridge_multiplies_each_singular_direction_by_the_factor_in_the_text(solved: dict, data):
    X, y = data
    _, d, Vt = np.linalg.svd(X, full_matrices=False)
    free = np.linalg.lstsq(X, y, rcond=None)[0]
    expected = d**2 / (d**2 + 40 * 0.3) * (Vt @ free)
    np.testing.assert_allclose(Vt @ solved["fit_ridge"](X, y, 0.3), expected, rtol=1e-9)


def test_conventions_agree_with_scikit_learn_as_the_table_says(solved: dict, data):
    linear_model = pytest.importorskip("sklearn.linear_model")
    X, y = data
    ridge = linear_model.Ridge(alpha=40 * 0.3, fit_intercept=False).fit(X, y)
    np.testing.assert_allclose(solved["fit_ridge"](X, y, 0.3), ridge.coef_, rtol=1e-8)
    lasso = linear_model.Lasso(alpha=0.3 / 2, fit_intercept=False, tol=1e-12, max_iter=100000).fit(X, y)
    np.testing.assert_allclose(solved["fit_lasso"](X, y, 0.3, 5000), lasso.coef_, atol=1e-6)


def test_the_lasso_has_dropped_the_pressure_and_its_steps_have_converged(solved: dict):
    patients = load_diabetes()
    two, y = patients.X[:, [2, 3]], patients.y
    two, y = (two - two.mean(axis=0)) / two.std(axis=0), (y - y.mean()) / y.std()
    w = solved["fit_lasso"](two, y, 0.8, 50)
    assert w[0] > 0
    assert w[1] == 0
    np.testing.assert_allclose(solved["fit_lasso"](two, y, 0.01, 50), solved["fit_lasso"](two, y, 0.01, 5000))


def test_torchs_weight_decay_is_twice_the_strength(solved: dict, data):
    X, y = map(torch.tensor, data)
    w = torch.ones(6, dtype=torch.float64, requires_grad=True)
    before = w.detach().numpy().copy()
    optimizer = torch.optim.SGD([w], lr=0.1, weight_decay=2 * 0.3)
    torch.nn.functional.mse_loss(X @ w, y).backward()
    optimizer.step()
    expected = before - 0.1 * solved["ridge_gradient"](*data, before, 0.3)
    np.testing.assert_allclose(w.detach().numpy(), expected, rtol=1e-12)


def test_the_lasso_is_zero_exactly_from_the_strength_in_the_text_on(solved: dict, data):
    X, y = data
    largest = 2 / 40 * np.abs(X.T @ y).max()
    assert not solved["fit_lasso"](X, y, 1.0001 * largest, 500).any()
    assert solved["fit_lasso"](X, y, 0.999 * largest, 500).any()


def test_uncorrelated_columns_shrink_as_in_the_figure(solved: dict):
    X = np.linalg.qr(np.random.default_rng(7).normal(size=(12, 4)))[0] * np.sqrt(12)
    y = X @ np.array([3.0, -0.4, 1.2, -2.0])
    z = X.T @ y / 12
    np.testing.assert_allclose(solved["fit_ridge"](X, y, 0.5), z / 1.5)
    expected = np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    np.testing.assert_allclose(solved["fit_lasso"](X, y, 1.0, 200), expected, atol=1e-12)


def test_noise_and_dropout_are_ridge_on_average(data):
    X, y = data
    rng, w = np.random.default_rng(8), np.array([1.0, -2.0, 0.5, 0.0, 1.5, -1.0])
    plain = np.mean((X @ w - y) ** 2)
    noisy = [np.mean(((X + rng.normal(0, 0.5, X.shape)) @ w - y) ** 2) for _ in range(20000)]
    assert np.mean(noisy) == pytest.approx(plain + 0.25 * w @ w, rel=0.01)
    dropped = [np.mean(((X * (rng.random(X.shape) > 0.2) / 0.8) @ w - y) ** 2) for _ in range(20000)]
    assert np.mean(dropped) == pytest.approx(plain + 0.25 * w @ w, rel=0.01)


def test_early_steps_are_those_of_the_formula(solved: dict, data):
    X, y = data
    values, vectors = np.linalg.eigh(2 / 40 * X.T @ X)
    rate, w = 0.9 / values[-1], np.zeros(6)
    for _ in range(25):
        w = w - rate * solved["ridge_gradient"](X, y, w, 0.0)
    free = np.linalg.lstsq(X, y, rcond=None)[0]
    np.testing.assert_allclose(vectors.T @ w, (1 - (1 - rate * values) ** 25) * (vectors.T @ free), rtol=1e-8)


def test_equal_columns_are_treated_as_the_first_model_answer_says(solved: dict, data):
    X, y = data
    single, free = X[:, :1], np.linalg.lstsq(X[:, :1], y, rcond=None)[0][0]
    one = solved["fit_ridge"](single, y, 0.5)[0]
    pair = solved["fit_ridge"](X[:, [0, 0]], y, 0.5)
    assert pair[0] == pytest.approx(pair[1])
    assert abs(one) < abs(pair.sum()) < abs(free)
    assert solved["fit_lasso"](X[:, [0, 0]], y, 0.1, 2000) == pytest.approx(
        [solved["fit_lasso"](single, y, 0.1, 2000)[0] / 2] * 2
    )


@pytest.mark.slow
def test_the_experiment_comes_out_as_the_text_says():
    on_others, shown = LESSON.master.namespace["on_others"], LESSON.master.printed
    lowest = {name: min(errors) for name, errors in on_others.items()}
    assert lowest["ridge"] == pytest.approx(3650, abs=10)
    assert lowest["lasso"] == pytest.approx(3190, abs=10)
    assert "the mean            5843" in shown
    assert "least squares     112425" in shown
