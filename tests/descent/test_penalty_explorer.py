"""PenaltyExplorer's Python half: a bowl that is moved, and the student's ridge and lasso on it.

The solutions are those worked out by hand for orthogonal columns, the bands are where the lasso has an exact zero, and
what the student's code lacks is told by function.
"""

import json
import re

import numpy as np
import pytest

from descent.widgets import PenaltyExplorer
from descent.widgets.penalty.bowl import bowl
from descent.widgets.penalty.solutions import place, weights_in_words
from tests.descent.students_answers import fit_lasso, fit_ridge, unwritten

RNG = np.random.default_rng(8)
X = RNG.normal(size=(17, 2)) @ [[1.0, 0.5], [0.0, 0.8]]
Y = X @ [2.0, -1.0] + RNG.normal(size=17)
SQUARE = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])  # G is the unit matrix


def explorer(X=X, y=Y, **changes):
    functions = {"fit_ridge": fit_ridge, "fit_lasso": fit_lasso}
    return PenaltyExplorer(X, y, **functions | {"time_limit": 60.0} | changes)


def square(**changes):
    return explorer(SQUARE, SQUARE @ [2.0, 1.0] + [1.0, -1.0, -1.0, 1.0], **changes)


def run(widget, **message):
    return widget.respond({"type": "run", "seq": 1, "view": "a", **message})


# ---- numbers


def test_orthogonal_columns_by_hand():
    # The lasso moves each weight by λ/2 = 1.5 towards 0, ridge divides it by 1 + λ = 4.
    shown = square(strength=3.0).solutions
    np.testing.assert_allclose(shown.minimum, [2.0, 1.0])
    np.testing.assert_allclose(shown.lasso.at, [0.5, 0.0])
    np.testing.assert_allclose(shown.ridge.at, [0.5, 0.25])
    scene = square(strength=3.0).scene
    assert scene["lambda_max"] == pytest.approx(4.0)
    assert scene["lasso"]["budget"] == pytest.approx(0.5)
    assert scene["ridge"]["budget"] == pytest.approx(np.hypot(0.5, 0.25))
    assert scene["lasso"]["rise"] == pytest.approx(np.hypot(1.5, 1.0))
    assert (scene["lasso"]["place"], scene["strengths"][0], scene["strengths"][-1]) == (
        "on a corner of the diamond",
        0.01,
        10.0,
    )


def test_the_paths_are_zero_from_where_they_should_be():
    shown = square().solutions
    first, second = shown.lasso.path.zero_from
    assert 2.0 <= second < 2.0 * 1.0011
    assert 4.0 <= first < 4.0 * 1.0011
    assert shown.ridge.path.zero_from == (None, None)
    steps = shown.ridge.path.strengths
    np.testing.assert_array_equal(steps, shown.strengths)
    np.testing.assert_allclose(shown.ridge.path.along, [2.0, 1.0] / (1 + steps[:, None]))
    steps = shown.lasso.path.strengths
    np.testing.assert_allclose(
        shown.lasso.path.along, np.maximum([2.0, 1.0] - steps[:, None] / 2, 0), atol=1e-12
    )


def random_bowl(seed, longest=3.0):
    """Correlated columns, the second up to ``longest`` times as long: what may happen to two weights."""
    rng = np.random.default_rng(seed)
    mixed = rng.normal(size=(9, 2)) @ [[1.0, rng.uniform(-1.5, 1.5)], [0.0, 1.0]]
    return bowl(mixed * [1.0, rng.uniform(1.0, longest)], rng.normal(size=9))


def lasso_by_coordinates(ground, strength):
    """The lasso's weights by coordinate descent on the normal equations."""
    w = np.zeros(2)
    for _ in range(2000):
        before = w.copy()
        for k in range(2):
            rest = ground.gram[k] @ (ground.minimum - w) + ground.gram[k, k] * w[k]
            w[k] = np.sign(rest) * max(abs(rest) - strength / 2, 0.0) / ground.gram[k, k]
        if np.array_equal(w, before):
            break
    return w


