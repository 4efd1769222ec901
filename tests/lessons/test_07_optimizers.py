"""The lesson on optimisers: what ``Proofs`` claims, and the numbers in its text."""

import numpy as np
import pytest

from tests.lessons.lesson import Lesson
from tests.lessons.proofs import Proofs

LESSON = Lesson("week1_optimization", "07_optimizers")


class TestLesson(Proofs):
    lesson = LESSON
    figures = 14
    unseen = (  # right on the examples that are worked out by hand
        "Adam/largest_kept",
        "RMSprop/default_alpha",
    )
    other_words = (  # of checks.optimizer_manners, about what every optimiser owes its caller
        "changes_w",
        "changes_gradient",
        "keeps_gradient",
        "own_point",
        "shared",
        "shared_count",
        "whole_numbers",
    )


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
