"""LinearClassificationExplorer's Python half: a boundary, its verdict, and the roads on which it moves.

Scores, loss and slope are those of the formulas; accuracy is the same in the whole flat interval and another one just
beyond it; stretching the weights never changes it.
"""

import json
import re

import numpy as np
import pytest

from descent.widgets import LinearClassificationExplorer
from descent.widgets.linear_classification.boundary import Boundary, moved, place_of, predicted
from tests.descent.students_answers import accuracy, cross_entropy, softmax, unwritten

RNG = np.random.default_rng(3)
X = RNG.normal(size=(23, 2))
LABELS = (X @ [1.0, 0.5] + 0.6 * RNG.normal(size=23) > 0.2).astype(int)
ROADS = ("shift", "turn", "stretch")


def explorer(X=X, labels=LABELS, anchor=(0.3, -0.2), weights=(1.2, 0.9), **changes):
    functions = {"softmax": softmax, "cross_entropy": cross_entropy, "accuracy": accuracy} | changes
    return LinearClassificationExplorer(
        X, labels, **functions, anchor=anchor, weights=weights, time_limit=60.0
    )


def run(widget, **message):
    return widget.respond({"type": "run", "seq": 1, "view": "a", **message})


# ---- numbers


def test_two_points_by_hand():
    # The boundary x1 = 1 with weight 2: scores -2 and 4, intercept -2.
    scene = explorer([[0.0, 5.0], [3.0, 5.0]], [1, 1], anchor=(1, 0), weights=(2, 0)).scene
    assert scene["intercept"] == -2.0
    assert scene["scores"] == [-2.0, 4.0]
    likely = 1 / (1 + np.exp([2.0, -4.0]))
    np.testing.assert_allclose(scene["probabilities"], np.column_stack([1 - likely, likely]), atol=1e-5)
    np.testing.assert_allclose(scene["losses"], np.log1p(np.exp([2.0, -4.0])), rtol=1e-4)
    np.testing.assert_allclose(scene["surprises"], scene["losses"], rtol=1e-4)
    assert scene["loss"] == pytest.approx(np.log1p(np.exp([2.0, -4.0])).mean())
    assert scene["accuracy"] == 0.5
    assert scene["selected"] == 0  # the surest mistake


@pytest.mark.parametrize("road", ROADS)
def test_a_road_passes_through_where_the_boundary_is(road):
    boundary = Boundary(np.array([0.3, -0.2]), np.array([1.2, 0.9]))
    back = moved(boundary, road, place_of(boundary, road))
    np.testing.assert_allclose(back.anchor, boundary.anchor, atol=1e-12)
    np.testing.assert_allclose(back.weights, boundary.weights, atol=1e-12)


def test_roads_change_one_thing_each():
    boundary = Boundary(np.array([0.3, -0.2]), np.array([1.2, 0.9]))
    assert moved(boundary, "shift", 1.75).anchor @ [0.8, 0.6] == pytest.approx(1.75)
    np.testing.assert_allclose(moved(boundary, "turn", 90.0).weights, [0.0, 1.5], atol=1e-12)
    np.testing.assert_allclose(moved(boundary, "stretch", 3.0).weights, [2.4, 1.8], rtol=1e-12)
    for road in ("turn", "stretch"):
        assert moved(boundary, road, 2.0).scores(boundary.anchor[None])[0] == pytest.approx(0.0)


@pytest.mark.parametrize("road", ROADS)
def test_the_slope_is_the_derivative_of_the_loss(road):
    widget = explorer()
    reply, _ = run(widget, road=road)
    here = Boundary(np.array([0.3, -0.2]), np.array([1.2, 0.9]))
    place, h = place_of(here, road), 1e-3
    losses = [cross_entropy(moved(here, road, place + step).logits(X), LABELS) for step in (-h, h)]
    assert reply["scene"]["road"]["slope"] == pytest.approx((losses[1] - losses[0]) / (2 * h), rel=1e-3)


@pytest.mark.parametrize("road", ["shift", "turn"])
@pytest.mark.parametrize("seed", range(4))
def test_no_sample_changes_sides_in_the_flat_interval_and_one_does_beyond_it(road, seed):
    rng = np.random.default_rng(seed)
    anchor, weights = rng.normal(size=2) / 2, rng.normal(size=2)
    reply, _ = run(explorer(), anchor=anchor.tolist(), weights=weights.tolist(), road=road)
    low, high = reply["scene"]["road"]["flat"]
    boundary = Boundary(anchor, weights)
    now, eps = predicted(boundary, X), 1e-9
    assert low < place_of(boundary, road) < high
    for inside in np.linspace(low + eps, high - eps, 9):
        np.testing.assert_array_equal(predicted(moved(boundary, road, inside), X), now)
    for beyond in (low - 1e-6, high + 1e-6):
        assert (predicted(moved(boundary, road, beyond), X) != now).sum() == 1


