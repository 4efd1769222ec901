"""Surfaces: values and gradients by hand, gradients against differences, the eigenvalues, and refusals."""

import numpy as np
import pytest

from descent.surfaces import (
    Beale,
    EllipticSurface,
    FunctionSurface,
    Himmelblau,
    LogisticLoss,
    RegressionLoss,
    Rosenbrock,
    Saddle,
    Surface,
)

SURFACES = [EllipticSurface(), EllipticSurface(40.0, rotation=25.0), Rosenbrock(), Rosenbrock(a=-0.5, b=3.0)]
SURFACES += [Beale(), Himmelblau(), Saddle(), RegressionLoss(), LogisticLoss()]
each = pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)


def test_an_ellipse_by_hand():
    surface = EllipticSurface(condition_number=10.0)
    assert surface.value([3.0, 2.0]) == 0.5 * (9.0 + 10.0 * 4.0)
    np.testing.assert_array_equal(surface.gradient([3.0, 2.0]), [3.0, 20.0])
    np.testing.assert_array_equal(surface.matrix, [[1.0, 0.0], [0.0, 10.0]])


def test_a_quarter_turn_anticlockwise_makes_the_second_axis_the_flat_one():
    surface = EllipticSurface(10.0, rotation=90.0)
    np.testing.assert_allclose(surface.matrix, [[10.0, 0.0], [0.0, 1.0]], atol=1e-14)
    np.testing.assert_allclose(surface.eigenvectors[:, 0], [0.0, 1.0], atol=1e-15)


def test_rosenbrock_by_hand():
    surface = Rosenbrock()
    assert surface.value([2.0, 3.0]) == 1.0 + 100.0
    np.testing.assert_array_equal(surface.gradient([2.0, 3.0]), [2.0 + 800.0, -200.0])


@pytest.mark.parametrize("rotation", [0.0, 30.0, -75.0, 400.0])
@pytest.mark.parametrize("condition_number", [1.0, 25.0, 1e4])
def test_an_ellipse_has_the_eigenvalues_that_it_says(condition_number: float, rotation: float):
    surface = EllipticSurface(condition_number, rotation)
    np.testing.assert_allclose(np.linalg.eigvalsh(surface.matrix), [1.0, condition_number], rtol=1e-10)
    turned = surface.matrix @ surface.eigenvectors
    np.testing.assert_allclose(turned, surface.eigenvectors * surface.eigenvalues, rtol=1e-10, atol=1e-10)


@each
def test_the_gradient_agrees_with_central_differences(surface: Surface):
    points = np.random.default_rng(1).normal(size=(3, 5, 2))
    steps = 1e-6 * np.eye(2)
    slopes = [(surface.value(points + step) - surface.value(points - step)) / 2e-6 for step in steps]
    np.testing.assert_allclose(surface.gradient(points), np.stack(slopes, axis=-1), rtol=1e-5, atol=1e-5)


@each
def test_stacks_of_points_are_the_points_one_by_one_and_stay_as_they_are(surface: Surface):
    points = np.random.default_rng(2).normal(size=(4, 3, 2))
    before = points.copy()
    values, gradients = surface.value(points), surface.gradient(points)
    assert values.shape == (4, 3)
    assert gradients.shape == points.shape
    for index in np.ndindex(4, 3):
        np.testing.assert_allclose(surface.value(points[index]), values[index], rtol=1e-12)
        np.testing.assert_allclose(surface.gradient(points[index]), gradients[index], rtol=1e-12)
    np.testing.assert_array_equal(points, before)


@each
def test_the_minimum_is_the_minimum_and_lies_in_the_window_with_the_start(surface: Surface):
    assert surface.minimum is not None
    assert any(np.array_equal(surface.minimum, place) for place in surface.minima)
    for place in surface.minima:
        np.testing.assert_allclose(surface.gradient(place), 0.0, atol=1e-12)
        np.testing.assert_allclose(surface.value(place), surface.value(surface.minimum), atol=1e-25)
    around = surface.minimum + 0.1 * np.random.default_rng(3).normal(size=(50, 2))
    assert np.all(surface.value(around) > surface.value(surface.minimum))
    low, high = np.transpose(surface.bounds)
    for point in (surface.start, surface.minimum):
        assert np.all((low < point) & (point < high))


