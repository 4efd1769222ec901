"""PenaltyExplorer in a blank page: least-squares point and strength are moved, and zeros are named as exact.

A weight that only looks like 0 is given as a number, and what the lasso's corners do is shaded on request.
"""

import re

import pytest
from playwright.sync_api import expect

from descent.palette import CURVE_STYLES
from tests.browser.lesson_widgets import drag, handle, penalty, value_of, wait_until_kept
from tests.browser.looks import picture, pixels
from tests.descent.students_answers import unwritten

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LASSO, RIDGE = CURVE_STYLES[1:3]


def reading(page, name):
    return page.locator(".descent-readings div").filter(has_text=name).locator("dd")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_balls_and_both_paths_are_drawn(show, scheme):
    page = show(penalty(), color_scheme=scheme)
    plane, lasso, ridge = (page.locator("canvas").nth(k) for k in range(3))
    assert pixels(plane, getattr(LASSO, scheme)) > 200
    assert pixels(plane, getattr(RIDGE, scheme)) > 200
    assert pixels(lasso, getattr(LASSO, scheme)) > 100
    assert pixels(ridge, getattr(RIDGE, scheme)) > 100
    assert pixels(lasso, getattr(RIDGE, scheme)) == 0


def test_the_point_is_dragged_off_the_corner_and_back(show):
    widget = penalty()
    page = show(widget)
    expect(reading(page, "lasso")).to_have_text("w₁ = 0.500, w₂ exactly 0: on a corner of the diamond")
    expect(reading(page, "ridge")).to_have_text("w₁ = 0.500, w₂ = 0.250")
    point = handle(page, "least-squares point")
    drag(page, point, 0, -80)  # w₂ from 1 to over 1.5: the lasso moves each weight by 1.5
    wait_until_kept(page)
    assert 1.5 < widget.solutions.minimum[1] < 2.5
    expect(reading(page, "lasso")).to_contain_text("on an edge of the diamond")
    drag(page, point, 0, 200)  # far down, nearly to −1.5
    wait_until_kept(page)
    assert -1.5 < widget.solutions.minimum[1] < 0
    expect(reading(page, "lasso")).to_contain_text("w₂ exactly 0: on a corner of the diamond")
    expect(reading(page, "ridge")).not_to_contain_text("exactly")


def test_keys_move_the_point_and_the_strength(show):
    widget = penalty()
    page = show(widget)
    page.evaluate("document.addEventListener('keydown', () => { globalThis.leaked = true; })")
    point = handle(page, "least-squares point")
    point.focus()
    page.keyboard.press("Shift+ArrowUp")
    wait_until_kept(page)
    assert value_of(point) == pytest.approx([2.0, 1.6], abs=0.01)  # a tenth of the window, which is 6 high
    strength = page.get_by_role("slider", name="strength λ")
    strength.focus()
    page.keyboard.press("End")
    wait_until_kept(page)
    assert widget.solutions.strength == 10.0
    expect(reading(page, "lasso")).to_have_text("w₁ exactly 0, w₂ exactly 0: the diamond is a point")
    expect(page.get_by_role("status")).to_contain_text("Strength 10.0; least squares w₁ = 2.00, w₂ = 1.60;")
    assert page.evaluate("globalThis.leaked") is None


def test_the_corners_catch_is_shaded_on_request(show):
    page = show(penalty(), answers=False)
    plane = page.locator("canvas").first
    before = picture(plane)
    page.get_by_label("shade where the lasso has an exact 0").check()
    assert picture(plane) != before
    page.get_by_label("shade where the lasso has an exact 0").uncheck()
    assert picture(plane) == before


def test_a_missing_lasso_is_named_and_ridge_goes_on(show):
    page = show(penalty(fit_lasso=unwritten))
    line = unwritten.__code__.co_firstlineno + 1
    problems = page.locator(".descent-problems")
    expect(problems).to_contain_text(f"fit_lasso, line {line} of unwritten: not written yet")
    expect(page.locator("figcaption").first).to_have_text("fit_lasso is missing.")
    drag(page, handle(page, "least-squares point"), -60, 0)
    wait_until_kept(page)
    expect(reading(page, "ridge")).to_contain_text("w₂ = 0.250")
    assert pixels(page.locator("canvas").first, LASSO.light) == 0


def test_a_solution_that_is_not_lowest_is_told(show):
    page = show(penalty())
    expect(reading(page, "check")).to_be_hidden()
    page = show(penalty(fit_ridge=lambda X, y, strength: y[:2] / 7))
    expect(reading(page, "check")).to_have_text("fit_ridge: at this λ loss plus penalty are lower elsewhere")


def test_the_table_says_exactly_0(show):
    page = show(penalty())
    page.get_by_text("The numbers as a table").first.click()
    expect(page.get_by_role("row")).to_have_count(42)
    last = re.compile(r"10\.0\s*exactly 0\s*exactly 0\s*0\.182\s*0\.0909")
    expect(page.get_by_role("row").last).to_contain_text(last)
