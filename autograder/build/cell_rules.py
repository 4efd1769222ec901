"""The rules that a single cell of a master must fulfil."""

import re
from collections.abc import Callable, Iterator

from nbformat import NotebookNode

from autograder.build.cells import (
    grade_id,
    is_answer,
    is_code,
    is_demo,
    is_exercise,
    is_task,
    is_test,
    nbgrader,
)
from autograder.build.regions import HIDDEN_TESTS, MARK_SCHEME, REGIONS, SOLUTION, split

SCHEMA_VERSION = 3
FLAGS = ("grade", "locked", "solution", "task")
GRADE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")  # also a cell id in the notebook format
IMPORT = re.compile(r"\s*(import|from)\s+\w")
IMPORT_TORCH = re.compile(r"\s*(from\s+torch\b|import\s+([\w.\s]+,\s*)*torch\b)")


def full_metadata(cell: NotebookNode) -> Iterator[str]:
    """nbgrader's metadata is complete: flags, a usable ``grade_id``, the version, points where graded."""
    metadata = nbgrader(cell)
    if not metadata:
        return
    for flag in FLAGS:
        if not isinstance(metadata.get(flag), bool):
            yield f'nbgrader metadata needs "{flag}": true or false'
    if metadata.get("schema_version") != SCHEMA_VERSION:
        yield f'nbgrader metadata needs "schema_version": {SCHEMA_VERSION}'
    if not GRADE_ID.fullmatch(grade_id(cell)):
        yield 'nbgrader metadata needs a "grade_id" of 1 to 64 letters, digits, "_" and "-"'
    points = metadata.get("points")
    has_points = isinstance(points, int | float) and points >= 0
    if (metadata.get("grade") or metadata.get("task")) and not has_points:
        yield 'is graded and needs "points", a number of at least 0'
    extra = set(metadata) - {*FLAGS, "schema_version", "grade_id", "points"}
    if extra:
        yield f"nbgrader metadata has {', '.join(sorted(extra))}, which the build or nbgrader sets; remove"


def fitting_kind(cell: NotebookNode) -> Iterator[str]:
    """A cell holds something, and its type, flags and tags go together."""
    if not cell["source"].strip():
        yield "is empty; remove it"
    if (is_exercise(cell) or is_test(cell)) and not is_code(cell):
        yield "is markdown, so it must have both grade and solution true (a written answer) or neither"
    if is_test(cell) and not nbgrader(cell).get("locked"):
        yield 'is a test cell and needs "locked": true'
    if (is_exercise(cell) or is_answer(cell)) and nbgrader(cell).get("locked"):
        yield 'is completed by the student and needs "locked": false'
    if nbgrader(cell) and is_demo(cell):
        yield "is tagged demo, and demo cells are skipped at grading; remove the tag or the nbgrader metadata"


def named_after_definition(cell: NotebookNode) -> Iterator[str]:
    """An exercise's ``grade_id`` is the Python name that the student gives a meaning to."""
    name = grade_id(cell)
    defines = re.compile(rf"^(class|def)\s+{re.escape(name)}\b|^{re.escape(name)}\s*[:=]", re.MULTILINE)
    if is_exercise(cell) and not defines.search(cell["source"]):
        yield f"does not define {name}; an exercise's grade_id is the name of its class or function"


def balanced_regions(cell: NotebookNode) -> Iterator[str]:
    """Every region that begins also ends."""
    for region in REGIONS:
        try:
            split(cell["source"], region)
        except ValueError as error:
            yield str(error)


def regions_where_they_belong(cell: NotebookNode) -> Iterator[str]:
    """Solutions stand in cells that the student completes, hidden tests in test cells."""
    source = cell["source"]
    if SOLUTION.begin in source and not (is_exercise(cell) or is_answer(cell)):
        yield 'has a solution region and is no solution cell; set "solution": true or move the region'
    if HIDDEN_TESTS.begin in source and not is_test(cell):
        yield "has hidden tests and is no test cell; move them to the exercise's test cell"
    if is_exercise(cell) and SOLUTION.begin not in source:
        yield "has no solution region, so nothing of it would reach the student; mark the solution's lines"


def mark_scheme_inside_solution(cell: NotebookNode) -> Iterator[str]:
    """A written answer's marking scheme is part of its solution region.

    nbgrader keeps the checksum of a cell without its solution but with its marking scheme; were the scheme
    outside, an untouched answer would no longer be recognised and would wait for a person to give it 0.
    """
    if MARK_SCHEME.begin in cell["source"] and not is_task(cell):
        if not is_answer(cell):
            yield "has a marking scheme and is no written answer; move it to the answer's cell"
        elif MARK_SCHEME.begin in "\n".join(split(cell["source"], SOLUTION).outside):
            yield "has its marking scheme outside of the solution region; move it between its markers"


def imports_where_they_belong(cell: NotebookNode) -> Iterator[str]:
    """A solution imports nothing, and what the student sees does not import torch."""
    if not is_code(cell):
        return
    if any(map(IMPORT.match, split(cell["source"], SOLUTION).inside)):
        yield "imports inside its solution, where the student cannot see it; import in the setup cell"
    if any(map(IMPORT_TORCH.match, split(cell["source"], HIDDEN_TESTS).outside)):
        yield "imports torch, which students need not have; import it inside the hidden tests"


Rule = Callable[[NotebookNode], Iterator[str]]
RULES: tuple[Rule, ...] = (full_metadata, fitting_kind, named_after_definition, balanced_regions)
REGION_RULES: tuple[Rule, ...] = (
    regions_where_they_belong,
    mark_scheme_inside_solution,
    imports_where_they_belong,
)
"""These read the regions, so they wait until the regions are balanced."""


def cell_problems(cell: NotebookNode, number: int) -> Iterator[str]:
    """What is wrong with one cell, each line led by its ``grade_id``, or by its place and first words."""
    first_line = cell["source"].split("\n")[0][:40]
    label = grade_id(cell) or f"cell {number} ({first_line!r})"
    rules = RULES if any(balanced_regions(cell)) else RULES + REGION_RULES
    for rule in rules:
        for problem in rule(cell):
            yield f"{label}: {problem}"
