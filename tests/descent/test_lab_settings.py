"""JupyterLab's settings in the environment: README.md is shown as a page, and nobody is asked about news."""

import sys
from pathlib import Path
from typing import Any

import pytest
from jupyterlab_server.settings_utils import get_settings

LAB = Path(sys.prefix) / "share" / "jupyter" / "lab"


def default(plugin: str, name: str, empty: Path) -> Any:
    """What JupyterLab takes a setting to be where a student has set nothing."""
    answer, _ = get_settings(str(LAB / "settings"), str(LAB / "schemas"), str(empty), schema_name=plugin)
    return answer["schema"]["properties"][name]["default"]


@pytest.mark.parametrize(
    ("plugin", "name", "value"),
    [
        ("@jupyterlab/docmanager-extension:plugin", "defaultViewers", {"markdown": "Markdown Preview"}),
        ("@jupyterlab/apputils-extension:notification", "fetchNews", "false"),
    ],
)
def test_the_environment_sets_it(plugin: str, name: str, value: Any, tmp_path: Path):
    assert default(plugin, name, tmp_path) == value
