"""What a hostile student does to the notebook file itself; beside the changes of ``autograder.demo.tamper``."""

import copy
from collections.abc import Callable
from typing import Any

from autograder.demo.tamper import Notebook, find

SCRIPT = "<script>alert('stored')</script>"
STORED = {
    "text/html": SCRIPT,
    "application/javascript": "alert(1)",
    "image/svg+xml": SCRIPT,
    "text/plain": "2",
}


def _cell(notebook: Notebook, name: str) -> Any:
    """The cell with that grade_id, or the student's own cell with that id."""
    try:
        return notebook["cells"][find(notebook, name)]
    except KeyError:
        return next(cell for cell in notebook["cells"] if cell["id"] == name)


def _code(source: str, **more: Any) -> Notebook:
    about = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    return {**about, "source": source, **more}


def add_cells(notebook: Notebook, count: str) -> None:
    """Many small cells."""
    notebook["cells"] += [_code(f"x{number} = {number}", id=f"more-{number}") for number in range(int(count))]


def add_text(notebook: Notebook, size: str) -> None:
    """One cell of that many characters."""
    notebook["cells"].append(_code("text = '''" + "long " * (int(size) // 5) + "'''", id="giant"))


def put_nul(notebook: Notebook, name: str) -> None:
    """A NUL character at the end of the cell."""
    _cell(notebook, name)["source"] += "\n\0\n"


def put_surrogate(notebook: Notebook, name: str) -> None:
    """Half a surrogate pair at the end of the cell."""
    _cell(notebook, name)["source"] += "\n# \ud800\n"


def set_kind(notebook: Notebook, name: str, kind: str) -> None:
    """The cell becomes one of another kind."""
    cell = _cell(notebook, name)
    cell["cell_type"] = kind
    cell.pop("outputs", None)
    cell.pop("execution_count", None)


def odd_metadata(notebook: Notebook) -> None:
    """Metadata of wrong types, and what nbgrader would believe."""
    claims = {
        "points": 1000,
        "grade": True,
        "locked": False,
        "solution": True,
        "checksum": "",
        "schema_version": 99,
    }
    oddities: list[Any] = [
        {"tags": "demo", "trusted": True, "raw_mimetype": "text/html"},
        {"tags": [["demo"], None, {"a": 1}, SCRIPT], "collapsed": SCRIPT, "name": SCRIPT},
        {"nbgrader": claims | {"grade_id": SCRIPT}},
        {"nbgrader": claims | {"grade_id": ["test_double"]}},
        {"nbgrader": "test_double", "magics_language": SCRIPT},
    ]
    for metadata in oddities:
        notebook["cells"].append(_code("pass", id=f"odd-{len(notebook['cells'])}", metadata=metadata))
    for name in ("double", "test_double"):
        cell = _cell(notebook, name)
        cell["metadata"]["nbgrader"] |= {"points": 1000, "locked": False, "checksum": SCRIPT, "max_score": -1}


def odd_ids(notebook: Notebook) -> None:
    """Ids that are missing, doubled, too long, of wrong type, or another cell's."""
    for value in (None, 7, "", "x" * 10_000, '" onclick="alert(1)', "test_double", "honest", "honest"):
        notebook["cells"].append(_code("pass", id=value))
    notebook["cells"].append(_code("pass"))


def claim_points(notebook: Notebook, name: str) -> None:
    """A test that passes claims to be the true one and to be worth a lot."""
    true = _cell(notebook, name)
    metadata = copy.deepcopy(true["metadata"])
    metadata["nbgrader"]["points"] = 1000
    notebook["cells"].insert(0, _code("1000", id=name, metadata=metadata))


def odd_notebook_metadata(notebook: Notebook) -> None:
    """Widget state, a language that is none, and a kernel that starts a program."""
    state = {"state": {"a": {"model_module": "@jupyter-widgets/controls", "state": {"value": SCRIPT}}}}
    notebook["metadata"] = {
        "widgets": {"application/vnd.jupyter.widget-state+json": state},
        "language_info": {"name": {"a": SCRIPT}, "pygments_lexer": ["html"]},
        "kernelspec": {"name": "bash", "argv": ["sh"], "display_name": SCRIPT, "language": 7},
        "title": SCRIPT,
        "authors": SCRIPT,
    }


def store_outputs(notebook: Notebook) -> None:
    """Outputs that were never made, in every code cell."""
    kinds = ("execute_result", "display_data")
    stored = [{"output_type": kind, "data": STORED, "metadata": {}, "execution_count": 1} for kind in kinds]
    for output in stored[1:]:
        output.pop("execution_count")
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = copy.deepcopy(stored)


def odd_attachments(notebook: Notebook) -> None:
    """Attachments with scripts, of wrong types and without end."""
    deep: Any = "x"
    for _ in range(200):
        deep = {"image/png": deep}
    _cell(notebook, "why")["attachments"] = {
        "svg": {"image/svg+xml": "PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"},
        "html": {"text/html": SCRIPT},
        "breakout": {"image/png": f'"><{SCRIPT[1:]}', 'image/png" onerror="alert(1)': "AAAA"},
        "deep": deep,
        SCRIPT: {},
    }


def wrong_types(notebook: Notebook) -> None:
    """A list where the format has an object, and one where it has an id."""
    _cell(notebook, "why")["attachments"] = {"list": ["image/png", SCRIPT]}
    _cell(notebook, "double")["id"] = [SCRIPT]


def add_nesting(notebook: Notebook, name: str) -> None:
    """Markup thousands of levels deep, in the answer and in cells of its own."""
    for opening in (
        "<b>",
        "> ",
        "- ",
        "[",
        "![",
        "*",
        "`",
        "$$",
        r"\begin{a}",
        "<div><table><tr><td>",
        "<a href='",
        "&",
    ):
        for size in (15_000, 150_000):
            source = opening * (size // len(opening))
            cell = {
                "cell_type": "markdown",
                "metadata": {},
                "source": source,
                "id": f"n{len(notebook['cells'])}",
            }
            notebook["cells"].append(cell)
    _cell(notebook, name)["source"] += "\n" + "<div>" * 3_000


CHANGES: dict[str, Callable[..., None]] = {
    change.__name__: change
    for change in (
        add_cells,
        add_nesting,
        add_text,
        claim_points,
        odd_attachments,
        odd_ids,
        odd_metadata,
        odd_notebook_metadata,
        put_nul,
        put_surrogate,
        set_kind,
        store_outputs,
        wrong_types,
    )
}
