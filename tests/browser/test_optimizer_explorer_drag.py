"""Changing the race in the browser, in a blank page.

The start point is dragged by mouse, finger and keys, previews come while it moves and the whole run when it is let go;
surfaces, settings, noise and steps are chosen; arrows and the update in numbers show one step of one optimiser.
"""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from descent.surfaces import EllipticSurface, RegressionLoss, Saddle
from descent.widgets import OptimizerExplorer
from tests.browser.lesson_widgets import wait_until_kept
from tests.browser.looks import picture, pixels
from tests.browser.racers import canvas, counter, play_until, six
from tests.descent.test_optimizer_rules import SIX, Uncorrected

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def course(surface=None, **more):
    return OptimizerExplorer(
        surface or EllipticSurface(10.0, 20.0), {**SIX, **more}, num_steps=300, time_limit=60.0
    )


def handle(page: Page):
    return page.get_by_role("slider", name="Start point")


def sent(page: Page):
    return page.evaluate("model.sent")


def centre(page: Page):
    box = handle(page).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def look_into(page: Page, name: str, step: int):
    page.get_by_label(f"Look into {name}", exact=True).check()
    page.get_by_label("Step", exact=True).fill(str(step))


def numbers(text: str) -> list[float]:
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d[\d.]*(?:e−?\d+)?", text)]


# ---- the start point


def test_the_mouse_drags_the_start_with_previews_and_a_whole_run_at_the_end(show):
    widget = course()
    page = show(widget)
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=6)
    expect(counter(page)).to_contain_text("the first of 300 steps")
    previews = sent(page)
    assert all(message["preview"] and not message["final"] for message in previews)
    assert widget.version == 0
    page.mouse.up()
    expect(counter(page)).to_have_text("step 300 of 300")
    wait_until_kept(page)
    assert not sent(page)[-1]["preview"]
    unit = 10 / page.evaluate("document.querySelector('.descent-stage canvas').clientWidth - 68")
    np.testing.assert_allclose(widget.scene["start"], [-4 + 60 * unit, 2 - 40 * unit], atol=0.05)
    np.testing.assert_allclose(widget.trajectories[3].points[0], widget.scene["start"])


def test_whole_paths_are_seen_while_the_start_is_dragged(show):
    page = show(course())
    page.get_by_label("Step", exact=True).fill("0")
    colour = CURVE_STYLES[4].light
    at_rest = pixels(canvas(page), colour)
    page.mouse.move(*centre(page))
    page.mouse.down()
    page.mouse.move(*(place + 20 for place in centre(page)))
    expect(counter(page)).to_contain_text("the first of 300 steps")
    assert pixels(canvas(page), colour) > at_rest + 40


def test_a_movement_counts_before_the_next_frame_and_once(show):
    """`pointerrawupdate` comes up to a frame before the `pointermove` with the same place."""
    page = show(course(), answers=False)
    asked = page.evaluate("""() => {
      const handle = document.querySelector(".descent-handle");
      const { left, top } = handle.getBoundingClientRect();
      const moved = (kind, x) => handle.dispatchEvent(new PointerEvent(kind, { pointerId: 1, clientX: left + x, clientY: top }));
      handle.setPointerCapture = () => {};
      moved("pointerdown", 0);
      const places = [];
      for (const [kind, x] of [["pointerrawupdate", 20], ["pointerrawupdate", 30], ["pointermove", 40], ["pointerrawupdate", 50]]) {
        moved(kind, x);
        places.push(handle.getAttribute("aria-valuenow"));
      }
      const observer = new MutationObserver(() => {});
      observer.observe(handle, { attributes: true });
      moved("pointermove", 50);
      return { places, again: observer.takeRecords().length };
    }""")
    first, second, third, fourth = map(float, asked["places"])
    assert first == second < third < fourth
    assert asked["again"] == 0
    assert len(sent(page)) == 1


def test_the_handle_moves_with_the_picture_that_is_computed_for_it(show):
    page = show(course(), answers=False)
    page.evaluate("globalThis.setTimeout = () => 0")  # it is never late
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    assert centre(page) == (x, y)
    page.evaluate("model.answer(model.sent.at(-1))")
    assert centre(page)[0] == pytest.approx(x + 20, abs=0.5)


