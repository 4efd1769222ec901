"""Chromium for the browser tests, and a blank page in which a widget's module runs without Jupyter."""

import base64
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.browser.lab import Lab, running_lab

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BLANK = "http://localhost/blank"
PATIENCE = 60_000  # milliseconds: what is waited for comes at once, unless the machine is busy
expect.set_options(timeout=PATIENCE)
ON_BLANK_PAGE = """
globalThis.Model = class {
  constructor(state, answers) { Object.assign(this, { state, answers, sent: [], heard: new Map() }); }
  get(name) { return this.state[name]; }
  listeners(event) { return this.heard.get(event) ?? []; }
  on(event, listener) { this.heard.set(event, [...this.listeners(event), listener]); }
  off(event, listener) { this.heard.set(event, this.listeners(event).filter((one) => one !== listener)); }
  emit(event, ...what) { for (const listener of this.listeners(event)) listener(...what); }
  async send(content) {
    const message = structuredClone(content); // as it is now, not as it may become
    this.sent.push(message);
    if (this.answers) await this.answer(message);
  }
  async answer(content) {
    const { reply, buffers, kept } = await askPython(content);
    if (kept) this.keep(kept);
    this.emit("msg:custom", reply, buffers.map(view));
  }
};
Model.prototype.keep = function ({ state, buffers }) {
  Object.assign(this.state, state);
  for (const [name, text] of Object.entries(buffers)) this.state[name] = view(text);
  this.emit("change:version");
};
globalThis.view = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
globalThis.mount = async ({ module, css, state, buffers, answers }) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const url = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
  globalThis.widgetModule = await import(url);
  for (const [name, text] of Object.entries(buffers)) state[name] = view(text);
  globalThis.model = new Model(state, answers);
  await widgetModule.default.initialize({ model });
  globalThis.leave = await widgetModule.default.render({ model, el: document.getElementById("cell") });
};
"""


def chromium_path() -> str:
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    pytest.fail(
        f"no Chromium found (tried {', '.join(CHROMIUM_NAMES)}): install it, on Debian and Ubuntu with "
        "`apt-get install chromium`, and see that it is on the PATH",
        pytrace=False,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages that reach only this machine; none may ask another or write an error to its console.

    ``tolerate`` is a pattern of errors that other programs are known to write there.
    """
    contexts: list[BrowserContext] = []
    foreign: list[str] = []
    complaints: list[str] = []

    def guard(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme == "file" or address.hostname in ("localhost", "127.0.0.1"):
            route.fallback()
        else:
            foreign.append(route.request.url)
            route.abort()

    def open_one(*, tolerate: str = "$^", **options: Any) -> Page:
        def complain(text: str) -> None:
            if not re.search(tolerate, text):
                complaints.append(text)

        context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}, **options})
        contexts.append(context)
        context.route("**/*", guard)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: complain(str(error)))
        page.on("console", lambda said: complain(said.text) if said.type == "error" else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert foreign == []
    assert complaints == []


@pytest.fixture
def show(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Show a widget in a blank page; its messages are answered by the widget itself, in this process."""

    def show_one(
        widget: Any, *, width: int = 860, answers: bool = True, style: str = "", **options: Any
    ) -> Page:
        page = open_page(**options)
        page.expose_function("askPython", lambda message: _answer(widget, message))
        head = f"<!doctype html><style>body {{ {style} }}</style>"
        html = f'{head}<main id="cell" style="width: {width}px"></main>'
        page.route(BLANK, lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(BLANK)
        page.add_script_tag(content=ON_BLANK_PAGE)
        assets = {"module": widget._esm, "css": widget._css, "answers": answers}
        page.evaluate("(what) => mount(what)", {**_state(widget), **assets})
        return page

    return show_one


def _answer(widget: Any, message: dict[str, Any]) -> dict[str, Any]:
    version = widget.version
    reply, buffers = widget.respond(message)
    kept = None if widget.version == version else _state(widget)
    return {
        "reply": reply,
        "buffers": [base64.b64encode(buffer).decode() for buffer in buffers],
        "kept": kept,
    }


def _state(widget: Any) -> dict[str, Any]:
    state = widget.get_state()
    ours = {name: value for name, value in state.items() if not name.startswith("_")}
    buffers = {name: value for name, value in ours.items() if isinstance(value, (bytes, memoryview))}
    plain = {name: value for name, value in ours.items() if isinstance(value, (dict, str, int, float))}
    coded = {name: base64.b64encode(value).decode() for name, value in buffers.items()}
    return {"state": plain, "buffers": coded}
