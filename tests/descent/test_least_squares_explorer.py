"""LeastSquaresExplorer's Python half: the line, what one sample does to it, and what the student's code lacks.

The numbers are those of a fit by hand and of NumPy; moving a sample moves the line by its leverage; a wrong fit shows
as an angle that is not right and as a disagreement with the hat matrix.
"""

import json

import numpy as np
import pytest

from descent.widgets import LeastSquaresExplorer
from descent.widgets.least_squares.fit import triangle
from tests.descent.students_answers import fit_least_squares, hat_matrix, unwritten

X3, Y3 = [0.0, 1.0, 2.0], [1.0, 0.0, 5.0]


def explorer(x=X3, y=Y3, **changes):
    functions = {"fit_least_squares": fit_least_squares, "hat_matrix": hat_matrix} | changes
    return LeastSquaresExplorer(x, y, **functions, time_limit=60.0)


def run(widget, **message):
    return widget.respond({"type": "run", "seq": 1, "view": "a", **message})


def random_samples(n=11):
    rng = np.random.default_rng(7)
    return rng.normal(size=n), rng.normal(size=n)


# ---- numbers


def test_three_points_by_hand():
    fit = explorer(selected=2).fit
    np.testing.assert_allclose(fit.beta, [0.0, 2.0], atol=1e-14)
    np.testing.assert_allclose(fit.residuals, [1.0, -2.0, 1.0], atol=1e-14)
    np.testing.assert_allclose(fit.leverage, [5 / 6, 2 / 6, 5 / 6], rtol=1e-14)
    # Without the last point the line goes through the others, 1 - x, and is at -1 where it was at 4.
    np.testing.assert_allclose(fit.beta_without, [1.0, -1.0], atol=1e-14)
    assert fit.influence == pytest.approx(5.0)


def test_influence_is_the_known_formula():
    x, y = random_samples()
    for i in range(len(x)):
        fit = explorer(x, y, selected=i).fit
        h = fit.leverage[i]
        assert fit.influence == pytest.approx(h * fit.residuals[i] / (1 - h))


def test_the_line_follows_a_move_by_the_leverage():
    x, y = random_samples()
    before = explorer(x, y).fit
    y[4] += 3.0
    after = explorer(x, y).fit
    assert after.fitted[4] - before.fitted[4] == pytest.approx(3.0 * before.leverage[4])
    np.testing.assert_allclose(after.leverage, before.leverage, rtol=1e-12)


def test_the_farthest_point_is_selected_at_first():
    assert explorer([0.0, 1.0, 2.0, 9.0], [0.0, 1.0, 2.0, 3.0]).fit.selected == 3


@pytest.mark.parametrize("seed", range(5))
def test_the_projection_has_a_right_angle_and_pythagoras_holds(seed):
    rng = np.random.default_rng(seed)
    fit = explorer(rng.normal(size=9), rng.normal(size=9)).fit
    sides = triangle(fit.y, fit.fitted)
    assert sides.angle == pytest.approx(90.0)
    assert sides.along**2 + sides.residual**2 == pytest.approx(sides.across**2)
    assert sides.residual**2 == pytest.approx(fit.residuals @ fit.residuals)


def test_a_perfect_and_a_useless_line_have_no_angle():
    y = np.array([1.0, 2.0, 3.0])
    assert triangle(y, y).angle is None
    assert triangle(y, np.full(3, 2.0)).angle is None


def test_a_wrong_fit_shows_in_the_angle_and_against_the_hat_matrix():
    widget = explorer(fit_least_squares=lambda X, y: fit_least_squares(X, y) + 0.5 * np.eye(2)[0])
    assert widget.scene["triangle"]["angle"] < 89.0
    assert widget.scene["disagreement"] == pytest.approx(0.5)
    assert explorer().scene["disagreement"] == 0.0


# ---- the student's code


