"""The widgets of the lessons in light and dark, at any width, without mouse, without kernel.

axe-core finds nothing (and does find what is wrong), curves and text have contrast, nothing is cut off, an offline page
shows the picture and switches off what needs Python, and a widget that is gone leaves nothing behind.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from descent.palette import CURVE_STYLES
from tests.browser.accessibility import violations
from tests.browser.lesson_widgets import ALL, classification, learning_rate, least_squares
from tests.browser.looks import pixels
from tests.descent.students_answers import unwritten

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FAILING = {
    "least squares": {"hat_matrix": unwritten},
    "classification": {"accuracy": unwritten},
    "learning rate": {"critical_learning_rate": unwritten},
    "batches": {"sgd": unwritten},
    "penalty": {"fit_ridge": unwritten},
    "overfitting": {"cross_validate": unwritten},
}
HANDLES = {
    "least squares": 6,
    "classification": 3,
    "learning rate": 2,
    "batches": 1,
    "penalty": 1,
    "overfitting": 0,
}
OFFLINE = "http://localhost/offline"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing_and_text_and_curves_have_contrast(show, name, scheme):
    page = show(ALL[name](**FAILING[name]), color_scheme=scheme)
    page.get_by_text("The numbers as a table").first.click()
    assert violations(page) == []
    worst = page.evaluate("""() => {
      const { themeOf, styleOn, parseColour, contrast } = widgetModule;
      const theme = themeOf(document.querySelector(".descent-widget"));
      const styles = model.get("scene").styles.map((style) => styleOn(theme, style));
      return Math.min(...styles.map(({ colour, edge }) => contrast(parseColour(edge ?? colour), theme.ground)));
    }""")
    assert worst >= 3.0


def test_axe_would_find_a_handle_without_name_and_poor_contrast(show):
    page = show(classification())
    page.evaluate("""() => {
      const handle = document.querySelector(".descent-handle");
      handle.removeAttribute("aria-label");
      handle.removeAttribute("title");
      document.querySelector(".descent-caption").style.color = "#dddddd";
    }""")
    found = " ".join(violations(page))
    assert "aria-input-field-name: " in found
    assert "color-contrast: " in found


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_cut_off_at_any_width(show, name):
    page = show(ALL[name](**FAILING[name]))
    for width in (860, 480, 320):
        page.evaluate("(width) => { document.getElementById('cell').style.width = `${width}px`; }", width)
        page.wait_for_function("(most) => document.querySelector('canvas').clientWidth < most", arg=width)
        assert overflowing(page) == []


def overflowing(page: Page) -> list[str]:
    """The elements that stick out of the widget, and the texts that are cut off."""
    found = page.evaluate("""() => {
      const root = document.querySelector(".descent-widget").getBoundingClientRect();
      const inside = [...document.querySelectorAll(".descent-widget *:not(.descent-live):not(.descent-handle)")];
      const boxes = inside.map((node) => [node.className || node.tagName, node.getBoundingClientRect()]);
      const out = boxes.filter(([, box]) => box.width && (box.right > root.right + 0.5 || box.left < root.left - 0.5));
      const cut = [...document.querySelectorAll("dd, figcaption, button")].filter((node) => node.scrollWidth > node.clientWidth + 2);
      return [...out.map(([name]) => String(name)), ...cut.map((node) => node.textContent)];
    }""")
    return list(found)


@pytest.mark.parametrize("name", ALL)
def test_every_handle_can_be_reached_and_says_its_place(show, name):
    page = show(ALL[name]())
    reached = set()
    page.locator("body").click(position={"x": 1, "y": 1})
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.classList.contains('descent-handle') ? document.activeElement.title : ''"
            )
        )
    wanted = 1 if name == "least squares" else HANDLES[name]  # of the points only the chosen one
    assert len(reached - {""}) == wanted
    handles = page.locator(".descent-handle")
    for k in range(handles.count()):
        assert handles.nth(k).get_attribute("aria-valuetext")


@pytest.mark.parametrize("name", ALL)
def test_an_offline_page_shows_it_with_marks_for_handles_and_asks_nothing(open_page, name):
    widget = ALL[name]()
    page = open_page()
    page.route(OFFLINE, lambda route: route.fulfill(body=widget.to_html(), content_type="text/html"))
    page.goto(OFFLINE)
    page.locator(".descent-widget canvas").first.wait_for()
    assert pixels(page.locator("canvas").first, CURVE_STYLES[1].light) > 40
    marks = page.locator(".descent-handle")
    assert marks.count() == HANDLES[name]
    for mark in marks.all():
        assert mark.is_visible()
        before = mark.get_attribute("style")
        box = mark.bounding_box()
        page.mouse.move(box["x"] + 20, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + 60, box["y"] + 40)
        page.mouse.up()
        assert mark.get_attribute("style") == before
    page.locator("body").click(position={"x": 1, "y": 1})
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.classList.contains('descent-handle')")
    assert violations(page) == []


def test_an_offline_walk_plays(open_page):
    page = open_page()
    page.route(OFFLINE, lambda route: route.fulfill(body=learning_rate().to_html(), content_type="text/html"))
    page.goto(OFFLINE)
    page.get_by_label("Step", exact=True).fill("1")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_label("Step", exact=True)).to_have_value(re.compile("^([3-9]|[1-4][0-9])$"))
    assert page.get_by_role("button", name="best").is_disabled()


def test_an_offline_boundary_tells_of_each_sample(open_page):
    page = open_page()
    widget = classification()
    page.route(OFFLINE, lambda route: route.fulfill(body=widget.to_html(), content_type="text/html"))
    page.goto(OFFLINE)
    page.get_by_role("slider", name="sample").fill("4")
    page.get_by_text(f"dogs {widget.scene['probabilities'][3][1]:.3f}").first.wait_for()


@pytest.mark.parametrize("name", ALL)
def test_the_theme_is_followed_when_it_changes_and_nothing_stays_behind(show, name):
    page = show(ALL[name]())
    assert pixels(page.locator("canvas").first, CURVE_STYLES[1].dark) == 0
    page.evaluate("document.body.style.setProperty('--jp-layout-color0', '#111111')")
    page.wait_for_function("document.querySelector('.descent-dark')")
    assert pixels(page.locator("canvas").first, CURVE_STYLES[1].dark) > 40
    page.evaluate("leave()")
    assert (
        page.evaluate("model.listeners('msg:custom').length + model.listeners('change:version').length") == 0
    )


def test_a_theme_that_changes_without_transition_is_followed_when_the_widget_comes_into_sight(show):
    page = show(least_squares())
    page.evaluate("""async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const cell = document.getElementById("cell");
      const root = cell.firstElementChild;
      cell.style.contentVisibility = "hidden"; // as JupyterLab has cells far outside of the window
      root.style.transition = "none"; // there the colours sometimes change so
      for (let k = 0; k < 3; k++) await frame();
      document.body.style.setProperty("--jp-layout-color0", "#111111");
      getComputedStyle(root).backgroundColor;
      for (let k = 0; k < 3; k++) await frame();
      root.style.transition = "";
      cell.style.contentVisibility = "visible";
    }""")
    page.wait_for_function("document.querySelector('.descent-dark')")
    assert pixels(page.locator("canvas").first, CURVE_STYLES[1].dark) > 40
    assert pixels(page.locator("canvas").first, CURVE_STYLES[1].light) == 0


def test_a_dense_display_gets_more_pixels(show):
    page = show(least_squares(), device_scale_factor=2)
    for canvas in page.locator("canvas").all():
        assert canvas.evaluate("(c) => c.width / c.clientWidth") == pytest.approx(2, abs=0.02)
