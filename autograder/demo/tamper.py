"""What happens to notebooks between release and hand-in, by accident or on purpose."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Notebook = dict[str, Any]
Files = dict[str, bytes | Notebook]


def find(notebook: Notebook, grade_id: str) -> int:
    """Position of the cell with that grade_id; KeyError when there is none."""
    for position, cell in enumerate(notebook["cells"]):
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
            return position
    raise KeyError(grade_id)


def drop(notebook: Notebook, grade_id: str) -> None:
    """The cell is deleted."""
    del notebook["cells"][find(notebook, grade_id)]


def duplicate(notebook: Notebook, grade_id: str) -> None:
    """The cell is copied, metadata and id included."""
    position = find(notebook, grade_id)
    notebook["cells"].insert(position, copy.deepcopy(notebook["cells"][position]))


def rename_grade_id(notebook: Notebook, grade_id: str, new: str) -> None:
    """The cell claims to be another one."""
    notebook["cells"][find(notebook, grade_id)]["metadata"]["nbgrader"]["grade_id"] = new


def to_markdown(notebook: Notebook, grade_id: str) -> None:
    """The cell is turned to markdown."""
    cell = notebook["cells"][find(notebook, grade_id)]
    cell["cell_type"] = "markdown"
    cell.pop("outputs", None)
    cell.pop("execution_count", None)


def tag(notebook: Notebook, grade_id: str, name: str) -> None:
    """The cell gets a tag."""
    notebook["cells"][find(notebook, grade_id)]["metadata"].setdefault("tags", []).append(name)


def weaken(notebook: Notebook, grade_id: str) -> None:
    """The test cell is replaced by one that passes."""
    notebook["cells"][find(notebook, grade_id)]["source"] = "pass"


def move_to_top(notebook: Notebook, grade_id: str) -> None:
    """The cell is moved above all others."""
    notebook["cells"].insert(0, notebook["cells"].pop(find(notebook, grade_id)))


def strip_metadata(notebook: Notebook) -> None:
    """Another program has thrown the cells' metadata away."""
    for cell in notebook["cells"]:
        cell["metadata"] = {}


NOTEBOOK_CHANGES: dict[str, Callable[..., None]] = {
    change.__name__: change
    for change in (drop, duplicate, rename_grade_id, to_markdown, tag, weaken, move_to_top, strip_metadata)
}


def break_json(files: Files, name: str) -> None:
    """The file was cut off while it was saved."""
    from autograder.demo.make import to_bytes

    text = to_bytes(files[name])
    files[name] = text[: len(text) // 2]


def not_a_notebook(files: Files, name: str) -> None:
    """The file holds other JSON."""
    files[name] = b'{"answers": [1, 2, 3]}\n'


def rename_file(files: Files, name: str, new: str) -> None:
    """The file has another name."""
    files[new] = files.pop(name)


def extra_file(files: Files, name: str, new: str) -> None:
    """There is a second notebook beside it."""
    files[new] = copy.deepcopy(files[name])


FILE_CHANGES: dict[str, Callable[..., None]] = {
    change.__name__: change for change in (break_json, not_a_notebook, rename_file, extra_file)
}
