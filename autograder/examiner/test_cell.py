"""Runs one test cell: ordinary Python, in which the student's names resolve to stand-ins."""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import os
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np
from nbformat import NotebookNode

from autograder.errors import INSTALL_GRADING, CandidateError, MissingProgram
from autograder.examiner.alarm import Alarm
from autograder.examiner.calls import Calls
from autograder.examiner.compared import TEST
from autograder.examiner.observe import failed, passed
from autograder.examiner.outputs import error, stream
from autograder.examiner.student_error import StudentError
from autograder.lean import without_compiler
from autograder.text import clean_text

MAX_MESSAGE = 5_000


class Globals(dict[str, Any]):
    """The globals of the test cells: names that no cell defined are the student's."""

    def __init__(self, student_name: Callable[[str], Any]) -> None:
        super().__init__(__name__="__main__")
        self._student_name = student_name

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            raise KeyError(name)
        return self._student_name(name)


def run_test_cell(
    source: str, namespace: Globals, calls: Calls | None = None, alarm: Alarm | None = None
) -> list[NotebookNode]:
    """Run ``source`` and return what it showed; an error output, the last one, says why it failed.

    With ``calls``, what the cell calls of the student's, there is a finding among the outputs too.
    """
    limit = alarm or contextlib.nullcontext()
    shown = io.StringIO()
    outputs: list[NotebookNode] = []
    try:
        with _undisturbed(), contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown), limit:
            outputs += _execute(source, namespace)
        outputs += [] if calls is None else [passed(_text(shown)).output()]
    except (Exception, SystemExit) as problem:  # noqa: BLE001  whatever it is, the cell has failed
        outputs += [] if calls is None else [failed(problem, source, _text(shown), calls).output()]
        outputs.append(verdict(problem))
    return ([stream(_text(shown))] if shown.getvalue() else []) + outputs


def _text(shown: io.StringIO) -> str:
    return clean_text(shown.getvalue()[:MAX_MESSAGE])


def _execute(source: str, namespace: Globals) -> list[NotebookNode]:
    """Run the statements; a last expression that is a number is partial credit, as in nbgrader."""
    statements, last = _compiled(source)
    exec(statements, namespace)
    value = None if last is None else eval(last, namespace)
    if type(value) not in (int, float):
        return []
    return [
        NotebookNode(
            output_type="execute_result", data={"text/plain": repr(value)}, metadata={}, execution_count=None
        )
    ]


@lru_cache(maxsize=256)
def _compiled(source: str) -> tuple[CodeType, CodeType | None]:
    """A cell's statements, and its last expression if it ends with one; the same for every submission."""
    tree = ast.parse(source, TEST)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    value = compile(ast.Expression(last.value), TEST, "eval") if isinstance(last, ast.Expr) else None
    return compile(tree, TEST, "exec"), value


def verdict(problem: BaseException) -> NotebookNode:
    """The error output for an exception; it holds nothing of the test's source."""
    if isinstance(problem, StudentError):
        name, trace = problem.kind, problem.trace.splitlines()
    elif isinstance(problem, CandidateError):
        name, trace = type(problem).__name__.removeprefix("Candidate"), []
    else:
        name, trace = type(problem).__name__, []
    message = str(problem).strip()[:MAX_MESSAGE]
    return error(name, message, [*trace, f"{name}: {message}"])


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Whatever a test cell sets in NumPy, PyTorch or the working folder is as before afterwards."""
    torch = import_torch()
    state = np.random.get_state()  # noqa: NPY002  a test may use the old functions
    dtype, folder = torch.get_default_dtype(), Path.cwd()
    try:
        with warnings.catch_warnings(), np.errstate(), np.printoptions(), torch.random.fork_rng(devices=[]):
            warnings.simplefilter("ignore")
            yield
    finally:
        np.random.set_state(state)  # noqa: NPY002
        torch.set_default_dtype(dtype)
        os.chdir(folder)


def import_torch() -> Any:
    """PyTorch, with the part that the tests use first already loaded and one thread a process.

    Raises
    ------
    MissingProgram
        It is not installed.
    """
    try:
        import torch
        import torch.optim
    except ImportError:
        raise MissingProgram("PyTorch", "to run the hidden tests", INSTALL_GRADING) from None
    without_compiler(torch)
    torch.set_num_threads(1)  # a fork has none of its parent's threads, and would wait for them for ever
    return torch
