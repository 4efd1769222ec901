"""Which installed packages a candidate may see: an allow-list and what it requires, nothing else."""

from __future__ import annotations

from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ALLOWED = ("numpy", "ipython", "matplotlib", "ipywidgets", "anywidget")


@cache
def visible_paths(allowed: tuple[str, ...] = ALLOWED) -> dict[str, Path]:
    """Top-level files and folders of the allowed distributions, by the name they have in site-packages.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        One of ``allowed`` is not installed.
    """
    paths: dict[str, Path] = {}
    for dist in _closure(allowed):
        tops = {file.parts[0] for file in dist.files or ()} - {"..", "__pycache__"}
        paths |= {top: Path(str(dist.locate_file(top))) for top in tops}
    return {name: path for name, path in sorted(paths.items()) if path.exists()}


def _closure(names: tuple[str, ...]) -> list[Distribution]:
    found: dict[str, Distribution] = {name: distribution(name) for name in names}
    waiting = list(found.values())
    while waiting:
        for name in _required(waiting.pop()):
            if name not in found and (dist := _installed(name)):
                found[name] = dist
                waiting.append(dist)
    return list(found.values())


def _required(dist: Distribution) -> list[str]:
    requirements = (Requirement(text) for text in dist.requires or ())
    return [r.name.lower() for r in requirements if r.marker is None or r.marker.evaluate({"extra": ""})]


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
