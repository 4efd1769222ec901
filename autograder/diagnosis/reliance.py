"""Whether an answer calls another one that is wrong itself: then a fault may be that one's."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterable, Iterator


def relies_on(exercise: str, sources: Iterable[str], failed: Iterable[str]) -> list[str]:
    """Those of the ``failed`` exercises that an exercise's answer uses, directly or through other names.

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


def _definitions(source: str) -> Iterator[tuple[str, set[str]]]:
    """Each name that a cell's top level defines, with the global names that its definition reads."""
    try:
        statements = ast.parse(source).body
        tables = [symtable.symtable(ast.unparse(one), "<cell>", "exec") for one in statements]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for table in tables:
        used = set(_globals_read(table))
        for symbol in table.get_symbols():
            if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace():
                yield symbol.get_name(), used


def _globals_read(table: symtable.SymbolTable) -> Iterator[str]:
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (top or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from _globals_read(inner)
