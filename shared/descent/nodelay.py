"""Jupyter server extension: messages between kernel and browser are sent at once.

Jupyter leaves Nagle's algorithm on for a kernel's websocket. Together with the browser's delayed
acknowledgement it holds back an answer by some 40 ms, which is felt when a widget is dragged. A file that
the package installs, ``etc/jupyter/jupyter_server_config.d/descent.json``, enables the extension.
"""

from typing import Any

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "descent.nodelay"}]


def _load_jupyter_server_extension(_server: Any) -> None:
    """Set TCP_NODELAY on each kernel's websocket when it opens."""
    usual: Any = KernelWebsocketHandler.open

    async def open_without_delay(handler: KernelWebsocketHandler, kernel_id: str) -> None:
        handler.set_nodelay(True)
        await usual(handler, kernel_id)

    KernelWebsocketHandler.open = open_without_delay  # type: ignore[method-assign]
