"""A checkout with the tiny lesson."""

from pathlib import Path

import pytest

from tests.build.lessons import TINY


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """The week's folder of a checkout that has one week with one master."""
    folder = tmp_path / "checkout" / "week0_tiny"
    (folder / "source").mkdir(parents=True)
    (folder / "source" / "01_twice.py").write_text(TINY, encoding="utf-8")
    return folder


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder that does not exist yet."""
    return tmp_path / "class"
