"""A master's text (jupytext py:percent) as nbgrader's source notebook."""

import re

import jupytext
import nbformat
from nbformat import NotebookNode

from autograder.build.cells import GO_ON, is_code, is_demo, is_test, nbgrader
from autograder.build.identity import cell_ids
from autograder.errors import BuildError

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
LAYOUT_KEYS = ("lines_to_next_cell", "lines_to_end_of_cell_marker")  # jupytext's memory of blank lines
HEADER = re.compile(r"\A\s*# ---\n(#.*\n)*?# ---\n")
NBGRADER_MARKER = re.compile(r"^# %%.*\bnbgrader\b.*$", re.MULTILINE)


def parse(text: str) -> NotebookNode:
    """Read a master's cells, and make sure that none lost its nbgrader metadata on the way.

    The header is left out: a notebook's metadata are the build's, and half a header can change how the cells
    are read.

    Raises
    ------
    BuildError
        If a cell's ``nbgrader=`` was not understood: jupytext passes over what it cannot parse.
    """
    notebook: NotebookNode = jupytext.reads(HEADER.sub("", text).lstrip(), fmt="py:percent")
    markers = NBGRADER_MARKER.findall(text)
    found = sum(bool(nbgrader(cell)) for cell in notebook["cells"])
    if found != len(markers):
        raise BuildError(
            f"{len(markers)} cells are marked nbgrader=, {found} of them can be read; look for a slip in a"
            " marker's {…}"
        )
    return notebook


def read_master(text: str, week: str, name: str) -> NotebookNode:
    """The notebook with solutions and hidden tests which a master's text stands for.

    Parameters
    ----------
    text
        The master.
    week, name
        The week's folder and the notebook's name without ``.ipynb``; the notebook's metadata note them.
    """
    notebook = parse(text)
    notebook["metadata"] = nbformat.from_dict(
        {
            "kernelspec": KERNELSPEC,
            "language_info": LANGUAGE_INFO,
            "descent": {"week": week, "notebook": name},
        }
    )
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5
    for cell, identity in zip(notebook["cells"], cell_ids(notebook["cells"]), strict=True):
        cell["id"] = identity
        for key in LAYOUT_KEYS:
            cell["metadata"].pop(key, None)
        if is_code(cell):
            _arrange(cell)
    return notebook


def _arrange(cell: NotebookNode) -> None:
    """Fold a check, which is long and lists what may go wrong; let Run All go on where one is not passed."""
    tags = cell["metadata"].get("tags", [])
    if is_test(cell):
        cell["metadata"]["jupyter"] = {"source_hidden": True}
    if is_test(cell) or is_demo(cell):
        cell["metadata"]["tags"] = [*tags, GO_ON]


def source_text(notebook: NotebookNode) -> str:
    """The file that nbgrader reads as the assignment's source."""
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return text + "\n"
