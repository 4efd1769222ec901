'''A demo student as a file: who they are, what they handed in, which marks that deserves.

::

    """Divides by the root of G + eps instead of adding eps outside of it."""

    NOTEBOOK = "07_optimizers"
    START = "solutions"              # from the master's solutions, or from the "release" as it is
    EARNS = ["GradientDescent"]      # exercises with full marks; all others earn nothing
    DO = ["drop test_Adam"]          # what happened to the notebook (autograder.demo.tamper), may be left out

    # %% AdaGrad
    class AdaGrad: ...               # stands in the solution cell AdaGrad

A section called ``first`` or ``last`` becomes a cell of its own at that end of the notebook.
'''

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import BuildError

SECTION = re.compile(r"^# %% (\w+)\n", re.MULTILINE)


@dataclass(frozen=True)
class DemoStudent:
    """What one file says.

    ``earns`` is None where the submission cannot be graded at all.
    """

    name: str
    story: str
    notebook: str
    start: str
    earns: list[str] | None
    do: list[str] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)


def read_student(path: Path) -> DemoStudent:
    """Read a student's file.

    Raises
    ------
    BuildError
        It lacks something; the message names file and setting.
    """
    header, *parts = SECTION.split(path.read_text(encoding="utf-8"))
    tree = ast.parse(header)
    settings = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for name in ("NOTEBOOK", "START", "EARNS"):
        if name not in settings:
            msg = f"{path} does not set {name}"
            raise BuildError(msg)
    return DemoStudent(
        name=path.stem,
        story=(ast.get_docstring(tree) or "").strip(),
        notebook=settings["NOTEBOOK"],
        start=settings["START"],
        earns=settings["EARNS"],
        do=settings.get("DO", []),
        cells={name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)},
    )


def read_class(week: Path) -> list[DemoStudent]:
    """All demo students of a week, by name."""
    return [read_student(path) for path in sorted((week / "source" / "demo_class").glob("*.py"))]
