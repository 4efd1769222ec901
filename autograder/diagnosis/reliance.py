"""Whether an answer calls another one that is wrong itself: then a fault may be that one's."""

from __future__ import annotations

import ast
from collections.abc import Iterable


def relies_on(exercise: str, sources: Iterable[str], failed: Iterable[str]) -> list[str]:
    """Those of the ``failed`` exercises that an exercise's answer calls, directly or through other functions.

    Parameters
    ----------
    exercise
        Whose answer is looked at.
    sources
        The student's cells. The last definition of a name counts; a cell that is no plain Python is empty.
    failed
        Names of exercises that fail their tests, in the order in which they are to be named.
    """
    uses = {name: used for source in sources for name, used in _definitions(source)}
    reached, todo = set(), [exercise]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += uses.get(name, ())
    return [name for name in failed if name in reached - {exercise}]


def _definitions(source: str) -> list[tuple[str, set[str]]]:
    """Each name that a cell's top level defines, with the names that are read in the definition."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = []
    for statement in statements:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found.append((statement.name, _read(statement)))
        elif isinstance(statement, ast.Assign):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
            found += [(name, _read(statement)) for name in names]
    return found


def _read(statement: ast.AST) -> set[str]:
    nodes = ast.walk(statement)
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
