"""Jupyter server extension: a widget whose model is gone is opened as its picture.

A saved output names the widget's model, which lives in the kernel, and holds a picture. JupyterLab prefers
the model and, where it is gone, says "model not found". It is gone with the kernel, and also when a kernel
was restarted: it runs, has the notebook's path, and knows nothing of the models of its former life. So
whoever has the notebook's path is asked which models there are, and the notebook is handed to the browser
without the names of others, where they have a picture beside them. The file stays as it is.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async
from jupyter_server.services.contents.handlers import ContentsHandler

_MODEL, _PICTURE = "application/vnd.jupyter.widget-view+json", "image/png"
_WIDGETS = "jupyter.widget"  # the name of the channels between models and browsers
PATIENCE = 10.0  # seconds that a kernel, which may be starting, has for an answer


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "descent.saved_picture"}]


def _load_jupyter_server_extension(_server: Any) -> None:
    """Show pictures where a notebook is read that has models which no kernel knows."""
    handlers: Any = ContentsHandler
    read, finish = handlers.get, handlers._finish_model

    async def get(handler: Any, path: str = "") -> None:
        held: list[tuple[dict[str, Any], bool]] = []
        handler._finish_model = lambda model, location=True: held.append((model, location))
        await read(handler, path)
        for model, location in held:
            await _show_pictures(handler, path, model)
            finish(handler, model, location)

    handlers.get = get


async def _show_pictures(handler: Any, path: str, model: dict[str, Any]) -> None:
    notebook = model.get("content") if model.get("type") == "notebook" else None
    if not notebook or not any(True for _ in _with_both(notebook)):
        return
    sessions = await handler.session_manager.list_sessions()
    known: set[str] = set()
    for session in sessions:
        if session["path"] == path.strip("/"):
            models = await _models(handler.kernel_manager.get_kernel(session["kernel"]["id"]))
            if models is None:
                return  # a kernel that does not answer may have them
            known |= models
    prefer_pictures(notebook, known)


def prefer_pictures(notebook: Mapping[str, Any], known: Collection[str]) -> None:
    """Take the name of its model from each output that has a picture too, unless the model is ``known``."""
    for data in _with_both(notebook):
        if data[_MODEL].get("model_id") not in known:
            del data[_MODEL]


def _with_both(notebook: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if _MODEL in data and _PICTURE in data:
                yield data


async def _models(kernel: Any) -> set[str] | None:
    """The models that a kernel has, or None if it does not say.

    It is asked on its control channel, which answers while a cell runs.
    """
    try:
        return await _asked(kernel) if await ensure_async(kernel.is_alive()) else set()
    except Exception:  # noqa: BLE001  the notebook opens whatever kind of kernel it has
        return None


async def _asked(kernel: Any) -> set[str]:
    client = AsyncKernelClient()
    client.load_connection_info(kernel.get_connection_info())
    client.start_channels(shell=False, iopub=False, stdin=False, hb=False)
    try:
        client.control_channel.send(client.session.msg("comm_info_request", {"target_name": _WIDGETS}))
        reply = await client.control_channel.get_msg(timeout=PATIENCE)
    finally:
        client.stop_channels()
    return set(reply["content"]["comms"])