def test_an_unwritten_function_is_told_and_the_other_still_works():
    widget = explorer(fit_least_squares=unwritten)
    scene = widget.scene
    assert [scene[key] for key in ("beta", "fitted", "residuals", "rss", "triangle", "influence")] == [
        None
    ] * 6
    np.testing.assert_allclose(scene["leverage"], [5 / 6, 2 / 6, 5 / 6])
    (problem,) = scene["problems"]
    assert (problem["name"], problem["kind"]) == ("fit_least_squares", "unwritten")
    assert "fit_least_squares: line" in widget.describe()


def test_nothing_written_gives_a_widget_with_points_only():
    widget = explorer(fit_least_squares=unwritten, hat_matrix=unwritten)
    assert widget.scene["points"] == [[0.0, 1.0], [1.0, 0.0], [2.0, 5.0]]
    assert bytes(widget.hat) == b""
    assert len(widget.scene["problems"]) == 2
    assert widget.png()[0].startswith(b"\x89PNG")


def test_a_hat_matrix_of_another_shape_is_told():
    widget = explorer(hat_matrix=lambda X: X.T @ X)
    assert "hat_matrix returned shape (2, 2), expected an array of shape (3, 3)" in widget.describe()


# ---- messages and pictures


def test_a_moved_point_is_answered_and_kept_when_final():
    widget = explorer()
    moved = [[0.0, 1.0], [1.0, 0.0], [2.0, 11.0]]
    reply, (hat,) = run(widget, points=moved, selected=1)
    assert (reply["type"], reply["scene"]["selected"]) == ("result", 1)
    np.testing.assert_allclose(
        np.frombuffer(hat, np.float32).reshape(3, 3),
        hat_matrix(np.array([[1, 0], [1, 1], [1, 2.0]])),
        rtol=1e-6,
        atol=1e-7,
    )
    assert reply["scene"]["beta"] == pytest.approx([-1.0, 5.0])
    np.testing.assert_allclose(widget.fit.beta, [0.0, 2.0], atol=1e-14)
    run(widget, points=moved, selected=1, final=True)
    np.testing.assert_allclose(widget.fit.beta, [-1.0, 5.0], rtol=1e-12)
    assert widget.scene["original"][2] == [2.0, 5.0]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"points": [[0, 1]]}, r"points has shape \(1, 2\), expected \(3, 2\)"),
        ({"points": "far"}, "points is 'far', expected numbers"),
        ({"points": [[0, 1], [1, float("nan")], [2, 2]]}, "points holds NaN or infinity"),
        ({"selected": 3}, "selected is 3, expected 0 to 2"),
        ({"selected": "first"}, "selected is 'first', expected a whole number"),
    ],
)
def test_a_malformed_message_is_answered_with_an_error(message, text):
    reply, _ = run(explorer(), **message)
    assert reply["type"] == "error"
    assert pytest.importorskip("re").search(text, reply["text"])


def test_points_above_each_other_are_told_and_not_raised():
    widget = explorer()
    reply, _ = run(widget, points=[[1, 0], [1, 1], [1, 2]], selected=0)
    assert reply["type"] == "result"
    assert {problem["name"] for problem in reply["scene"]["problems"]} == {"fit_least_squares", "hat_matrix"}


def test_the_scene_is_json_and_small():
    x, y = random_samples(40)
    widget = explorer(x, y)
    assert len(json.dumps(widget.scene, allow_nan=False)) + len(widget.hat) < 20_000


def test_the_picture_and_its_words():
    widget = explorer()
    assert widget.png()[0].startswith(b"\x89PNG")
    assert "line" in widget.alt_text()
    assert "RSS 6" in widget.describe()


@pytest.mark.parametrize(
    ("arguments", "error", "text"),
    [
        ({"x": [1, 2], "y": [1, 2]}, ValueError, "the number of samples is 2, expected 3 to 40"),
        ({"y": [1, 2]}, ValueError, r"y has shape \(2,\), expected \(3,\)"),
        ({"x": "abc"}, TypeError, "x is 'abc', expected numbers"),
        ({"hat_matrix": 3}, TypeError, "hat_matrix is int, expected your function hat_matrix"),
    ],
)
def test_wrong_arguments_are_named(arguments, error, text):
    with pytest.raises(error, match=text):
        explorer(**arguments)
