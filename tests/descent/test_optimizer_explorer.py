"""OptimizerExplorer's Python half.

Its trajectories are those of stepping by hand, every run starts with a fresh copy, and sliders change what they
say. Messages are answered with float32 buffers, malformed ones with an error. The picture needs no pyplot.
"""

import base64
import functools
import threading
import time

import numpy as np
import pytest

from descent.palette import CURVE_STYLES
from descent.surfaces import EllipticSurface, Rosenbrock
from descent.widgets import OptimizerExplorer


class Descent:
    def __init__(self, learning_rate=0.05):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        return w - self.learning_rate * gradient(w)


class Accumulating(Descent):
    """Has state, and changes its argument in place."""

    total = 0.0

    def step(self, w, gradient):
        self.total = self.total + gradient(w)
        w -= self.learning_rate * self.total
        return w


ARRAYS = ("paths", "losses", "details", "grid")


def explorer(**optimizers):
    return OptimizerExplorer(EllipticSurface(10.0), optimizers, num_steps=20, time_limit=60.0)


def run(widget, **message):
    """The reply, and its arrays; those of a final run are the widget's traits."""
    reply, buffers = widget.respond({"type": "run", "seq": 3, "view": "a", **message})
    if reply["type"] == "kept":
        reply["scene"], buffers = widget.scene, [getattr(widget, name) for name in ARRAYS]
    return reply, *(np.frombuffer(buffer, dtype=np.float32) for buffer in buffers)


# ---- trajectories


def test_three_steps_by_hand():
    widget = OptimizerExplorer(EllipticSurface(10.0), {"d": Descent(0.1)}, num_steps=3, start=[-4, 2])
    (walk,) = widget.trajectories
    # w1 is multiplied by 1 - 0.1 * 1, w2 by 1 - 0.1 * 10 at each step.
    np.testing.assert_allclose(walk.points, [[-4, 2], [-3.6, 0], [-3.24, 0], [-2.916, 0]], atol=1e-15)
    np.testing.assert_allclose(walk.losses, [28, 6.48, 5.2488, 4.251528], rtol=1e-14)


def test_agrees_with_stepping_by_hand_over_50_steps():
    surface = Rosenbrock()
    widget = OptimizerExplorer(surface, {"a": Accumulating(1e-5)}, num_steps=50)
    stepped, w = Accumulating(1e-5), surface.start
    expected = [w]
    for _ in range(50):
        w = stepped.step(w.copy(), surface.gradient)
        expected.append(w)
    np.testing.assert_allclose(widget.trajectories[0].points, expected, rtol=1e-13)


def test_every_run_starts_with_fresh_state():
    widget = explorer(a=Accumulating(0.01))
    first = widget.trajectories[0].points
    run(widget, multiplier=1.0, final=True)
    np.testing.assert_array_equal(widget.trajectories[0].points, first)


def test_the_callers_object_is_neither_used_nor_followed():
    mine = Accumulating(0.01)
    widget = explorer(a=mine)
    assert mine.total == 0.0
    before = widget.trajectories[0].points
    mine.step(np.ones(2), lambda w: w)
    run(widget, multiplier=1.0, final=True)
    np.testing.assert_array_equal(widget.trajectories[0].points, before)


def test_a_list_of_two_numbers_is_a_point():
    optimizer = Descent()
    optimizer.step = lambda w, gradient: [0, 1]
    (walk,) = explorer(a=optimizer).trajectories
    np.testing.assert_array_equal(walk.points[1:], np.tile([0.0, 1.0], (20, 1)))


# ---- the learning rate


def test_the_slider_multiplies_each_own_rate():
    widget = explorer(slow=Descent(0.01), fast=Descent(0.1))
    reply, *_ = run(widget, multiplier=0.5, final=True)
    assert [entry["hyper"]["learning_rate"] for entry in reply["scene"]["runs"]] == [0.005, 0.05]
    np.testing.assert_allclose(widget.trajectories[1].points[1], [-4 * 0.95, 2 * 0.5], rtol=1e-15)


