"""Figures: each tells in words what it shows, is one image on a white ground, and draws what it was given."""

import base64
import re
from io import BytesIO

import matplotlib as mpl
import matplotlib.image
import numpy as np
import pytest

from descent import figures
from descent.surfaces import EllipticSurface, Rosenbrock

VALLEY = EllipticSurface(25.0)
TO_THE_MINIMUM = np.outer(0.8 ** np.arange(31), VALLEY.start)
MAKERS = {
    "bias_correction": lambda: figures.bias_correction(),
    "error_multiplier": lambda: figures.error_multiplier(VALLEY.eigenvalues),
    "fixed_rates": lambda: figures.fixed_rates(VALLEY, [0.01, 0.076, 0.081]),
    "look_ahead": lambda: figures.look_ahead(),
    "momentum_memory": lambda: figures.momentum_memory([0.0, 0.5, 0.9]),
    "settling_steps": lambda: figures.settling_steps(
        {"here": {"A": 5, "B": None}, "there": {"A": 50, "B": 7}}
    ),
    "step_sizes": lambda: figures.step_sizes({"A": [1.0, 0.5], "B": [1.0, 0.0]}, "Steps", guide=True),
    "walks": lambda: figures.walks(VALLEY, {"straight": TO_THE_MINIMUM, "still": TO_THE_MINIMUM[:1]}),
}
each = pytest.mark.parametrize("name", MAKERS)


def test_the_figures_of_this_lesson_are_public():
    assert set(MAKERS) <= set(figures.__all__)


@each
def test_a_figure_is_one_image_with_its_alternative_text(name: str):
    figure = MAKERS[name]()
    html = figure._repr_html_()
    assert len(figure.alt) > 40
    assert html.count("<img ") == 1
    assert re.search(r' alt="[^"]{40,}"', html)
    assert repr(figure) == f"Figure: {figure.alt}"


@each
def test_the_image_is_wide_enough_to_read_and_its_border_is_white(name: str):
    html = MAKERS[name]()._repr_html_()
    image = matplotlib.image.imread(BytesIO(base64.b64decode(re.search(r'base64,([^"]*)"', html)[1])))
    shown_width = int(re.search(r'width="(\d+)"', html)[1])
    assert image.shape[1] == pytest.approx(2 * shown_width, abs=2)
    for border in (image[0], image[-1], image[:, 0], image[:, -1]):
        np.testing.assert_array_equal(border, 1.0)


def test_a_name_in_the_alternative_text_cannot_break_out_of_it():
    figure = figures.walks(VALLEY, {'"><script>': TO_THE_MINIMUM})
    assert "<script>" not in figure._repr_html_()


def test_walks_draw_the_given_points_and_losses():
    figure = figures.walks(VALLEY, {"straight": TO_THE_MINIMUM})
    left, right = figure.axes
    np.testing.assert_array_equal(np.transpose(left.lines[1].get_data()), TO_THE_MINIMUM)
    np.testing.assert_allclose(right.lines[0].get_ydata(), VALLEY.value(TO_THE_MINIMUM), rtol=1e-12)


def test_a_diverging_path_is_drawn_as_far_as_it_is_finite():
    path = np.array([[1.0, 1.0], [-30.0, 2.0], [np.inf, 0.0], [np.nan, 0.0]])
    figure = figures.walks(VALLEY, {"lost": path})
    np.testing.assert_array_equal(figure.axes[1].lines[0].get_ydata(), VALLEY.value(path[:2]))
    assert "after 1 steps" in figure.alt


def test_walks_also_work_on_a_curved_valley():
    assert "Rosenbrock" in figures.walks(Rosenbrock(), {"still": [[-1.5, 2.0]] * 3}).alt


def test_fixed_rates_are_the_steps_of_gradient_descent():
    surface = EllipticSurface(25.0, rotation=20.0)
    figure = figures.fixed_rates(surface, [0.05], num_steps=7)
    drawn = np.transpose(figure.axes[0].lines[1].get_data())
    w = surface.start
    for point in drawn:
        np.testing.assert_allclose(point, w, rtol=1e-12, atol=1e-12)
        w = w - 0.05 * surface.gradient(w)


def test_momentum_memory_is_the_sum_of_the_faded_gradients():
    constant, alternating = figures.momentum_memory([0.9], num_steps=5).axes
    fading = 0.9 ** np.arange(5)
    np.testing.assert_allclose(constant.lines[0].get_ydata(), np.cumsum(fading), rtol=1e-12)
    signs = (-1.0) ** np.arange(5)
    np.testing.assert_allclose(
        alternating.lines[0].get_ydata(), np.abs(np.cumsum(signs * fading)), rtol=1e-12
    )


def test_figures_leave_pyplot_alone():
    figures.look_ahead()
    assert mpl.rcParams["figure.facecolor"] == mpl.rcParamsDefault["figure.facecolor"]
