"""Cell ids that are the same at every build."""

import hashlib
from collections.abc import Sequence

from nbformat import NotebookNode

from autograder.build.cells import grade_id


def content_id(cell: NotebookNode) -> str:
    """An id made of a cell's own text, so that no edit elsewhere changes it."""
    digest = hashlib.sha256(cell["source"].encode()).hexdigest()
    return f"{cell['cell_type']}-{digest[:8]}"


def cell_ids(cells: Sequence[NotebookNode]) -> list[str]:
    """One id a cell: its ``grade_id``, or else its content's id, numbered where the text repeats."""
    taken = {grade_id(cell) for cell in cells}
    ids = []
    for cell in cells:
        name = grade_id(cell)
        if not name:
            name, number = content_id(cell), 1
            while name in taken:
                number += 1
                name = f"{content_id(cell)}-{number}"
            taken.add(name)
        ids.append(name)
    return ids
