"""Findings: what a test cell called, what came and what was expected, as data in the graded notebook."""

import json
from typing import Any

import nbformat
import numpy as np
import pytest
from nbformat import NotebookNode

from autograder.build.regions import HIDDEN_TESTS, is_inside
from autograder.examiner.compared import Compared, difference
from autograder.examiner.finding import ERROR, PASSED, STOPPED, UNWRITTEN, WRONG, Finding, find, put
from autograder.examiner.observe import value
from autograder.examiner.session import Session
from tests.grading.conftest import HASTY, PATIENT, use

STUDENT = """
import numpy as np

def double(x): return np.where(np.asarray(x) < 2.5, 2.0 * np.asarray(x), 0.0)
def mean(x): return float(np.sum(x))
def late(x): x += 1; return x
def todo(): raise NotImplementedError()
def broken(): return 1 / 0
def hang():
    while True: pass
def odd(x): return broken
class Walker:
    def __init__(self, rate): self.rate = rate
    def step(self, w, gradient): return w - 2 * self.rate * gradient(w)
"""


@pytest.fixture(scope="module")
def session() -> Any:
    with Session(PATIENT) as session:
        session.run_student_cell(STUDENT)
        session.run_setup_cell(
            "import numpy as np\nfrom descent import checks\nfrom descent.answers import check_answer"
        )
        yield session


def found(session: Session, source: str) -> Finding:
    cell = nbformat.v4.new_code_cell(source, outputs=session.run_test_cell(source))
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))
    finding = find(cell)
    assert finding is not None
    return finding


def test_what_numpy_compared(session: Session) -> None:
    source = "np.testing.assert_allclose(double(np.arange(5.0)), 2 * np.arange(5.0), err_msg='twice 0…4')"
    finding = found(session, source)
    assert (finding.outcome, finding.headline, finding.exact) == (WRONG, "twice 0…4", True)
    assert finding.call == {"name": "double", "args": [value(np.arange(5.0))], "kwargs": []}
    assert finding.came == value(np.array([0.0, 2.0, 4.0, 0.0, 0.0]))
    assert finding.expected == value(np.array([0.0, 2.0, 4.0, 6.0, 8.0]))
    assert finding.difference == {
        "at": [3],
        "came": 0.0,
        "expected": 6.0,
        "count": 2,
        "of": 5,
        "largest": 8.0,
    }
    assert not finding.hidden


def test_what_a_check_compared_and_its_slip(session: Session) -> None:
    source = "check_answer(mean, np.array([1.0, 2.0, 6.0]), expected=3.0, slips={'Divide by n.': 9.0})"
    finding = found(session, source)
    assert (finding.outcome, finding.slip, finding.exact) == (WRONG, "Divide by n.", True)
    assert finding.headline == "mean: returned 9, expected 3"
    assert (finding.came, finding.expected) == (value(np.array(9.0)), value(np.array(3.0)))


def test_the_path_of_an_optimiser_and_the_call_that_made_it(session: Session) -> None:
    source = "checks.optimizer_path(Walker, {'rate': 0.25}, lambda w: w, expected=[[4, -2], [3, -1.5]])"
    finding = found(session, source)
    assert finding.came == value(np.array([[4.0, -2.0], [2.0, -1.0]]))
    assert finding.call is not None
    assert (finding.call["name"], finding.exact) == ("step", False)
    assert finding.call["made_by"] == {"name": "Walker", "args": [], "kwargs": [["rate", {"text": "0.25"}]]}


def test_the_arguments_are_those_from_before_the_call(session: Session) -> None:
    finding = found(session, "x = np.zeros(2)\nlate(x)\nassert x[0] == 0, 'late changed x'")
    assert finding.headline == "late changed x"
    assert finding.call is not None
    assert finding.call["args"] == [value(np.zeros(2))]
    assert finding.came == value(np.ones(2))
    assert finding.expected is None


