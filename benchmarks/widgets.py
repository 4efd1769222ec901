"""How fast the OptimizerExplorer answers a drag, beside three other ways to draw the same race.

    .venv/bin/pip install --editable ".[benchmark]"
    .venv/bin/python benchmarks/widgets.py

Six optimisers walk from a start point that is dragged with the mouse in JupyterLab, in Chromium: with the
OptimizerExplorer, `ipywidgets.interact` and a matplotlib figure, ipympl, and plotly's FigureWidget. All walk 150 steps
an update, which is what the explorer does while it is dragged. Each once with the server as it comes and once with the
course's extension, which sets TCP_NODELAY. A drag is *drawn* in the first frame after the picture has changed; so is
the first paint of the explorer, which is timed from the moment when its cell is run.
"""

import argparse
import itertools
import math
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from nbformat import v4, writes
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium_path
from tests.browser.lab import Lab, running_lab

RACERS = """
import numpy as np
from descent.surfaces import EllipticSurface
from descent.widgets import OptimizerExplorer

class Momentum:
    def __init__(self, learning_rate, alpha):
        self.learning_rate, self.alpha, self.h = learning_rate, alpha, 0.0
    def step(self, w, gradient):
        self.h = self.alpha * self.h + self.learning_rate * gradient(w)
        return w - self.h

class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate, self.beta1, self.beta2, self.eps = learning_rate, beta1, beta2, eps
        self.m = self.v = self.t = 0
    def step(self, w, gradient):
        g = gradient(w)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m, v = self.m / (1 - self.beta1**self.t), self.v / (1 - self.beta2**self.t)
        return w - self.learning_rate * m / (np.sqrt(v) + self.eps)

surface = EllipticSurface(25)
def racers():
    return {f"momentum {a}": Momentum(0.02, a) for a in (0.0, 0.5, 0.9)} | {f"Adam {r}": Adam(r) for r in (0.05, 0.2, 0.5)}
def walk(optimizer, start, num_steps):
    path = [start]
    for _ in range(num_steps):
        path.append(optimizer.step(path[-1], surface.gradient))
    return np.array(path)
def walks(x, num_steps=150):
    return {name: walk(racer, np.array([x, 2.0]), num_steps) for name, racer in racers().items()}
x, y = np.meshgrid(np.linspace(-5, 5, 88), np.linspace(-3, 3, 64))
z = surface.value(np.stack([x, y], axis=-1))
"""
EXPLORER = "OptimizerExplorer(surface, racers(), num_steps=500)"
INTERACT = """
import matplotlib.pyplot as plt
from ipywidgets import interact, FloatSlider
def draw(start):
    figure, axes = plt.subplots(figsize=(6, 3.6))
    axes.contour(x, y, z, 14)
    for name, path in walks(start).items():
        axes.plot(*path.T, label=name)
    axes.legend()
    plt.show()
interact(draw, start=FloatSlider(min=-5, max=5, step=0.01, value=-4));
"""
IPYMPL = """
%matplotlib widget
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, VBox
with plt.ioff():
    figure, axes = plt.subplots(figsize=(6, 3.6))
axes.contour(x, y, z, 14)
lines = {name: axes.plot(*path.T, label=name)[0] for name, path in walks(-4).items()}
axes.legend()
def redraw(change):
    for name, path in walks(change["new"]).items():
        lines[name].set_data(*path.T)
    figure.canvas.draw_idle()
slider = FloatSlider(min=-5, max=5, step=0.01, value=-4)
slider.observe(redraw, "value")
VBox([slider, figure.canvas])
"""
PLOTLY = """
import plotly.graph_objects as go
from ipywidgets import FloatSlider, VBox
figure = go.FigureWidget([go.Contour(x=x[0], y=y[:, 0], z=z, ncontours=14, contours_coloring="lines", showscale=False)])
for name, path in walks(-4).items():
    figure.add_scatter(x=path[:, 0], y=path[:, 1], mode="lines", name=name)
def redraw(change):
    with figure.batch_update():
        for line, path in zip(figure.data[1:], walks(change["new"]).values()):
            line.x, line.y = path[:, 0], path[:, 1]
slider = FloatSlider(min=-5, max=5, step=0.01, value=-4)
slider.observe(redraw, "value")
VBox([slider, figure])
"""
WAYS = {
    "OptimizerExplorer": EXPLORER,
    "interact + matplotlib": INTERACT,
    "ipympl": IPYMPL,
    "plotly FigureWidget": PLOTLY,
}
GRIPS = {"OptimizerExplorer": ".descent-handle"}

