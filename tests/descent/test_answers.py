"""check_answer: silent praise for what is right, and one clear complaint for each way to be wrong.

- Right: float32, lists, integers, tuples for lists.
- Wrong: the headline says where it first differs; a slip is named only when the answer equals it.
- No answer, no numbers, another shape, not finite, a changed argument: each is said in words.
- Stand-ins that can do nothing but be called are good enough.
"""

import numpy as np
import pytest

from descent.answers import check_answer
from descent.checks import CheckFailed


def twice(X, b=0.0):
    return 2.0 * np.asarray(X) + b


def failure(function, *args, **settings) -> str:
    with pytest.raises(CheckFailed) as caught:
        check_answer(function, *args, **settings)
    return str(caught.value)


def test_a_right_answer_is_told_in_one_line(capsys: pytest.CaptureFixture[str]):
    check_answer(twice, [[1, 2], [3, 4]], b=1, expected=[[3, 5], [7, 9]])
    assert capsys.readouterr().out == "twice([[1, 2], [3, 4]], b=1): right.\n"


def test_a_long_call_is_shortened(capsys: pytest.CaptureFixture[str]):
    check_answer(twice, np.ones((40, 3)), expected=np.full((40, 3), 2.0))
    assert capsys.readouterr().out == "twice(array of shape (40, 3)): right.\n"


@pytest.mark.parametrize(
    "answer", [[1, 2], (1.0, 2.0), np.array([1, 2]), np.float32([1, 2]), [np.float64(1), 2], np.uint8([1, 2])]
)
def test_the_type_does_not_matter(answer):
    check_answer(lambda: answer, expected=[1.0, 2.0])


def test_numbers_beyond_64_bits():
    check_answer(lambda: [10**20, 1], expected=[1e20, 1.0])


@pytest.mark.parametrize("expected", [np.inf, np.nan])
def test_what_is_not_finite_may_be_expected(expected: float):
    check_answer(lambda: expected, expected=expected)


@pytest.mark.parametrize("make", [list, tuple])
def test_several_arrays_are_compared_one_by_one(make):
    expected = (np.eye(2), np.ones(3))
    check_answer(lambda: make([np.eye(2), [1, 1, 1]]), expected=expected)
    text = failure(lambda: make([np.eye(2), [1, 1, 0]]), expected=expected)
    assert text.startswith("<lambda>: array 2 of 2: entry [2] is 0, expected 1")


@pytest.mark.parametrize("shapes", [[(2, 2), (2, 2)], [(1, 2), (3, 2)]])
def test_arrays_of_one_shape_or_of_several(shapes):
    parts = [np.ones(shape) for shape in shapes]
    check_answer(lambda: tuple(parts), expected=parts)
    assert "returned 1 array, expected 2" in failure(lambda: parts[:1], expected=parts)


def test_a_wrong_answer_says_what_was_called_expected_and_found():
    text = failure(twice, [[1, 2], [3, 4]], expected=[[2, 4], [5, 8]])
    assert text.splitlines() == [
        "twice: entry [1, 0] is 6, expected 5",
        "",
        "    twice([[1, 2], [3, 4]])",
        "",
        "    expected: [[2, 4],",
        "               [5, 8]]",
        "    yours:    [[2, 4],",
        "               [6, 8]]",
    ]


def test_the_number_of_differences_is_told():
    assert failure(twice, [1, 2, 3], expected=[2, 0, 0]).startswith(
        "twice: entry [1] is 4, expected 0 (2 of 3 entries differ)"
    )


def test_numbers_that_look_alike_get_more_digits():
    text = failure(lambda: 1.0000001, expected=1.0, rtol=1e-9)
    assert text.startswith("<lambda>: returned 1.0000001, expected 1")


def test_only_the_slip_that_leads_to_this_very_answer_is_named():
    slips = {"It is halved.": [0.5, 1.0], "It is doubled.": [2, 4], "It is turned.": [[2], [4]]}
    text = failure(twice, [1, 2], expected=[1, 2], slips=slips)
    assert text.endswith("\n\nLikely slip: It is doubled.")
    turned = failure(lambda X: [[2], [4]], [1, 2], expected=[1, 2], slips=slips)
    assert turned.endswith("\n\nLikely slip: It is turned.")
    assert "Likely" not in failure(twice, [1, 3], expected=[1, 2], slips=slips)


def test_a_slip_may_lead_to_not_a_number():
    slips = {"Overflow.": [np.nan, 1.0]}
    assert failure(lambda: [np.nan, 1], expected=[0.0, 1.0], slips=slips).endswith("Overflow.")


@pytest.mark.parametrize(
    ("answer", "headline"),
    [
        (None, "returned None; is a return missing?"),
        ("one", "returned a str, expected an array of shape (2,)"),
        ([[1, 2], [3]], "returned a list, expected an array of shape (2,)"),
        (print, "returned a builtin_function_or_method, expected an array of shape (2,)"),
        (3, "returned a number, expected an array of shape (2,)"),
        ([[1, 2]], "returned an array of shape (1, 2), expected an array of shape (2,)"),
        ([1, np.nan], "entry [1] is nan, expected 2"),
        ([1, -np.inf], "entry [1] is -inf, expected 2"),
    ],
)
def test_what_is_no_answer_is_said_in_words(answer, headline: str):
    assert failure(lambda: answer, expected=[1, 2]).splitlines()[0] == f"<lambda>: {headline}"


def test_a_vector_of_one_is_no_number():
    assert "returned an array of shape (1,), expected a number" in failure(lambda: [1], expected=1)


def in_place(X, b):
    X *= 2
    return X


def sorted_list(X):
    X.sort()
    return X


def test_a_changed_argument_is_named_and_the_callers_stays():
    X = np.array([1, 2])
    text = failure(in_place, X, 0, expected=[2, 4])
    assert text.startswith("in_place: the answer is right, but argument X was changed")
    assert "before: [1, 2]" in text
    assert "after:  [2, 4]" in text
    np.testing.assert_array_equal(X, [1, 2])
    assert "argument X was changed" in failure(sorted_list, [2, 1], expected=[1, 2])


def test_a_stand_in_that_can_only_be_called():
    class StandIn:
        __slots__ = ("answer",)

        def __init__(self, answer):
            self.answer = answer

        def __call__(self, *args, **kwargs):
            args[0][0] = 5
            return self.answer

        def __eq__(self, other):
            raise RuntimeError

    assert failure(StandIn(3), [1], expected=3).startswith(
        "your function: the answer is right, but argument number 1 was changed"
    )
    assert failure(StandIn(4), [1], expected=3).startswith("your function: returned 4, expected 3")


def test_functions_are_passed_on():
    def apply(f, x):
        return f(x)

    check_answer(apply, abs, -2, expected=2)
    assert "apply: returned 2" in failure(apply, abs, -2, expected=3)


def test_an_unwritten_exercise_stays_unwritten():
    def unwritten():
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        check_answer(unwritten, expected=1)
