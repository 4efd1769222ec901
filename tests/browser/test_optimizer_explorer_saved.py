"""OptimizerExplorer in Notebook 7, and what is left of it in a saved notebook.

A notebook is run and saved in JupyterLab, opened by somebody else without a kernel, opened again after its kernel was
restarted, and converted to a page that is read without a network: each shows the picture.
"""

import re

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbformat import v4, writes
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CELL = """from descent.surfaces import EllipticSurface
from descent.widgets import OptimizerExplorer


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        return w - self.learning_rate * gradient(w)


walkers = {"mine": GradientDescent(0.05), "slower": GradientDescent(0.01)}
OptimizerExplorer(EllipticSurface(25), walkers, time_limit=60)"""
# What JupyterLab itself complains of when a kernel restarts that it has just asked something, its debugger for one.
RESTARTED = "Canceled future for [a-z_]+ message before replies were done"
# What Notebook 7 itself complains of when it loads its settings and opens a file.
NOTEBOOK_7 = "reading 'schema'|were done|Command 'filebrowser:[a-z-]+' not registered"


def text() -> str:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return writes(v4.new_notebook(metadata=kernel, cells=[v4.new_code_cell(CELL)]))


def drag_start(page: Page) -> None:
    """Drag the start point to the right and let go."""
    handle = page.get_by_role("slider", name="Start point")
    handle.hover()  # it waits until the page has come to rest
    box = handle.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y, steps=5)
    page.mouse.up()


def test_it_is_dragged_in_notebook_7(lab, open_page):
    (lab.folder / "seven.ipynb").write_text(text(), encoding="utf-8")
    page = open_page(viewport={"width": 1280, "height": 900}, tolerate=NOTEBOOK_7)
    page.goto(f"{lab.url}/notebooks/seven.ipynb?token={lab.token}", timeout=60_000)
    lab.wait_for_kernel(page, "seven.ipynb")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    widget = page.locator(".descent-widget").first
    expect(widget).to_be_visible()
    drag_start(page)
    handle = page.get_by_role("slider", name="Start point")
    expect(handle).not_to_have_attribute("aria-valuetext", "−4.00, 2.00")
    expect(widget.get_by_role("status")).to_contain_text(re.compile(r"^Start −[23]"))
    expect(widget.locator(".descent-counter")).to_have_text("step 200 of 200")


def test_a_saved_notebook_shows_the_picture_without_a_kernel_and_as_a_page(lab, open_page, browser):
    page = open_page(viewport={"width": 1280, "height": 900})
    lab.run(page, "saved", text())
    expect(page.locator(".descent-widget")).to_be_visible(timeout=60_000)
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty")
    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
    page.close()

    page = open_page(viewport={"width": 1280, "height": 900})
    lab.open_saved(page, "saved")  # trusted, and with a new kernel, which knows nothing of the widget
    shows_the_picture(page)

    notebook = nbformat.read(lab.folder / "saved.ipynb", as_version=4)
    notebook.metadata["handed_on"] = True  # a file that this Jupyter has not written is not trusted
    nbformat.write(notebook, lab.folder / "handed_on.ipynb")
    page = open_page(viewport={"width": 1280, "height": 900}, tolerate="")
    page.route(
        "**/api/sessions*",
        lambda route: route.abort() if route.request.method == "POST" else route.fallback(),
    )
    page.goto(f"{lab.url}/lab/workspaces/again/tree/handed_on.ipynb?token={lab.token}", timeout=60_000)
    shows_the_picture(page)
    assert page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session") is None

    html, _ = HTMLExporter().from_notebook_node(notebook)
    offline = browser.new_context(offline=True).new_page()
    offline.set_content(html, wait_until="domcontentloaded")
    shows_the_picture(offline)
    offline.context.close()


def test_a_page_that_is_loaded_again_shows_the_widget_and_after_a_restart_its_picture(lab, open_page):
    page = open_page(viewport={"width": 1280, "height": 900}, tolerate=RESTARTED)
    lab.run(page, "restarted", text())
    expect(page.locator(".descent-widget")).to_be_visible(timeout=60_000)
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty")

    page.reload()
    lab.wait_for_kernel(page, "restarted.ipynb")
    expect(page.locator(".descent-widget")).to_be_visible(timeout=60_000)

    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()")
    page.reload()
    lab.wait_for_kernel(page, "restarted.ipynb")
    shows_the_picture(page)


def shows_the_picture(page: Page) -> None:
    picture = page.locator("img[src^='data:image/png']")
    expect(picture).to_be_visible(timeout=60_000)
    assert picture.evaluate("image => image.naturalWidth") > 500
