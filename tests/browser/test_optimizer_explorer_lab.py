"""OptimizerExplorer in JupyterLab.

The lesson on optimisers, with its solutions filled in, runs without an error; its widget draws the six classes, plays
and scrubs. In a student's notebook the sliders reach the kernel while a class that fails is named with its line, and
the widget's keys stay out of the notebook's shortcuts. Nothing is asked of another machine.
"""

import pytest
from nbformat import NotebookNode, v4, writes
from playwright.sync_api import Locator, Page, expect

from autograder.build.weeks import build_lesson
from autograder.checkout import CHECKOUT
from descent.palette import CURVE_STYLES
from tests.browser.lab import cells
from tests.browser.looks import picture, pixels
from tests.browser.racers import play_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MASTER = CHECKOUT / "week1_optimization" / "source" / "07_optimizers.py"
IMPORT = "from descent.widgets import OptimizerExplorer"
PATIENCE = r"\nOptimizerExplorer.__init__.__kwdefaults__['time_limit'] = 60"  # the machine may be busy
STUDENTS_CELLS = [
    "from descent.surfaces import EllipticSurface\nfrom descent.widgets import OptimizerExplorer",
    """class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        print("hello")
        return w - self.learning_rate * gradient(w)


class Unfinished(GradientDescent):
    def step(self, w, gradient):
        h = self.velocity
        return w - h""",
    """OptimizerExplorer(
    EllipticSurface(25),
    {"right": GradientDescent(0.05), "unfinished": Unfinished(0.05)},
    time_limit=60,
)""",
]


def students_notebook() -> NotebookNode:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return v4.new_notebook(metadata=kernel, cells=[v4.new_code_cell(source) for source in STUDENTS_CELLS])


def show_widget(page: Page) -> Locator:
    """The notebook's last widget, scrolled to."""
    widget = page.locator(".descent-widget").last
    expect(widget).to_be_attached()
    widget.evaluate("node => node.scrollIntoView({ block: 'center' })")
    expect(widget.locator("canvas").first).to_be_visible()
    return widget


def test_the_lesson_runs_and_its_widget_draws_plays_and_scrubs(lab, open_page):
    page = open_page(viewport={"width": 1280, "height": 900})
    lesson = build_lesson(MASTER).source.replace(IMPORT, IMPORT + PATIENCE)
    outputs = [output for cell in lab.run(page, "lesson", lesson) for output in cell.get("outputs", [])]
    assert [output for output in outputs if output["output_type"] == "error"] == []

    widget = show_widget(page)
    canvas = widget.locator("canvas").first
    expect(widget.locator(".descent-name")).to_have_count(6)
    expect(widget.locator(".descent-problems")).to_be_hidden()
    assert sum(pixels(canvas, style.light) > 30 for style in CURVE_STYLES[:6]) >= 5

    counter = widget.locator(".descent-counter")
    widget.get_by_label("Step", exact=True).fill("3")
    expect(counter).to_have_text("step 3 of 200")
    scrubbed = picture(canvas)
    play_until(widget, 9)
    assert picture(canvas) != scrubbed


def change_theme(page: Page, name: str) -> None:
    """Change it when the splash of the last change is gone: JupyterLab would take the same one away twice."""
    page.locator("#jupyterlab-splash").wait_for(state="detached")
    page.evaluate("(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", name)


def test_the_theme_of_jupyterlab_is_followed(lab, open_page):
    page = open_page(viewport={"width": 1280, "height": 900})
    lab.run(page, "themed", writes(students_notebook()))
    canvas = show_widget(page).locator("canvas").first
    assert pixels(canvas, CURVE_STYLES[0].light) > 30
    change_theme(page, "JupyterLab Dark")
    page.locator(".descent-widget.descent-dark").wait_for()
    assert pixels(canvas, CURVE_STYLES[0].dark) > 30
    assert pixels(canvas, CURVE_STYLES[0].light) == 0
    change_theme(page, "JupyterLab Light")
    page.locator(".descent-widget:not(.descent-dark)").wait_for()
    assert pixels(canvas, CURVE_STYLES[0].light) > 30


def test_sliders_errors_prints_and_keys_in_a_students_notebook(lab, open_page):
    page = open_page(viewport={"width": 1280, "height": 900})
    lab.run(page, "student", writes(students_notebook()))

    widget = show_widget(page)
    problems = widget.locator(".descent-problems")
    expect(problems).to_contain_text(
        "unfinished, line 12 of Unfinished.step: AttributeError: 'Unfinished' object has"
    )
    expect(problems).to_contain_text("h = self.velocity")
    expect(problems).to_contain_text("right printed hello")

    widget.get_by_role("slider", name="condition number").fill("1")
    expect(widget.locator(".descent-title")).to_have_text("ellipse, condition number 10")
    widget.get_by_role("slider", name="all rates").fill("1")
    expect(widget.locator(".descent-legend li").first).to_contain_text("diverged")

    widget.get_by_role("button", name="One step back").focus()
    for key in "xdd":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert len(cells(page)) == len(STUDENTS_CELLS)
