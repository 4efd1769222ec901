"""BatchExplorer in a blank page: settings are asked of Python, the race plays by work done and without the kernel.

The scrubber moves the line in the chart; all samples wait for a whole pass before each step; failures are named.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from tests.browser.lesson_widgets import batches, drag, handle, sent, wait_until_kept
from tests.browser.looks import picture, pixels
from tests.descent.students_answers import unwritten

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INK, BLUE, ORANGE = CURVE_STYLES[:3]  # of all samples, the mini-batch and one sample


def plane(page: Page):
    return page.locator("canvas").first


def chart(page: Page):
    return page.locator("canvas").nth(1)


def readings(page: Page, k: int):
    return page.locator(".descent-readings dd").nth(k)


def choose(page: Page, name: str, value: str) -> None:
    """Move a slider to a position and let it go."""
    page.get_by_role("slider", name=name, exact=True).fill(value)
    wait_until_kept(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_three_paths_and_three_losses_are_drawn(show, scheme):
    page = show(batches(), color_scheme=scheme)
    for canvas in (plane(page), chart(page)):
        for style in (INK, BLUE, ORANGE):
            assert pixels(canvas, getattr(style, scheme)) > 30


def test_size_noise_shuffle_and_start_are_asked_of_python(show):
    widget = batches()
    page = show(widget)
    choose(page, "samples in a mini-batch", "2")
    assert widget.settings.batch_size == 8
    expect(readings(page, 1)).to_contain_text("120 steps")  # 40 passes over 20 samples: 8, 8 and 4
    expect(readings(page, 0)).to_contain_text("; floor ")
    choose(page, "noise in y", "0")
    assert widget.settings.noise == 0.0
    expect(readings(page, 0)).not_to_contain_text("floor")
    before = picture(plane(page))
    page.get_by_role("button", name="another shuffle").click()
    wait_until_kept(page)
    assert (widget.settings.seed, widget.settings.batch_size) == (1, 8)
    assert picture(plane(page)) != before
    start = widget.settings.start
    drag(page, handle(page, "start"), 60, -40)
    wait_until_kept(page)
    assert (widget.settings.start > start).all()


def test_the_rate_is_moved_by_keys_that_leave_the_widget_alone(show):
    widget = batches()
    page = show(widget)
    page.evaluate("document.addEventListener('keydown', () => { globalThis.leaked = true; })")
    before = widget.settings.learning_rate
    page.get_by_role("slider", name="learning rate of all three").focus()
    page.keyboard.press("ArrowRight")
    wait_until_kept(page)
    assert before < widget.settings.learning_rate < 1.1 * before
    assert page.evaluate("globalThis.leaked") is None


def test_it_scrubs_steps_and_plays_by_work_without_the_kernel(show):
    page = show(batches(), answers=False)
    scrubber = page.get_by_label("Gradients evaluated", exact=True)
    whole_race, end = picture(plane(page)), picture(chart(page))
    scrubber.fill("7")
    expect(page.locator(".descent-counter")).to_have_text("7 of 800 gradients evaluated")
    expect(scrubber).to_have_attribute("aria-valuetext", "7 of 800")
    expect(readings(page, 0)).to_contain_text("7 steps")
    expect(readings(page, 1)).to_contain_text("3 steps")
    expect(readings(page, 2)).to_contain_text("0 steps")
    assert picture(plane(page)) != whole_race
    assert picture(chart(page)) != end  # the line stands elsewhere
    page.get_by_role("button", name="One step on").click()
    expect(readings(page, 1)).to_contain_text("4 steps")
    page.get_by_role("button", name="Play").click()
    expect(readings(page, 2)).to_contain_text(re.compile("^[1-9][0-9]* step"))
    assert sent(page) == []


def test_the_cloud_of_gradients_can_be_hidden(show):
    page = show(batches(), answers=False)
    page.get_by_label("Gradients evaluated", exact=True).fill("0")
    with_arrows = picture(plane(page))
    page.get_by_label("gradients of other mini-batches").uncheck()
    assert picture(plane(page)) != with_arrows


def test_missing_functions_are_named_and_the_others_race(show):
    page = show(batches(minibatches=unwritten))
    line = unwritten.__code__.co_firstlineno + 1
    expect(page.locator(".descent-problems")).to_have_text(
        re.compile(rf"^minibatches, line {line} of unwritten: not written yet \(NotImplementedError\)")
    )
    expect(readings(page, 1)).to_have_text("not shown, see below")
    expect(readings(page, 2)).to_contain_text("40 steps")
    assert pixels(chart(page), BLUE.light) == 0
    assert pixels(chart(page), ORANGE.light) > 30


def test_divergence_is_named(show):
    page = show(
        batches(sgd=lambda X, y, w0, rate, order: [[10.0 ** min(k, 300), 0.0] for k in range(len(order) + 1)])
    )
    expect(readings(page, 0)).to_have_text("diverged after 30 gradients")
    expect(page.get_by_role("status")).to_contain_text("one sample: diverged after 30 gradients.")


def test_the_table_lists_the_losses_by_work(show):
    widget = batches(passes=1)
    page = show(widget)
    page.get_by_text("The numbers as a table").first.click()
    expect(page.get_by_role("row")).to_have_count(22)
    first = widget._valley.height(widget.racers[0].points[1])
    expect(page.get_by_role("row").nth(2)).to_contain_text(f"{first:#.3g}")
