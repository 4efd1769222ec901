"""The lesson on overfitting and validation: what ``Proofs`` claims, and the numbers in its text."""

import numpy as np
import pytest

from tests.lessons.lesson import Lesson
from tests.lessons.proofs import Proofs

LESSON = Lesson("week1_optimization", "04_overfitting_and_validation")


class TestLesson(Proofs):
    lesson = LESSON
    figures = 7


@pytest.mark.slow
def test_the_demos_come_out_as_the_text_says():
    shown, errors = LESSON.master.printed, LESSON.master.namespace["errors"]
    assert "cross-validation says      0.44" in shown
    assert "2000 new patients say      1.28" in shown
    assert "choice inside the folds    1.24" in shown
    assert "degree 1   cross-validation      3837 ± 969" in shown
    assert errors["402 new patients"][1] == pytest.approx(4990, abs=5)
    lowest = np.argmin(errors["cross-validation"])
    assert lowest in (1, 2, 3)


@pytest.mark.slow
def test_training_and_new_errors_part_by_twice_the_variance_times_p_over_n():
    for p, (old, new) in LESSON.master.namespace["simulated"].items():
        assert old == pytest.approx(1 - p / 30, abs=0.02)
        assert new == pytest.approx(1 + p / 30, abs=0.03)


def test_the_best_of_twenty_is_as_good_as_the_second_answer_says():
    correct = np.random.default_rng(0).binomial(100, 0.5, size=(20000, 20)) / 100
    assert correct.max(axis=1).mean() == pytest.approx(0.59, abs=0.005)


def test_tenths_add_up_to_less_than_one_as_the_text_says():
    assert np.cumsum([0.1] * 10)[-1] == 0.9999999999999999
