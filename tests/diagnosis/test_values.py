"""Answers are the same whatever they come as, but for rounding; and differ in all else."""

from typing import Any

import numpy as np
import pytest

from autograder.diagnosis.values import agree, comparable

THIRD = 1 / 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (0.5, np.float32(0.5)),
        (True, 1),
        ([1, 2], np.array([1.0, 2.0])),
        ((np.array([1.0]), np.array([2.0])), [[1.0], [2.0]]),
        ([np.array([1, 2]), np.array([3])], [[1, 2], (3,)]),
        (iter([1, 2]), [1, 2]),
        (np.array([THIRD, np.nan, np.inf]), [THIRD * (1 + 1e-9), np.nan, np.inf]),
        (np.array([1.0, 1e-15]), [1.0, -1e-12]),
        (np.float32(THIRD), THIRD),
        (2**70, float(2**70)),
        (None, None),
        ({"a": [1]}, {"a": np.array([1.0])}),
    ],
)
def test_the_same_answer(one: Any, other: Any) -> None:
    assert agree(comparable(one), comparable(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (THIRD, THIRD * (1 + 1e-5)),
        (np.float32(THIRD), THIRD * (1 + 1e-3)),
        (1.0, [1.0]),
        ([1.0, 2.0], [[1.0], [2.0]]),
        (np.nan, 0.0),
        (np.inf, -np.inf),
        (np.inf, 1e300),
        (1e300, np.inf),
        (None, 0),
        ("a", "b"),
        ([np.array([1, 2]), np.array([3])], [np.array([1]), np.array([2, 3])]),
        (np.array([1.0, 1e-6]), [1.0, 2e-6]),
    ],
)
def test_another_answer(one: Any, other: Any) -> None:
    assert not agree(comparable(one), comparable(other))


def test_rounding_of_large_inputs_counts_as_zero_only_where_they_are_large() -> None:
    residual = comparable(1e-12), comparable(0.0)
    assert agree(*residual, given=1e3)
    assert not agree(*residual, given=1.0)


def test_what_is_neither_numbers_nor_to_be_iterated_is_an_object() -> None:
    assert comparable(object()) == "an object"