def test_stretching_leaves_the_accuracy_alone_and_moves_the_loss():
    reply, _ = run(explorer(), road="stretch")
    road = reply["scene"]["road"]
    assert len(set(road["accuracy"])) == 1
    assert road["flat"] == [road["places"][0], road["places"][-1]]
    assert np.ptp(road["loss"]) > 0.1


def test_the_grid_is_the_students_softmax():
    widget = explorer()
    scene, grid = widget.scene, np.frombuffer(widget.grid, np.float32)
    left, bottom = scene["bounds"][0][0], scene["bounds"][1][0]
    score = scene["intercept"] + np.dot(scene["weights"], [left, bottom])
    assert grid.size == scene["columns"] * scene["rows"]
    assert grid[0] == pytest.approx(1 / (1 + np.exp(-score)), rel=1e-5)
    assert not np.frombuffer(explorer(softmax=lambda z: 0 * z).grid, np.float32).any()


# ---- the student's code


def test_each_missing_function_leaves_the_others():
    scene = explorer(softmax=unwritten).scene
    assert scene["probabilities"] is None
    assert scene["loss"] == pytest.approx(explorer().scene["loss"])
    scene = explorer(cross_entropy=unwritten).scene
    assert [scene["loss"], scene["losses"], scene["road"]["loss"], scene["road"]["slope"]] == [None] * 4
    assert scene["accuracy"] == explorer().scene["accuracy"]
    widget = explorer(softmax=unwritten, cross_entropy=unwritten, accuracy=unwritten)
    assert [problem["name"] for problem in widget.scene["problems"]] == [
        "softmax",
        "cross_entropy",
        "accuracy",
    ]
    assert bytes(widget.grid) == b""
    assert widget.png()[0].startswith(b"\x89PNG")


def test_a_loss_that_overflows_is_told_as_such():
    def naive(logits, labels):
        shares = np.exp(500 * logits) / np.exp(500 * logits).sum(axis=1, keepdims=True)
        return -np.mean(np.log(shares[np.arange(len(labels)), labels]))

    (problem,) = explorer(cross_entropy=naive).scene["problems"]
    assert problem["text"].startswith("cross_entropy returned NaN")


# ---- messages


def test_a_place_moves_the_boundary_along_its_road():
    widget = explorer()
    reply, _ = run(widget, anchor=[0.3, -0.2], weights=[1.2, 0.9], road="shift", place=1.0)
    assert reply["scene"]["road"]["here"] == pytest.approx(1.0)
    np.testing.assert_allclose(reply["scene"]["anchor"], [0.3 + 0.88 * 0.8, -0.2 + 0.88 * 0.6])


def test_weights_too_long_or_short_keep_their_direction():
    reply, _ = run(explorer(), weights=[30.0, 40.0])
    np.testing.assert_allclose(reply["scene"]["weights"], [4.8, 6.4])
    reply, _ = run(explorer(), weights=[0.0003, 0.0004])
    np.testing.assert_allclose(reply["scene"]["weights"], [0.06, 0.08])


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"weights": [0, 0]}, "weights are 0, 0, expected a direction"),
        ({"anchor": [1]}, r"anchor has shape \(1,\), expected \(2,\)"),
        ({"road": "fly"}, "road is 'fly', expected one of shift, turn, stretch"),
        ({"place": "there"}, "place is 'there', expected a number"),
        ({"selected": 23}, "selected is 23, expected 0 to 22"),
    ],
)
def test_a_malformed_message_is_answered_with_an_error(message, text):
    reply, _ = run(explorer(), **message)
    assert reply["type"] == "error"
    assert re.search(text, reply["text"])


def test_the_state_is_json_and_small():
    rng = np.random.default_rng(0)
    widget = explorer(rng.normal(size=(100, 2)), rng.integers(0, 2, size=100))
    assert len(json.dumps(widget.scene, allow_nan=False)) + len(widget.grid) < 40_000


def test_final_becomes_the_state_and_the_words():
    widget = explorer()
    run(widget, weights=[2.0, 0.0], anchor=[0.5, 0.0], final=True)
    assert widget.describe().startswith("LinearClassificationExplorer: weights -1, 2, 0; accuracy")
    assert "cross-entropy" in widget.alt_text()


@pytest.mark.parametrize(
    ("arguments", "error", "text"),
    [
        ({"labels": LABELS + 1}, ValueError, r"labels hold \[1.0, 2.0\], expected 0 and 1"),
        ({"X": np.ones((23, 3))}, ValueError, r"X has shape \(23, 3\), expected \(n, 2\)"),
        ({"softmax": None}, TypeError, "softmax is NoneType, expected your function softmax"),
        ({"weights": (0, 0)}, ValueError, "expected a direction"),
    ],
)
def test_wrong_arguments_are_named(arguments, error, text):
    with pytest.raises(error, match=text):
        explorer(**arguments)