@pytest.mark.parametrize("seed", range(30))
def test_where_the_lassos_weights_become_zero_agrees_with_coordinate_descent(seed):
    ground = random_bowl(seed)
    zeros = ground.lasso_zeros(ground.minimum)
    assert zeros.max() == pytest.approx(ground.lambda_max(ground.minimum))
    for k, zero in enumerate(zeros):
        for above in (1.0 + 1e-6, 1.5, 4.0):
            assert lasso_by_coordinates(ground, zero * above)[k] == 0
        assert lasso_by_coordinates(ground, zero * (1.0 - 1e-6))[k] != 0


def test_equal_slopes_become_zero_together():
    ground = bowl(SQUARE, SQUARE @ [1.0, -1.0])
    np.testing.assert_allclose(ground.lasso_zeros(ground.minimum), [2.0, 2.0])
    np.testing.assert_allclose(ground.lasso_zeros(np.array([3.0, 0.0])), [6.0, 0.0])


@pytest.mark.parametrize("factor", [1.0, 2.0, 0.37])
@pytest.mark.parametrize("seed", range(3))
def test_the_named_zeros_are_the_functions_own(seed, factor):
    # Another convention's zeros are where its weights are 0, not where a right lasso's are.
    ground = random_bowl(seed, longest=1.0)
    widget = explorer(
        ground.X,
        ground.answers(ground.minimum),
        num_steps=200,
        fit_lasso=lambda X, y, strength, num_steps: fit_lasso(X, y, factor * strength, num_steps),
    )
    path = widget.solutions.lasso.path
    for k, true in enumerate(ground.lasso_zeros(ground.minimum) / factor):
        if not path.strengths[0] < true < path.strengths[-1]:
            continue
        zero = path.zero_from[k]
        assert true * (1 - 1e-9) <= zero <= true * 1.0026
        assert path.along[path.strengths == zero, k] == 0


def counting(calls):
    def counted(X, y, strength, num_steps):
        calls.append(strength)
        return fit_lasso(X, y, strength, num_steps)

    return counted


def test_only_what_changes_is_computed():
    calls = []
    widget = explorer(fit_lasso=counting(calls))
    whole = len(calls)
    assert 41 < whole < 60
    run(widget, least=widget.solutions.minimum.tolist(), strength=0.5, final=False)
    run(widget, least=widget.solutions.minimum.tolist(), strength=0.6, final=True)
    assert calls[whole:] == [0.5, 0.6]
    calls.clear()
    run(widget, least=[1.0, 1.0], strength=0.5, final=False)
    assert len(calls) <= 10
    calls.clear()
    run(widget, least=[1.0, 1.0], strength=0.5, final=True)
    assert 41 < len(calls) < 60


def test_a_sketch_shows_a_right_function_as_it_is():
    widget = explorer(num_steps=200)
    sketch = run(widget, least=[1.0, 0.7], final=False)
    run(widget, least=[1.0, 0.7], final=True)
    path, scene = widget.solutions.lasso.path, sketch[0]["scene"]["lasso"]
    along = np.frombuffer(sketch[1][0], np.float32).reshape(-1, 2)
    assert set(widget.scene["strengths"]) <= set(scene["strengths"])
    for column in range(2):
        drawn = np.interp(path.strengths, scene["strengths"], along[:, column])
        np.testing.assert_allclose(drawn, path.along[:, column], atol=2e-3)
    assert scene["zero_from"] == list(path.zero_from)


def test_a_function_that_fails_at_one_strength_is_not_blamed_at_others():
    def picky(X, y, strength):
        if strength == 0.5:
            raise ZeroDivisionError
        return fit_ridge(X, y, strength)

    widget = explorer(fit_ridge=picky)
    failed = run(widget, strength=0.5, final=False)[0]["scene"]
    assert failed["ridge"] is None
    assert failed["problems"][0]["name"] == "fit_ridge"
    assert run(widget, strength=0.6, final=False)[0]["scene"]["ridge"] is not None


def test_what_failed_along_the_path_is_told_while_the_strength_is_moved():
    widget = explorer(fit_lasso=unwritten)
    (problem,) = run(widget, strength=0.5, final=False)[0]["scene"]["problems"]
    assert problem["name"] == "fit_lasso"


def test_almost_zero_is_not_exactly_zero():
    def nearly(X, y, strength, num_steps):
        w = fit_lasso(X, y, strength, num_steps)
        return np.where(w == 0, 1e-17, w)

    shown = square(strength=3.0, fit_lasso=nearly).solutions
    assert shown.lasso.path.zero_from == (None, None)
    assert place(shown.lasso.at) == "on an edge of the diamond"
    assert weights_in_words(shown.lasso.at) == "w₁ = 0.5, w₂ = 1e-17"