def test_an_optimizer_without_the_attribute_keeps_its_own_rate():
    class Private(Descent):
        def __init__(self):
            self._rate = 0.05

        def step(self, w, gradient):
            return w - self._rate * gradient(w)

    widget = explorer(private=Private())
    before = widget.trajectories[0].points
    reply, *_ = run(widget, multiplier=3.0, final=True)
    assert reply["scene"]["runs"][0]["hyper"] == {}
    np.testing.assert_array_equal(widget.trajectories[0].points, before)


@pytest.mark.parametrize(
    "factory", [Descent, functools.partial(Descent), lambda learning_rate: Descent(learning_rate)]
)
def test_classes_and_functions_are_called_with_a_rate(factory):
    widget = OptimizerExplorer(EllipticSurface(), {"a": factory}, num_steps=5, learning_rate=0.02)
    reply, *_ = run(widget, multiplier=2.0)
    assert widget.trajectories[0].hyper == {"learning_rate": 0.02}
    assert reply["scene"]["runs"][0]["hyper"] == {"learning_rate": 0.04}


# ---- messages


def test_a_run_is_answered_with_float32_buffers():
    widget = explorer(d=Descent(), diverging=Descent(1e9))
    reply, paths, losses, details, grid = run(widget, condition_number=4.0, multiplier=1.0)
    assert (reply["type"], reply["seq"], reply["view"]) == ("result", 3, "a")
    surface = reply["scene"]["surface"]
    assert surface["condition_number"] == 4.0
    assert paths.size == 2 * 21 * 2
    assert losses.size == 2 * 21
    assert details.size == 20 * 4
    assert grid.size == surface["columns"] * surface["rows"]
    np.testing.assert_allclose(paths[:4], [-4, 2, -4 * 0.95, 2 * 0.8], rtol=1e-6)
    length = reply["scene"]["runs"][1]["length"]
    assert np.isfinite(losses[21 : 21 + length]).all()
    assert np.isnan(losses[21 + length :]).all()


def test_the_grid_begins_at_the_lower_left_corner():
    widget = explorer(d=Descent())
    reply, *_, grid = run(widget)
    surface = reply["scene"]["surface"]
    (left, right), (bottom, top) = surface["bounds"]
    heights = grid.reshape(surface["rows"], surface["columns"])
    corners = EllipticSurface(10.0).value([[left, bottom], [right, bottom], [left, top]])
    np.testing.assert_allclose([heights[0, 0], heights[0, -1], heights[-1, 0]], corners, rtol=1e-6)


def test_a_dragged_slider_leaves_the_state_and_a_final_run_keeps_it():
    widget = explorer(d=Descent())
    before = widget.scene
    run(widget, condition_number=50.0, multiplier=1.0, final=False)
    assert widget.scene == before
    run(widget, condition_number=50.0, multiplier=2.0, final=True)
    assert widget.scene["surface"]["condition_number"] == 50.0
    assert widget.scene["multiplier"] == 2.0
    assert "condition number 50" in widget.describe()


def test_a_surface_without_condition_number_stays():
    widget = OptimizerExplorer(Rosenbrock(), {"d": Descent(1e-4)}, num_steps=5)
    assert widget.scene["surface"]["condition_number"] is None
    reply, *_ = run(widget, condition_number=7.0)
    assert reply["scene"]["surface"]["name"] == Rosenbrock().name


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (None, "type is None, expected 'run'"),
        ({"type": "walk", "seq": 5}, "type is 'walk', expected 'run'"),
        ({"type": "run", "seq": 5, "multiplier": "fast"}, "multiplier is 'fast', expected a number"),
        ({"type": "run", "seq": 5, "multiplier": -1}, "multiplier is -1, expected a positive"),
        ({"type": "run", "seq": 5, "condition_number": 0.5}, "condition_number is 0.5, expected at least 1"),
        ({"type": "run", "seq": 5, "condition_number": []}, "condition_number is [], expected a number"),
    ],
)
def test_a_malformed_message_is_answered_with_an_error(message, said):
    reply, buffers = explorer(d=Descent()).respond(message)
    assert reply["type"] == "error"
    assert reply["seq"] == (message or {}).get("seq")
    assert said in reply["text"]
    assert buffers == []


