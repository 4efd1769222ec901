"""What every widget shares: one computation at a time, errors answered, a static picture."""

import base64
import io
import threading
from pathlib import Path
from typing import Any

import anywidget
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

_COMPUTING = threading.RLock()
_HERE = Path(__file__).parent

CORE = tuple(f"core/{name}.js" for name in ("geometry", "player", "dom", "controls", "plot"))


def joined(*files: str) -> str:
    """The texts of files in this folder as one: a module in a notebook cannot import another."""
    return "\n".join((_HERE / file).read_text(encoding="utf-8") for file in files)


class Widget(anywidget.AnyWidget):
    """Base of Descent's widgets.

    A subclass sets ``_esm`` and ``_css`` and overrides `answer`, `picture`, `describe` and `alt_text`.
    Messages may arrive in another thread than the one that runs cells, so answers are computed under a lock
    that all widgets share, and pyplot, which is not safe there, is never used.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._receive)

    def answer(self, message: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
        """Answer one message of the browser: content and binary buffers. An exception is sent as its text."""
        raise NotImplementedError

    def picture(self) -> Figure:
        """Draw the state for pages without a kernel."""
        raise NotImplementedError

    def describe(self) -> str:
        """Say the state in plain text."""
        raise NotImplementedError

    def alt_text(self) -> str:
        """Say in one sentence what the picture shows."""
        raise NotImplementedError

    def respond(self, message: Any) -> tuple[dict[str, Any], list[bytes]]:
        """Answer a message whatever it holds; every failure becomes ``{"type": "error", ...}``."""
        content = message if isinstance(message, dict) else {}
        echo = {key: content.get(key) for key in ("seq", "view")}
        try:
            with _COMPUTING:
                reply, buffers = self.answer(content)
        except Exception as error:  # noqa: BLE001  nobody sees what a callback raises
            return {"type": "error", "text": f"{type(error).__name__}: {error}", **echo}, []
        return {**reply, **echo}, buffers

    def _receive(self, _widget: Any, content: Any, _buffers: Any) -> None:
        reply, buffers = self.respond(content)
        self.send(reply, buffers)

    def __repr__(self) -> str:
        return self.describe()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        png, width = _png(self.picture())
        data |= {"text/plain": self.describe(), "image/png": base64.b64encode(png).decode("ascii")}
        return data, {**metadata, "image/png": {"width": width, "alt": self.alt_text()}}


def _png(figure: Figure, dpi: int = 144) -> tuple[bytes, int]:
    """The figure as PNG, and the width in CSS pixels at which it is shown."""
    FigureCanvasAgg(figure)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=dpi)
    return file.getvalue(), round(figure.get_figwidth() * 96)
