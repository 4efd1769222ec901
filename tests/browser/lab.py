"""A JupyterLab of the tests' own: free port, empty settings, notebooks in a folder of its own."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"autoStartDefaultKernel": True},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
FOLDERS = {
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    "IPYTHONDIR": "ipython",
}
LOADED = "descent.nodelay | extension was successfully loaded"
IS_OPEN = "(path) => globalThis.jupyterapp?.shell?.currentWidget?.context?.path === path"
IS_IDLE = "() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
IS_READY = """async () => {
  const { context, sessionContext } = jupyterapp.shell.currentWidget;
  await context.ready;
  await sessionContext.ready;
  await sessionContext.session.kernel.info;
}"""


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    url: str
    token: str
    folder: Path

    def open(self, page: Page, name: str, text: str) -> None:
        """Open a notebook with this text in JupyterLab and wait until its kernel is ready."""
        (self.folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
        self.open_saved(page, name)

    def open_saved(self, page: Page, name: str) -> None:
        """Open a notebook that is there and wait until its kernel is ready."""
        file = f"{name}.ipynb"
        page.goto(f"{self.url}/lab/workspaces/{name}/tree/{file}?token={self.token}", timeout=60_000)
        self.wait_for_kernel(page, file)

    def wait_for_kernel(self, page: Page, file: str) -> None:
        """Wait until the notebook is there and its kernel is ready; in Notebook 7 as well."""
        page.wait_for_function(IS_OPEN, arg=file, timeout=60_000)
        page.evaluate(IS_READY)
        page.wait_for_function(IS_IDLE, timeout=60_000)
        page.wait_for_timeout(500)

    def run(self, page: Page, name: str, text: str) -> list[dict[str, Any]]:
        """Open a notebook with this text, run it from top to bottom, and return its cells."""
        self.open(page, name, text)
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        return cells(page)


def cells(page: Page) -> list[dict[str, Any]]:
    """The cells of the open notebook as they would be saved."""
    return list(page.evaluate("jupyterapp.shell.currentWidget.content.model.toJSON().cells"))


@contextmanager
def running_lab(home: Path, *, nodelay: bool = True) -> Iterator[Lab]:
    """Start JupyterLab, wait until it answers, and stop it with its kernels at the end.

    ``nodelay=False`` switches the course's server extension off.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lab = Lab(f"http://127.0.0.1:{port}", secrets.token_hex(16), home / "notebooks")
    lab.folder.mkdir()
    log = home / "lab.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            _command(lab, port), env=_environment(home, nodelay), stdout=output, stderr=output
        )
    try:
        _wait_until_up(lab, server, log)
        assert (LOADED in log.read_text(encoding="utf-8")) == nodelay
        yield lab
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _command(lab: Lab, port: int) -> list[str]:
    options = [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={lab.folder}"]
    options += ["--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={lab.token}", "--no-browser"]
    options += ["--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"]
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [sys.executable, "-m", "jupyter", "lab", *options, *as_root]


def _environment(home: Path, nodelay: bool) -> dict[str, str]:
    server = home / FOLDERS["JUPYTER_CONFIG_DIR"] / "jupyter_server_config.d" / "nodelay.json"
    server.parent.mkdir(parents=True)
    extensions = {"jpserver_extensions": {"descent.nodelay": nodelay, "descent.saved_picture": True}}
    server.write_text(json.dumps({"ServerApp": extensions}), encoding="utf-8")
    for plugin, settings in SETTINGS.items():
        path = home / FOLDERS["JUPYTERLAB_SETTINGS_DIR"] / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    usual = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    ours_first = {
        "JUPYTER_PREFER_ENV_PATH": "0"
    }  # otherwise the environment's settings win over these folders'
    return {**usual, **ours_first, **{name: str(home / folder) for name, folder in FOLDERS.items()}}


def _wait_until_up(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{lab.url}/api/status?token={lab.token}", timeout=5).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
