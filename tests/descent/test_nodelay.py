"""The server extension: kernels' websockets get TCP_NODELAY before they connect, and the package enables it."""

import json
import tomllib

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

from autograder.checkout import CHECKOUT
from descent import nodelay, saved_picture
from tests.descent.coroutines import run


class Handler(KernelWebsocketHandler):
    """Notes what happens, without a server."""

    def __init__(self):
        self.happened = []

    def set_nodelay(self, value):
        self.happened.append(("nodelay", value))


def test_a_websocket_is_set_before_it_connects(monkeypatch):
    async def connect(handler, kernel_id):
        handler.happened.append(("connected", kernel_id))

    monkeypatch.setattr(KernelWebsocketHandler, "open", connect)
    nodelay._load_jupyter_server_extension(None)
    handler = Handler()
    run(handler.open("kernel"))
    assert handler.happened == [("nodelay", True), ("connected", "kernel")]


def test_the_installed_file_names_the_extensions():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    targets = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    sources = {target: source for source, target in targets.items()}
    source = CHECKOUT / sources["etc/jupyter/jupyter_server_config.d/descent.json"]
    enabled = json.loads(source.read_text())["ServerApp"]["jpserver_extensions"]
    (point,) = nodelay._jupyter_server_extension_points()
    (picture,) = saved_picture._jupyter_server_extension_points()
    assert enabled == {point["module"]: True, picture["module"]: True}
