"""The lesson on gradient descent, run in this process, without a sandbox.

- The solutions pass; the student's version, run from top to bottom, raises only NotImplementedError.
- The hidden tests alone reject every typical mistake and accept right solutions in other styles.
- The visible checks reject all but the few listed here, and a slip that they name is the one that was made.
- Every exercise has enough of both; the numbers in the text are those that come out.
"""

import ast
import re
from collections import Counter
from typing import Any

import numpy as np
import pytest

from descent.data import load_diabetes
from descent.figures import LessonFigure
from tests.lessons.lesson import Lesson, Variant

LESSON = Lesson("week1_optimization", "03_gradient_descent")
FIGURES = 6
ONLY_HIDDEN = {  # right on the examples that are worked out by hand
    "critical_learning_rate/first_eigenvalue",
    "gradient_descent/keeps_gradient",
    "gradient_descent/stops_early",
    "mse_gradient/by_differences",
    "numerical_gradient/changes_w",
}

pytestmark = pytest.mark.filterwarnings(
    "ignore::RuntimeWarning"
)  # wrong solutions overflow or divide by zero


def named(variants: list[Variant]) -> Any:
    return pytest.mark.parametrize("variant", variants, ids=lambda variant: variant.name)


def refusal(variant: Variant) -> str:
    """What the visible check says to a variant; nothing where it accepts it."""
    try:
        LESSON.run(variant.code, LESSON.visible(variant.exercise))
    except (AssertionError, TypeError, ValueError, IndexError) as error:
        return str(error)
    return ""


def slips(exercise: str) -> set[str]:
    """The sentences that the visible checks of an exercise can show."""
    tree = ast.parse(LESSON.visible(exercise))
    tables = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "slips"]
    return {
        ast.literal_eval(key) for table in tables if isinstance(table, ast.Dict) for key in table.keys if key
    }


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("exercise", LESSON.exercises)
def test_the_solution_passes_without_a_warning(exercise: str, capsys: pytest.CaptureFixture[str]):
    solutions = [LESSON.by_id[name] for name in LESSON.exercises]
    LESSON.run(*solutions, LESSON.visible(exercise), LESSON.hidden(exercise))
    assert capsys.readouterr().err == ""


@named(LESSON.mistakes)
def test_the_hidden_tests_reject_a_mistake(variant: Variant):
    with pytest.raises((AssertionError, TypeError, ValueError, IndexError)):
        LESSON.run(variant.code, LESSON.hidden(variant.exercise))


@named(LESSON.mistakes)
def test_the_visible_checks_reject_a_mistake_and_name_no_other_slip(variant: Variant):
    said = refusal(variant)
    assert bool(said) == (variant.name not in ONLY_HIDDEN)
    slip = re.search(r"Likely slip: (.*)", said)
    if slip and not variant.path.stem.startswith("changes_"):  # for these, the words of check_answer
        assert slip[1] == variant.sentence


@pytest.mark.parametrize("exercise", LESSON.exercises)
def test_every_slip_of_a_visible_check_is_shown_for_some_mistake(exercise: str):
    mistakes = [variant for variant in LESSON.mistakes if variant.exercise == exercise]
    shown = {
        mistake.sentence for mistake in mistakes if f"Likely slip: {mistake.sentence}" in refusal(mistake)
    }
    assert slips(exercise) <= shown


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
@pytest.mark.filterwarnings("error")
def test_the_master_runs_from_top_to_bottom_and_its_figures_come_with_a_text():
    namespace: dict[str, Any] = {"__name__": "__main__"}
    figures = []
    for source in LESSON.code_cells(student=False):
        tree = ast.parse(source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<cell>", "exec"), namespace)
        value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace) if last else None
        figures += [value] if isinstance(value, LessonFigure) else []
    assert len(figures) == FIGURES
    for figure in figures:
        assert len(figure.alt) > 40
        assert "<img " in figure._repr_html_()


def test_the_students_version_raises_only_not_implemented():
    namespace: dict[str, Any] = {"__name__": "__main__"}
    raised = []
    for source in LESSON.code_cells(student=True):
        try:
            exec(source, namespace)
        except NotImplementedError:
            raised.append(source)
    assert len(raised) >= len(LESSON.exercises)


def patients() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The raw measurements, the standardised ones, each with a column of ones, and the progression."""
    data = load_diabetes()
    ones = np.ones(len(data.y))
    scaled = (data.X - data.X.mean(axis=0)) / data.X.std(axis=0)
    return np.column_stack([ones, data.X]), np.column_stack([ones, scaled]), data.y


def above_the_smallest(X: np.ndarray, y: np.ndarray, factor: float, steps: int) -> float:
    """How far gradient descent from zero ends above the smallest MSE, as a share; by its closed form."""
    n = len(y)
    values, vectors = np.linalg.eigh(2 / n * X.T @ X)
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    left = (1 - factor * 2 / values[-1] * values) ** steps * (vectors.T @ best)
    return 0.5 * np.sum(values * left**2) / np.mean((X @ best - y) ** 2)


def test_the_cliff_of_the_raw_measurements_lies_between_the_two_rates():
    raw, scaled, _ = patients()
    rate = LESSON.solutions()["critical_learning_rate"]
    assert 0.0000135 < rate(raw) < 0.0000137
    assert 18_000 < rate(scaled) / rate(raw) < 18_500


def test_the_walks_end_where_the_text_says():
    raw, scaled, y = patients()
    critical = LESSON.solutions()["critical_learning_rate"](raw)
    assert round(above_the_smallest(raw, y, 0.0000135 / critical, 5000), 2) == 0.11
    assert above_the_smallest(scaled, y, 0.9, 13) < 0.01 < above_the_smallest(scaled, y, 0.9, 12)
    assert above_the_smallest(raw, y, 0.9, 20_000) > 0.01


def test_the_rate_that_is_too_large_gives_weights_of_more_than_thirty_digits():
    raw, _, y = patients()
    lesson = LESSON.solutions()
    end = lesson["gradient_descent"](
        lambda w: lesson["mse_gradient"](raw, y, w), np.zeros(11), 0.0000137, 5000
    )[-1]
    assert np.abs(end).max() > 1e30


@pytest.mark.parametrize(("standardised", "condition"), [(False, 52e6), (True, 470)])
def test_the_condition_numbers_are_those_of_the_text(standardised: bool, condition: float):
    X = patients()[standardised]
    assert np.linalg.cond(X.T @ X) == pytest.approx(condition, rel=0.01)


def test_typing_errors_throw_the_squares_and_not_the_pseudo_huber_loss():
    lesson, (_, scaled, y) = LESSON.solutions(), patients()
    line, damaged = scaled[:, [0, 3]], y.copy()
    damaged[np.random.default_rng(0).choice(len(y), 20, replace=False)] *= 10
    slopes = []
    for used in (y, damaged):

        def loss(w: np.ndarray, used: np.ndarray = used) -> float:
            return float(np.mean(2500 * (np.sqrt(1 + ((line @ w - used) / 50) ** 2) - 1)))

        squares = np.linalg.lstsq(line, used, rcond=None)[0][1]
        path = lesson["gradient_descent"](
            lambda w, loss=loss: lesson["numerical_gradient"](loss, w), [0, 0], 1.0, 100
        )
        slopes += [squares, path[-1, 1]]
    np.testing.assert_allclose(slopes, [45.2, 49.0, 71.8, 48.9], atol=0.05)
