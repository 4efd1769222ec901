"""BatchExplorer's Python half: three walks that cost the same, their noise floors, and the student's functions in them.

All three read each sample equally often; a floor is told only of a walk that noise holds up; estimates of the gradient
are affine functions of the point; wrong batches and missing functions are told by function, and the others go on.
"""

import json
import re
from itertools import combinations

import numpy as np
import pytest

from descent.widgets import BatchExplorer
from descent.widgets.batches.payload import batch_sizes, budgets, trend
from descent.widgets.batches.race import Racer, noisy
from tests.descent.students_answers import minibatch_sgd, minibatches, mse_gradient, sgd, unwritten

RNG = np.random.default_rng(6)
X = RNG.normal(size=(13, 2)) @ [[1.0, 0.4], [0.0, 0.6]]
Y = X @ [2.0, -1.0] + RNG.normal(size=13)
RIGHT = {"sgd": sgd, "minibatches": minibatches, "minibatch_sgd": minibatch_sgd}


def explorer(X=X, y=Y, passes=30, **changes):
    return BatchExplorer(X, y, **RIGHT | {"passes": passes, "time_limit": 60.0} | changes)


def run(widget, **message):
    return widget.respond({"type": "run", "seq": 1, "view": "a", **message})


def array(widget, name):
    return np.frombuffer(getattr(widget, name), np.float32)


# ---- numbers


def test_a_pass_by_hand():
    # Orthogonal samples, so that the order does not matter. At the rate 1/4 a sample's step halves its residual:
    # w1 from 0 to 2 and w2 to 3, the minimum at (4, 6). Full batch goes 1/4 of that: its gradient is a mean over 4.
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
    alone, some, every = explorer(rows, np.array([4.0, 6.0, 0, 0]), 1, learning_rate=0.25).racers
    np.testing.assert_allclose(alone.points[-1], [2.0, 3.0])
    np.testing.assert_allclose(every.points, [[0.0, 0.0], [0.5, 0.75]])
    np.testing.assert_allclose(some.points[-1], [1.0, 1.5])  # each step is a mean over 2
    np.testing.assert_array_equal(alone.spent, [0, 1, 2, 3, 4])
    np.testing.assert_array_equal(some.spent, [0, 2, 4])
    np.testing.assert_array_equal(every.spent, [0, 4])


def test_all_three_cost_the_same_though_the_last_batch_is_short():
    widget = explorer(passes=3, batch_size=4)
    assert [racer.spent[-1] for racer in widget.racers] == [39, 39, 39]
    assert [len(racer.points) for racer in widget.racers] == [40, 13, 4]
    np.testing.assert_array_equal(widget.racers[1].spent[:6], [0, 4, 8, 12, 13, 17])


def test_every_pass_of_one_sample_reads_each_sample_once():
    orders = []

    def watched(X, y, w0, learning_rate, order):
        orders.append(np.array(order))
        return sgd(X, y, w0, learning_rate, order)

    explorer(passes=5, sgd=watched)
    np.testing.assert_array_equal(np.sort(orders[0].reshape(5, 13)), np.tile(np.arange(13), (5, 1)))
    assert len({tuple(order) for order in orders[0].reshape(5, 13)}) == 5


