"""A student's functions in a widget: what they return is checked, what stops them is told by name and line.

They get copies, are not called again after a failure, and do not stop each other.
"""

import numpy as np
import pytest

from descent.widgets.students import Functions, check_callable, told


def functions(**named):
    return Functions(named, time_limit=60.0)


def line_of(function):
    return function.__code__.co_firstlineno


def test_a_right_answer_comes_back_as_floats():
    mine = functions(double=lambda x: [2 * value for value in x])
    result = mine.call("double", np.array([1, 2]), shape=(2,))
    np.testing.assert_array_equal(result, [2.0, 4.0])
    assert result.dtype == np.float64
    assert mine.problems() == []


def test_many_calls_are_stacked():
    mine = functions(total=np.sum)
    np.testing.assert_array_equal(mine.each("total", [(np.ones(k),) for k in range(4)], shape=()), range(4))


def test_what_a_generator_yields_is_read_under_guard():
    def halves(x):
        yield x / 2
        raise KeyError("second")

    mine = functions(halves=halves)
    calls = [(np.array([2.0, 4.0]),)] * 2
    np.testing.assert_array_equal(mine.each("halves", calls, shape=(2,), read=next), [[1.0, 2.0]] * 2)
    assert mine.each("halves", calls, shape=(2,), read=list) is None
    (problem,) = mine.problems()
    assert (problem["text"], problem["line"]) == ("KeyError: 'second'", line_of(halves) + 2)


def test_arrays_are_handed_over_as_copies():
    def spoil(x):
        x[:] = 0
        return x

    given = np.ones(3)
    functions(spoil=spoil).call("spoil", given, shape=(3,))
    np.testing.assert_array_equal(given, np.ones(3))


@pytest.mark.parametrize(
    ("returned", "shape", "text"),
    [
        (None, (2,), "f returned None, expected an array of shape (2,): is a `return` missing?"),
        (None, (), "f returned None, expected a number: is a `return` missing?"),
        ([1, 2, 3], (2,), "f returned shape (3,), expected an array of shape (2,)"),
        ([1.0], (), "f returned shape (1,), expected a number"),
        ([1.0, np.nan], (2,), "f returned NaN, expected finite numbers"),
        (np.inf, (), "f returned infinity, expected finite numbers"),
        ("two", (), "f returned str of <U3, expected a number"),
        ([[1], [1, 2]], (2,), "f returned list, expected an array of shape (2,)"),
    ],
)
def test_an_unusable_answer_is_told_with_the_functions_first_line(returned, shape, text):
    def f():
        return returned

    mine = functions(f=f)
    assert mine.call("f", shape=shape) is None
    assert mine.failures["f"].text == text
    assert mine.failures["f"].line == line_of(f)


def test_infinity_may_be_allowed():
    np.testing.assert_array_equal(functions(f=lambda: np.inf).call("f", shape=(), finite=False), np.inf)


def test_an_error_is_told_with_its_line_and_the_others_go_on():
    def broken(x):
        print("so far")
        return x / undefined  # noqa: F821

    def unwritten(x):
        raise NotImplementedError

    mine = functions(broken=broken, unwritten=unwritten, right=lambda x: x)
    assert mine.call("broken", 1.0, shape=()) is None
    assert mine.call("unwritten", 1.0, shape=()) is None
    assert mine.call("right", 1.0, shape=()) == 1.0
    failed, printed, missing = mine.problems()
    assert (failed["name"], failed["kind"], failed["line"]) == ("broken", "error", line_of(broken) + 2)
    assert failed["source"].startswith("return x / undefined")
    assert printed == {"name": "broken", "printed": "so far\n"}
    assert (missing["name"], missing["kind"]) == ("unwritten", "unwritten")
    first = f"broken: line {line_of(broken) + 2} of {broken.__qualname__}: NameError: name 'undefined' is not defined"
    assert told(mine.problems())[0] == first
    assert len(told(mine.problems())) == 2


def test_a_function_that_failed_is_not_called_again():
    calls = []

    def f():
        calls.append(1)
        raise ValueError

    mine = functions(f=f)
    mine.call("f", shape=())
    mine.call("f", shape=())
    assert len(calls) == 1


def test_an_endless_loop_is_stopped():
    def endless():
        while True:
            pass

    mine = Functions({"endless": endless}, time_limit=0.05)
    assert mine.call("endless", shape=()) is None
    assert mine.failures["endless"].kind == "slow"


def test_what_is_no_function_is_refused_by_name():
    with pytest.raises(TypeError, match="softmax is ndarray, expected your function softmax"):
        check_callable(softmax=np.ones(2))
