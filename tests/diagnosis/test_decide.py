"""One mistake is named, and only where nothing else can be meant."""

import numpy as np
import pytest

from autograder.diagnosis.ask import Reply
from autograder.diagnosis.decide import decide
from autograder.diagnosis.known import Known, Trace
from autograder.diagnosis.record import Recording

RIGHT, HALF, MINUS = [1.0, 2.0, 3.0, 4.0], [0.5, 1.0, 1.5, 2.0], [1.0, 2.0, -3.0, -4.0]
FAILS = Reply("TypeError", failed=True)


def replies(values: list[float | None]) -> list[Reply]:
    return [FAILS if value is None else Reply(np.array(value)) for value in values]


def trace(values: list[float | None], steady: str = "++++") -> Trace:
    return Trace(replies(values), [mark == "+" for mark in steady])


def known(*mistakes: tuple[str, Trace], right: Trace | None = None) -> Known:
    questions = [None] * 4  # only their number counts
    return Known(Recording(questions, []), right or trace(RIGHT), list(mistakes))  # type: ignore[arg-type]


TWO = known(("half", trace(HALF)), ("minus", trace(MINUS)))


@pytest.mark.parametrize(("values", "sentence"), [(HALF, "half"), (MINUS, "minus"), (RIGHT, None)])
def test_an_answer_is_the_mistake_that_it_agrees_with(values: list[float], sentence: str | None) -> None:
    assert decide(replies(values), TWO) == sentence


def test_one_reply_of_another_kind_is_enough_against_it() -> None:
    assert decide(replies([*HALF[:3], 2.1]), TWO) is None
    assert decide(replies([*HALF[:3], 4.0]), TWO) is None


def test_no_more_is_asked_than_needed() -> None:
    asked = iter(replies([9.0, *HALF[1:]]))
    assert decide(asked, TWO) is None
    assert len(list(asked)) == 3


def test_two_mistakes_that_agree_are_named_only_where_they_mean_the_same() -> None:
    assert decide(replies(HALF), known(("half", trace(HALF)), ("other", trace(HALF)))) is None
    assert decide(replies(HALF), known(("half", trace(HALF)), ("half", trace(HALF)))) == "half"


def test_a_second_fault_that_ends_some_calls_is_excused() -> None:
    assert decide(replies([0.5, 1.0, None, None]), TWO) == "half"
    assert decide(replies([0.5, None, None, None]), TWO) is None  # one value may be chance
    assert decide(replies([1.0, 2.0, None, None]), TWO) is None


def test_a_mistake_that_fails_where_the_answer_does_not_is_another() -> None:
    assert decide(replies(HALF), known(("fails", trace([0.5, 1.0, None, None])))) is None
    assert decide(replies([1.0, 2.0, None, None]), known(("fails", trace([1.0, 2.0, None, None])))) == "fails"


def test_a_changed_argument_is_part_of_a_reply() -> None:
    changing = [Reply(np.array(value), changes=("array 0 afterwards",)) for value in RIGHT]
    both = known(("half", trace(HALF)), ("changes", Trace(changing, [True] * 4)))
    assert decide(changing, both) == "changes"
    assert decide(replies(RIGHT), both) is None
    assert decide([Reply(np.array(value), changes=("array 0 afterwards",)) for value in HALF], both) == "half"


def test_what_the_right_answer_does_not_say_twice_says_nothing() -> None:
    right = trace(RIGHT, "+++-")
    assert decide(replies([*HALF[:3], 7.0]), known(("half", trace(HALF)), right=right)) == "half"
    assert decide(replies([*RIGHT[:3], 2.0]), known(("half", trace(HALF)), right=right)) is None


def test_where_a_mistake_hangs_on_last_digits_the_answer_needs_only_be_wrong_too() -> None:
    garbage = known(("garbage", trace(HALF, "+++-")))
    assert decide(replies([*HALF[:3], 7.0]), garbage) == "garbage"
    assert decide(replies([*HALF[:3], 4.0]), garbage) is None
