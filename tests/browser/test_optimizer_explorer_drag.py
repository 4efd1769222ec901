"""Changing the race in the browser, in a blank page.

The start point is dragged by mouse, finger and keys, previews come while it moves and the whole run when it is let go;
surfaces, settings, noise and steps are chosen.
"""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from descent.surfaces import EllipticSurface, RegressionLoss, Saddle
from tests.browser.lesson_widgets import sent, wait_until_kept
from tests.browser.looks import pixels
from tests.browser.racers import canvas, counter, course, look_into

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def handle(page: Page):
    return page.get_by_role("slider", name="Start point")


def centre(page: Page):
    box = handle(page).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


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
    moved = page.evaluate(
        """async ([clientX, clientY]) => {
          const handle = document.querySelector(".descent-handle");
          const places = [];
          for (let k = 1; k <= 30; k++) {
            handle.dispatchEvent(new PointerEvent("pointermove", { clientX: clientX + 2 * k, clientY, pointerId: 1 }));
            await new Promise(requestAnimationFrame);
            places.push(handle.getBoundingClientRect().left);
          }
          return new Set(places).size;
        }""",
        [x, y],
    )
    assert moved > 3  # all the time, not only when the pointer rests


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
