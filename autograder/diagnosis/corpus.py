"""What diagnosis knows of one notebook: its setup, its right answers, and the typical mistakes as code.

It travels with each task, as text, so that a worker needs no disk.  Without it there is no diagnosis, and
everything else is as ever.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """A wrong solution; its docstring is the sentence that a student should be told."""

    exercise: str
    name: str
    code: str

    @property
    def sentence(self) -> str:
        """What a student is told."""
        return ast.get_docstring(ast.parse(self.code)) or ""


@dataclass(frozen=True)
class Corpus:
    """A notebook's setup, its right answers by exercise and in order, and its known mistakes."""

    setup: str
    solutions: tuple[tuple[str, str], ...]
    mistakes: tuple[Mistake, ...]

    @property
    def exercises(self) -> list[str]:
        """Names of the exercises, in order."""
        return [name for name, _ in self.solutions]
