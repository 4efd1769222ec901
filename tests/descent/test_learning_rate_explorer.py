"""LearningRateExplorer's Python half: a quadratic with its eigen-directions, and the student's walk on it.

Each step multiplies both distances by 1 - rate * eigenvalue; the critical rate is where the steep factor is -1; what
is not finite ends the walk, and what the student's code lacks is told by function.
"""

import json
import re

import numpy as np
import pytest

from descent.widgets import LearningRateExplorer
from descent.widgets.learning_rate.walk import steps_a_digit, valley, way
from tests.descent.students_answers import (
    critical_learning_rate,
    gradient_descent,
    mse_gradient,
    unwritten,
)

RNG = np.random.default_rng(5)
X = RNG.normal(size=(17, 2)) @ [[1.0, 0.4], [0.0, 0.3]]
Y = X @ [2.0, -1.0] + RNG.normal(size=17)


def explorer(X=X, y=Y, learning_rate=None, start=(0.0, 0.0), num_steps=30, **changes):
    functions = {
        "mse_gradient": mse_gradient,
        "gradient_descent": gradient_descent,
        "critical_learning_rate": critical_learning_rate,
    } | changes
    settings = {"learning_rate": learning_rate, "start": start, "num_steps": num_steps}
    return LearningRateExplorer(X, y, **functions, **settings, time_limit=60.0)


def run(widget, **message):
    return widget.respond({"type": "run", "seq": 1, "view": "a", **message})


# ---- numbers


def test_orthogonal_columns_by_hand():
    # The columns (1, 1) and (2, -2): 2/n X'X has 2 and 8 on its diagonal. y = X (3, 1).
    ground = valley(np.array([[1.0, 2.0], [1.0, -2.0]]), np.array([5.0, 1.0]))
    np.testing.assert_allclose(ground.eigenvalues, [2.0, 8.0])
    np.testing.assert_allclose(ground.minimum, [3.0, 1.0])
    assert (ground.critical, ground.best) == (pytest.approx(0.25), pytest.approx(0.2))
    np.testing.assert_allclose(ground.distances(np.array([4.0, 3.0])), [1.0, 2.0])
    assert ground.height(np.array([4.0, 3.0])) == pytest.approx(1.0 + 4 * 4.0)
    np.testing.assert_allclose(ground.factors(0.2), [0.6, -0.6])


def test_the_height_is_the_mse_above_its_minimum():
    ground = valley(X, Y)
    points = RNG.normal(size=(5, 2))
    mse = [np.mean((X @ w - Y) ** 2) - np.mean((X @ ground.minimum - Y) ** 2) for w in points]
    np.testing.assert_allclose(ground.height(points), mse, rtol=1e-9)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 1.1])
def test_each_step_multiplies_both_distances_by_the_factors(share):
    ground = valley(X, Y)
    widget = explorer(learning_rate=share * ground.critical, num_steps=12)
    distances = ground.distances(widget.walk.points)
    np.testing.assert_allclose(distances[1:], distances[:-1] * widget.scene["factors"], rtol=1e-7, atol=1e-9)


def test_the_presets_are_what_they_are_called():
    scene = explorer().scene
    flat, steep = scene["eigenvalues"]
    rates = dict(scene["presets"])
    assert abs(1 - rates["best"] * flat) == pytest.approx(abs(1 - rates["best"] * steep))
    assert 1 - rates["critical"] * steep == pytest.approx(-1.0)
    assert 1 - rates["diverging"] * steep < -1.0
    assert all(0 < rate <= scene["highest"] for rate in rates.values())


def test_the_lines_of_the_factors_pass_through_zero_and_the_end():
    scene = explorer().scene
    flat, steep = (np.reshape(vee, (-1, 2)) for vee in scene["vees"])
    np.testing.assert_allclose(
        flat[[0, -1]], [[0, 1], [scene["highest"], 1 - scene["highest"] * scene["eigenvalues"][0]]]
    )
    np.testing.assert_allclose(steep, [[0, 1], [1 / scene["eigenvalues"][1], 0], [scene["highest"], 1.4]])


@pytest.mark.parametrize(
    ("factor", "words", "pace"),
    [
        (0.9, "shrinks", 21.854),
        (-0.5, "jumps across and shrinks", 3.3219),
        (0.0, "shrinks", 0.0),
        (-1.0, "jumps across and stays as far", None),
        (1.0, "stays as it is", None),
        (-1.2, "jumps across and grows", None),
    ],
)
def test_a_factor_in_words(factor, words, pace):
    assert way(factor) == words
    assert steps_a_digit(factor) == (None if pace is None else pytest.approx(pace, rel=1e-4))