@each
def test_nobody_can_move_the_start_or_the_minimum(surface: Surface):
    for name in ("start", "minimum"):
        before = getattr(surface, name).copy()
        point = getattr(surface, name)
        point += 1.0
        np.testing.assert_array_equal(getattr(surface, name), before)


def test_integers_are_computed_with_in_floating_point():
    surface = EllipticSurface(2.5)
    assert surface.gradient(np.array([1, 3])).dtype == np.float64
    np.testing.assert_array_equal(surface.gradient([1, 3]), [1.0, 7.5])


def test_more_surfaces_by_hand():
    assert Beale().value([1.0, 2.0]) == 2.5**2 + 5.25**2 + 9.625**2
    assert Himmelblau().value([1.0, 2.0]) == 64.0 + 4.0
    assert Saddle().value([2.0, 3.0]) == 2.0 + 16.0
    np.testing.assert_array_equal(Saddle().gradient([2.0, 3.0]), [2.0, 24.0])


@pytest.mark.parametrize("surface", [RegressionLoss(), LogisticLoss()], ids=lambda surface: surface.name)
def test_the_mean_gradient_of_batches_is_the_gradient(surface):
    point = np.array([0.3, -0.7])
    parts = np.array_split(np.random.default_rng(4).permutation(surface.num_samples), 7)
    slopes = [surface.batch_gradient(point, part) for part in parts]
    mean = np.average(slopes, axis=0, weights=[len(part) for part in parts])
    np.testing.assert_allclose(mean, surface.gradient(point), rtol=1e-12)


def test_the_regressions_value_is_its_mean_squared_residual():
    surface = RegressionLoss()
    residuals = surface._r - surface._Z @ [0.3, -0.7]
    np.testing.assert_allclose(surface.value([0.3, -0.7]), np.mean(residuals**2), rtol=1e-12)


def test_a_function_gets_central_differences_or_its_own_gradient():
    def hill(w):
        return np.sin(w[0]) * w[1] ** 2

    points = 100 * np.random.default_rng(5).normal(size=(20, 2))
    exact = np.stack(
        [np.cos(points[:, 0]) * points[:, 1] ** 2, 2 * np.sin(points[:, 0]) * points[:, 1]], axis=-1
    )
    scale = 1 + points[:, 1:] ** 2
    np.testing.assert_allclose(FunctionSurface(hill).gradient(points) / scale, exact / scale, atol=2e-7)
    np.testing.assert_array_equal(FunctionSurface(hill, lambda w: w[::-1]).gradient(points), points[:, ::-1])
    assert FunctionSurface(hill).name == "hill"
    assert FunctionSurface(lambda w: 0).name == "a function"


def test_a_function_that_returns_no_number_is_named():
    with pytest.raises(TypeError, match="a function returned None, expected a number"):
        FunctionSurface(lambda w: None).value([1, 2])
    with pytest.raises(TypeError, match="function is int"):
        FunctionSurface(3)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: EllipticSurface(0.5), r"condition_number is 0\.5, expected at least 1"),
        (lambda: EllipticSurface(float("nan")), "condition_number is nan, expected a finite number"),
        (lambda: EllipticSurface(10.0, float("inf")), "rotation is inf, expected a finite number"),
        (lambda: Rosenbrock(b=0.0), r"b is 0\.0, expected a positive number"),
        (lambda: Rosenbrock(a=float("nan")), "a is nan, expected a finite number"),
        (
            lambda: FunctionSurface(abs, bounds=((1, 1), (0, 1))),
            "expected the smaller end of each axis first",
        ),
        (lambda: FunctionSurface(abs, start=[1]), r"start has shape \(1,\)"),
        (
            lambda: FunctionSurface(abs, lambda w: w[0]).gradient([1, 2]),
            r"gradient of abs has shape \(\), expected",
        ),
        (lambda: EllipticSurface().value([1.0, 2.0, 3.0]), r"points has shape \(3,\), expected \(2,\)"),
        (lambda: Rosenbrock().gradient(1.0), r"point has shape \(\), expected \(2,\)"),
    ],
)
def test_a_refusal_names_the_argument(make, message: str):
    with pytest.raises(ValueError, match=message):
        make()