# A picture changes when something is drawn on a canvas in an output, or an image, an SVG path or a canvas that the
# explorer has painted before is put there.
WATCH = """() => {
  const bench = (globalThis.bench = { changes: [], waiting: null });
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const changed = () => {
    bench.changes.push(performance.now());
    bench.waiting?.();
  };
  const drawImage = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...what) {
    drawImage.apply(this, what);
    if (this.canvas.closest(".jp-OutputArea")) changed(); // not what a widget paints before it is shown
  };
  const isPicture = (node) => node.matches?.(".jp-OutputArea :is(img, path.js-line)") || node.querySelector?.(".descent-stage canvas, img, path.js-line");
  new MutationObserver((records) => {
    const inOutput = records.filter(({ target }) => target.closest(".jp-OutputArea"));
    if (inOutput.some(({ target, addedNodes }) => target.matches("path.js-line, img") || [...addedNodes].some(isPicture))) changed();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["d", "src"] });
  bench.change = () => new Promise((resolve, reject) => {
    bench.waiting = resolve;
    setTimeout(() => reject(new Error("nothing was drawn for 30 s")), 30000);
  });
  bench.drawn = async (start) => {
    await bench.change();
    bench.waiting = null;
    await frame();
    return performance.now() - start;
  };
  bench.arm = () => {
    let start;
    addEventListener("pointermove", (event) => (start ??= event.timeStamp), { capture: true, once: true });
    bench.result = bench.drawn(0).then((now) => now - start);
  };
  bench.quiet = async () => {
    for (let count = -1; count !== bench.changes.length; await new Promise((resolve) => setTimeout(resolve, 300))) {
      count = bench.changes.length;
    }
  };
}"""
PAINT = """async (index) => {
  const { content } = jupyterapp.shell.currentWidget;
  content.activeCellIndex = index;
  const start = performance.now();
  const drawn = bench.drawn(start);
  jupyterapp.commands.execute("notebook:run-cell");
  const time = await drawn;
  const canvas = content.widgets[index].node.querySelector(".descent-stage canvas");
  const pixels = canvas?.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  if (canvas && !pixels.some((value) => value)) throw new Error("the canvas is empty");
  return time;
}"""
PLAY = """async (seconds) => {
  const times = [];
  const canvas = document.querySelector(".descent-stage canvas").getContext("2d");
  const drawImage = canvas.drawImage;
  canvas.drawImage = function (...what) { times.push(performance.now()); return drawImage.apply(canvas, what); };
  document.querySelector(".descent-player button[aria-label=Play]").click();
  await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
  delete canvas.drawImage;
  return times;
}"""


@dataclass
class Measured:
    """One way to draw the race on one server, times in milliseconds."""

    drags: list[float] = field(default_factory=list)
    bytes_an_update: float = 0.0
    paints: list[float] = field(default_factory=list)


class Traffic:
    """Bytes that the page has received over websockets."""

    def __init__(self, page: Page) -> None:
        self.received = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._count))

    def _count(self, payload: str | bytes) -> None:
        self.received += len(payload)


@contextmanager
def chromium_page() -> Iterator[Page]:
    """A page of a fresh Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.set_default_timeout(60_000)
        yield page
        browser.close()


def measure(lab: Lab, way: str, moves: int, playing: float) -> tuple[Measured, list[float]]:
    """Run the way's notebook, drag, and for the explorer play."""
    with chromium_page() as page:
        traffic, found = Traffic(page), Measured()
        runs = 4 if way == "OptimizerExplorer" else 1
        cells = [v4.new_code_cell(source) for source in (RACERS, *([WAYS[way]] * runs))]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        open_notebook(lab, page, way.split()[0], writes(v4.new_notebook(metadata=kernel, cells=cells)))
        page.evaluate(WATCH)
        for index in range(1, runs + 1):
            found.paints.append(page.evaluate(PAINT, index))
            page.evaluate("bench.quiet()")
        page.locator(GRIPS.get(way, ".noUi-handle")).last.wait_for()
        found.drags, found.bytes_an_update = drag(page, GRIPS.get(way, ".noUi-handle"), moves, traffic)
        frames = play(page, playing) if way == "OptimizerExplorer" else []
    return found, frames


