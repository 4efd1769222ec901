"""What a master must fulfil before it is built; each broken rule is told with its cell and its remedy."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from nbformat import NotebookNode

from autograder.build.cell_rules import cell_problems
from autograder.build.cells import (
    SETUP,
    TEST_PREFIX,
    exercise_name,
    grade_id,
    is_code,
    is_exercise,
    is_test,
    nbgrader,
)

Cells = Sequence[NotebookNode]


def one_setup_cell(cells: Cells) -> Iterator[str]:
    """Exactly one cell is called ``setup``: locked code, neither a solution nor graded."""
    found = [cell for cell in cells if grade_id(cell) == SETUP]
    if len(found) != 1:
        yield f"{len(found)} cells have the grade_id 'setup'; a lesson has one, which holds its imports"
    for cell in found:
        metadata = nbgrader(cell)
        as_it_should = is_code(cell) and metadata.get("locked")
        if not as_it_should or metadata.get("grade") or metadata.get("solution"):
            yield "setup: must be a code cell with locked true, grade false and solution false"


def unique_grade_ids(cells: Cells) -> Iterator[str]:
    """No two cells share a ``grade_id``."""
    counts = Counter(grade_id(cell) for cell in cells if grade_id(cell))
    for name, count in counts.items():
        if count > 1:
            yield f"{name}: {count} cells have this grade_id; give each its own"


def exercises_have_tests(cells: Cells) -> Iterator[str]:
    """Every solution cell ``X`` is followed, at once or later, by its test cell ``test_X``."""
    position = {grade_id(cell): index for index, cell in enumerate(cells) if is_test(cell)}
    for index, cell in enumerate(cells):
        name = grade_id(cell)
        if is_exercise(cell) and position.get(TEST_PREFIX + name, -1) < index:
            yield f"{name}: no test cell with the grade_id 'test_{name}' comes after it; add one"


def tests_have_exercises(cells: Cells) -> Iterator[str]:
    """Every test cell is called ``test_X`` after a solution cell ``X``."""
    exercises = {grade_id(cell) for cell in cells if is_exercise(cell)}
    for cell in filter(is_test, cells):
        name = grade_id(cell)
        if not name.startswith(TEST_PREFIX):
            yield f"{name}: a test cell's grade_id is 'test_' and the grade_id of the solution cell it marks"
        elif exercise_name(name) not in exercises:
            yield f"{name}: there is no solution cell with the grade_id '{exercise_name(name)}'"


LESSON_RULES: tuple[Callable[[Cells], Iterator[str]], ...] = (
    one_setup_cell,
    unique_grade_ids,
    exercises_have_tests,
    tests_have_exercises,
)


def problems(cells: Cells) -> list[str]:
    """Everything that is wrong with a master, the lesson as a whole first."""
    whole = chain.from_iterable(rule(cells) for rule in LESSON_RULES)
    single = chain.from_iterable(cell_problems(cell, number) for number, cell in enumerate(cells, 1))
    return [*whole, *single]
