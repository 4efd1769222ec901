"""Checks of random divisions: right ones pass; a wrong one is told with its likely slip."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from descent import index_checks
from descent.checks import CheckFailed
from descent.index_checks import check_folds, check_partition

Draw = Callable[[np.random.Generator], Any]


def shuffled(rng: np.random.Generator) -> list[Any]:
    return np.split(rng.permutation(10), [6, 8])


def folds(rng: np.random.Generator) -> list[Any]:
    parts = np.array_split(rng.permutation(11), 4)
    return [(np.setdiff1d(np.arange(11), part), part) for part in parts]


@pytest.mark.parametrize(
    "draw",
    [shuffled, lambda rng: (part.tolist() for part in shuffled(rng)), lambda rng: [rng.permutation(10)]],
    ids=["arrays", "generator of lists", "one part"],
)
def test_a_right_division_passes_with_one_line_of_good_news(draw: Draw, capsys: pytest.CaptureFixture[str]):
    check_partition("split(10, rng)", draw, 10)
    shown = capsys.readouterr()
    assert shown.out.startswith("split(10, rng): ")
    assert len(shown.out.splitlines()) == 1
    assert shown.err == ""


@pytest.mark.parametrize(
    ("draw", "slip"),
    [
        (lambda rng: np.split(np.arange(10), [6, 8]), "IN_ORDER"),
        (lambda rng: np.split(np.roll(np.arange(10), rng.integers(10)), [6, 8]), "IN_ORDER"),
        (lambda rng: np.split(rng.permutation(10)[:9], [6, 8]), "DROPPED"),
        (lambda rng: np.split(rng.integers(0, 10, size=10), [6, 8]), "TWICE"),
        (lambda rng: shuffled(np.random.default_rng(3)), "SEED"),
        (lambda rng: shuffled(np.random.default_rng()), "OTHER_SOURCE"),
    ],
    ids=["in order", "turned", "dropped", "with replacement", "own seed", "other source"],
)
def test_a_wrong_division_is_told_with_its_slip(draw: Draw, slip: str):
    with pytest.raises(CheckFailed) as caught:
        check_partition("split(10, rng)", draw, 10)
    assert str(caught.value).startswith("split: ")
    assert str(caught.value).endswith(f"Likely slip: {getattr(index_checks, slip)}")


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda rng: None, "None came"),
        (lambda rng: 3, "several lists of indices"),
        (lambda rng: [np.zeros((2, 2), dtype=int)], "no list of whole numbers"),
        (lambda rng: [[0.5, 1.5]], "no list of whole numbers"),
        (lambda rng: np.split(1 + rng.permutation(10), [6, 8]), r"from 1 to 10, expected 0 … 9"),
    ],
    ids=["None", "a number", "a matrix", "decimals", "from one"],
)
def test_what_is_no_division_is_told(draw: Draw, message: str):
    with pytest.raises(CheckFailed, match=message):
        check_partition("split(10, rng)", draw, 10)


def test_sizes_are_told():
    check_partition("split(10, rng)", shuffled, 10, sizes=[6, 2, 2])
    check_partition("split(10, rng)", shuffled, 10, sizes=[5.5, 2.4, 2.1], within=1)
    with pytest.raises(CheckFailed, match=r"sizes \[6, 2, 2\], expected \[5, 3, 2\]"):
        check_partition("split(10, rng)", shuffled, 10, sizes=[5, 3, 2])
    with pytest.raises(CheckFailed, match="3 parts came, expected 2"):
        check_partition("split(10, rng)", shuffled, 10, sizes=[5, 5])


def test_folds_pass_and_their_slips_are_told():
    check_folds("kfold(11, 4, rng)", folds, 11, 4)
    with pytest.raises(CheckFailed, match="4 folds came, expected 3"):
        check_folds("kfold(11, 3, rng)", folds, 11, 3)
    with pytest.raises(CheckFailed, match="swapped"):
        check_folds("kfold(11, 4, rng)", lambda rng: [fold[::-1] for fold in folds(rng)], 11, 4)
    with pytest.raises(CheckFailed, match="do not make up the 11 samples"):
        check_folds("kfold(11, 4, rng)", lambda rng: [(range(11), part) for _, part in folds(rng)], 11, 4)
    with pytest.raises(CheckFailed, match=r"expected 4 pairs"):
        check_folds("kfold(11, 4, rng)", lambda rng: [part for _, part in folds(rng)], 11, 4)
