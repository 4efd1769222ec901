"""The widgets' pure geometry, called in a blank page: contours, clipping, ticks and numbers."""

import numpy as np
import pytest

from tests.browser.racers import six

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_contours_of_a_cone_are_circles(show):
    page = show(six())
    segments = page.evaluate("""() => {
      const grid = Float32Array.from({ length: 41 * 41 }, (_, k) => Math.hypot((k % 41) - 20, Math.floor(k / 41) - 20));
      return widgetModule.contourSegments(grid, 41, 41, [12]);
    }""")
    points = np.array(segments).reshape(-1, 2) - 20
    np.testing.assert_allclose(np.hypot(*points.T), 12, atol=0.02)
    lengths = np.hypot(*(points[::2] - points[1::2]).T)
    np.testing.assert_allclose(lengths.sum(), 2 * np.pi * 12, rtol=0.002)


def test_a_saddle_cell_is_joined_on_the_side_of_its_mean(show):
    page = show(six())
    # Values at (0, 0), (1, 0), (0, 1), (1, 1): the diagonal is high; a mean above the level joins its two ends.
    apart = page.evaluate("widgetModule.contourSegments([1, 0, 0, 0.75], 2, 2, [0.5])")
    joined = page.evaluate("widgetModule.contourSegments([1, 0, 0, 2], 2, 2, [0.5])")
    assert apart == [0, 0.5, 0.5, 0, 1, pytest.approx(2 / 3), pytest.approx(2 / 3), 1]
    assert joined == [0.5, 0, 1, 0.25, 0.25, 1, 0, 0.5]


@pytest.mark.parametrize(
    ("ends", "part"),
    [
        ([0.2, 0.2, 0.8, 0.8], [0.2, 0.2, 0.8, 0.8]),
        ([-1, 0.5, 2, 0.5], [0, 0.5, 1, 0.5]),
        ([0.5, 0.5, 0.5, 9], [0.5, 0.5, 0.5, 1]),
        ([-1, 0.5, 0.5, 2], None),
        ([2, 2, 3, 3], None),
    ],
)
def test_segments_are_clipped_to_the_picture(show, ends, part):
    page = show(six())
    assert page.evaluate("(ends) => widgetModule.clipSegment(...ends, [[0, 1], [0, 1]])", ends) == part


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (-5, 5, ["−4", "−2", "0", "2", "4"]),
        (0, 1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (-0.3, 0.3, ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3"]),
        (0, 2500, ["0", "500", "1000", "1500", "2000", "2500"]),
    ],
)
def test_ticks_are_round_numbers(show, low, high, labels):
    page = show(six())
    found = page.evaluate(
        "([low, high]) => widgetModule.ticks(low, high, 6).map((tick) => tick.label)", [low, high]
    )
    assert found == labels


def test_numbers_are_short(show):
    page = show(six())
    numbers = [0, 28, 0.0123456, 1.5, 123456, 2.4e-7, -3]
    shown = page.evaluate("(all) => all.map(widgetModule.shortNumber)", numbers)
    assert shown == ["0", "28.0", "0.0123", "1.50", "1.2e5", "2.4e−7", "−3.00"]
