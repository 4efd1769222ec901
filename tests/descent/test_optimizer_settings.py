"""What the browser asks of an OptimizerExplorer: another start, surface, settings, noise, steps; and what it is refused."""

import re

import numpy as np
import pytest

from descent.surfaces import EllipticSurface, FunctionSurface, RegressionLoss, Saddle
from descent.widgets import OptimizerExplorer


class Descent:
    def __init__(self, learning_rate=0.05, alpha=0.9):
        self.learning_rate, self.alpha = learning_rate, alpha

    def step(self, w, gradient):
        return w - self.learning_rate * gradient(w)


def bowl(w):
    return w[0] ** 2 + 3 * w[1] ** 2


def explorer(surface=None, **more):
    optimizers = {"one": Descent(), "other": Descent()}
    return OptimizerExplorer(
        surface or EllipticSurface(10.0), optimizers, num_steps=400, time_limit=60.0, **more
    )


def keep(widget, **message):
    reply, _ = widget.respond({"type": "run", "final": True, **message})
    assert reply["type"] == "kept", reply
    return widget.trajectories


def test_a_dragged_start_is_walked_from_for_150_steps():
    widget = explorer()
    reply, buffers = widget.respond({"type": "run", "start": [1, -2], "preview": True})
    arrays = dict(zip(reply["names"], buffers, strict=True))
    paths = np.frombuffer(arrays["paths"], dtype=np.float32).reshape(2, 151, 2)
    np.testing.assert_array_equal(paths[:, 0], [[1, -2], [1, -2]])
    assert (reply["scene"]["num_steps"], reply["scene"]["asked_steps"]) == (150, 400)
    assert sum(map(len, buffers)) + len(str(reply)) < 40_000
    assert widget.version == 0


def test_of_one_optimiser_only_the_steps_are_looked_into_and_sent():
    widget = explorer()
    assert widget.scene["looked_into"] == [0]
    reply, buffers = widget.respond({"type": "run", "start": [1, -2], "preview": True, "focus": 1})
    arrays = dict(zip(reply["names"], buffers, strict=True))
    details = np.frombuffer(arrays["details"], dtype=np.float32).reshape(1, 150, 4)
    paths = np.frombuffer(arrays["paths"], dtype=np.float32).reshape(2, 151, 2)
    slopes = widget._settings.surface.gradient(paths[1, :-1])
    np.testing.assert_allclose(details[0, :, :2], slopes, rtol=1e-4, atol=1e-6)
    assert reply["scene"]["looked_into"] == [1]
    keep(widget, start=[1, -2], focus=1)
    assert widget.scene["looked_into"] == [1]
    assert len(widget.details) == 400 * 4 * 4


def test_what_is_released_is_kept_in_full():
    widget = explorer()
    (run, _) = keep(widget, start=[1, -2])
    assert len(run.points) == 401
    assert widget.version == 1
    keep(widget, multiplier=2.0)
    np.testing.assert_array_equal(widget.trajectories[0].points[0], [1, -2])


def test_the_grid_is_not_sent_to_who_has_it():
    widget = explorer()
    have = widget.scene["constant"]
    reply, _ = widget.respond({"type": "run", "have": have})
    assert reply["names"] == ["paths", "losses", "details"]
    reply, _ = widget.respond({"type": "run", "have": have, "condition_number": 20.0})
    assert reply["names"] == ["paths", "losses", "details", "grid"]


def test_condition_number_and_rotation_go_together():
    widget = explorer()
    keep(widget, condition_number=40.0, rotation=30.0)
    surface = widget.scene["surface"]
    assert (surface["condition_number"], surface["rotation"]) == (40.0, 30.0)
    keep(widget, rotation=-10.0)
    assert widget.scene["surface"]["condition_number"] == 40.0


def test_another_surface_begins_at_its_own_start():
    widget = explorer([EllipticSurface(10.0), Saddle(), bowl])
    assert widget.scene["surfaces"] == ["ellipse, condition number 10", "a saddle between two minima", "bowl"]
    (run, _) = keep(widget, surface=1)
    np.testing.assert_array_equal(run.points[0], Saddle().start)
    assert widget.scene["surface"]["condition_number"] is None
    (run, _) = keep(widget, surface=2)
    assert run.losses[-1] < 1e-10


def test_settings_change_one_optimizer_alone():
    one, other = keep(explorer(), hyper=[{"learning_rate": 0.01}, {"alpha": 0.5}], multiplier=2.0)
    assert one.hyper == {"learning_rate": 0.02, "alpha": 0.9}
    assert other.hyper == {"learning_rate": 0.1, "alpha": 0.5}


def test_noise_is_the_same_for_all_and_in_every_run():
    widget = explorer()
    one, other = keep(widget, noise=1.0)
    again, _ = keep(widget, noise=1.0)
    calm, _ = keep(widget, noise=0.0)
    np.testing.assert_array_equal(one.points, other.points)
    np.testing.assert_array_equal(one.points, again.points)
    slopes = EllipticSurface(10.0).gradient(one.points[:-1])
    assert 0.8 < (one.followed.gradients - slopes).std() < 1.2
    assert not np.allclose(one.points, calm.points)


def test_noise_of_a_loss_is_a_batch_of_its_samples():
    surface = RegressionLoss()
    widget = explorer(surface)
    whole, _ = keep(widget, noise=0)
    batch, _ = keep(widget, noise=8)
    all_of_them, _ = keep(widget, noise=10_000)
    np.testing.assert_allclose(whole.followed.gradients, surface.gradient(whole.points[:-1]), atol=1e-14)
    assert np.abs(batch.followed.gradients - surface.gradient(batch.points[:-1])).max() > 0.1
    np.testing.assert_array_equal(all_of_them.points, whole.points)


def test_a_function_with_a_slip_stops_whoever_meets_it_with_its_line():
    def cliff(w):
        if w[0] > -0.5:
            raise ZeroDivisionError("edge")
        return -w[0]

    surface = FunctionSurface(cliff, bounds=((-2, -1), (-1, 1)))
    one, other = explorer(surface).trajectories
    assert one.failure.text == "ZeroDivisionError: edge"
    assert one.failure.line == cliff.__code__.co_firstlineno + 2
    assert other.failure is not None


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"surface": 1}, "surface is 1, expected a whole number below 1"),
        ({"focus": 2}, "focus is 2, expected a whole number below 2"),
        ({"surface": True}, "surface is True"),
        ({"start": [1]}, r"start has shape \(1,\)"),
        ({"start": [1e300, 0]}, "where the surface is inf"),
        ({"num_steps": 6000}, "expected 1 to 5000"),
        ({"rotation": "up"}, "rotation is 'up', expected a number"),
        ({"noise": -1}, "noise is -1, expected 0 or more"),
        ({"hyper": [{}]}, "expected a list of 2 settings"),
        ({"hyper": [{"step": 1}, {}]}, "expected settings out of learning_rate"),
        ({"hyper": [{"alpha": None}, {}]}, "alpha is None, expected a number"),
    ],
)
def test_what_makes_no_sense_is_refused(message, said):
    widget = explorer()
    reply, _ = widget.respond({"type": "run", "final": True, **message})
    assert reply["type"] == "error"
    assert re.search(said, reply["text"])
    assert widget.version == 0


@pytest.mark.parametrize("surface", [[], 3, EllipticSurface])
def test_no_surface_at_all_is_refused(surface):
    with pytest.raises((TypeError, ValueError), match="surface is"):
        OptimizerExplorer(surface, {"one": Descent()})