def test_a_failure_among_the_hidden_tests_is_marked(session: Session) -> None:
    hidden = "assert double(1) == 2\n### BEGIN HIDDEN TESTS\nassert double(3) == 6\n### END HIDDEN TESTS"
    assert found(session, hidden).hidden
    assert not found(session, hidden.replace("double(1)", "double(4)")).hidden
    inside = "def f():\n    assert double(3) == 6\n### BEGIN HIDDEN TESTS\nf()\n### END HIDDEN TESTS"
    assert found(session, inside).hidden


@pytest.mark.parametrize(("line", "expected"), [(0, False), (1, False), (3, True), (4, False), (5, False)])
def test_lines_of_a_region(line: int, expected: bool) -> None:
    assert is_inside("a\n# BEGIN HIDDEN TESTS\nb\n# END HIDDEN TESTS\nc", HIDDEN_TESTS, line) is expected


OUTCOMES = {
    "right": ("assert double(1) == 2", PASSED, ""),
    "not written": ("todo()", UNWRITTEN, "NotImplementedError"),
    "an error": ("broken()", ERROR, "ZeroDivisionError"),
    "stopped": ("hang()", STOPPED, "CandidateTimeout"),
    "no numbers": ("np.testing.assert_allclose(odd(1), 1)", ERROR, "TypeError"),
}


@pytest.mark.parametrize(("source", "outcome", "kind"), OUTCOMES.values(), ids=OUTCOMES)
def test_outcomes(session: Session, source: str, outcome: str, kind: str) -> None:
    use(session, HASTY if outcome == STOPPED else PATIENT)
    finding = found(session, source)
    assert (finding.outcome, finding.kind) == (outcome, kind)
    use(session, PATIENT)


def test_the_traceback_is_of_the_students_code(session: Session) -> None:
    finding = found(session, "broken()")
    assert any("1 / 0" in line for line in finding.trace)
    assert finding.call == {"name": "broken", "args": [], "kwargs": []}


def test_what_checks_printed_is_kept_apart_from_what_the_student_printed(session: Session) -> None:
    session.run_student_cell("def loud(x):\n    print('secret', x)\n    return x")
    assert found(session, "assert loud(1) == 1\nprint('good news')").said == "good news\n"


@pytest.mark.parametrize(
    ("came", "expected", "result"),
    [
        ([1.0, 2.0], [1.0, 2.0], None),
        ([1.0], [1.0, 2.0], None),
        (["a"], [1.0], None),
        (np.ones((2, 2)), 1.0, None),
        ([[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [5.0, 4.5]], ((1, 0), 3.0, 5.0, 2, 4, 2.0)),
        (np.array([1, 2]), 2, ((0,), 1.0, 2.0, 1, 2, 1.0)),
        (np.array([True, False]), np.array([True, True]), ((1,), 0.0, 1.0, 1, 2, 1.0)),
    ],
)
def test_the_first_difference_and_the_largest(came: Any, expected: Any, result: Any) -> None:
    found = difference(Compared(came, expected))
    assert (None if found is None else tuple(vars(found).values())) == result


def test_numbers_that_json_does_not_know_are_words() -> None:
    data = value(np.array([np.nan, np.inf, -np.inf, 1.0]))
    assert data["data"] == ["nan", "inf", "-inf", 1.0]
    json.dumps(data, allow_nan=False)


def test_of_large_arrays_only_the_shape_is_kept() -> None:
    assert value(np.zeros((30, 40))) == {
        "text": "array of shape (30, 40)",
        "shape": [30, 40],
        "dtype": "float64",
    }


def test_a_finding_can_be_changed_in_its_cell() -> None:
    cell: NotebookNode = nbformat.v4.new_code_cell("x", outputs=[Finding(WRONG, headline="other").output()])
    finding = find(cell)
    assert finding is not None
    finding.slip = "This is what comes out when …"
    put(cell, finding)
    assert find(cell) == finding
    assert find(nbformat.v4.new_code_cell("x")) is None
