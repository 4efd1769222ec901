"""LeastSquaresExplorer in a blank page: points are dragged and moved by keys, and everything follows.

Only a move to the side changes the hat matrix. What the student's code lacks is named, and the rest still works.
"""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from tests.browser.lesson_widgets import drag, handle, least_squares, sent, value_of, wait_until_kept
from tests.browser.looks import picture, pixels
from tests.descent.students_answers import fit_least_squares, unwritten

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INK, BLUE, ORANGE = CURVE_STYLES[:3]


def plot(page: Page):
    return page.locator(".descent-main > .descent-stage canvas")


def matrix(page: Page):
    return page.locator("figure canvas").first


def triangle(page: Page):
    return page.locator("figure canvas").last


def reading(page: Page, name: str):
    return page.locator(".descent-readings div", has=page.locator("dt", has_text=name)).locator("dd")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_points_line_residuals_and_triangle_are_drawn(show, scheme):
    page = show(least_squares(), color_scheme=scheme)
    for canvas in (plot(page), triangle(page)):
        for style in (INK, BLUE, ORANGE):
            assert pixels(canvas, getattr(style, scheme)) > 40


def test_a_point_dragged_up_takes_the_line_along_by_its_leverage(show):
    widget = least_squares()
    page = show(widget)
    before, leverage = widget.fit.fitted[5], widget.fit.leverage[5]
    hat, line = picture(matrix(page)), picture(plot(page))
    pull = reading(page, "pull").text_content()
    drag(page, handle(page, "point 6 of 6"), 0, -60)
    wait_until_kept(page)
    expect(reading(page, "pull")).not_to_have_text(pull)
    expect(reading(page, "pull")).to_contain_text("lower than without this point (dashed)")
    moved = value_of(handle(page, "point 6 of 6"))
    assert moved[1] > 6.5
    assert moved[0] == pytest.approx(9.0, abs=0.03)
    assert widget.fit.fitted[5] - before == pytest.approx(leverage * (moved[1] - 6.0), abs=0.05)
    assert picture(plot(page)) != line
    assert picture(matrix(page)) == hat


def test_a_point_dragged_to_the_side_changes_the_hat_matrix(show):
    page = show(least_squares())
    hat = picture(matrix(page))
    expect(reading(page, "leverage")).to_contain_text(re.compile(r"^0\.8"))
    drag(page, handle(page, "point 6 of 6"), -150, 0)
    expect(reading(page, "leverage")).to_contain_text(re.compile(r"^0\.4"))
    assert picture(matrix(page)) != hat


def test_a_press_on_another_point_selects_it(show):
    page = show(least_squares())
    drag(page, handle(page, "point 2 of 6"), 0, 5)
    expect(page.get_by_role("slider", name="point", exact=True)).to_have_value("2")
    expect(page.locator(".descent-handle[tabindex='0']")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("Point 2 at 1.00, ")


def test_a_finger_drags(show):
    page = show(least_squares(), has_touch=True)
    grip = handle(page, "point 6 of 6")
    box = grip.bounding_box()
    touch = page.context.new_cdp_session(page)
    for kind, shift in (("touchStart", 0), ("touchMove", -20), ("touchMove", -50), ("touchEnd", 0)):
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2 + shift}
        touch.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else [at]}
        )
    wait_until_kept(page)
    assert value_of(grip)[1] > 6.3


def test_arrow_keys_move_the_selected_point(show):
    widget = least_squares()
    page = show(widget)
    page.evaluate("document.addEventListener('keydown', () => { globalThis.leaked = true; })")
    grip = handle(page, "point 6 of 6")
    grip.focus()
    page.keyboard.press("ArrowUp")
    fine = value_of(grip)[1] - 6.0
    page.keyboard.press("Shift+ArrowUp")
    wait_until_kept(page)
    assert value_of(grip)[1] - 6.0 == pytest.approx(11 * fine, rel=0.05)
    expect(page.get_by_role("status")).to_contain_text(f"Point 6 at 9.00, {value_of(grip)[1]:.2f}; line")
    assert page.evaluate("globalThis.leaked") is None
    page.get_by_role("button", name="Points back").click()
    expect(page.get_by_role("status")).to_contain_text("Point 6 at 9.00, 6.00")


def test_the_slider_selects_and_the_table_follows(show):
    page = show(least_squares())
    page.get_by_text("The numbers as a table").first.click()
    page.get_by_role("slider", name="point", exact=True).fill("3")
    expect(reading(page, "leverage")).to_contain_text("0.19")
    cells = page.get_by_role("row").nth(3)
    expect(cells).to_contain_text(re.compile(r"3\s*2\.00\s*2\.00"))
    assert sent(page)[-1]["selected"] == 2


def test_an_unwritten_function_is_named_and_the_rest_works(show):
    page = show(least_squares(hat_matrix=unwritten))
    line = unwritten.__code__.co_firstlineno + 1
    problems = page.locator(".descent-problems")
    expect(problems).to_contain_text(
        f"hat_matrix, line {line} of unwritten: not written yet (NotImplementedError)"
    )
    expect(page.get_by_text("hat_matrix is missing.")).to_be_visible()
    expect(matrix(page)).to_be_hidden()
    before = picture(plot(page))
    drag(page, handle(page, "point 6 of 6"), 0, -60)
    wait_until_kept(page)
    assert picture(plot(page)) != before


def test_nothing_written_still_shows_the_points(show):
    page = show(least_squares(fit_least_squares=unwritten, hat_matrix=unwritten))
    expect(page.locator(".descent-counter")).to_have_text("no line")
    assert pixels(plot(page), BLUE.light) > 40
    assert pixels(plot(page), ORANGE.light) == 0


def test_a_wrong_fit_shows_as_a_crooked_angle_and_as_a_disagreement(show):
    page = show(least_squares(fit_least_squares=lambda X, y: fit_least_squares(X, y) + np.eye(2)[0]))
    expect(reading(page, "disagreement")).to_contain_text("differ by up to 1.00: one of the two is wrong")
    expect(page.locator("figcaption").last).not_to_contain_text("90.0°")
    page = show(least_squares())
    expect(page.locator("figcaption").last).to_contain_text("Angle at ŷ: 90.0°")
    expect(reading(page, "disagreement")).to_be_hidden()
