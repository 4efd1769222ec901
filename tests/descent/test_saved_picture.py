"""The server extension that opens a widget without a kernel as its picture: what it takes from a notebook, and when."""

import pytest
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
    saved_picture.prefer_pictures(shown)
    first, second, third, _ = shown.cells[1].outputs
    assert (first.data, second.data, third.data) == (PICTURE, notebook().cells[1].outputs[1].data, PICTURE)


class Sessions:
    async def list_sessions(self):
        return [{"path": "week/running.ipynb"}]


class Handler(ContentsHandler):
    """Reads the notebook above, without a server."""

    session_manager = Sessions()

    def __init__(self):
        pass


@pytest.mark.parametrize(
    ("path", "has_model"), [("/week/running.ipynb", True), ("/week/closed.ipynb", False)]
)
def test_a_running_kernel_keeps_its_widgets(monkeypatch, path, has_model):
    sent = []

    async def read(handler, path):
        handler._finish_model({"type": "notebook", "content": notebook()}, location=False)

    monkeypatch.setattr(ContentsHandler, "get", read)
    monkeypatch.setattr(ContentsHandler, "_finish_model", lambda handler, model, location: sent.append(model))
    saved_picture._load_jupyter_server_extension(None)
    run(Handler().get(path))
    assert (MODEL.keys() <= sent[0]["content"].cells[1].outputs[0].data.keys()) is has_model