def open_notebook(lab: Lab, page: Page, name: str, text: str) -> None:
    """Open a notebook, with its first cell run."""
    lab.open(page, name, text)
    page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex = 0")
    page.evaluate("jupyterapp.commands.execute('notebook:run-cell')")
    page.wait_for_timeout(500)


def drag(page: Page, grip: str, moves: int, traffic: Traffic) -> tuple[list[float], float]:
    """Drag a handle to and fro, one move after the other is drawn; times and bytes a move."""
    handle = page.locator(grip).last
    handle.scroll_into_view_if_needed()
    page.evaluate("bench.quiet()")
    box = handle.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 3, y)
    page.evaluate("bench.quiet()")
    before, times, chance = traffic.received, [], random.Random(1729)
    for number in range(moves):
        page.evaluate("bench.arm()")
        page.mouse.move(x + 4 + (2 * number if number < moves / 2 else 2 * (moves - number) - 1), y)
        times.append(page.evaluate("bench.result"))
        # Over several frames, or each move would hit the same moment of one.
        page.wait_for_timeout(chance.uniform(40, 90))
    page.evaluate("bench.quiet()")
    received = (traffic.received - before) / moves
    page.mouse.up()
    page.evaluate("bench.quiet()")
    return times, received


def play(page: Page, seconds: float) -> list[float]:
    """Milliseconds between the frames that are drawn while the explorer plays."""
    page.get_by_role("button", name="To the start").last.click()
    times = page.evaluate(PLAY, seconds)
    return [after - before for before, after in itertools.pairwise(times)]


def percentile(values: list[float], percent: float) -> float:
    """The smallest value that at least ``percent`` of the values do not exceed."""
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]


def report(results: dict[tuple[str, bool], Measured], frames: list[float]) -> None:
    """Print the table."""
    print(
        "| six optimisers, start point dragged | server | drag → drawn, median | p95 | ratio | kB an update |"
    )
    print("|---|---|---|---|---|---|")
    for (way, nodelay), found in results.items():
        base = statistics.median(results["OptimizerExplorer", nodelay].drags)
        median = statistics.median(found.drags)
        server = "extension" if nodelay else "stock"
        numbers = f"{median:.0f} ms | {percentile(found.drags, 95):.0f} ms | {median / base:.1f} | {found.bytes_an_update / 1000:.0f}"
        print(f"| {way} | {server} | {numbers} |")
    rate, long = 1000 * len(frames) / sum(frames), sum(frame > 25 for frame in frames)
    for nodelay in (False, True):
        first, *later = results["OptimizerExplorer", nodelay].paints
        server = "extension" if nodelay else "stock server"
        print(
            f"First paint after the cell is run, {server}: {first:.0f} ms for the first widget of the page, ",
            end="",
        )
        print(f"later {statistics.median(later):.0f} ms.")
    print(f"Playing: {rate:.1f} frames a second, {long} of {len(frames)} took over 25 ms.")


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--moves", type=int, default=100, help="moves of the mouse in each drag")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long to play")
    parser.add_argument("--only", choices=WAYS, action="append", help="measure only this way")
    arguments = parser.parse_args()
    began = time.monotonic()
    results: dict[tuple[str, bool], Measured] = {}
    frames: list[float] = []
    for nodelay in (False, True):
        with tempfile.TemporaryDirectory() as home, running_lab(Path(home), nodelay=nodelay) as lab:
            for way in arguments.only or WAYS:
                results[way, nodelay], some = measure(lab, way, arguments.moves, arguments.seconds)
                median = statistics.median(results[way, nodelay].drags)
                server = "extension" if nodelay else "stock server"
                print(f"{way}, {server}: {median:.0f} ms", file=sys.stderr, flush=True)
                frames += some
    report(results, frames)
    print(f"{platform.python_version()}, {platform.platform()}, {time.monotonic() - began:.0f} s in all.")


if __name__ == "__main__":
    main()