def test_minus_zero_is_exactly_zero():
    assert weights_in_words(np.array([-0.0, 0.0])) == "w₁ exactly 0, w₂ exactly 0"
    assert place(np.array([-0.0, 0.0])) == "the diamond is a point"
    widget = square(fit_lasso=lambda X, y, strength, num_steps: np.array([-0.0, 1.0]))
    assert "-0.0" not in json.dumps(widget.scene["lasso"])


def test_the_height_is_the_mse_above_its_minimum_wherever_the_bowl_is():
    ground = bowl(X, Y)
    np.testing.assert_allclose(ground.answers(ground.minimum), Y)
    moved = np.array([0.3, 1.7])
    y = ground.answers(moved)
    np.testing.assert_allclose(np.linalg.lstsq(X, y, rcond=None)[0], moved)
    for w in RNG.normal(size=(5, 2)):
        mse = np.mean((X @ w - y) ** 2) - np.mean((X @ moved - y) ** 2)
        assert ground.height(w, moved) == pytest.approx(mse)


def test_the_level_line_is_at_height_one():
    ground = bowl(X, Y)
    heights = [ground.height(point, np.zeros(2)) for point in ground.level(9)]
    np.testing.assert_allclose(heights, 1.0)
    np.testing.assert_allclose(ground.level(9)[0], ground.level(9)[-1], atol=1e-12)


def test_lambda_max_is_that_of_the_lesson():
    ground = bowl(X, Y)
    assert ground.lambda_max(ground.minimum) == pytest.approx(2 / 17 * np.abs(X.T @ Y).max())


@pytest.mark.parametrize(
    "least", [[0.9, 0.4], [2.0, -1.0], [-1.5, 0.2], [0.1, 1.4], [-0.2, -0.1], [0.3, -1.9], [-2, 2]]
)
def test_the_bands_are_where_the_lasso_has_an_exact_zero(least):
    ground, strength = bowl(X, Y), 0.7
    w = fit_lasso(X, ground.answers(np.array(least)), strength, 400)
    middle, right, left, up, down = (inside(least, band) for band in ground.corner_bands(strength, 50.0))
    assert middle == (not w.any())
    assert (right, left) == (w[1] == 0 and w[0] > 0, w[1] == 0 and w[0] < 0)
    assert (up, down) == (w[0] == 0 and w[1] > 0, w[0] == 0 and w[1] < 0)


def inside(point, corners):
    """Whether a point lies within a convex polygon: on the same side of all its edges."""
    edges, away = np.roll(corners, -1, axis=0) - corners, np.array(point) - corners
    sides = edges[:, 0] * away[:, 1] - edges[:, 1] * away[:, 0]
    return bool(np.all(sides > 0) or np.all(sides < 0))


@pytest.mark.parametrize("strength", [0.02, 0.7, 3.0])
def test_right_answers_are_lowest_and_those_of_another_convention_are_not(strength):
    shown = explorer(strength=strength).solutions
    assert shown.lasso.is_lowest
    assert shown.ridge.is_lowest
    shown = explorer(
        strength=strength,
        fit_lasso=lambda X, y, strength, num_steps: fit_lasso(X, y, 2 * strength, num_steps),
        fit_ridge=lambda X, y, strength: fit_ridge(X, y, strength / len(X)),
    ).solutions
    assert not shown.lasso.is_lowest
    assert not shown.ridge.is_lowest


def test_at_the_minimum_itself_nothing_is_doubted():
    widget = explorer()
    reply, _ = run(widget, least=[0.0, 0.0])
    assert reply["scene"]["lasso"]["is_lowest"]
    assert reply["scene"]["ridge"]["is_lowest"]


def test_a_solution_that_is_not_lowest_is_told():
    text = square(strength=3.0, fit_ridge=lambda X, y, strength: np.zeros(2)).describe()
    assert "fit_ridge is not where loss plus penalty are lowest." in text
    assert "fit_lasso" not in text


# ---- the student's code


