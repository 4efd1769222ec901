"""The pages of a whole class, by several processes on this machine.

Each writes the pages of one student at a time, which nobody else writes; the gradebook is only read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from traitlets.config import Config

from autograder.errors import GradebookError
from autograder.feedback.pages import write_pages
from autograder.grade.cluster import in_parallel, workers
from autograder.grade.forks import PAGES_MODULE
from autograder.text import one_line

AHEAD = 4  # students who are out for each worker


def write_class(
    config: Config, week: str, students: list[str], number: int | None = None
) -> Iterator[tuple[str, str]]:
    """Write everybody's pages; yields each student, when done, and why there are none, or ``""``.

    Parameters
    ----------
    number : int or None
        Processes; None means one a core.  One process, or one student, needs no workers.
    """
    count = min(number or os.cpu_count() or 1, len(students))
    if count <= 1:
        yield from ((student, _problem(config, week, student)) for student in students)
        return
    calls = ((student, (config, week, student)) for student in students)
    with workers(count, module=PAGES_MODULE) as client:
        for student, future in in_parallel(client, _problem, calls, AHEAD * count):
            yield student, _result(future)


def _problem(config: Config, week: str, student: str) -> str:
    try:
        write_pages(config, week, student)
    except GradebookError as error:
        return one_line(str(error))
    return ""


def _result(future: object) -> str:
    try:
        return str(future.result())  # type: ignore[attr-defined]
    except Exception as error:  # noqa: BLE001  a defect, or a worker that died too often: the others go on
        return one_line(f"a worker failed: {type(error).__name__}: {error}")
