"""LearningRateExplorer in a blank page: the rate and the start are dragged, the walk plays without the kernel.

Both factors are named in words, rates beyond the critical one as growing, and what leaves the picture as outside.
"""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from tests.browser.lesson_widgets import drag, handle, learning_rate, sent, value_of, wait_until_kept
from tests.browser.looks import picture, pixels
from tests.descent.students_answers import unwritten

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INK, BLUE, ORANGE = CURVE_STYLES[:3]  # of the walk, the flat and the steep direction
CRITICAL = 0.4


def plane(page: Page):
    return page.locator("canvas").first


def preset(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def counter(page: Page):
    return page.locator(".descent-counter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_walk_directions_factors_and_distances_are_drawn(show, scheme):
    page = show(learning_rate(), color_scheme=scheme)
    for canvas in range(3):
        for style in (BLUE, ORANGE):
            assert pixels(page.locator("canvas").nth(canvas), getattr(style, scheme)) > 60
    assert pixels(plane(page), getattr(INK, scheme)) > 60


def test_the_rate_is_dragged_and_the_walk_follows(show):
    widget = learning_rate()
    page = show(widget)
    before = picture(plane(page))
    drag(page, handle(page, "learning rate"), 150, 0)
    wait_until_kept(page)
    expect(counter(page)).not_to_contain_text("η = 0.0400")
    assert 0.2 < widget.walk.rate < CRITICAL
    assert picture(plane(page)) != before


def test_the_presets_name_what_each_direction_does(show):
    page = show(learning_rate())
    flat, steep = (page.locator(".descent-readings dd").nth(k) for k in (0, 1))
    preset(page, "best")
    expect(flat).to_contain_text("× 0.429 a step, shrinks, to a tenth in 2.72 steps")
    expect(steep).to_contain_text("× −0.429 a step, jumps across and shrinks, to a tenth in 2.72 steps")
    preset(page, "critical")
    expect(steep).to_contain_text("× −1.00 a step, jumps across and stays as far")
    preset(page, "diverging")
    expect(steep).to_contain_text("× −1.12 a step, jumps across and grows")
    expect(flat).to_contain_text("shrinks")
    expect(page.get_by_role("status")).to_contain_text("Step 40: outside the picture.")


def test_beyond_the_edge_the_highest_rate_is_kept(show):
    widget = learning_rate()
    page = show(widget)
    drag(page, handle(page, "learning rate"), 600, 0)
    wait_until_kept(page)
    expect(page.locator(".descent-message")).to_be_hidden()
    assert widget.walk.rate == pytest.approx(1.2 * CRITICAL)


def test_keys_move_the_rate_and_the_start(show):
    widget = learning_rate()
    page = show(widget)
    page.evaluate("document.addEventListener('keydown', () => { globalThis.leaked = true; })")
    rate = handle(page, "learning rate")
    rate.focus()
    page.keyboard.press("Shift+ArrowRight")
    wait_until_kept(page)
    assert value_of(rate)[0] == pytest.approx(0.04 + 0.12 * CRITICAL, rel=0.02)
    start = handle(page, "start")
    start.focus()
    page.keyboard.press("ArrowUp")
    wait_until_kept(page)
    assert value_of(start)[0] == pytest.approx(0.0, abs=1e-3)
    assert page.evaluate("globalThis.leaked") is None


def test_a_walk_from_the_flat_direction_does_not_diverge(show):
    widget = learning_rate(learning_rate=0.42, start=(0.0, 1.0))
    page = show(widget)
    np.testing.assert_allclose(widget.walk.points[-1], [2.0, 1.0], atol=1e-9)
    expect(page.get_by_role("status")).to_contain_text("Step 40: at 2.00, 1.00.")


def test_the_start_is_dragged(show):
    widget = learning_rate()
    page = show(widget)
    drag(page, handle(page, "start"), 60, -40)
    wait_until_kept(page)
    assert widget.walk.start[0] > 0.2
    assert widget.walk.start[1] > 0.2


def test_it_plays_steps_and_scrubs_without_the_kernel(show):
    page = show(learning_rate(), answers=False)
    page.get_by_label("Step", exact=True).fill("3")
    expect(counter(page)).to_contain_text("step 3 of 40")
    scrubbed = picture(plane(page))
    page.get_by_role("button", name="One step on").click()
    expect(counter(page)).to_contain_text("step 4 of 40")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.querySelector('.descent-player input').value >= 8")
    assert picture(plane(page)) != scrubbed
    assert sent(page) == []


def test_reduced_motion_jumps_in_whole_steps(show):
    page = show(learning_rate(), reduced_motion="reduce")
    page.evaluate("""() => {
      globalThis.seen = new Set();
      const scrubber = document.querySelector(".descent-player input");
      const look = () => { seen.add(scrubber.value); requestAnimationFrame(look); };
      look();
    }""")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("seen.size >= 3")
    values = sorted(int(value) for value in page.evaluate("[...seen]"))
    assert all(value % 2 == 0 for value in values)


def test_divergence_to_infinity_is_named(show):
    page = show(
        learning_rate(
            gradient_descent=lambda g, w0, rate, n: np.array(w0) + 10.0 ** np.arange(0, 6 * n + 6, 6)[:, None]
        )
    )
    expect(page.get_by_role("status")).to_contain_text("Step 40: diverged at step 5.")


def test_what_the_student_calls_critical_is_marked(show):
    page = show(learning_rate())
    right = picture(page.locator("canvas").nth(1))
    page = show(learning_rate(critical_learning_rate=lambda X: 0.2))
    assert picture(page.locator("canvas").nth(1)) != right


def test_unwritten_functions_are_named_and_the_rest_works(show):
    page = show(learning_rate(gradient_descent=unwritten))
    line = unwritten.__code__.co_firstlineno + 1
    problems = page.locator(".descent-problems")
    expect(problems).to_contain_text(
        f"gradient_descent, line {line} of unwritten: not written yet (NotImplementedError)"
    )
    preset(page, "best")
    expect(page.locator(".descent-readings")).to_contain_text("× −0.429 a step")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"Step 40: at 0, 0\."))


def test_the_table_lists_the_walk(show):
    widget = learning_rate(num_steps=3, learning_rate=0.1)
    page = show(widget)
    page.get_by_text("The numbers as a table").first.click()
    expect(page.get_by_role("row")).to_have_count(5)
    # The distances from (2, 1) shrink by 0.8 and 0.5 a step.
    expect(page.get_by_role("row").nth(2)).to_contain_text(
        re.compile(r"1\s*0\.400\s*0\.500\s*−1\.60\s*−0\.500")
    )
