"""What a student sees in a kernel: a report and one line, while the exception stays what it was.

- A failed check, an error inside an answer, an unwritten exercise, an unknown name: one report each.
- The student's own line is shown; the check's lines are not.
- Other errors keep Python's traceback, and outside a kernel everything is plain text.
"""

from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from descent.answers import check_answer
from descent.notebook import kernel_shell

CELLS = {
    "setup": "import numpy as np\nfrom descent.answers import check_answer",
    "right": "check_answer(abs, -2, expected=2)",
    "wrong": "check_answer(abs, -2, expected=3, slips={'A slip.': 2})",
    "answer": "def half(x):\n    return np.ones((2, 3)) + np.ones(2)",
    "error": "check_answer(half, 4, expected=2)",
    "stub": "def later(x):\n    raise NotImplementedError()",
    "unwritten": "check_answer(later, 4, expected=2)",
    "demo": "print('drawn:', later(3))",
    "caller": "def outer(x):\n    return later(x)",
    "called": "check_answer(outer, 4, expected=2)",
    "unknown": "sofmax([1])",
    "other": "1 / 0",
}


@pytest.fixture(scope="module")
def outputs() -> dict[str, Any]:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in CELLS.values()],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    NotebookClient(notebook, timeout=300, allow_errors=True).execute()
    return {name: cell["outputs"] for name, cell in zip(CELLS, notebook["cells"], strict=True)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("wrong", "CheckFailed", ["abs: returned 2, expected 3", "Likely slip: A slip."]),
        ("error", "ValueError", ["half stops with ValueError", "line 2 of half:\n        return np.ones"]),
        ("unwritten", "NotImplementedError", ["later is not written yet"]),
        ("demo", "NotImplementedError", ["later is not written yet"]),
        ("called", "NotImplementedError", ["later is not written yet", "Your `outer` calls it."]),
        ("unknown", "NameError", ["name 'sofmax' is not defined", "line 1 of this cell", "restart"]),
    ],
)
def test_a_report_and_one_line(outputs, name, kind, words):
    shown, error = outputs[name]
    assert shown["output_type"] == "display_data"
    assert "descent-report" in shown["data"]["text/html"]
    assert all(text in shown["data"]["text/plain"] for text in words)
    assert (error["output_type"], error["ename"], len(error["traceback"])) == ("error", kind, 1)
    assert "answers.py" not in shown["data"]["text/plain"]


@pytest.mark.slow
def test_good_news_are_one_line_and_other_errors_stay(outputs):
    assert outputs["right"][0]["data"]["text/plain"] == "abs(-2): right."
    assert [output["output_type"] for output in outputs["other"]] == ["error"]
    assert len(outputs["other"][0]["traceback"]) > 1


def test_outside_a_kernel_an_error_of_an_answer_stays_as_it_is():
    def unwritten(x):
        raise NotImplementedError

    assert kernel_shell() is None
    with pytest.raises(NotImplementedError) as caught:
        check_answer(unwritten, 3, expected=4)
    assert "unwritten is not written yet" in "".join(caught.value._render_traceback_())
