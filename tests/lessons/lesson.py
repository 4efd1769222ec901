"""A lesson's master as pieces to run: its setup, its exercises, and the two parts of each test cell."""

import ast
import io
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat

from autograder.build.cells import SETUP, TEST_PREFIX, grade_id, is_code, is_exercise
from autograder.build.master import read_master
from autograder.build.regions import HIDDEN_TESTS, split
from autograder.build.student import student_text
from descent.figures import LessonFigure

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Variant:
    """A solution kept as a file, ``<exercise>/<what it does>.py``; its docstring says more."""

    exercise: str
    path: Path

    @property
    def name(self) -> str:
        return f"{self.exercise}/{self.path.stem}"

    @property
    def code(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def sentence(self) -> str:
        return ast.get_docstring(ast.parse(self.code)) or ""


@dataclass(frozen=True)
class Played:
    """What is left of a notebook that was run from top to bottom."""

    namespace: dict[str, Any]
    figures: list[LessonFigure]
    printed: str


class Lesson:
    """A master, its typical mistakes, and right solutions in other styles."""

    def __init__(self, week: str, name: str) -> None:
        self.name = name
        text = (ROOT / week / "source" / f"{name}.py").read_text(encoding="utf-8")
        self.notebook = read_master(text, week, name)
        self.by_id = {grade_id(cell): cell["source"] for cell in self.notebook["cells"] if grade_id(cell)}
        self.exercises = [grade_id(cell) for cell in self.notebook["cells"] if is_exercise(cell)]
        self.mistakes = _variants(ROOT / week / "source" / "mistakes" / name)
        self.right = _variants(ROOT / "tests" / "lessons" / "right" / name)

    def visible(self, exercise: str) -> str:
        """Return what a student sees of an exercise's test cell."""
        return "\n".join(split(self.by_id[TEST_PREFIX + exercise], HIDDEN_TESTS).outside)

    def hidden(self, exercise: str) -> str:
        """Return the rest of it."""
        return "\n".join(split(self.by_id[TEST_PREFIX + exercise], HIDDEN_TESTS).inside)

    def defined_above(self, exercise: str) -> dict[str, str]:
        """Return the functions and classes of the cells above an exercise that a student can read, as code."""
        defined: dict[str, str] = {}
        for cell in self.notebook["cells"]:
            if grade_id(cell) == exercise:
                break
            if is_code(cell):
                nodes = ast.parse("\n".join(split(cell["source"], HIDDEN_TESTS).outside)).body
                defined |= {
                    node.name: ast.unparse(node)
                    for node in nodes
                    if isinstance(node, ast.FunctionDef | ast.ClassDef)
                }
        return defined

    def run(self, *sources: str) -> dict[str, Any]:
        """Run the setup cell and then ``sources``, and return their namespace."""
        namespace: dict[str, Any] = {"__name__": "__main__"}
        for source in (self.by_id[SETUP], *sources):
            exec(compile(source, f"<{self.name}>", "exec"), namespace)
        return namespace

    def solutions(self) -> dict[str, Any]:
        """Return a namespace with the master's solution of every exercise."""
        return self.run(*(self.by_id[exercise] for exercise in self.exercises))

    def code_cells(self, *, student: bool) -> list[str]:
        """Return the code of the notebook, cell by cell; of the student's version or of the master."""
        notebook = nbformat.reads(student_text(self.notebook), as_version=4) if student else self.notebook
        return [cell["source"] for cell in notebook["cells"] if is_code(cell)]

    @cached_property
    def master(self) -> Played:
        """The master, run once."""
        namespace: dict[str, Any] = {"__name__": "__main__"}
        with redirect_stdout(io.StringIO()) as printed:
            values = [_run_cell(source, namespace) for source in self.code_cells(student=False)]
        figures = [value for value in values if isinstance(value, LessonFigure)]
        return Played(namespace, figures, printed.getvalue())


def _run_cell(source: str, namespace: dict[str, Any]) -> Any:
    """Run a cell as Jupyter does, and return the value of its last line if that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), namespace)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace) if last else None


def _variants(folder: Path) -> list[Variant]:
    return [Variant(path.parent.name, path) for path in sorted(folder.glob("*/*.py"))]
