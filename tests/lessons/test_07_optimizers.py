"""The lesson on optimisers, run in this process, without a sandbox.

- The solutions pass; the student's version, run from top to bottom, raises only NotImplementedError.
- The hidden tests alone reject every typical mistake and accept right solutions in other styles.
- The visible checks do the same; a slip that they name is the sentence of the mistake that was made.
- Every exercise has enough of both; the numbers in the text are those that come out.
"""

import ast
import re
from collections import Counter
from typing import Any

import numpy as np
import pytest

from tests.lessons.lesson import Lesson, Variant

LESSON = Lesson("week1_optimization", "07_optimizers")
OWN_SENTENCES = {  # of checks.optimizer_manners, about what every optimiser owes its caller
    "changes_w",
    "changes_gradient",
    "keeps_gradient",
    "own_point",
    "shared",
    "shared_count",
    "whole_numbers",
}

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # wrong solutions divide by zero


def named(variants: list[Variant]) -> Any:
    return pytest.mark.parametrize("variant", variants, ids=lambda variant: variant.name)


def slips(exercise: str) -> list[str]:
    """Return the sentences that the visible check of an exercise may show."""
    calls = [node for node in ast.walk(ast.parse(LESSON.visible(exercise))) if isinstance(node, ast.keyword)]
    return [key for call in calls if call.arg == "slips" for key in ast.literal_eval(call.value)]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("exercise", LESSON.exercises)
def test_the_solution_passes_without_a_warning(exercise: str, capsys: pytest.CaptureFixture[str]):
    LESSON.run(LESSON.by_id[exercise], LESSON.visible(exercise), LESSON.hidden(exercise))
    assert capsys.readouterr().err == ""


@named(LESSON.mistakes)
def test_the_hidden_tests_reject_a_mistake(variant: Variant):
    with pytest.raises(AssertionError, match=variant.exercise):
        LESSON.run(variant.code, LESSON.hidden(variant.exercise))


@named(LESSON.mistakes)
def test_the_visible_checks_reject_a_mistake_and_name_no_other_slip(variant: Variant):
    with pytest.raises(AssertionError) as caught:
        LESSON.run(variant.code, LESSON.visible(variant.exercise))
    first_line, *_ = str(caught.value).splitlines()
    assert first_line.startswith(f"{variant.exercise}: ")
    slip = re.search(r"Likely slip: (.*)", str(caught.value))
    if slip and variant.path.stem not in OWN_SENTENCES:
        assert slip[1] == variant.sentence


def test_every_slip_of_a_visible_check_is_shown_for_some_mistake():
    shown = set()
    for variant in LESSON.mistakes:
        with pytest.raises(AssertionError) as caught:
            LESSON.run(variant.code, LESSON.visible(variant.exercise))
        if f"Likely slip: {variant.sentence}" in str(caught.value):
            shown.add((variant.exercise, variant.sentence))
    assert {(exercise, slip) for exercise in LESSON.exercises for slip in slips(exercise)} <= shown


@pytest.mark.filterwarnings("error")
@named(LESSON.right)
def test_a_right_solution_passes_in_another_style(variant: Variant):
    LESSON.run(variant.code, LESSON.visible(variant.exercise), LESSON.hidden(variant.exercise))


@pytest.mark.parametrize(
    ("variants", "least"), [(LESSON.mistakes, 6), (LESSON.right, 3)], ids=["wrong", "right"]
)
def test_every_exercise_has_enough_variants(variants: list[Variant], least: int):
    count = Counter(variant.exercise for variant in variants)
    assert set(count) == set(LESSON.exercises)
    assert min(count.values()) >= least
    assert all(variant.sentence.endswith(".") for variant in variants)


@pytest.mark.slow
def test_the_master_runs_from_top_to_bottom():
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for source in LESSON.code_cells(student=False):
        exec(source, namespace)


def test_the_students_version_raises_only_not_implemented():
    namespace: dict[str, Any] = {"__name__": "__main__"}
    raised = []
    for source in LESSON.code_cells(student=True):
        try:
            exec(source, namespace)
        except NotImplementedError:
            raised.append(source)
    assert len(raised) >= len(LESSON.exercises)


def test_the_race_comes_out_as_the_text_says():
    lesson = LESSON.solutions()
    valley = lesson["EllipticSurface"](25)
    turned = lesson["EllipticSurface"](25, rotation=45)
    momentum, rmsprop, adam = lesson["Momentum"], lesson["RMSprop"], lesson["Adam"]
    said = [
        (lesson["GradientDescent"], 48, 48),
        (momentum, 76, 76),
        (lesson["Nesterov"], 36, 36),
        (lesson["AdaGrad"], 5, 63),
        (lambda rate: rmsprop(rate, alpha=0.9), 183, 227),
        (adam, 72, 74),
        (lambda rate: momentum(rate, alpha=4 / 9), 15, 15),
        (lambda rate: adam(rate, beta1=0.5), 12, 59),
    ]
    rates = np.geomspace(0.001, 10, 25)
    for make, along, across in said:
        assert lesson["best_rate"](make, valley, rates)[1] == along
        start = turned.eigenvectors @ valley.start
        assert lesson["best_rate"](make, turned, rates, start=start)[1] == across


@pytest.mark.parametrize(
    ("kind", "limit"),
    [("GradientDescent", 2.0), ("Momentum", 2 * 1.9), ("Nesterov", 2 * 1.9 / 2.8)],
)
def test_an_optimiser_diverges_beyond_the_rate_that_the_text_gives(kind: str, limit: float):
    lesson = LESSON.solutions()
    for factor, converges in ((0.99, True), (1.01, False)):
        path = lesson["walk"](lesson[kind](factor * limit / 25), lambda w: 25 * w, [1.0], 2000)
        assert (abs(path[-1, 0]) < 1) == converges


def test_rmsprop_hovers_half_a_rate_from_the_minimum():
    lesson = LESSON.solutions()
    valley = lesson["EllipticSurface"](25)
    path = lesson["walk"](lesson["RMSprop"](0.1, alpha=0.9), valley.gradient, valley.start, 600)
    np.testing.assert_allclose(np.abs(path[-1]), 0.05, rtol=1e-3)


def test_adagrads_path_along_the_axes_does_not_depend_on_the_condition_number():
    lesson = LESSON.solutions()
    paths = []
    for condition_number in (2, 25, 500):
        valley = lesson["EllipticSurface"](condition_number)
        paths.append(lesson["walk"](lesson["AdaGrad"](3.0), valley.gradient, valley.start, 8))
    np.testing.assert_allclose(paths[1:], [paths[0]] * 2, rtol=1e-6, atol=1e-9)


@pytest.mark.slow
def test_a_rare_word_is_treated_as_the_second_model_answer_says():
    lesson = LESSON.solutions()
    gradients = np.zeros((30000, 1))
    gradients[::10000] = 1.0
    moves = {
        kind: lesson["respond"](lesson[kind](1.0), gradients).ravel()
        for kind in ("AdaGrad", "RMSprop", "Adam")
    }
    np.testing.assert_allclose(moves["AdaGrad"][::10000], 1 / np.sqrt(np.arange(1, 4)), rtol=1e-6)
    np.testing.assert_allclose(moves["RMSprop"][::10000], 10.0, rtol=1e-3)
    np.testing.assert_allclose(moves["Adam"][20000], 3.16, rtol=1e-2)
    np.testing.assert_allclose(moves["Adam"][20000:].sum(), 31.6, rtol=1e-2)
