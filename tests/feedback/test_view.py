"""The student's view of a finding: all of a check that they can read, and of a hidden test no values."""

from typing import Any

import numpy as np
import pytest

from autograder.examiner.finding import ERROR, PASSED, STOPPED, UNWRITTEN, WRONG, Finding
from autograder.examiner.observe import value
from autograder.feedback.hidden import Notebook
from autograder.feedback.view import show
from autograder.feedback.words import call_text, difference_text, number_pair, value_text

CALL = {"name": "softmax", "args": [value(np.array([[0.125, 2.0]]))], "kwargs": [["axis", {"text": "1"}]]}
DIFFERENCE = {"at": [0, 1], "came": 0.75, "expected": 0.5, "count": 2, "of": 4, "largest": 0.25}


def wrong(**more: Any) -> Finding:
    came, expected = value(np.array([[0.5, 0.75], [0.5, 0.5]])), value(np.array([[0.5, 0.5], [0.5, 0.375]]))
    about: dict[str, Any] = {"headline": "softmax: other values", "call": CALL, "exact": True, "came": came}
    return Finding(WRONG, **{**about, "expected": expected, "difference": DIFFERENCE, **more})


def test_a_check_that_can_be_read_shows_calls_and_values() -> None:
    shown = show(wrong(slip="Divide by the sum."), "softmax", None)
    assert shown.headline == "other values"
    assert (shown.slip, shown.agrees, shown.note) == ("Divide by the sum.", False, "")
    assert shown.rows == [
        ("Called", "softmax([[0.125, 2]], axis=1)"),
        ("First difference", "entry [0, 1] is 0.75, expected 0.5 (2 of 4 entries differ)"),
        ("Largest error", "0.25"),
        ("Came", "[[0.5, 0.75],\n [0.5, 0.5]]"),
        ("Expected", "[[0.5, 0.5],\n [0.5, 0.375]]"),
    ]


def test_a_hidden_test_shows_shapes_and_the_first_difference_only() -> None:
    shown = show(wrong(hidden=True), "softmax", None, Notebook.of(["softmax"], []))
    assert shown.rows == [
        ("Called", "softmax(array of shape (1, 2), axis=1)"),
        ("First difference", "entry [0, 1] is 0.75, expected 0.5 (2 of 4 entries differ)"),
        ("Largest error", "0.25"),
    ]
    assert "cannot see" in shown.note
    assert "0.125" not in str(shown)
    assert "0.375" not in str(shown)


def test_a_shape_against_another() -> None:
    finding = wrong(came=value(np.zeros(3)), expected=value(np.zeros((3, 1))), difference=None)
    assert show(finding, "f", None).rows[1:] == [
        ("Came", "array of shape (3,)"),
        ("Expected", "array of shape (3, 1)"),
    ]


def test_a_diagnosis_goes_before_the_likely_slip() -> None:
    shown = show(wrong(slip="likely", diagnosis="This is the logarithm."), "softmax", None)
    assert (shown.slip, shown.agrees) == ("This is the logarithm.", True)


def test_a_call_that_was_only_the_last_one_shows_no_values() -> None:
    made = {"name": "Adam", "args": [], "kwargs": [["learning_rate", {"text": "0.1"}]]}
    step = {"name": "step", "args": [value(np.array([7.0]))], "kwargs": [], "made_by": made}
    rows = show(wrong(call=step, exact=False), "Adam", None).rows
    assert rows[:2] == [("Object", "Adam(learning_rate=0.1)"), ("Last call", "step(array of shape (1,))")]


@pytest.mark.parametrize(
    ("finding", "headline"),
    [
        (Finding(PASSED, said="f: right."), ""),
        (Finding(UNWRITTEN, "NotImplementedError"), "Not written yet: the code raises NotImplementedError."),
        (Finding(STOPPED, "CandidateTimeout", "f was stopped"), "Timeout: f was stopped"),
        (Finding(ERROR, "KeyError", "'a'"), "KeyError: 'a'"),
    ],
)
def test_headlines(finding: Finding, headline: str) -> None:
    assert show(finding, "f", None).headline == headline


def test_numbers_get_the_digits_that_tell_them_apart() -> None:
    assert number_pair(1.0000001, 1.0) == ("1.0000001", "1")
    assert number_pair("nan", 0.5) == ("nan", "0.5")
    assert difference_text({**DIFFERENCE, "count": 1}) == "entry [0, 1] is 0.75, expected 0.5"


def test_values_by_their_kind() -> None:
    assert value_text(value(np.arange(3))) == "[0, 1, 2]"
    assert value_text(value(np.zeros((30, 2)))) == "array of shape (30, 2)"
    assert value_text(value(np.zeros(40, dtype=np.int64))) == "int64 array of shape (40,)"
    assert (
        call_text({"name": "f", "args": [value([[1, 2]]), value(None)], "kwargs": []}, values=False)
        == "f(list of shape (1, 2), None)"
    )