def test_what_only_says_that_something_was_heard_has_no_answer(monkeypatch):
    widget, sent = explorer(d=Descent()), []
    monkeypatch.setattr(widget, "send", lambda content, buffers: sent.append(content))
    widget._receive(widget, {"type": "heard"}, [])
    assert sent == []
    widget._receive(widget, {"type": "run", "seq": 1}, [])
    assert [content["type"] for content in sent] == ["result"]


def test_runs_in_two_threads_take_turns():
    running, most = [], []

    class Slow(Descent):
        def step(self, w, gradient):
            running.append(1)
            most.append(len(running))
            time.sleep(0.001)
            running.pop()
            return super().step(w, gradient)

    widgets = [explorer(slow=Slow()), explorer(slow=Slow())]
    threads = [threading.Thread(target=widget.respond, args=({"type": "run"},)) for widget in widgets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1


# ---- pages without a kernel


def test_the_bundle_has_picture_text_and_alternative_text():
    data, metadata = explorer(d=Descent(), **{"$_<b>": Descent(1e9)})._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert "application/vnd.jupyter.widget-view+json" in data
    for text in (data["text/plain"], metadata["image/png"]["alt"]):
        assert "condition number 10" in text
        assert "d: loss " in text
        assert "$_<b>: diverged at step " in text


def test_pyplot_is_not_touched():
    import matplotlib.pyplot as plt

    plt.close("all")
    explorer(d=Descent())._repr_mimebundle_()
    assert plt.get_fignums() == []


def test_every_curve_stands_out_in_colour_or_marker():
    assert len({style.marker for style in CURVE_STYLES}) == len(CURVE_STYLES)
    assert len({style.dash for style in CURVE_STYLES}) == len(CURVE_STYLES)
    for ground in ("light", "dark"):
        assert len({getattr(style, ground) for style in CURVE_STYLES}) == len(CURVE_STYLES)


# ---- refusals


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"surface": 3}, TypeError, "surface is int, expected a Surface"),
        ({"surface": EllipticSurface}, TypeError, "surface is the class EllipticSurface"),
        ({"optimizers": [Descent()]}, TypeError, "optimizers is list, expected a dict"),
        ({"optimizers": {}}, ValueError, "optimizers has 0 entries, expected 1 to 8"),
        ({"optimizers": dict.fromkeys("abcdefghi", Descent)}, ValueError, "optimizers has 9 entries"),
        ({"optimizers": {3: Descent()}}, TypeError, "optimizers has the key 3"),
        ({"optimizers": {"a": 3}}, TypeError, r"optimizers\['a'\] is int, expected an object with step"),
        ({"num_steps": 0}, ValueError, "num_steps is 0, expected 1 to 5000"),
        ({"num_steps": 2.5}, TypeError, "num_steps is 2.5, expected a whole number"),
        ({"num_steps": True}, TypeError, "num_steps is True"),
        ({"start": [1, 2, 3]}, ValueError, r"start has shape \(3,\), expected \(2,\)"),
        ({"start": [0, np.nan]}, ValueError, "start is .*expected finite numbers"),
        ({"start": [1e200, 0]}, ValueError, "start is .*where the surface is inf"),
        ({"start": "here"}, TypeError, "start is 'here', expected two numbers"),
        ({"learning_rate": 0}, ValueError, "learning_rate is 0, expected a positive"),
        ({"time_limit": "long"}, TypeError, "time_limit is 'long', expected a number"),
    ],
)
def test_wrong_arguments_are_named(arguments, error, said):
    usual = {"surface": EllipticSurface(), "optimizers": {"d": Descent()}}
    with pytest.raises(error, match=said):
        OptimizerExplorer(**{**usual, **arguments})