# ---- divergence and the student's code


def test_a_walk_that_overflows_is_told_and_ends_there():
    def explode(gradient, w0, learning_rate, num_steps):
        return np.array([np.array(w0) + 10.0 ** min(20 * k, 300) for k in range(num_steps + 1)])

    widget = explorer(gradient_descent=explode)
    assert widget.walk.diverged_at == 2
    assert len(widget.walk.points) == 2
    path = np.frombuffer(widget.path, np.float32).reshape(-1, 2)
    assert np.isfinite(path).all(axis=1).tolist() == [True] * 2 + [False] * 29
    assert widget.scene["problems"] == []


def test_nan_ends_the_walk_at_its_start():
    widget = explorer(gradient_descent=lambda g, w0, rate, n: np.full((n + 1, 2), np.nan))
    assert len(widget.walk.points) == 1
    np.testing.assert_array_equal(widget.walk.points[0], [0.0, 0.0])
    assert widget.walk.diverged_at == 1


def test_an_error_in_the_gradient_is_told_as_the_gradients():
    def broken(X, y, w):
        return X @ w - missing  # noqa: F821

    (problem,) = explorer(mse_gradient=broken).scene["problems"]
    assert (problem["name"], problem["function"].split(".")[-1]) == ("mse_gradient", "broken")


def test_each_missing_function_leaves_the_others():
    widget = explorer(critical_learning_rate=unwritten)
    assert widget.scene["told_critical"] is None
    assert len(widget.walk.points) == 31
    widget = explorer(gradient_descent=unwritten)
    assert len(widget.walk.points) == 1
    assert widget.scene["told_critical"] == pytest.approx(widget.scene["critical"])
    widget = explorer(mse_gradient=unwritten, gradient_descent=unwritten, critical_learning_rate=unwritten)
    assert [problem["name"] for problem in widget.scene["problems"]] == [
        "mse_gradient",
        "critical_learning_rate",
    ]
    assert widget.png()[0].startswith(b"\x89PNG")


def test_the_student_cannot_change_the_data():
    def spoil(X, y, w):
        X[:] = y[:] = 0
        return np.ones(2)

    widget = explorer(mse_gradient=spoil)
    np.testing.assert_array_equal(widget._valley.X, X)


# ---- messages


def test_a_new_rate_and_start_are_answered_and_the_grid_is_sent_once():
    widget = explorer()
    reply, arrays = run(widget, start=[1.0, 2.0], learning_rate=0.1, have=widget.scene["constant"])
    assert reply["names"] == ["path", "distances"]
    path = np.frombuffer(arrays[0], np.float32).reshape(-1, 2)
    wanted = gradient_descent(lambda w: mse_gradient(X, Y, w), [1.0, 2.0], 0.1, 30)
    np.testing.assert_allclose(path, wanted, rtol=1e-5)
    reply, arrays = run(widget, start=[1.0, 2.0], learning_rate=0.1)
    assert reply["names"] == ["path", "distances", "grid"]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"learning_rate": -0.1}, "learning_rate is -0.1, expected a finite number from 0 to"),
        ({"learning_rate": 1e9}, "learning_rate is 1000000000.0, expected a finite number from 0 to"),
        ({"learning_rate": "fast"}, "learning_rate is 'fast', expected a number"),
        ({"start": [1, 2, 3]}, r"start has shape \(3,\), expected \(2,\)"),
    ],
)
def test_a_malformed_message_is_answered_with_an_error(message, text):
    reply, _ = run(explorer(), **message)
    assert reply["type"] == "error"
    assert re.search(text, reply["text"])


def test_the_highest_rate_itself_may_be_asked_for():
    widget = explorer()
    assert run(widget, learning_rate=widget.scene["highest"])[0]["type"] == "result"


def test_the_state_is_json_and_the_words_name_both_directions():
    widget = explorer()
    json.dumps(widget.scene, allow_nan=False)
    assert re.search(r"flat direction × 0\.\d+ a step: shrinks, to a tenth in", widget.describe())
    assert "steep direction" in widget.alt_text()
    assert widget.png()[0].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"X": np.ones((17, 2))}, "the columns of X are collinear"),
        ({"y": Y[:5]}, r"y has shape \(5,\), expected \(17,\)"),
        ({"num_steps": 0}, "num_steps is 0, expected 1 to 400"),
        ({"start": [np.inf, 0]}, "start holds NaN or infinity"),
    ],
)
def test_wrong_arguments_are_named(arguments, text):
    with pytest.raises(ValueError, match=text):
        explorer(**arguments)
