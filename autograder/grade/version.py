"""Which grader this is: a digest of the sources that decide a mark, and the libraries behind them.

The package's version says too little: it stays the same while the grader is
worked on.  A changed letter in what runs or judges a cell makes another
grader; one in what shows or stores marks does not.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

import descent
from autograder.checkout import CHECKOUT

DECIDING = (
    "candidate/*.py",
    "examiner/*.py",
    "__init__.py",
    "build/__init__.py",
    "build/regions.py",
    "errors.py",
    "text.py",
    "grade/__init__.py",
    "grade/examine.py",
    "grade/master.py",
    "grade/restore.py",
    "grade/task.py",
    "lean.py",
)
LIBRARIES = ("ipython", "nbformat", "nbgrader", "numpy", "torch")


def sources(autograder: Path = CHECKOUT / "autograder") -> list[Path]:
    """The files that decide a mark: the grader's, and what submissions import from ``descent``."""
    found = [path for pattern in DECIDING for path in autograder.glob(pattern)]
    return sorted({*found, *Path(descent.__file__).parent.rglob("*.py")})


def digest(paths: list[Path]) -> str:
    """One name for the names and contents of all these files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.parent.name}/{path.name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@functools.cache
def grader_version() -> str:
    """The digest of this grader and the versions of its libraries."""
    return " ".join([digest(sources()), *(f"{name} {version(name)}" for name in LIBRARIES)])
