"""The corpora of the checkout, read where tasks are made; a worker gets them with its tasks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from autograder.build.cells import SETUP, grade_id, is_exercise
from autograder.build.master import read_master
from autograder.checkout import CHECKOUT
from autograder.diagnosis.corpus import Corpus, Mistake
from autograder.errors import DescentError


def read_mistakes(folder: Path) -> tuple[Mistake, ...]:
    """The mistakes that are kept as ``EXERCISE/NAME.py``."""
    paths = sorted(folder.glob("*/*.py"))
    return tuple(Mistake(path.parent.name, path.stem, path.read_text(encoding="utf-8")) for path in paths)


def read_corpus(week: Path, notebook: str) -> Corpus:
    """The corpus of a notebook from its week's folder.

    Raises
    ------
    OSError, DescentError
        There is no such master, or it breaks a rule.
    """
    text = (week / "source" / f"{notebook}.py").read_text(encoding="utf-8")
    cells = read_master(text, week.name, notebook)["cells"]
    sources = {grade_id(cell): cell["source"] for cell in cells if grade_id(cell)}
    solutions = tuple((grade_id(cell), cell["source"]) for cell in cells if is_exercise(cell))
    return Corpus(sources[SETUP], solutions, read_mistakes(week / "source" / "mistakes" / notebook))


@lru_cache(maxsize=64)
def find_corpus(week: str, notebook: str) -> Corpus | None:
    """The corpus from the checkout, or None where there is none."""
    try:
        return read_corpus(CHECKOUT / week, notebook)
    except (OSError, DescentError, KeyError):
        return None
