"""What every widget shares: locking, answers and errors, saved state, a static picture, an offline page.

A widget is a folder with one stem, ``stem/stem.py``, ``.js`` and ``.css``. Python computes a `State`; the
browser, whose half is built on ``core/view.js``, draws it.
"""

import base64
import io
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anywidget
import numpy as np
import traitlets
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from descent.widgets.page import page

_COMPUTING = threading.RLock()
_HERE = Path(__file__).parent

_CORE = [
    "geometry",
    "dom",
    "theme",
    "player",
    "controls",
    "sliders",
    "axes",
    "surface",
    "handles",
    "table",
    "readings",
    "sketch",
    "view",
]


@dataclass(frozen=True)
class State:
    """What a widget shows at one moment.

    Attributes
    ----------
    scene : dict
        Everything but the large numbers, as JSON. ``scene["problems"]`` is a list from `guard.problems`.
    arrays : dict of str to ndarray
        The large numbers, by the names of the widget's ``Bytes`` traits. They cross as float32.
    constant : dict of str to str
        For arrays that seldom change, a text that changes with them: while it stays they are not sent again.
    own : object
        What Python needs for the picture and the words, and the browser does not.
    """

    scene: dict[str, Any]
    arrays: dict[str, NDArray[Any]]
    constant: dict[str, str] = field(default_factory=dict)
    own: Any = None


class Widget(anywidget.AnyWidget):
    """Base of Descent's widgets.

    A subclass sets ``_esm, _css = assets("its_stem")``, declares a ``traitlets.Bytes().tag(sync=True)`` for
    each of its arrays, and overrides `compute`, `picture`, `describe` and `alt_text`. Messages may arrive in
    another thread than the one that runs cells, so everything is computed under a lock that all widgets
    share, and pyplot, which is not safe there, is never used.

    Attributes
    ----------
    state : State
        What a saved notebook and the picture show: the first state, later the last that was final.
    """

    scene = traitlets.Dict().tag(sync=True)
    version = traitlets.Int(0).tag(sync=True)

    def __init__(self) -> None:
        with _COMPUTING:
            self.state = self.compute({})
        super().__init__(**_traits(self.state))
        self.on_msg(self._receive)

    def compute(self, message: dict[str, Any]) -> State:
        """Compute a state from the settings in a message of the browser, which may be missing or malformed.

        It changes nothing of the widget. An exception is shown in the widget as its text.
        """
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

    def complete(self) -> State:
        """The present state with all that the browser could ask for, for a page without a kernel."""
        return self.state

    def respond(self, message: Any) -> tuple[dict[str, Any], list[bytes]]:
        """Answer a message whatever it holds: content and buffers.

        ``{"type": "run"}`` is answered by ``result`` with scene and arrays. With ``final`` the state becomes
        the widget's own and crosses as its traits; the answer is then ``kept``. Every failure becomes
        ``error``.
        """
        content = message if isinstance(message, dict) else {}
        echo = {key: content.get(key) for key in ("seq", "view")}
        try:
            with _COMPUTING:
                reply, buffers = self._answer(content)
        except Exception as error:  # noqa: BLE001  nobody sees what a callback raises
            return {"type": "error", "text": f"{type(error).__name__}: {error}", **echo}, []
        return {**reply, **echo}, buffers

    def keep(self, state: State) -> None:
        """Make a state the widget's own, in every view of it."""
        with self.hold_sync():
            self.state = state
            for name, value in _traits(state).items():
                self.set_trait(name, value)
            self.version += 1

    def to_html(self, file: str | Path | None = None) -> str:
        """Return a page that plays the present state offline, and write it to ``file`` if one is given.

        It holds everything in itself and asks no other machine for anything. What needs Python, such as
        moving a slider, is switched off in it.
        """
        with _COMPUTING:
            traits = _traits(self.complete())
        state = {"scene": traits.pop("scene"), "version": 0}
        buffers = {name: _base64(data) for name, data in traits.items()}
        png, width = self.png()
        text = page(
            module=str(self._esm),
            css=str(self._css),
            state=state,
            buffers=buffers,
            title=self.describe().splitlines()[0],
            picture=(_base64(png), width, self.alt_text()),
        )
        if file is not None:
            Path(file).write_text(text, encoding="utf-8")
        return text

    def png(self, dpi: int = 120) -> tuple[bytes, int]:
        """The picture as PNG, and the width in CSS pixels at which it is shown."""
        figure, out = self.picture(), io.BytesIO()
        FigureCanvasAgg(figure)
        figure.savefig(out, format="png", dpi=dpi, pil_kwargs={"compress_level": 1})  # the page waits for it
        return out.getvalue(), round(figure.get_figwidth() * 96)

    def _answer(self, content: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
        if content.get("type") != "run":
            msg = f"type is {content.get('type')!r}, expected 'run'"
            raise ValueError(msg)
        state = self.compute(content)
        if content.get("final"):
            self.keep(state)
            return {"type": "kept"}, []
        have = content.get("have") if isinstance(content.get("have"), dict) else {}
        names = [name for name in state.arrays if not _is_there(name, state.constant, have)]
        reply = {"type": "result", "scene": _scene(state), "names": names}
        return reply, [as_bytes(state.arrays[name]) for name in names]

    def _receive(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("type") == "heard":
            return  # it has done what it was sent for: see prompted() in view.js
        reply, buffers = self.respond(content)
        self.send(reply, buffers)

    def __repr__(self) -> str:
        return self.describe()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        png, width = self.png()
        data |= {"text/plain": self.describe(), "image/png": _base64(png)}
        return data, {**metadata, "image/png": {"width": width, "alt": self.alt_text()}}


def assets(stem: str, *parts: str) -> tuple[str, str]:
    """JavaScript and CSS of the widget in the folder ``stem``, with the core's before them.

    They are joined into one text each: a module in a notebook cannot import another. ``parts`` are further
    JavaScript files of the folder, without their ending, that come before the widget's own.
    """
    scripts = [f"core/{name}.js" for name in _CORE] + [f"{stem}/{part}.js" for part in (*parts, stem)]
    return _joined(*scripts), _joined("core/core.css", f"{stem}/{stem}.css")


def as_bytes(values: NDArray[Any]) -> bytes:
    """The numbers as float32; what is too large for it becomes infinite."""
    with np.errstate(over="ignore"):
        return np.asarray(values).astype(np.float32).tobytes()


def _joined(*files: str) -> str:
    return "\n".join((_HERE / file).read_text(encoding="utf-8") for file in files if (_HERE / file).exists())


def _scene(state: State) -> dict[str, Any]:
    return {**state.scene, "arrays": list(state.arrays), "constant": state.constant}


def _traits(state: State) -> dict[str, Any]:
    return {"scene": _scene(state)} | {name: as_bytes(values) for name, values in state.arrays.items()}


def _is_there(name: str, constant: Mapping[str, str], have: Any) -> bool:
    return name in constant and have.get(name) == constant[name]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
