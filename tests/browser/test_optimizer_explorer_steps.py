"""One step of one optimiser, its numbers and arrows; the losses; the exported page. In a blank page."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from descent.surfaces import EllipticSurface, Saddle
from tests.browser.lesson_widgets import drag, handle, sent
from tests.browser.looks import picture, pixels
from tests.browser.racers import canvas, counter, course, look_into, play_until, six
from tests.descent.test_optimizer_rules import SIX, Uncorrected

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def numbers(text: str) -> list[float]:
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d[\d.]*(?:e−?\d+)?", text)]


def answer_all(page: Page) -> None:
    """Let Python answer one message after the other, those that follow from an answer, too."""
    page.evaluate(
        "async () => { for (let k = 0; k < model.sent.length; k++) await model.answer(model.sent[k]); }"
    )


# ---- one step


def test_the_steps_of_the_optimizer_that_is_looked_into_are_asked_for(show):
    page = show(course(), answers=False)
    look_into(page, "Nesterov", 12)
    words = page.locator(".descent-step")
    expect(words).to_have_text("Nesterov: its steps are being looked into.")
    asked = sent(page)[-1]
    assert (asked["focus"], asked["final"]) == (2, False)
    page.evaluate("model.answer(model.sent.at(-1))")
    expect(words).to_contain_text("Step 13 of Nesterov: its steps are those of Nesterov.")


def test_it_is_said_when_nothing_is_known_of_them(show):
    page = show(course(), answers=False)
    look_into(page, "Nesterov", 12)
    asked = sent(page)[-1]
    error = {"type": "error", "text": "ValueError: no", "seq": asked["seq"], "view": asked["view"]}
    page.evaluate("(error) => model.emit('msg:custom', error, [])", error)
    expect(page.locator(".descent-step")).to_have_text("Nesterov: its steps are not known.")


def test_a_start_that_was_let_go_is_kept_though_another_optimiser_is_looked_into(show):
    widget = course()
    page = show(widget, answers=False)
    drag(page, handle(page, "Start point"), 30, 0)  # a preview is asked for, and the whole run waits
    look_into(page, "Adam", 12)
    answer_all(page)
    assert widget.version == 1
    assert widget.scene["start"][0] > -3.9
    assert widget.scene["looked_into"] == [5]


def test_a_click_is_kept_though_another_optimiser_is_looked_into_before_it(show):
    widget = course()
    page = show(widget, answers=False)
    canvas(page).click(position={"x": 200, "y": 100})
    look_into(page, "Adam", 12)
    canvas(page).click(position={"x": 300, "y": 100})
    answer_all(page)
    assert widget.version == 2
    assert sent(page)[-1]["start"] == widget.scene["start"]


def test_another_surface_keeps_its_start_though_another_optimiser_is_looked_into(show):
    widget = course([EllipticSurface(10.0), Saddle()])
    page = show(widget, answers=False)
    page.get_by_role("combobox", name="surface").select_option("1")
    look_into(page, "Adam", 12)
    answer_all(page)
    assert widget.scene["start"] == [-2.0, 0.01]
    expect(handle(page, "Start point")).to_have_attribute("aria-valuetext", "−2.00, 0.0100")


def test_two_views_look_into_two_optimisers_and_share_the_settings(show):
    widget = course()
    page = show(widget)
    page.evaluate("""async () => {
      const el = Object.assign(document.createElement("main"), { id: "two" });
      document.body.append(el);
      await widgetModule.default.render({ model, el });
    }""")
    one, two = page.locator("#cell"), page.locator("#two")
    two.get_by_label("Look into Adam", exact=True).check()
    expect(two.locator(".descent-step")).to_contain_text("Adam: the last point")
    one.get_by_role("slider", name="learning rate").fill("-3")
    for view in (one, two):
        expect(view.locator(".descent-rate").first).to_have_text("0.001")
    expect(two.locator(".descent-step")).to_contain_text("Adam: the last point")
    two.get_by_label("Look into gradient descent", exact=True).check()
    expect(two.get_by_role("slider", name="learning rate")).to_have_attribute("aria-valuetext", "0.001")
    expect(two.locator(".descent-rate").first).to_have_text("0.001")


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
