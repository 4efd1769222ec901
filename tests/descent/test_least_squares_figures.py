"""The figures on least squares and inference: what they draw, and what they say in words."""

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from descent import figures

RNG = np.random.default_rng(5)
X = np.array([0.0, 1.0, 2.0, 3.0, 5.0])
Y = np.array([1.0, 4.0, 3.0, 8.0, 9.0])
DESIGN = np.column_stack([np.ones(5), X])
HAT = DESIGN @ np.linalg.pinv(DESIGN)
PAIRS = RNG.normal(size=(400, 2)) @ [[1.0, -0.8], [0.0, 0.6]] + [2.0, -1.0]
INTERVALS = np.array([[-1.0, 1.0], [0.5, 2.0], [-3.0, -1.0], [0.0, 4.0]])
MAKERS = {
    "coefficient_cloud": lambda: figures.coefficient_cloud(
        PAIRS, [2, -1], [[1.0, -0.8], [-0.8, 1.0]], ("a", "b")
    ),
    "coverage": lambda: figures.coverage({"good": INTERVALS, "bad": INTERVALS + 3}, 0.75),
    "intervals": lambda: figures.intervals(["a", "b", "c", "d"], {"one": INTERVALS}, "size"),
    "least_squares": lambda: figures.least_squares(X, Y, {"a guess": 1 + 2 * X, "flat": np.full(5, 5)}),
    "least_squares_plot": lambda: figures.least_squares_plot(
        RNG.normal(size=(12, 2)), np.arange(12), lambda points: 5 + points @ [1.0, 2.0], ("a", "b", "y")
    ),
    "least_squares_prediction": figures.least_squares_prediction,
    "leverage": lambda: figures.leverage(X, Y, HAT, 3.0, "x", "y"),
    "measurements": lambda: figures.measurements({"a": X, "b": -X}, Y, "y"),
    "minimum_norm": lambda: figures.minimum_norm([1, 3]),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_figure_is_one_image_with_its_alternative_text(name: str):
    figure = MAKERS[name]()
    html = figure._repr_html_()
    assert len(figure.alt) > 40
    assert html.count("<img ") == 1
    assert name in figures.__all__


def test_the_squares_stand_on_the_residuals_and_add_up_to_the_sum_that_is_named():
    figure = MAKERS["least_squares"]()
    squares = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    np.testing.assert_allclose([square.get_height() for square in squares], [0, 1, 2, 1, 2], atol=1e-12)
    assert "a guess, 10 and flat, 46" in figure.alt
    figure.draw_without_rendering()
    box = squares[2].get_window_extent()
    assert box.width == pytest.approx(box.height, rel=1e-6)


def test_the_plane_says_how_many_points_lie_above_it():
    points = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    figure = figures.least_squares_plot(points, [1, -1, 2], lambda places: 0 * places[:, 0], ("a", "b", "y"))
    assert "2 points lie above it, 1 below" in figure.alt


def test_leverage_draws_the_line_that_follows():
    left, right = MAKERS["leverage"]().axes
    lifted = Y + 3.0 * (np.arange(5) == 4)  # x = 5 is the outermost
    np.testing.assert_allclose(left.lines[-2].get_ydata(), HAT @ lifted, rtol=1e-12)
    np.testing.assert_allclose(right.lines[2].get_ydata(), np.diag(HAT), rtol=1e-12)


def test_the_ellipse_is_the_one_of_the_covariance():
    figure = MAKERS["coefficient_cloud"]()
    ring = np.transpose(figure.axes[0].lines[3].get_data()) - [2, -1]
    forms = np.einsum("ni,ij,nj->n", ring, np.linalg.inv([[1.0, -0.8], [-0.8, 1.0]]), ring)
    np.testing.assert_allclose(forms, -2 * np.log(0.05), rtol=1e-9)
    assert figure.alt.endswith(f"{figure.axes[0].get_title(loc='left').split()[0]}.")


def test_intervals_that_leave_out_zero_are_named():
    assert MAKERS["intervals"]().alt.endswith("one: 0 lies outside the interval of b and c.")


def test_the_rate_of_coverage_counts_all():
    figure = figures.coverage({"kind": np.repeat(INTERVALS, 100, axis=0)}, 0.75)
    assert figure.alt.endswith("kind 75.0%.")
    assert "75.0% cover" in figure.axes[0].get_title(loc="left")