def test_each_missing_function_leaves_the_other():
    widget = explorer(fit_lasso=unwritten)
    assert (widget.scene["lasso"], len(widget.lasso)) == (None, 0)
    assert len(widget.ridge) == 41 * 2 * 4
    assert [problem["name"] for problem in widget.scene["problems"]] == ["fit_lasso"]
    assert "fit_lasso: line" in widget.describe()
    assert widget.png()[0].startswith(b"\x89PNG")
    widget = explorer(fit_ridge=unwritten, fit_lasso=unwritten)
    assert (widget.scene["lasso"], widget.scene["ridge"]) == (None, None)
    assert widget.png()[0].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("returned", "text"),
    [
        (np.ones(3), r"fit_ridge returned shape \(3,\), expected an array of shape \(2,\)"),
        (np.array([np.nan, 1.0]), "fit_ridge returned NaN, expected finite numbers"),
        (None, "fit_ridge returned None"),
    ],
)
def test_a_wrong_answer_is_told_by_function(returned, text):
    (problem,) = explorer(fit_ridge=lambda X, y, strength: returned).scene["problems"]
    assert re.search(text, problem["text"])


def test_an_endless_loop_is_stopped():
    def endless(X, y, strength):
        while True:
            pass

    problems = explorer(fit_ridge=endless, time_limit=0.05).scene["problems"]
    assert ("fit_ridge", "slow") in [(problem["name"], problem["kind"]) for problem in problems]


def test_the_student_cannot_change_the_data():
    def spoil(X, y, strength):
        X[:] = y[:] = 0
        return np.ones(2)

    widget = explorer(fit_ridge=spoil)
    np.testing.assert_array_equal(widget._bowl.X, X)
    np.testing.assert_allclose(widget.solutions.lasso.path.along[0], widget.solutions.minimum, atol=0.1)


# ---- messages


def test_a_new_place_and_strength_are_answered_and_the_level_line_is_sent_once():
    widget = square()
    reply, buffers = run(widget, least=[-3.0, 0.5], strength=2.0, have=widget.scene["constant"])
    assert reply["names"] == ["lasso", "ridge"]
    np.testing.assert_allclose(reply["scene"]["lasso"]["at"], [-2.0, 0.0])
    np.testing.assert_allclose(reply["scene"]["ridge"]["at"], [-1.0, 0.5 / 3])
    along = np.frombuffer(buffers[0], np.float32).reshape(-1, 2)
    np.testing.assert_allclose(along[0], [-3.0 + 0.005, 0.5 - 0.005], rtol=1e-5)
    np.testing.assert_allclose(widget.solutions.minimum, [2.0, 1.0])
    assert run(widget, least=[1.0, 1.0])[0]["names"] == ["lasso", "ridge", "level"]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"strength": -0.1}, "strength is -0.1, expected a finite number from 0.01 to 10"),
        ({"strength": "strong"}, "strength is 'strong', expected a number"),
        ({"least": [1, 2, 3]}, r"least has shape \(3,\), expected \(2,\)"),
    ],
)
def test_a_malformed_message_is_answered_with_an_error(message, text):
    reply, _ = run(square(), **message)
    assert reply["type"] == "error"
    assert re.search(text, reply["text"])


def test_the_ends_of_the_strengths_may_be_asked_for():
    widget = explorer()
    for strength in (widget.scene["strengths"][0], widget.scene["strengths"][-1]):
        assert run(widget, strength=strength)[0]["type"] == "result"


def test_the_state_is_json_and_the_words_name_the_zero():
    widget = square(strength=3.0)
    json.dumps(widget.scene, allow_nan=False)
    assert (
        "lasso w₁ = 0.5, w₂ exactly 0, on a corner of the diamond; ridge w₁ = 0.5, w₂ = 0.25."
        in widget.describe()
    )
    assert "w₂ exactly 0" in widget.alt_text()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"X": np.ones((17, 2))}, "the columns of X are collinear"),
        ({"y": np.zeros(17)}, "the least-squares weights are both 0"),
        ({"y": Y[:5]}, r"y has shape \(5,\), expected \(17,\)"),
        ({"num_steps": 0}, "num_steps is 0, expected 1 to 2000"),
        ({"strength": 0.0}, "strength is 0.0, expected a finite number from"),
    ],
)
def test_wrong_arguments_are_named(arguments, text):
    with pytest.raises(ValueError, match=text):
        explorer(**arguments)
