"""The server extension that opens a widget without a kernel as its picture: what it takes from a notebook, and when."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

import pytest
from jupyter_client import AsyncKernelManager
from jupyter_server.services.contents.handlers import ContentsHandler
from nbformat import v4

from descent import saved_picture
from tests.descent.coroutines import run

MODEL = {"application/vnd.jupyter.widget-view+json": {"model_id": "gone"}}
PICTURE = {"image/png": "AA==", "text/plain": "six"}


def notebook():
    data = [MODEL | PICTURE, MODEL | {"text/plain": "a slider"}, PICTURE]
    outputs = [v4.new_output("display_data", data=one) for one in data]
    printed = v4.new_output("stream", text="hello")
    return v4.new_notebook(
        cells=[v4.new_markdown_cell("text"), v4.new_code_cell(outputs=[*outputs, printed])]
    )


def test_only_a_model_with_a_picture_beside_it_is_taken():
    shown = notebook()
    saved_picture.prefer_pictures(shown, {"another"})
    first, second, third, _ = shown.cells[1].outputs
    assert (first.data, second.data, third.data) == (PICTURE, notebook().cells[1].outputs[1].data, PICTURE)


def test_a_model_that_is_known_stays():
    shown = notebook()
    saved_picture.prefer_pictures(shown, {"gone"})
    assert shown.cells[1].outputs == notebook().cells[1].outputs


class Kernels:
    """Two of them, each with the models that it has."""

    models: ClassVar = {"new": {"others"}, "living": {"gone"}, "silent": None}

    def get_kernel(self, kernel_id):
        return self.models[kernel_id]


class Sessions:
    async def list_sessions(self):
        return [
            {"path": f"week/{path}.ipynb", "kernel": {"id": kernel}}
            for path, kernel in [
                ("running", "living"),
                ("restarted", "new"),
                ("two", "new"),
                ("two", "living"),
                ("waiting", "silent"),
            ]
        ]


class Handler(ContentsHandler):
    """Reads the notebook above, without a server."""

    session_manager = Sessions()
    kernel_manager = Kernels()

    def __init__(self):
        pass


@pytest.mark.parametrize(
    ("path", "has_model"),
    [
        ("/week/closed.ipynb", False),
        ("/week/running.ipynb", True),
        ("/week/restarted.ipynb", False),
        ("/week/two.ipynb", True),
        ("/week/waiting.ipynb", True),
    ],
)
def test_the_kernel_of_the_notebook_is_asked_what_it_knows(monkeypatch, path, has_model):
    sent = []

    async def read(handler, path):
        handler._finish_model({"type": "notebook", "content": notebook()}, location=False)

    async def models(kernel):
        return kernel

    monkeypatch.setattr(ContentsHandler, "get", read)
    monkeypatch.setattr(ContentsHandler, "_finish_model", lambda handler, model, location: sent.append(model))
    monkeypatch.setattr(saved_picture, "_models", models)
    saved_picture._load_jupyter_server_extension(None)
    run(Handler().get(path))
    (model,) = sent
    assert (MODEL.keys() <= model["content"].cells[1].outputs[0].data.keys()) is has_model


def test_other_files_and_notebooks_without_content_are_left_alone(monkeypatch):
    sent = []
    models = [{"type": "file", "content": "{}"}, {"type": "notebook", "content": None}]

    async def read(handler, path):
        handler._finish_model(models[len(sent)], location=False)

    monkeypatch.setattr(ContentsHandler, "get", read)
    monkeypatch.setattr(ContentsHandler, "_finish_model", lambda handler, model, location: sent.append(model))
    saved_picture._load_jupyter_server_extension(None)
    for _ in models:
        run(Handler().get("/week/running.ipynb"))
    assert sent == models


@pytest.mark.slow
def test_a_real_kernel_tells_its_models_while_a_cell_runs_and_none_after_a_restart():
    async def ask():
        kernel = AsyncKernelManager()
        await kernel.start_kernel()
        client = kernel.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=120)
            made = "from ipywidgets import IntSlider; slider = IntSlider()"
            reply = await client.execute(
                made, user_expressions={"id": "slider.model_id"}, reply=True, timeout=120
            )
            client.execute("import time; time.sleep(600)")
            while (await client.get_iopub_msg(timeout=120))["msg_type"] != "execute_input":
                pass
            busy = await patient(kernel)
            await kernel.restart_kernel(now=True)
            return (
                reply["content"]["user_expressions"]["id"]["data"]["text/plain"],
                busy,
                await patient(kernel),
            )
        finally:
            client.stop_channels()
            await kernel.shutdown_kernel(now=True)

    async def patient(kernel):
        while (models := await saved_picture._models(kernel)) is None:
            pass
        return models

    with ThreadPoolExecutor() as elsewhere:  # in a whole test run Playwright's event loop may run here
        name, busy, restarted = elsewhere.submit(asyncio.run, ask()).result()
    assert name.strip("'") in busy
    assert restarted == set()


def test_of_a_kernel_that_cannot_be_asked_nothing_is_known():
    class Dead:
        def is_alive(self):
            return False

    class Remote:
        def is_alive(self):
            return True

    assert run(saved_picture._models(Dead())) == set()
    assert run(saved_picture._models(Remote())) is None