def test_steps_and_excess_at_each_budget():
    widget = explorer(passes=4, batch_size=4)
    budget, steps = array(widget, "budget"), array(widget, "steps").reshape(3, -1)
    np.testing.assert_array_equal(steps[0], budget)
    np.testing.assert_array_equal(steps[2], budget // 13)
    losses = [np.mean((X @ w - Y) ** 2) for w in widget.racers[1].points]
    lowest = np.mean((X @ np.linalg.lstsq(X, Y, rcond=None)[0] - Y) ** 2)
    excess = array(widget, "excess").reshape(3, -1)[1]
    np.testing.assert_allclose(excess, np.array(losses)[steps[1].astype(int)] - lowest, rtol=1e-4, atol=1e-6)


def test_the_trend_is_the_mean_since_the_budget_before():
    ground = explorer()._valley
    points = ground.minimum + np.outer([4.0, 3.0, 2.0, 1.0, 0.0], [1.0, 0.0])
    h = ground.height(points)
    racer = Racer(points, np.arange(5))
    expected = [h[0], h[1], (h[2] + h[3]) / 2, h[4], h[4]]
    np.testing.assert_allclose(trend(ground, racer, np.array([0.0, 1.0, 3.0, 4.0, 9.0])), expected)


def test_budgets_go_from_nothing_to_all():
    budget = budgets(2560)
    assert (budget[0], budget[1], budget[-1]) == (0, 1, 2560)
    assert np.all(np.diff(budget) > 0)
    np.testing.assert_array_equal(budget, np.round(budget))


def test_noise_leaves_the_minimum_where_it_is():
    ground = explorer()._valley
    np.testing.assert_allclose(noisy(ground, 1.0), Y)
    np.testing.assert_allclose(np.linalg.lstsq(X, noisy(ground, 1.7), rcond=None)[0], ground.minimum)
    np.testing.assert_allclose(X @ ground.minimum, noisy(ground, 0.0))


def test_estimates_are_gradients_of_batches():
    widget = explorer(X[:5], Y[:5], batch_size=2)
    w = np.array([0.7, -2.0])
    rows = array(widget, "estimates").reshape(-1, 6)
    got = rows[:, :4].reshape(-1, 2, 2) @ w + rows[:, 4:]
    pairs = [mse_gradient(X[list(pair)], Y[list(pair)], w) for pair in combinations(range(5), 2)]
    for gradient in got:
        assert min(np.abs(gradient - pair).max() for pair in pairs) < 1e-5


# ---- floors


def floors(widget):
    return [racer["floor"] for racer in widget.scene["racers"]]


def test_a_floor_is_the_mean_of_the_last_half():
    widget = explorer(passes=200, learning_rate=0.05)
    late = widget._valley.height(widget.racers[0].points[1301:])
    assert floors(widget)[0] == pytest.approx(late.mean())


def test_a_smaller_rate_a_larger_batch_and_less_noise_lower_it():
    first = floors(explorer(passes=400, learning_rate=0.06))
    slower = floors(explorer(passes=400, learning_rate=0.03))
    assert slower[0] < 0.75 * first[0]
    assert slower[1] < 0.75 * first[1] < 0.75 * first[0]
    assert floors(explorer(passes=400, learning_rate=0.06, batch_size=4))[1] < 0.75 * first[1]
    widget = explorer(passes=400, learning_rate=0.06)
    widget.keep(widget.compute({"noise": 2.0}))
    # Without noise the path would be another only by the start, which is forgotten: four times the squares.
    assert floors(widget)[0] == pytest.approx(4 * first[0], rel=1e-6)


def test_no_floor_without_noise_of_all_samples_or_while_it_falls():
    widget = explorer(passes=200, learning_rate=0.05)
    assert floors(widget)[2] is None
    widget.keep(widget.compute({"noise": 0.0}))
    assert floors(widget) == [None] * 3
    assert widget._valley.height(widget.racers[0].points[-1]) < 1e-12
    assert floors(explorer(passes=1, learning_rate=0.015)) == [None] * 3


# ---- the student's code


def test_each_missing_function_leaves_the_others():
    def missing(**changes):
        widget = explorer(passes=2, **changes)
        json.dumps(widget.scene, allow_nan=False)
        named = [problem["name"] for problem in widget.scene["problems"]]
        return [racer.missing for racer in widget.racers], named

    assert missing(sgd=unwritten) == ([True, False, False], ["sgd"])
    assert missing(minibatches=unwritten) == ([False, True, False], ["minibatches"])
    assert missing(minibatch_sgd=unwritten) == ([False, True, True], ["minibatch_sgd"])
    everything = dict.fromkeys(RIGHT, unwritten)
    assert missing(**everything) == ([True] * 3, ["sgd", "minibatches", "minibatch_sgd"])
    assert explorer(passes=1, **everything).png()[0].startswith(b"\x89PNG")


def broken_generator(n, batch_size, rng):
    yield np.arange(3)
    raise ValueError("no more")


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (lambda n, size, rng: None, "minibatches returned None, expected batches: is a `return` or `yield`"),
        (lambda n, size, rng: 3, "minibatches returned int, expected batches"),
        (lambda n, size, rng: [], "minibatches returned batches of no samples, expected 4, 4, 4, 1"),
        (lambda n, size, rng: [range(4)] * 3, "returned batches of 4, 4, 4 samples, expected 4, 4, 4, 1"),
        (lambda n, size, rng: [[0]] * 13, "returned batches of 1, 1, …, 1 samples, expected 4, 4, 4, 1"),
        (lambda n, size, rng: [[0] * 4] * 3 + [[0]], "other samples than each of 0 to 12 once"),
        (lambda n, size, rng: [rng.normal(size=4)] * 4, "a batch that is no array of whole numbers"),
        (lambda n, size, rng: [[4], [[1]]], "a batch that is no array of whole numbers"),
        (broken_generator, "ValueError: no more"),
    ],
)
def test_wrong_batches_are_told_with_the_line(function, text):
    (problem,) = explorer(passes=2, batch_size=4, minibatches=function).scene["problems"]
    assert problem["name"] == "minibatches"
    assert text in problem["text"]
    assert problem["line"] >= function.__code__.co_firstlineno


