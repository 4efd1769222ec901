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
    first, second = shown.lasso.zero_from
    steps = shown.strengths
    assert second == steps[steps >= 2.0][0]
    assert first == steps[steps >= 4.0][0]
    assert shown.ridge.zero_from == (None, None)
    np.testing.assert_allclose(shown.ridge.along, [2.0, 1.0] / (1 + steps[:, None]))
    np.testing.assert_allclose(shown.lasso.along, np.maximum([2.0, 1.0] - steps[:, None] / 2, 0), atol=1e-12)


def test_almost_zero_is_not_exactly_zero():
    def nearly(X, y, strength, num_steps):
        w = fit_lasso(X, y, strength, num_steps)
        return np.where(w == 0, 1e-17, w)

    shown = square(strength=3.0, fit_lasso=nearly).solutions
    assert shown.lasso.zero_from == (None, None)
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
    np.testing.assert_allclose(widget.solutions.lasso.along[0], widget.solutions.minimum, atol=0.1)


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
