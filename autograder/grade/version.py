"""Which grader this is: a digest of its sources, and the libraries behind them.

The package's version says too little: it stays the same while the grader is worked on.  A changed letter
makes another grader, which grades again; only in what :data:`SHOWS` names does it not.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import descent
from autograder.checkout import CHECKOUT

SHOWS = (
    "cli.py",
    "options.py",
    "*/command.py",
    "*/*_command.py",
    "demo/*.py",
    "feedback/*.py",
    "report/*.py",
    "grade/progress.py",
    "grade/table.py",
)
"""What shows marks, and decides none."""

DIGEST = 64  # characters
LIBRARIES = ("ipython", "nbformat", "nbgrader", "numpy", "torch")


def sources(autograder: Path = CHECKOUT / "autograder") -> list[Path]:
    """The files that may decide a mark: the grader's, and what submissions import from ``descent``."""
    shows = {path for pattern in SHOWS for path in autograder.glob(pattern)}
    return sorted({*autograder.rglob("*.py"), *Path(descent.__file__).parent.rglob("*.py")} - shows)


def digest(paths: list[Path]) -> str:
    """One name for the names and contents of all these files, wherever they lie."""
    parts = sorted(
        f"{path.parent.name}/{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@functools.cache
def grader_parts() -> dict[str, str]:
    """The digest of this grader, and the version of each library behind it.

    Worked out once, so that a process whose files were changed meanwhile still says what it has loaded.
    """
    return {"the grader's sources": digest(sources()), **{name: _version(name) for name in LIBRARIES}}


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def grader_version() -> str:
    """All of them as one text."""
    return " ".join(f"{name} {which}" for name, which in grader_parts().items())


def differences(found: dict[str, str], expected: dict[str, str]) -> str:
    """What another process has that this one has not, in words; "" if it is the same grader."""
    return ", ".join(
        f"{name}: {_short(found.get(name, 'none'))} instead of {_short(which)}"
        for name, which in expected.items()
        if found.get(name) != which
    )


def _short(which: str) -> str:
    return which[:12] if len(which) == DIGEST else which
