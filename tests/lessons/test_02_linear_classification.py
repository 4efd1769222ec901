"""The lesson on linear classification, run in this process, without a sandbox.

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

from descent.data import load_breast_cancer, load_digits
from descent.figures import LessonFigure
from tests.lessons.lesson import Lesson, Variant

LESSON = Lesson("week1_optimization", "02_linear_classification")
FIGURES = 14
ONLY_HIDDEN = {  # right on the example that is worked out by hand
    "classify_multiclass/distances",
    "classify_multiclass/exponentials",
    "classify_sign/nearly_zero",
}

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # wrong solutions overflow


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


def lumps() -> tuple[np.ndarray, np.ndarray]:
    data = load_breast_cancer()
    columns = [data.feature_names.index(name) for name in ("worst area", "worst smoothness")]
    points = data.X[:, columns]
    points = (points - points.mean(axis=0)) / points.std(axis=0)
    return np.column_stack([np.ones(len(points)), points]), np.where(data.y == 0, 1, -1)


def test_the_squared_loss_makes_48_errors_and_the_one_sided_24():
    X, y = lumps()
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    assert np.sum(y * (X @ w) < 0) == 48
    for _ in range(30):
        near = y * (X @ w) < 1
        w = np.linalg.lstsq(X[near], y[near], rcond=None)[0]
    assert np.sum(y * (X @ w) < 0) == 24
    assert np.sum(y * X[:, 1] < 0) == 46  # the ruler


def test_the_fixed_point_of_the_repeated_fits_is_the_minimum_of_the_one_sided_loss():
    X, y = lumps()
    w = np.zeros(3)
    for _ in range(30):
        near = y * (X @ w) < 1
        w = np.linalg.lstsq(X[near], y[near], rcond=None)[0]
    gradient = -2 * X.T @ (y * np.maximum(0, 1 - y * (X @ w))) / len(y)
    np.testing.assert_allclose(gradient, 0, atol=1e-12)


def test_least_squares_masks_the_twos_and_the_cross_entropy_finds_152():
    lesson, digits = LESSON.solutions(), load_digits()
    pictures, few = digits.X.reshape(-1, 8, 8) / 16, digits.y < 3
    X = np.column_stack([pictures[few, 2:6, 3:5].mean(axis=(1, 2)), pictures[few].mean(axis=(1, 2))])
    X = np.column_stack([np.ones(len(X)), (X - X.mean(axis=0)) / X.std(axis=0)])
    labels = digits.y[few]
    W = np.linalg.lstsq(X, np.eye(3)[labels], rcond=None)[0]
    assert 2 not in lesson["classify_multiclass"](X, W)
    W = np.zeros((3, 3))
    for _ in range(1000):
        W = W - lesson["cross_entropy_gradient"](X, labels, W)
    answers = lesson["classify_multiclass"](X, W)
    assert [np.sum(answers[labels == digit] == digit) for digit in range(3)] == [173, 159, 152]
    assert np.bincount(labels).tolist() == [178, 182, 177]
