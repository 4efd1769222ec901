"""The lesson on overfitting and validation, run in this process, without a sandbox.

- The solutions pass; the student's version, run from top to bottom, raises only NotImplementedError.
- The hidden tests alone reject every typical mistake and accept right solutions in other styles.
- The visible checks do the same but for few mistakes; a slip that they name is the mistake's own sentence.
- The numbers in the text are those that come out.
"""

from typing import Any

import numpy as np
import pytest

from tests.lessons.lesson import Lesson
from tests.lessons.proofs import Proofs, parametrize

LESSON = Lesson("week1_optimization", "04_overfitting_and_validation")
pytest_generate_tests = parametrize


class TestLesson(Proofs):
    lesson = LESSON


@pytest.fixture(scope="module")
def run_to_the_end() -> dict[str, Any]:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    shown: list[str] = []
    namespace["print"] = lambda *values, **options: shown.append(" ".join(map(str, values)))
    for source in LESSON.code_cells(student=False):
        exec(source, namespace)
    return namespace | {"shown": "\n".join(shown)}


@pytest.mark.slow
def test_the_demos_come_out_as_the_text_says(run_to_the_end: dict[str, Any]):
    shown = run_to_the_end["shown"]
    assert "cross-validation says      0.44" in shown
    assert "2000 new patients say      1.28" in shown
    assert "choice inside the folds    1.24" in shown
    assert "degree 1   cross-validation      3837 ± 969" in shown
    assert run_to_the_end["errors"]["402 new patients"][1] == pytest.approx(4990, abs=5)
    lowest = np.argmin(run_to_the_end["errors"]["cross-validation"])
    assert lowest in (1, 2, 3)


@pytest.mark.slow
def test_training_and_new_errors_part_by_twice_the_variance_times_p_over_n(run_to_the_end: dict[str, Any]):
    for p, (old, new) in run_to_the_end["simulated"].items():
        assert old == pytest.approx(1 - p / 30, abs=0.02)
        assert new == pytest.approx(1 + p / 30, abs=0.03)


def test_the_best_of_twenty_is_as_good_as_the_second_answer_says():
    correct = np.random.default_rng(0).binomial(100, 0.5, size=(20000, 20)) / 100
    assert correct.max(axis=1).mean() == pytest.approx(0.59, abs=0.005)


def test_tenths_add_up_to_less_than_one_as_the_text_says():
    assert np.cumsum([0.1] * 10)[-1] == 0.9999999999999999
