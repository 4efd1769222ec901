"""Quantiles of Student's t: the closed forms for ν = 1 and 2, tables, SciPy's, and refusals."""

from math import pi, sqrt, tan

import pytest

from descent.student_t import quantile


def test_one_degree_of_freedom_is_cauchys_distribution():
    for level in (0.5, 0.9, 0.99):
        assert quantile(level)(1) == pytest.approx(tan(pi * level / 2), rel=1e-9)


def test_two_degrees_of_freedom_have_a_formula():
    for level in (0.5, 0.9, 0.99):
        assert quantile(level)(2) == pytest.approx(level * sqrt(2 / (1 - level**2)), rel=1e-9)


@pytest.mark.parametrize(
    ("nu", "expected"), [(3, 3.182446), (6, 2.446912), (10, 2.228139), (30, 2.042272), (1e6, 1.959966)]
)
def test_the_values_of_the_tables(nu: float, expected: float):
    assert quantile(0.95)(nu) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("level", [0.1, 0.5, 0.95, 0.999])
@pytest.mark.parametrize("nu", [1, 1.5, 4, 17, 431, 1e4, 1e6])
def test_agrees_with_scipy(level: float, nu: float):
    stats = pytest.importorskip("scipy.stats")
    assert quantile(level)(nu) == pytest.approx(stats.t.ppf((1 + level) / 2, nu), rel=1e-7)


@pytest.mark.parametrize("level", [0, 1, 95, -0.5, float("nan")])
def test_a_level_that_is_no_probability_is_refused(level: float):
    with pytest.raises(ValueError, match="expected a number between 0 and 1"):
        quantile(level)


@pytest.mark.parametrize("nu", [0, 0.5, -3, float("nan")])
def test_no_degrees_of_freedom_are_refused(nu: float):
    with pytest.raises(ValueError, match="expected 1 or more"):
        quantile(0.95)(nu)