def test_batches_without_end_are_stopped():
    def endless(n, batch_size, rng):
        while True:
            yield np.arange(batch_size)

    def stuck(n, batch_size, rng):
        yield np.arange(batch_size)
        while True:
            pass

    told = "returned batches of 4, 4, …, 4 samples, expected 4, 4, 4, 1"
    assert told in explorer(passes=2, batch_size=4, minibatches=endless).scene["problems"][-1]["text"]
    widget = explorer(passes=2, minibatches=stuck, time_limit=0.2)
    (problem,) = [found for found in widget.scene["problems"] if found["name"] == "minibatches"]
    assert problem["text"] == "stopped after 0.2 s: an endless loop?"
    assert widget.racers[1].missing


def test_a_path_of_the_wrong_shape_is_told():
    (problem,) = explorer(passes=2, sgd=lambda X, y, w0, rate, order: w0).scene["problems"]
    assert problem["text"] == "sgd returned shape (2,), expected an array of shape (27, 2)"


def test_divergence_ends_a_walk_and_is_told():
    def explode(X, y, w0, learning_rate, order):
        path = sgd(X, y, w0, learning_rate, order)
        path[5:] = np.nan
        return path

    widget = explorer(passes=2, sgd=explode)
    alone = widget.racers[0]
    assert (len(alone.points), alone.diverged_at) == (5, 5)
    excess = array(widget, "excess").reshape(3, -1)[0]
    np.testing.assert_array_equal(np.isfinite(excess), array(widget, "budget") < 5)
    assert "one sample diverged" in widget.describe()
    assert floors(widget)[0] is None


def test_the_student_cannot_change_the_data():
    def spoil(X, y, w0, learning_rate, batches):
        path = minibatch_sgd(X, y, w0, learning_rate, batches)
        X[:] = y[:] = w0[:] = 0
        return path

    widget = explorer(passes=2, minibatch_sgd=spoil)
    np.testing.assert_array_equal(widget._valley.X, X)
    np.testing.assert_array_equal(widget.racers[2].points, explorer(passes=2).racers[2].points)


# ---- messages


def test_settings_are_answered_and_what_is_constant_is_sent_once():
    widget = explorer(passes=2)
    settings = {"start": [1.0, 2.0], "learning_rate": 0.03, "batch_size": 4, "noise": 0.5, "seed": 7}
    reply, _ = run(widget, **settings, have=widget.scene["constant"])
    assert {"budget", "grid"}.isdisjoint(reply["names"])
    assert {name: reply["scene"][name] for name in settings} == settings
    assert widget.settings.seed == 0
    assert run(widget, **settings, final=True)[0]["type"] == "kept"
    assert (widget.settings.seed, widget.settings.batch_size) == (7, 4)


def test_another_seed_is_another_shuffle_and_the_same_the_same():
    widget = explorer(passes=2)
    again, other = (widget.compute({"seed": seed}).arrays["single"] for seed in (0, 1))
    np.testing.assert_array_equal(again, widget.racers[0].points)
    assert not np.allclose(other, again)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"learning_rate": -0.1}, "learning_rate is -0.1, expected a finite number from"),
        ({"batch_size": 3}, "batch_size is 3, expected one of 2, 4"),
        ({"batch_size": 64}, "batch_size is 64, expected 2 to 4"),
        ({"noise": 3}, "noise is 3, expected a finite number from 0 to 2"),
        ({"seed": 0.5}, "seed is 0.5, expected a whole number"),
        ({"start": [1, 2, 3]}, r"start has shape \(3,\), expected \(2,\)"),
    ],
)
def test_a_malformed_message_is_answered_with_an_error(message, text):
    reply, _ = run(explorer(passes=1), **message)
    assert reply["type"] == "error"
    assert re.search(text, reply["text"])


def test_the_ends_of_the_rate_slider_may_be_asked_for():
    widget = explorer(passes=1)
    for rate in widget.scene["rates"]:
        assert run(widget, learning_rate=float(f"{rate:.3g}"))[0]["type"] == "result"


def test_sizes_and_words():
    assert batch_sizes(40) == [2, 4, 8, 16]
    assert batch_sizes(4) == [2]
    widget = explorer(passes=2)
    json.dumps(widget.scene, allow_nan=False)
    assert "excess loss after 26 gradients of single samples: one sample" in widget.describe()
    assert "Three paths on the level lines" in widget.alt_text()
    assert widget.png()[0].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"X": X[:3], "y": Y[:3]}, "X has 3 rows, expected at least 4"),
        ({"X": np.ones((13, 2))}, "the columns of X are collinear"),
        ({"y": Y[:5]}, r"y has shape \(5,\), expected \(13,\)"),
        ({"passes": 2000}, "passes is 2000, expected 1 to 1538"),
        ({"batch_size": 5}, "batch_size is 5, expected 2 to 4"),
    ],
)
def test_wrong_arguments_are_named(arguments, text):
    with pytest.raises(ValueError, match=text):
        explorer(**arguments)
