"""LinearClassificationExplorer in a blank page: boundary, arrow and the place on a road are dragged.

Within the flat band the accuracy stays and the loss moves; stretching moves the loss alone.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from tests.browser.lesson_widgets import classification, drag, handle, sent, value_of, wait_until_kept
from tests.browser.looks import picture, pixels
from tests.descent.students_answers import unwritten

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INK, BLUE, ORANGE = CURVE_STYLES[:3]


def plane(page: Page):
    return page.locator("canvas").first


def notes(page: Page):
    return page.locator("figcaption")


def road(page: Page, name: str) -> None:
    page.get_by_label("while the boundary is").select_option(label=name)


def loss(page: Page) -> float:
    return float(re.search(r"cross-entropy ([\d.]+)", notes(page).last.text_content()).group(1))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_classes_boundary_and_curves_are_drawn(show, scheme):
    page = show(classification(), color_scheme=scheme)
    for style in (INK, BLUE, ORANGE):
        assert pixels(plane(page), getattr(style, scheme)) > 100
    for chart in (1, 2):
        assert pixels(page.locator("canvas").nth(chart), getattr(INK, scheme)) > 100


def test_the_boundary_is_dragged_and_the_loss_follows(show):
    widget = classification()
    page = show(widget)
    before = loss(page)
    drag(page, handle(page, "boundary"), 90, 0)
    expect(notes(page).last).not_to_contain_text(f"cross-entropy {before:.3f}")
    assert loss(page) > before
    wait_until_kept(page)
    assert widget.scene["anchor"][0] > 1.0
    assert widget.scene["weights"] == [1.5, 0.0]


def test_the_arrow_turns_and_stretches(show):
    widget = classification()
    page = show(widget)
    anchor = list(widget.scene["anchor"])
    drag(page, handle(page, "tip of the weights"), 40, -50)
    wait_until_kept(page)
    expect(page.locator(".descent-counter")).not_to_have_text("w = −0.750, 1.50, 0")
    assert widget.scene["weights"][0] > 1.6
    assert widget.scene["weights"][1] > 0.3
    assert widget.scene["anchor"] == anchor


def test_in_the_flat_band_the_accuracy_stays_and_the_loss_moves(show):
    widget = classification()
    page = show(widget)
    low, high = widget.scene["road"]["flat"]
    before, accuracy = widget.scene["loss"], widget.scene["accuracy"]
    page.evaluate(
        "([a, w, p]) => model.send({ type: 'run', seq: 99, anchor: a, weights: w, road: 'shift', place: p, selected: 0, final: true })",
        [[0.5, 0.0], [1.5, 0.0], low + 0.02 * (high - low)],
    )
    assert widget.scene["accuracy"] == accuracy
    assert widget.scene["loss"] != before


def test_the_place_on_the_road_is_moved_by_keys(show):
    widget = classification()
    page = show(widget)
    page.evaluate("document.addEventListener('keydown', () => { globalThis.leaked = true; })")
    cursor = handle(page, "place of the boundary")
    (before,) = value_of(cursor)
    assert before == 0.5
    cursor.focus()
    page.keyboard.press("ArrowLeft")
    expect(cursor).not_to_have_attribute("aria-valuetext", "0.500")
    wait_until_kept(page)
    assert widget.scene["road"]["here"] == pytest.approx(0.5 - 0.02 * abs(widget.scene["road"]["places"][0]))
    assert widget.scene["anchor"][0] == pytest.approx(widget.scene["road"]["here"])
    assert page.evaluate("globalThis.leaked") is None


def test_stretching_moves_the_loss_alone(show):
    widget = classification()
    page = show(widget)
    road(page, "stretched")
    expect(notes(page).first).to_contain_text("flat from 0.100 to 8.00")
    accuracy, before = widget.scene["accuracy"], loss(page)
    drag(page, handle(page, "place of the boundary"), 60, 0)
    wait_until_kept(page)
    expect(notes(page).last).not_to_contain_text(f"cross-entropy {before:.3f}")
    assert widget.scene["accuracy"] == accuracy
    assert widget.scene["weights"][0] > 2.0
    assert widget.scene["anchor"] == [0.5, 0.0]


def test_a_turn_is_shown_in_degrees(show):
    page = show(classification())
    road(page, "turned")
    expect(page.get_by_role("img", name=re.compile("Accuracy turned"))).to_be_visible()
    cursor = handle(page, "place of the boundary")
    expect(cursor).to_have_attribute("aria-valuemax", "180")
    expect(cursor).to_have_attribute("aria-valuetext", "0")


def test_scores_softmax_and_cross_entropy_of_a_sample_are_written_out(show):
    widget = classification()
    page = show(widget)
    page.get_by_role("slider", name="sample").fill("4")
    scene = widget.scene
    expect(page.locator(".descent-readings")).to_contain_text(f"{scene['scores'][3]:#.3g}".replace("-", "−"))
    expect(page.locator(".descent-readings")).to_contain_text(f"dogs {scene['probabilities'][3][1]:.3f}")
    expect(page.locator(".descent-readings")).to_contain_text(
        f"it is dogs: −ln {scene['probabilities'][3][1]:#.3g} = {scene['losses'][3]:#.3g}"
    )


def test_a_click_on_a_sample_chooses_it(show):
    widget = classification()
    page = show(widget)
    scene = widget.scene
    k = max(range(24), key=lambda i: scene["points"][i][0])
    at = page.evaluate(
        """([x, y]) => {
          const box = document.querySelector("canvas").getBoundingClientRect();
          const [[x0, x1], [y0, y1]] = model.get("scene").bounds;
          const { equalFrame } = widgetModule;
          const frame = equalFrame([[x0, x1], [y0, y1]], box.width, box.height, { left: 52, right: 10, top: 10, bottom: 36 });
          return [box.left + frame.left + ((x - x0) / (x1 - x0)) * frame.width, box.top + frame.top + ((y1 - y) / (y1 - y0)) * frame.height];
        }""",
        scene["points"][k],
    )
    page.mouse.click(*at)
    expect(page.get_by_role("slider", name="sample")).to_have_value(str(k + 1))
    wait_until_kept(page)
    assert sent(page)[-1]["selected"] == k


def test_a_wrong_softmax_paints_another_picture(show):
    right = picture(plane(show(classification())))
    page = show(classification(softmax=lambda z: 0 * z + 0.5))
    assert picture(plane(page)) != right
    expect(page.locator(".descent-readings")).to_contain_text(
        "but −ln 0.500 is 0.693: softmax or cross_entropy is wrong"
    )


def test_unwritten_functions_are_named_and_the_rest_works(show):
    page = show(classification(softmax=unwritten, cross_entropy=unwritten))
    problems = page.locator(".descent-problems")
    line = unwritten.__code__.co_firstlineno + 1
    for name in ("softmax", "cross_entropy"):
        expect(problems).to_contain_text(
            f"{name}, line {line} of unwritten: not written yet (NotImplementedError)"
        )
    expect(notes(page).last).to_have_text("cross_entropy is missing.")
    expect(notes(page).first).to_contain_text(re.compile(r"accuracy \d"))
    drag(page, handle(page, "boundary"), 90, 0)
    wait_until_kept(page)
    expect(page.locator(".descent-message")).to_be_hidden()


def test_the_tip_on_the_dot_is_no_direction_and_changes_nothing(show):
    page = show(classification())
    weights = page.evaluate("model.get('scene').weights")
    grip, home = handle(page, "tip of the weights"), handle(page, "boundary")
    a, b = grip.bounding_box(), home.bounding_box()
    drag(page, grip, b["x"] - a["x"], b["y"] - a["y"])
    wait_until_kept(page)
    expect(page.locator(".descent-message")).to_be_hidden()
    assert all(isinstance(weight, (int, float)) for weight in weights)
    assert sent(page)[-1]["weights"] is not None
