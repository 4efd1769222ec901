"""Jupyter server extension: a widget whose kernel is gone is opened as its picture.

A saved output names the widget's model, which lives in the kernel, and holds a picture. JupyterLab prefers
the model and, where it is gone, says "model not found". So a notebook without a running kernel is handed to
the browser without the names of models that have a picture beside them. The file stays as it is.
"""

from collections.abc import Mapping
from typing import Any

from jupyter_server.services.contents.handlers import ContentsHandler

_MODEL, _PICTURE = "application/vnd.jupyter.widget-view+json", "image/png"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "descent.saved_picture"}]


def _load_jupyter_server_extension(_server: Any) -> None:
    """Show pictures where a notebook is read and no session has its path."""
    handlers: Any = ContentsHandler
    read, finish = handlers.get, handlers._finish_model

    async def get(handler: Any, path: str = "") -> None:
        sessions = await handler.session_manager.list_sessions()
        handler.shows_pictures = path.strip("/") not in {session["path"] for session in sessions}
        await read(handler, path)

    def finish_model(handler: Any, model: dict[str, Any], location: bool = True) -> None:
        if getattr(handler, "shows_pictures", False) and model.get("type") == "notebook":
            prefer_pictures(model.get("content") or {})
        finish(handler, model, location)

    handlers.get, handlers._finish_model = get, finish_model


def prefer_pictures(notebook: Mapping[str, Any]) -> None:
    """Take the name of its model from each output that has a picture too."""
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            if _PICTURE in output.get("data", {}):
                output["data"].pop(_MODEL, None)
