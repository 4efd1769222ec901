"""A random division is described by what it is like, so that two right shuffles are the same."""

import numpy as np
import pytest

from autograder.diagnosis.shuffles import describe, is_telling
from autograder.diagnosis.values import comparable


def split(order: np.ndarray, *borders: int) -> str | None:
    return describe(comparable(np.split(order, borders)))


def folds(order: np.ndarray, k: int) -> str | None:
    parts = np.array_split(order, k)
    return describe(comparable([(np.setdiff1d(order, part), part) for part in parts]))


def test_two_shuffles_are_the_same() -> None:
    one, other = (np.random.default_rng(seed).permutation(40) for seed in (0, 1))
    assert split(one, 10, 25) == split(other, 10, 25)
    assert folds(one, 4) == folds(other, 4)


@pytest.mark.parametrize(
    "order",
    [
        np.arange(40),
        np.roll(np.arange(40), 5),
        np.random.default_rng(0).permutation(40) + 1,
        np.random.default_rng(0).integers(0, 40, 40),
        np.random.default_rng(0).permutation(41)[:40],
    ],
    ids=["in order", "rotated", "from one", "drawn with replacement", "one left out"],
)
def test_what_is_no_shuffle_is_another(order: np.ndarray) -> None:
    assert split(order, 10, 25) != split(np.random.default_rng(1).permutation(40), 10, 25)


def test_other_sizes_and_training_on_all_are_seen() -> None:
    order = np.random.default_rng(0).permutation(40)
    assert split(order, 10, 25) != split(order, 11, 25)
    everything = describe(comparable([(order, part) for part in np.array_split(order, 4)]))
    assert everything != folds(order, 4)


@pytest.mark.parametrize(
    "value", [1.0, [0.5, 1.5], None, [1, 2, 3], [[0.5], [1.0]], "text", [np.array([0.5])]]
)
def test_anything_else_is_no_division(value: object) -> None:
    assert describe(comparable(value)) is None


def test_few_numbers_may_be_in_order_by_chance() -> None:
    few, many = np.split(np.arange(9), [4]), np.split(np.arange(10), [4])
    assert is_telling(many)
    assert not is_telling(few)
    assert not is_telling([np.arange(10)])
    assert describe(comparable(few)) == describe(
        comparable(np.split(np.random.default_rng(0).permutation(9), [4]))
    )
    assert describe(comparable(many)) != describe(
        comparable(np.split(np.random.default_rng(0).permutation(10), [4]))
    )
