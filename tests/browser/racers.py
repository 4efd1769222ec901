"""Six optimisers whose curves differ, one that fails, the course's six, and where the widget shows them."""

import numpy as np
from playwright.sync_api import Locator, Page

from descent.surfaces import EllipticSurface
from descent.widgets import OptimizerExplorer
from tests.browser.lesson_widgets import PATIENCE
from tests.descent.test_optimizer_rules import SIX

# It looks at every frame and stops at once: nothing of it depends on how fast the machine is.
PLAY_UNTIL = """(root, step) => new Promise((resolve) => {
  const [scrubber, button] = ["input", "[aria-label=Play]"].map((which) => root.querySelector(`.descent-player ${which}`));
  const look = () => {
    if (scrubber.value < step) return requestAnimationFrame(look);
    button.click();
    resolve();
  };
  button.click();
  look();
})"""


class Turned:
    """Gradient descent in a direction turned by an angle, so that every curve is another one."""

    def __init__(self, learning_rate, angle):
        self.learning_rate = learning_rate
        self.turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])

    def step(self, w, gradient):
        return w - self.learning_rate * self.turn @ gradient(w)


class Failing:
    learning_rate = 0.1

    def step(self, w, gradient):
        print("<img src=x onerror=alert(1)>")
        raise ValueError("<b>bold</b>")


def six(surface=None, **more):
    angles = {f"turned {k}": Turned(0.02, 0.2 * k) for k in range(6)}
    return OptimizerExplorer(
        surface or EllipticSurface(10.0), {**angles, **more}, num_steps=100, time_limit=PATIENCE
    )


def course(surface=None, **more):
    """The course's six optimisers."""
    return OptimizerExplorer(
        surface or EllipticSurface(10.0, 20.0), {**SIX, **more}, num_steps=300, time_limit=PATIENCE
    )


def look_into(page: Page, name: str, step: int) -> None:
    """Choose an optimiser to look into, and a step."""
    page.get_by_label(f"Look into {name}", exact=True).check()
    page.get_by_label("Step", exact=True).fill(str(step))


def canvas(page: Page) -> Locator:
    return page.locator(".descent-stage canvas").first


def counter(page: Page) -> Locator:
    return page.locator(".descent-counter")


def play_until(widget: Locator, step: int) -> None:
    """Press Play, and Pause in the frame in which this step is reached."""
    widget.evaluate(PLAY_UNTIL, step)