def test_the_handle_goes_ahead_of_a_picture_that_is_late(show):
    page = show(course(), answers=False)
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.wait_for_function(
        "(x) => document.querySelector('.descent-handle').getBoundingClientRect().left > x", arg=x - 10
    )


def test_a_finger_drags_too(show):
    widget = course()
    page = show(widget, has_touch=True)
    x, y = centre(page)
    touch = page.context.new_cdp_session(page)
    for kind, places in (
        ("touchStart", [(x, y)]),
        ("touchMove", [(x + 25, y)]),
        ("touchMove", [(x + 50, y)]),
        ("touchEnd", []),
    ):
        points = [{"x": left, "y": top} for left, top in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    wait_until_kept(page)
    assert widget.scene["start"][0] > -3.5
    assert widget.scene["start"][1] == pytest.approx(2.0, abs=0.05)


def test_arrow_keys_move_it_and_it_says_where_it_is(show):
    widget = course()
    page = show(widget)
    handle(page).focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowLeft"):
        page.keyboard.press(key)
    expect(handle(page)).to_have_attribute("aria-valuetext", "−4.80, 2.06")
    expect(page.get_by_role("status")).to_contain_text("Start −4.80, 2.06.")
    wait_until_kept(page)
    np.testing.assert_allclose(widget.scene["start"], [-4.8, 2.06], atol=1e-9)
    page.keyboard.press("Shift+ArrowLeft")
    expect(handle(page)).to_have_attribute("aria-valuenow", "-5")


def test_a_click_puts_the_start_there(show):
    widget = course()
    page = show(widget)
    canvas(page).click(position={"x": 300, "y": 100})
    wait_until_kept(page)
    assert widget.scene["start"][0] > -1


# ---- surfaces and settings


def test_another_surface_brings_its_own_start_and_sliders(show):
    widget = course([EllipticSurface(10.0), Saddle(), RegressionLoss()])
    page = show(widget)
    page.get_by_role("combobox", name="surface").select_option("1")
    expect(page.locator(".descent-title")).to_have_text("a saddle between two minima")
    expect(page.get_by_role("slider", name="condition number")).to_be_hidden()
    expect(handle(page)).to_have_attribute("aria-valuetext", "−2.00, 0.0100")
    page.get_by_role("combobox", name="surface").select_option("2")
    batch = page.get_by_role("slider", name="batch size")
    expect(batch).to_have_attribute("aria-valuetext", "442")
    expect(page.get_by_role("slider", name="gradient noise")).to_be_hidden()
    batch.fill("1")
    page.wait_for_function("model.get('scene').noise === 10")


def test_the_sliders_of_one_optimizer_change_it_alone(show):
    widget = course()
    page = show(widget)
    look_into(page, "momentum", 5)
    expect(page.get_by_role("slider", name="learning rate")).to_have_attribute("aria-valuetext", "0.02")
    page.get_by_role("slider", name="α").fill("2")
    wait_until_kept(page)
    assert [run.hyper.get("alpha") for run in widget.trajectories] == [None, 0.99, 0.9, None, 0.9, None]
    page.get_by_label("Look into gradient descent").check()
    page.get_by_label("Look into momentum", exact=True).check()
    expect(page.get_by_role("slider", name="α")).to_have_attribute("aria-valuetext", "0.99")


def test_rotation_noise_and_steps_are_asked_for(show):
    widget = course()
    page = show(widget)
    page.get_by_role("slider", name="rotation").fill("-45")
    page.get_by_role("slider", name="noise").fill("1.5")
    page.get_by_role("slider", name="steps").fill("2")
    expect(counter(page)).to_have_text("step 100 of 100")
    wait_until_kept(page)
    assert widget.scene["surface"]["rotation"] == -45
    assert (widget.scene["noise"], widget.scene["num_steps"]) == (1.5, 100)
    expect(page.get_by_label("Step", exact=True)).to_have_attribute("max", "100")


# ---- one step


def test_the_steps_of_the_optimizer_that_is_looked_into_are_asked_for(show):
    page = show(course(), answers=False)
    look_into(page, "Nesterov", 12)
    words = page.locator(".descent-step")
    expect(words).to_have_text("Nesterov: its steps are being looked into.")
    asked = sent(page)[-1]
    assert (asked["focus"], asked["preview"], asked["final"]) == (2, False, False)
    page.evaluate("model.answer(model.sent.at(-1))")
    expect(words).to_contain_text("Step 13 of Nesterov: its steps are those of Nesterov.")


def test_the_update_is_written_out_in_numbers(show):
    widget = course()
    page = show(widget)
    look_into(page, "Nesterov", 12)
    words = page.locator(".descent-step")
    expect(words).to_contain_text("Step 13 of Nesterov: its steps are those of Nesterov.")
    run = widget.complete().own[1][2]
    said = dict(zip(page.locator("dt").all_inner_texts(), page.locator("dd").all_inner_texts(), strict=True))
    for what, value in {
        "w": run.points[12],
        "w − α h": run.followed.aside[12],
        "g = ∇f(w − α h)": run.followed.gradients[12],
        "w − new h": run.points[13],
    }.items():
        np.testing.assert_allclose(numbers(said[what]), value, rtol=6e-3)


@pytest.mark.parametrize("name", [*SIX])
def test_each_formula_is_named_and_ends_at_the_new_point(show, name):
    widget = course()
    page = show(widget)
    look_into(page, name, 3)
    expect(page.locator(".descent-update-title")).to_have_text(
        f"Step 4 of {name}: its steps are those of {name}."
    )
    run = widget.trajectories[[*SIX].index(name)]
    np.testing.assert_allclose(numbers(page.locator("dd").last.inner_text()), run.points[4], rtol=6e-3)


def test_steps_of_no_known_formula_show_only_what_was_asked(show):
    page = show(course(mine=Uncorrected(0.2)))
    look_into(page, "mine", 3)
    expect(page.locator(".descent-step")).to_contain_text("its steps follow none of the six formulas")
    expect(page.locator(".descent-update")).to_contain_text("it asked at")


def test_arrows_are_drawn_and_taken_away(show):
    page = show(course())
    look_into(page, "Adam", 5)
    for kind in ("gradient", "velocity"):
        page.get_by_role("checkbox", name=kind, exact=True).uncheck()
    bare = picture(canvas(page))
    for kind in ("gradient", "velocity", "step", "rate per coordinate"):
        page.get_by_role("checkbox", name=kind, exact=True).check()
        assert picture(canvas(page)) != bare
        page.get_by_role("checkbox", name=kind, exact=True).uncheck()
        assert picture(canvas(page)) == bare


# ---- losses and table


def test_pressing_the_loss_chart_scrubs(show):
    page = show(course())
    chart = page.locator(".descent-scrub")
    chart.click(position={"x": chart.bounding_box()["width"] / 2, "y": 40})
    step = int(page.get_by_label("Step", exact=True).input_value())
    assert 130 <= step <= 185
    expect(counter(page)).to_have_text(f"step {step} of 300")


def test_the_table_holds_the_losses(show):
    widget = six()
    page = show(widget)
    page.get_by_text("Data table").first.click()
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(27)
    expect(table.get_by_role("columnheader").nth(1)).to_have_text("loss of turned 0")
    expect(table.get_by_role("row").last.get_by_role("cell").first).to_have_text(
        f"{widget.trajectories[0].losses[100]:#.3g}"
    )


# ---- offline


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_exported_page_plays_offline_and_switches_off_what_needs_python(open_page, tmp_path, scheme):
    file = tmp_path / "race.html"
    course([EllipticSurface(10.0), Saddle()]).to_html(file)
    page = open_page(color_scheme=scheme, offline=True)
    page.goto(file.as_uri())
    assert pixels(canvas(page), getattr(CURVE_STYLES[0], scheme)) > 60
    page.get_by_label("Step", exact=True).fill("3")
    early = picture(canvas(page))
    play_until(page.locator(".descent-widget"), 9)
    assert picture(canvas(page)) != early
    expect(page.get_by_role("slider", name="condition number")).to_be_disabled()
    expect(page.get_by_role("combobox", name="surface")).to_be_disabled()
    assert page.locator(".descent-handle").evaluate("handle => handle.inert")
    expect(page.get_by_text("needs Python")).to_be_visible()


def test_the_exported_page_shows_the_steps_of_every_optimizer(open_page, tmp_path):
    file = tmp_path / "race.html"
    course().to_html(file)
    page = open_page(offline=True)
    page.goto(file.as_uri())
    for name in SIX:
        look_into(page, name, 12)
        expect(page.locator(".descent-step")).to_contain_text(
            f"Step 13 of {name}: its steps are those of {name}."
        )
