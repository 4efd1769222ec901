"""OptimizerExplorer is legible in light and dark, at any width, on dense displays, and leaves nothing behind."""

import pytest

from descent.palette import CURVE_STYLES
from tests.browser.looks import pixels
from tests.browser.racers import Failing, Turned, canvas, counter, six

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JUPYTER_DARK = """--jp-layout-color0: #111111; --jp-ui-font-color1: rgba(255, 255, 255, 0.87);
--jp-ui-font-color2: rgba(255, 255, 255, 0.54); --jp-border-color2: #616161; --jp-brand-color1: #2196f3;
background: #111111"""


@pytest.mark.parametrize(
    "options",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"style": JUPYTER_DARK}],
    ids=["light", "dark", "jupyter-dark"],
)
def test_text_and_curves_have_contrast(show, options):
    page = show(six(more=Turned(0.01, 0.1), failing=Failing()), **options)
    worst = page.evaluate("""() => {
      const { parseColour, contrast, themeOf, styleOn } = widgetModule;
      const root = document.querySelector(".descent-widget");
      const theme = themeOf(root);
      const blend = (text) => {
        const [r, g, b, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
        return [r, g, b].map((channel, k) => alpha * channel + (1 - alpha) * theme.ground[k]);
      };
      const places = ["title", "counter", "name", "rate", "loss", "heading", "problems", "alarming .descent-rate"];
      const texts = places.map((name) => {
        const { color } = getComputedStyle(root.querySelector(`.descent-${name}`));
        return contrast(blend(color), theme.ground);
      });
      const curves = model.get("scene").runs.map(({ style }) => {
        const { colour, edge } = styleOn(theme, style);
        return contrast(parseColour(edge ?? colour), theme.ground);
      });
      return [Math.min(...texts), Math.min(...curves)];
    }""")
    assert worst[0] >= 4.5
    assert worst[1] >= 3.0


def test_the_theme_is_followed_when_it_changes(show):
    page = show(six())
    assert pixels(canvas(page), CURVE_STYLES[1].dark) == 0
    page.evaluate("document.body.style.setProperty('--jp-layout-color0', '#111111')")
    page.wait_for_function("document.querySelector('.descent-dark')")
    assert pixels(canvas(page), CURVE_STYLES[1].dark) > 60
    assert pixels(canvas(page), CURVE_STYLES[1].light) == 0


@pytest.mark.parametrize("width", [320, 480, 700, 860, 1200])
def test_nothing_is_cut_off_at_any_width(show, width):
    page = show(six(failing=Failing()), width=width, viewport={"width": width + 40, "height": 900})
    over = page.evaluate("""() => {
      const root = document.querySelector(".descent-widget").getBoundingClientRect();
      const inside = [...document.querySelectorAll(".descent-widget *:not(.descent-live)")];
      const boxes = inside.map((node) => [node.className, node.getBoundingClientRect()]);
      const cut = [...document.querySelectorAll(".descent-name, .descent-rate, .descent-loss")];
      return [
        ...boxes.filter(([, box]) => box.width && (box.right > root.right || box.left < root.left)).map(([name]) => name),
        ...cut.filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.textContent),
      ];
    }""")
    assert over == []


def test_a_widget_that_is_hidden_at_first_draws_when_it_is_shown(show):
    page = show(six(), style="} #cell { display: none")
    page.evaluate("document.getElementById('cell').style.display = 'block'")
    page.wait_for_function("document.querySelector('canvas').width > 300")
    assert pixels(canvas(page), CURVE_STYLES[1].light) > 60


def test_a_dense_display_gets_more_pixels(show):
    page = show(six(), device_scale_factor=2)
    assert page.evaluate("(c => c.width / c.clientWidth)(document.querySelector('canvas'))") == pytest.approx(
        2, 0.01
    )


def test_it_leaves_nothing_behind(show):
    page = show(six())
    page.get_by_role("button", name="Play").click()
    page.evaluate("leave()")
    assert page.evaluate("model.listeners('msg:custom').length") == 0
    at_rest = counter(page).text_content()
    page.wait_for_timeout(200)
    assert counter(page).text_content() == at_rest
