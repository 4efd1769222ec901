"""OptimizerExplorer's browser half, in a blank page with a stand-in for the notebook's model.

It draws every curve, plays and scrubs without the kernel, asks the kernel for one run at a time and takes the newest,
is used from the keyboard, says its state in words, and treats names and errors as text.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from descent.surfaces import EllipticSurface, Rosenbrock
from tests.browser.lesson_widgets import sent
from tests.browser.looks import picture, pixels
from tests.browser.racers import Failing, Turned, canvas, counter, six

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def scrub(page: Page, step: int) -> None:
    page.get_by_label("Step", exact=True).fill(str(step))


def hold_the_clock(page: Page) -> None:
    """From here on the page's time passes in ``page.clock.run_for`` only, however busy the machine is."""
    page.clock.install(time=0)
    page.clock.pause_at(1)


def step(page: Page) -> int:
    return int(page.evaluate("document.querySelector('.descent-player input').value"))


# ---- drawing and playing


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_six_curves_are_drawn(show, scheme):
    page = show(six(), color_scheme=scheme)
    for style in CURVE_STYLES[:6]:
        assert pixels(canvas(page), getattr(style, scheme)) > 60


def test_the_legend_switches_a_curve_off_and_on(show):
    page = show(six())
    colour = CURVE_STYLES[1].light
    drawn = pixels(canvas(page), colour)
    page.get_by_role("checkbox", name="turned 1").uncheck()
    assert pixels(canvas(page), colour) == 0
    page.get_by_role("checkbox", name="turned 1").check()
    assert pixels(canvas(page), colour) == drawn


def test_playing_moves_the_markers_and_needs_no_kernel(show):
    page = show(six(), answers=False)
    hold_the_clock(page)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(1000)
    assert 10 <= step(page) <= 13
    early = picture(canvas(page))
    page.clock.run_for(1000)
    assert 23 <= step(page) <= 26
    assert picture(canvas(page)) != early
    page.get_by_role("button", name="Pause").click()
    at_rest = counter(page).text_content()
    page.clock.run_for(1000)
    assert counter(page).text_content() == at_rest
    assert sent(page) == []


def test_playing_stops_at_the_end(show):
    page = show(six())
    page.get_by_label("Speed").select_option("4")
    hold_the_clock(page)
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for(3000)
    expect(counter(page)).to_have_text("step 100 of 100")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_scrubbing_shows_a_step_and_its_losses(show):
    widget = six()
    page = show(widget)
    whole = pixels(canvas(page), CURVE_STYLES[0].light)
    scrub(page, 7)
    expect(counter(page)).to_have_text("step 7 of 100")
    assert 0 < pixels(canvas(page), CURVE_STYLES[0].light) < whole
    expect(page.locator(".descent-loss").first).to_have_text(f"{widget.trajectories[0].losses[7]:#.3g}")
    page.get_by_role("button", name="One step on").click()
    expect(counter(page)).to_have_text("step 8 of 100")
    page.get_by_role("button", name="To the start").click()
    page.get_by_role("button", name="One step back").click()
    expect(counter(page)).to_have_text("step 0 of 100")


def test_reduced_motion_jumps_in_whole_steps(show):
    page = show(six(), reduced_motion="reduce")
    hold_the_clock(page)
    page.evaluate("""() => {
      globalThis.seen = new Set();
      const scrubber = document.querySelector(".descent-player input");
      const look = () => { seen.add(scrubber.value); requestAnimationFrame(look); };
      look();
    }""")
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(1500)
    assert sorted(map(int, page.evaluate("[...seen]"))) == [0, 5, 10, 15, 100]


# ---- asking the kernel


def test_the_rate_slider_runs_again(show):
    page = show(six())
    before = picture(canvas(page))
    page.get_by_role("slider", name="all rates").fill("0.3")
    expect(page.locator(".descent-rate").first).to_have_text("0.04")
    assert picture(canvas(page)) != before
    first = sent(page)[0]
    assert {key: first[key] for key in ("type", "seq", "multiplier", "condition_number")} == {
        "type": "run",
        "seq": 1,
        "multiplier": 2,
        "condition_number": 10,
    }
    assert sent(page)[-1]["final"] is True


