"""Of a hidden test a page says nothing that the student's code could have worded: fixed words, lines, few digits."""

from typing import Any

import numpy as np
import pytest

from autograder.examiner.finding import ERROR, STOPPED, WRONG, Finding
from autograder.examiner.observe import value
from autograder.feedback.hidden import FORMS, Notebook, bare_call, bare_value, error_text
from autograder.feedback.view import show

SECRET = "s3cr3t 79190"
OWN = "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(axis=1)\n"
NOTEBOOK = Notebook.of([OWN], ["import numpy as np"])
TRACE = [
    '  File "<ipython-input-1-a78a0db8d744>", line 3, in softmax',
    "    return e / e.sum(axis=1)",
    "           ~~^~~~~~~~~~~~~~~",
    f"    raise ValueError('{SECRET}')",
]


def hidden(outcome: str, kind: str, said: str, **more: Any) -> str:
    """All that the page shows, as one text."""
    return str(show(Finding(outcome, kind, said, hidden=True, **more), "softmax", None, NOTEBOOK))


@pytest.mark.parametrize(
    ("kind", "message", "shown"),
    [
        ("ValueError", "operands could not be broadcast together with shapes (7,5) (3,) ",
         "ValueError: operands could not be broadcast together with shapes …"),
        ("IndexError", "index 79190 is out of bounds for axis 0 with size 3",
         "IndexError: index … is out of bounds for axis … with size …"),
        ("NameError", "name 'zz' is not defined", "NameError: name '…' is not defined"),
        ("TypeError", "softmax() missing 2 required positional arguments: 'a' and 'b'",
         "TypeError: … missing … required positional arguments: …"),
        ("ValueError", f"x is {SECRET}", "ValueError"),
        ("Leak79190", "division by zero", "an error of another kind: division by zero"),
    ],
)  # fmt: skip
def test_an_error_is_told_in_fixed_words(kind: str, message: str, shown: str) -> None:
    assert error_text(kind, message) == shown
    assert show(Finding(ERROR, kind, message, hidden=True), "f", None).headline == shown


SLIPS = [
    "x @ x", "x + np.ones(4)", "np.linalg.inv(np.zeros((2, 2)))", "np.linalg.inv(x)", "x[5]", "x[0, 0, 0]",
    "bool(x == x)", "x.reshape(4)", "x['a']", "np.ones((2, 2)).dot(np.ones(3))", "x.sum(axis=7)", "x @ 1.0",
    "np.zeros(0).max()", "np.concatenate([x, np.ones((1, 2))])", "np.exp('a')", "np.exp(None)", "float(x)",
    "np.array([[1], [1, 2]])", "x.__iadd__(1j)", "x.__setitem__(0, [1, 2])", "[][1]", "().a", "None + 1", "1 / 0",
    "len(3)", "None[0]", "list(3)", "(lambda a: a)()", "x(1)", "no_such_name", "(lambda: 0)(1)", "1 + 'a'",
    "(lambda a: 0)(b=1)", "[1] * 'a'", "[] < 3", "return 2", "x = ", "(1", "f'", "[].pop()", "float('a')",
]  # fmt: skip


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("slip", SLIPS)
def test_what_numpy_and_python_say_today_is_among_the_fixed_words(slip: str) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011
        eval(slip, {"np": np, "x": np.ones((2, 3))})
    error = raised.value
    message = error.msg if isinstance(error, SyntaxError) else str(error).splitlines()[0]
    assert ": " in error_text(type(error).__name__, message)


def test_the_line_is_one_of_the_students_own() -> None:
    text = hidden(ERROR, "ValueError", SECRET, trace=TRACE)
    assert "trace='return e / e.sum(axis=1)'" in text
    assert SECRET not in text
    assert hidden(ERROR, "ValueError", SECRET, trace=TRACE[-1:]).count("trace=''") == 1


@pytest.mark.parametrize("kind", ["CandidateTimeout", "CandidateDied", "ProtocolError"])
def test_an_end_from_outside_is_told_in_fixed_words(kind: str) -> None:
    text = hidden(STOPPED, kind, f"<the student's function {SECRET}> was stopped")
    assert kind.removeprefix("Candidate") + ": " in text
    assert SECRET not in text


@pytest.mark.parametrize(
    ("came", "shown"),
    [
        (value(10**50 + 79190), "1e+50"),
        (value(0.123456789), "0.123457"),
        (value(SECRET), "a string"),
        (value(None), "None"),
        (value({"a": 1}), "dict of 1"),
        ({"text": f"<the student's instance {SECRET}>"}, "an object of another kind"),
        (value(np.zeros((2, 3))), "array of shape (2, 3)"),
        (value(np.zeros((0, 79190, 1, 1, 2))), "array with 5 axes"),
    ],
)
def test_what_came_is_a_shape_a_short_number_or_a_kind(came: dict[str, Any], shown: str) -> None:
    assert bare_value(came)["text"] == shown
    finding = Finding(WRONG, "AssertionError", "the last batch", hidden=True, came=came)
    assert show(finding, "f", None).rows == [("Came", shown)]


def test_a_call_has_names_of_the_notebooks_and_sizes_but_no_other_numbers() -> None:
    made = {"name": SECRET, "args": [], "kwargs": [["learning_rate", {"text": "0.015"}]]}
    stranger = {"text": f"<the student's function {SECRET}>"}
    call = {"name": "softmax", "args": [value(np.ones(3)), stranger], "kwargs": [["axis", value(1)]]}
    bare = bare_call({**call, "made_by": made}, NOTEBOOK)
    assert [arg["text"] for arg in bare["args"]] == ["array of shape (3,)", "an object of your own"]
    assert bare["kwargs"] == [["axis", {"text": "1"}]]
    assert bare["made_by"]["kwargs"] == [["learning_rate", {"text": "a number"}]]
    assert (bare["name"], bare["made_by"]["name"]) == ("softmax", "your code")


def test_every_form_is_there_once() -> None:
    assert len(set(FORMS)) == len(FORMS)
