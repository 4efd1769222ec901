"""A submission brought back into the master's form before anything in it is believed.

The student owns the solutions, the written answers and whatever cells they
added.  Everything else is the master's: the text of setup and test cells, the
kind of each cell, points, tags.  A cell is recognised by its grade_id, or by
its cell id, which the build makes equal to the grade_id.
"""

from __future__ import annotations

import re
from typing import Any

from nbformat import NotebookNode

from autograder.build.cells import exercise_name
from autograder.grade.master import Master, MasterCell, master_cell

KINDS = ("code", "markdown", "raw")
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
PICTURE = re.compile(r"image/[a-z0-9.+-]{1,40}")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
MAX_CELLS = 5_000
MAX_TEXT = 2_000_000


def restore(notebook: NotebookNode, master: Master) -> list[str]:
    """Bring ``notebook`` into the master's form, in place.

    Returns
    -------
    list of str
        What had to be mended, a sentence each, for the log.

    Raises
    ------
    ValueError
        It is not a notebook at all, or too large; the text says why.
    """
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        msg = "it has no list of cells"
        raise ValueError(msg)
    if len(cells) > MAX_CELLS:
        msg = f"it has {len(cells)} cells; at most {MAX_CELLS} are graded"
        raise ValueError(msg)
    notebook.cells = [_plain_cell(cell, position) for position, cell in enumerate(cells)]
    _bound_text(notebook.cells)
    notebook.metadata = NotebookNode(language_info=NotebookNode(name="python"))
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notes = _claim(notebook.cells, master)
    notes += _add_missing(notebook.cells, master)
    notes += _put_in_order(notebook.cells, master)
    _make_ids_unique(notebook.cells)
    return notes


def _plain_cell(cell: Any, position: int) -> NotebookNode:
    """The cell with nothing but what grading needs: text, kind, attachments, tags, whose it claims to be."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in KINDS:
        msg = f"cell {position + 1} is not a code, markdown or raw cell"
        raise ValueError(msg)
    source, given = cell.get("source", ""), cell.get("metadata")
    given = given if isinstance(given, dict) else {}
    tags = given.get("tags")
    tags = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    plain = NotebookNode(id=cell.get("id"), metadata=NotebookNode(tags=tags, nbgrader=given.get("nbgrader")))
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    plain.source = text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    _set_kind(plain, cell["cell_type"])
    if plain.cell_type == "markdown" and (pictures := _pictures(cell.get("attachments"))):
        plain.attachments = pictures
    return plain


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    """The pictures among a cell's attachments: base64 by kind, by file name."""
    if not isinstance(attachments, dict):
        return {}
    found = {
        name: {kind: data for kind, data in bundle.items() if PICTURE.fullmatch(kind) and _is_base64(data)}
        for name, bundle in attachments.items()
        if isinstance(bundle, dict)
    }
    return {name: bundle for name, bundle in found.items() if bundle}


def _is_base64(data: Any) -> bool:
    return isinstance(data, str) and BASE64.fullmatch(data) is not None


def _bound_text(cells: list[NotebookNode]) -> None:
    size = sum(len(cell.source) for cell in cells)
    if size > MAX_TEXT:
        msg = f"its cells hold {size} characters of text; at most {MAX_TEXT} are graded"
        raise ValueError(msg)


def _claim(cells: list[NotebookNode], master: Master) -> list[str]:
    """Give each known cell the master's form; of copies, the last counts, the others become plain cells."""
    notes, seen = [], set()
    for cell in reversed(cells):
        known = _recognise(cell, master)
        if known is not None and known.grade_id in seen:
            notes.append(f"{known.grade_id} is there more than once; its last copy counts")
            known = None
        if known is None:
            cell.metadata.pop("nbgrader", None)
        else:
            seen.add(known.grade_id)
            notes += _give_form(cell, known)
    return notes[::-1]


def _recognise(cell: NotebookNode, master: Master) -> MasterCell | None:
    claimed = cell.metadata.get("nbgrader")
    grade_id = claimed.get("grade_id") if isinstance(claimed, dict) else None
    for name in (grade_id, cell.get("id")):
        if isinstance(name, str) and name in master:
            return master[name]
    return None


def _give_form(cell: NotebookNode, known: MasterCell) -> list[str]:
    notes = []
    if cell.cell_type != known.cell_type:
        notes.append(f"{known.grade_id} was a {cell.cell_type} cell; it is a {known.cell_type} cell again")
        _set_kind(cell, known.cell_type)
    if known.locked and cell.source != known.source:
        cell.source = known.source
    cell.metadata = NotebookNode(nbgrader=NotebookNode(known.metadata()))
    return notes


def _set_kind(cell: NotebookNode, kind: str) -> None:
    """Make it a valid cell of that kind, without outputs: those are made anew."""
    cell["cell_type"] = kind
    cell.pop("outputs", None)
    cell.pop("execution_count", None)
    if kind == "code":
        cell["outputs"], cell["execution_count"] = [], None


def _add_missing(cells: list[NotebookNode], master: Master) -> list[str]:
    """Put back the master's setup, tests and written answers that the submission lacks."""
    present = {known.grade_id for cell in cells if (known := master_cell(cell, master))}
    missing = [known for known in master.values() if known.grade_id not in present]
    missing = [known for known in missing if known.is_setup or known.grade or known.task]
    for known in missing:
        tested = _position(cells, exercise_name(known.grade_id)) if known.is_test else None
        cells.insert(len(cells) if tested is None else tested + 1, _new_cell(known))
    return [f"{known.grade_id} was missing; it was added from the master" for known in missing]


def _new_cell(known: MasterCell) -> NotebookNode:
    cell = NotebookNode(metadata=NotebookNode(nbgrader=NotebookNode(known.metadata())), source=known.source)
    _set_kind(cell, known.cell_type)
    return cell


def _put_in_order(cells: list[NotebookNode], master: Master) -> list[str]:
    """Setup before everything that needs it, each test after the solution that it tests."""
    for known in [known for known in reversed(master.values()) if known.is_setup]:
        here = _position(cells, known.grade_id)
        if here is not None and any(_is_other(cell, master) for cell in cells[:here]):
            cells.insert(0, cells.pop(here))
    notes = []
    for known in [known for known in master.values() if known.is_test]:
        here, solution = _position(cells, known.grade_id), _position(cells, exercise_name(known.grade_id))
        if here is not None and solution is not None and here < solution:
            cells.insert(solution, cells.pop(here))
            notes.append(f"{known.grade_id} stood before its solution; it was moved behind it")
    return notes


def _is_other(cell: NotebookNode, master: Master) -> bool:
    """Whether the cell runs and is not a setup cell."""
    known = master_cell(cell, master)
    return bool(cell.cell_type == "code" and not (known and known.is_setup))


def _position(cells: list[NotebookNode], grade_id: str) -> int | None:
    matches = (
        i for i, cell in enumerate(cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )
    return next(matches, None)


def _make_ids_unique(cells: list[NotebookNode]) -> None:
    """Known cells have their grade_id for an id, copies get one of their own."""
    taken = {cell.metadata.nbgrader.grade_id for cell in cells if "nbgrader" in cell.metadata}
    for number, cell in enumerate(cells):
        if "nbgrader" in cell.metadata:
            cell.id = cell.metadata.nbgrader.grade_id
        elif not isinstance(cell.id, str) or cell.id in taken or not CELL_ID.fullmatch(cell.id):
            cell.id = f"submitted-{number}"
        taken.add(cell.id)