def test_the_condition_number_slider_changes_the_surface(show):
    page = show(six())
    page.get_by_role("slider", name="condition number").fill("1.6")
    expect(page.locator(".descent-title")).to_have_text("ellipse, condition number 39.8")


def test_a_slider_at_rest_keeps_its_exact_value(show):
    page = show(six(EllipticSurface(25.3)))
    page.get_by_role("slider", name="all rates").fill("0.1")
    assert sent(page)[0]["condition_number"] == 25.3


def test_a_surface_without_condition_number_has_no_such_slider(show):
    page = show(six(Rosenbrock()))
    expect(page.get_by_role("slider", name="condition number")).to_have_count(0)
    expect(page.get_by_role("slider", name="all rates")).to_have_count(1)


def test_one_request_is_in_flight_and_the_newest_wins(show):
    page = show(six(), answers=False)
    for value in ("0.1", "0.2", "0.3", "0.4"):
        page.get_by_role("slider", name="all rates").fill(value)
    assert [message["seq"] for message in sent(page)] == [1]
    page.evaluate("model.answer(model.sent[0])")
    assert [message["multiplier"] for message in sent(page)] == [1.26, 2.51]


def test_an_answer_older_than_the_shown_one_is_dropped(show):
    page = show(six(), answers=False)
    page.get_by_role("slider", name="all rates").fill("1")
    page.evaluate("model.answer(model.sent[0])")
    page.evaluate("model.answer({ ...model.sent[0], multiplier: 5 })")
    expect(page.locator(".descent-rate").first).to_have_text("0.2")


def test_an_error_of_the_request_is_shown_as_text(show):
    page = show(six(), answers=False)
    page.get_by_role("slider", name="all rates").fill("1")
    page.evaluate("model.answer({ ...model.sent[0], multiplier: '<i>much</i>' })")
    expect(page.locator(".descent-message")).to_contain_text("multiplier is '<i>much</i>', expected a number")


# ---- keyboard and words


def test_the_keyboard_plays_steps_and_changes_sliders(show):
    page = show(six())
    page.evaluate("document.addEventListener('keydown', () => { globalThis.leaked = true; })")
    page.get_by_label("Step", exact=True).focus()
    page.keyboard.press("Home")
    expect(counter(page)).to_have_text("step 0 of 100")
    page.keyboard.press("ArrowRight")
    expect(counter(page)).to_have_text("step 1 of 100")
    hold_the_clock(page)
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("slider", name="condition number").focus()
    page.keyboard.press("End")
    expect(page.locator(".descent-title")).to_have_text("ellipse, condition number 1000")
    assert page.evaluate("globalThis.leaked") is None


def test_the_state_is_said_politely_and_not_while_playing(show):
    page = show(six(failing=Failing()))
    live = page.get_by_role("status")
    assert live.get_attribute("aria-live") == "polite"
    scrub(page, 12)
    expect(live).to_contain_text("Step 12 of 100. turned 0 loss ")
    expect(live).to_contain_text("failing stopped, step 1")
    hold_the_clock(page)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(2000)
    assert step(page) > 30
    expect(live).to_contain_text("Step 12 of 100.")
    assert "turned 0" in page.get_by_role("img").first.get_attribute("aria-label")


def test_errors_and_names_are_text(show):
    page = show(six(**{"<img src=x onerror=alert(2)>": Failing()}))
    problems = page.locator(".descent-problems")
    expect(problems).to_contain_text(re.compile(r", line \d+ of Failing.step: ValueError: <b>bold</b>"))
    expect(problems).to_contain_text('raise ValueError("<b>bold</b>")')
    expect(problems).to_contain_text("printed <img src=x onerror=alert(1)>")
    expect(page.locator(".descent-name").last).to_have_text("<img src=x onerror=alert(2)>")
    assert page.locator("img[src], .descent-widget b").count() == 0


def test_divergence_and_leaving_the_picture_are_named(show):
    page = show(six(diverging=Turned(100.0, 0.0), leaving=Turned(-0.01, 0.0)))
    row = page.locator(".descent-legend li")
    expect(row.nth(6)).to_contain_text(re.compile(r"diverged\s*step \d+"))
    expect(row.nth(7)).to_contain_text("outside")
