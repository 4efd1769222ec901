"""A view is built and painted when the notebook hears of its widget, before there is a cell to show it in."""

import pytest
from playwright.sync_api import Page, expect

from descent.surfaces import EllipticSurface
from descent.widgets import OptimizerExplorer
from tests.descent.test_optimizer_rules import SIX

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A second model of the same widget beside the one that `show` has mounted, in a page like a notebook's.
SECOND = """(width) => {
  leave();
  document.getElementById("cell").replaceChildren();
  const editor = Object.assign(document.createElement("div"), { className: "jp-InputArea-editor" });
  editor.style.width = `${width}px`;
  document.body.append(editor);
  globalThis.draws = [];
  const drawImage = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...what) {
    if (this.canvas.isConnected) draws.push(this.canvas.width);
    return drawImage.apply(this, what);
  };
  globalThis.second = new Model({ ...model.state, scene: structuredClone(model.state.scene) }, false);
  widgetModule.default.initialize({ model: second });
  return { draws: draws.splice(0), left: document.querySelectorAll(".descent-aside, .descent-widget").length };
}"""
SHOW = """async () => {
  leave = await widgetModule.default.render({ model: second, el: document.getElementById("cell") });
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const canvas = document.querySelector(".descent-stage canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return { draws, painted: data.some((value) => value), width: canvas.clientWidth, pixels: canvas.width };
}"""


@pytest.fixture
def page(show) -> Page:
    """A page in which an OptimizerExplorer has been shown, 860 pixels wide."""
    return show(OptimizerExplorer(EllipticSurface(10.0, 20.0), SIX, num_steps=40, time_limit=60.0))


def test_it_is_painted_aside_and_not_again_where_it_is_as_wide(page):
    prepared = page.evaluate(SECOND, 860)
    assert prepared["draws"]
    assert prepared["left"] == 0
    shown = page.evaluate(SHOW)
    assert shown["painted"]
    assert shown["draws"] == []


def test_it_is_painted_anew_where_it_is_not_as_wide(page):
    page.evaluate(SECOND, 500)
    shown = page.evaluate(SHOW)
    assert shown["painted"]
    assert shown["draws"]
    assert shown["width"] == shown["pixels"]


def test_it_is_built_anew_if_the_state_has_changed(page):
    page.evaluate(SECOND, 860)
    page.evaluate("""() => {
      second.state.scene = structuredClone(second.state.scene);
      second.state.scene.surface.name = "another surface";
    }""")
    page.evaluate(SHOW)
    expect(page.locator(".descent-title")).to_have_text("another surface")
    expect(page.locator(".descent-widget")).to_have_count(1)


def test_a_second_view_of_the_widget_is_a_view_of_its_own(page):
    page.evaluate(SECOND, 860)
    page.evaluate(SHOW)
    page.evaluate(SHOW)
    expect(page.locator(".descent-widget")).to_have_count(2)
    page.get_by_role("button", name="To the start").first.click()
    expect(page.locator(".descent-counter").first).to_have_text("step 0 of 40")
    expect(page.locator(".descent-counter").last).to_have_text("step 40 of 40")


def test_only_a_few_are_prepared_since_a_reopened_notebook_hears_of_every_widget_there_ever_was(page):
    assert page.evaluate(SECOND, 860)["draws"]
    many = """() => {
      globalThis.others = Array.from({ length: 20 }, () => new Model({ ...second.state, scene: structuredClone(second.state.scene) }));
      for (const model of others) widgetModule.default.initialize({ model });
      return draws.length;
    }"""
    assert page.evaluate(many) <= 5 * 5
    page.evaluate(SHOW)
    expect(page.locator(".descent-widget")).to_have_count(1)


def test_a_view_that_cannot_be_prepared_fails_where_it_is_seen(page):
    page.evaluate(SECOND, 860)
    broken = """async () => {
      const model = new Model({ ...second.state, scene: { ...second.state.scene, runs: null } });
      widgetModule.default.initialize({ model });
      try {
        await widgetModule.default.render({ model, el: document.getElementById("cell") });
      } catch (error) {
        return [error.name, document.querySelectorAll(".descent-aside").length];
      }
    }"""
    assert page.evaluate(broken) == ["TypeError", 0]
