"""Every known mistake is named rightly, no right answer is called a mistake, and neither is one that is not known."""

from dataclasses import replace
from functools import cache

import pytest

from autograder.build.cells import TEST_PREFIX
from autograder.checkout import CHECKOUT, masters, weeks
from autograder.diagnosis.corpus import Corpus
from autograder.diagnosis.decide import decide
from autograder.diagnosis.known import Known, learn, quiet, replies_of
from autograder.diagnosis.read import find_corpus, read_corpus
from tests.lessons.lesson import Lesson

LESSONS = [
    (week.name, path.stem)
    for week in weeks()
    for path in masters(week)
    if find_corpus(week.name, path.stem).mistakes
]
each_lesson = pytest.mark.parametrize(("week", "name"), LESSONS, ids=[name for _, name in LESSONS])

# The same slips as in the corpus, in answers of another style: what is changed in one of the right answers.
OTHER_STYLES = [
    ("01_linear_regression", "rss/norm", " ** 2", "", "root"),
    ("01_linear_regression", "noise_variance/loop", " - len(X[0])", "", "over_n"),
    ("01_linear_regression", "t_statistics/loop", "** 0.5", "", "by_the_variance"),
    (
        "02_linear_classification",
        "softmax/transposed_float32",
        "z.max(axis=0)",
        "z.max()",
        "one_maximum_for_all",
    ),
    ("02_linear_classification", "cross_entropy/loop", "total / len(labels)", "total", "sum"),
    ("03_gradient_descent", "mse_gradient/loop", "2 * ", "", "half"),
    ("03_gradient_descent", "numerical_gradient/unit_arrays", "2 * h", "h", "divided_by_h"),
    (
        "04_overfitting_and_validation",
        "split_indices/shuffled_list",
        "rng.shuffle(order)",
        "pass",
        "in_order",
    ),
    ("05_regularization", "ridge_gradient/loops", "2.0 * strength", "strength", "penalty_factor_missing"),
    (
        "05_regularization",
        "early_stopping/running_minimum",
        "waits > patience",
        "waits >= patience",
        "one_too_impatient",
    ),
    (
        "06_stochastic_gradient_descent",
        "sgd/filled_in",
        "2 * learning_rate",
        "learning_rate",
        "factor_missing",
    ),
    ("07_optimizers", "Momentum/pytorch_velocity", "self.alpha * self.velocity + g", "g", "forgets"),
    ("07_optimizers", "Nesterov/unrolled_sum", "w - self.alpha * self.velocity()", "w", "gradient_at_w"),
    ("07_optimizers", "Adam/running_powers", "m / (1 - power1)", "m", "mean_uncorrected"),
]


@cache
def lesson(week: str, name: str) -> Lesson:
    return Lesson(week, name)


def learned(week: str, name: str, exercise: str) -> tuple[Corpus, Known]:
    corpus = read_corpus(CHECKOUT / week, name)
    return corpus, learn(corpus, exercise, lesson(week, name).by_id[TEST_PREFIX + exercise])


def named(code: str, exercise: str, corpus: Corpus, known: Known) -> str | None:
    with quiet():
        return decide(replies_of(code, exercise, corpus, known.recording), known)


@pytest.mark.slow
@each_lesson
def test_every_mistake_is_named_by_its_own_sentence(week: str, name: str) -> None:
    for exercise in lesson(week, name).exercises:
        corpus, known = learned(week, name, exercise)
        assert known.questions
        own = [mistake for mistake in corpus.mistakes if mistake.exercise == exercise]
        for mistake, (sentence, trace) in zip(own, known.mistakes, strict=True):
            said = named(mistake.code, exercise, corpus, known)
            assert said == sentence or (said is None and not all(trace.steady))


@pytest.mark.slow
@each_lesson
def test_a_mistake_that_is_not_known_is_named_as_no_other(week: str, name: str) -> None:
    for exercise in lesson(week, name).exercises:
        corpus, known = learned(week, name, exercise)
        own = [mistake for mistake in corpus.mistakes if mistake.exercise == exercise]
        for position, mistake in enumerate(own):
            others = replace(known, mistakes=known.mistakes[:position] + known.mistakes[position + 1 :])
            assert named(mistake.code, exercise, corpus, others) in (None, mistake.sentence)


@pytest.mark.slow
@each_lesson
def test_a_right_answer_is_no_mistake(week: str, name: str) -> None:
    for right in lesson(week, name).right:
        corpus, known = learned(week, name, right.exercise)
        assert named(right.code, right.exercise, corpus, known) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "right", "old", "new", "mistake"),
    OTHER_STYLES,
    ids=[f"{right}-{mistake}" for _, right, _, _, mistake in OTHER_STYLES],
)
def test_the_same_slip_in_another_style_is_named(
    name: str, right: str, old: str, new: str, mistake: str
) -> None:
    week = "week1_optimization"
    (style,) = [variant for variant in lesson(week, name).right if variant.name == right]
    assert old in style.code
    corpus, known = learned(week, name, style.exercise)
    (expected,) = [one for one in corpus.mistakes if (one.exercise, one.name) == (style.exercise, mistake)]
    assert named(style.code.replace(old, new), style.exercise, corpus, known) == expected.sentence


def test_there_is_no_corpus_where_there_is_no_master() -> None:
    assert find_corpus("week1_optimization", "no_such_notebook") is None
    assert find_corpus("no_such_week", "07_optimizers") is None
