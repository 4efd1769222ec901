"""Which formula a walk follows is found out from outside, whatever its author calls the inner quantities.

The six formulas are recognised by their settings and the gradients they asked for, with noise too; a walk that
differs is not. TorchOptimizer walks as the formulas do.
"""

import numpy as np
import pytest

from descent.surfaces import EllipticSurface
from descent.widgets import OptimizerExplorer, TorchOptimizer


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        return w - self.learning_rate * gradient(w)


class Momentum:
    def __init__(self, learning_rate, alpha):
        self.learning_rate, self.alpha, self._schwung = learning_rate, alpha, 0.0

    def step(self, w, gradient):
        self._schwung = self.alpha * self._schwung + self.learning_rate * gradient(self.ahead(w))
        return w - self._schwung

    def ahead(self, w):
        return w


class Nesterov(Momentum):
    def ahead(self, w):
        return w - self.alpha * self._schwung


class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate, self.eps, self.G = learning_rate, eps, 0.0

    def step(self, w, gradient):
        g = gradient(w)
        self.G = self.G + g**2
        return w - self.learning_rate * g / (np.sqrt(self.G) + self.eps)


class RMSprop:
    def __init__(self, learning_rate, alpha, eps=1e-8):
        self.learning_rate, self.alpha, self.eps, self.G = learning_rate, alpha, eps, 0.0

    def step(self, w, gradient):
        g = gradient(w)
        self.G = self.alpha * self.G + (1 - self.alpha) * g**2
        return w - self.learning_rate * g / (np.sqrt(self.G) + self.eps)


class Adam:
    corrected = True

    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate, self.beta1, self.beta2, self.eps = learning_rate, beta1, beta2, eps
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, w, gradient):
        g = gradient(w)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        power = self.t if self.corrected else np.inf
        m, v = self.m / (1 - self.beta1**power), self.v / (1 - self.beta2**power)
        return w - self.learning_rate * m / (np.sqrt(v) + self.eps)


class Uncorrected(Adam):
    corrected = False


class Twice(GradientDescent):
    def step(self, w, gradient):
        return w - self.learning_rate * (gradient(w) + gradient(w)) / 2


SIX = {
    "gradient descent": GradientDescent(0.05),
    "momentum": Momentum(0.02, 0.9),
    "Nesterov": Nesterov(0.02, 0.9),
    "AdaGrad": AdaGrad(0.5),
    "RMSprop": RMSprop(0.05, 0.9),
    "Adam": Adam(0.2),
}


def explorer(noise=0.0, **optimizers):
    widget = OptimizerExplorer(EllipticSurface(10.0, 20.0), optimizers, num_steps=60, time_limit=60.0)
    widget.respond({"type": "run", "noise": noise, "final": True})
    return widget


def run_of(optimizer):
    return explorer(one=optimizer).trajectories[0]


@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_the_six_are_recognised(noise):
    complete = explorer(noise, **SIX).complete()
    assert [run["rule"] for run in complete.scene["runs"]] == list(SIX)


@pytest.mark.parametrize("wrong", [Uncorrected(0.2), Twice(0.05)])
def test_what_differs_is_not(wrong):
    assert run_of(wrong).followed.rule is None


def test_a_diverging_walk_is_recognised_up_to_its_end():
    run = run_of(GradientDescent(3.0))
    assert run.diverged_at is not None
    assert run.followed.rule == "gradient descent"


def test_the_gradients_are_those_of_the_surface():
    run = run_of(Momentum(0.02, 0.9))
    slopes = EllipticSurface(10.0, 20.0).gradient(run.points[:-1])
    np.testing.assert_allclose(run.followed.gradients, slopes, rtol=1e-13, atol=1e-13)


def test_nesterov_tells_where_it_looked_ahead():
    run = run_of(Nesterov(0.02, 0.9))
    velocity = -np.diff(run.points, axis=0)
    np.testing.assert_allclose(run.followed.aside[1:], run.points[1:-1] - 0.9 * velocity[:-1], atol=1e-14)
    np.testing.assert_array_equal(run.followed.aside[0], run.points[0])


@pytest.mark.parametrize("optimizer", [AdaGrad(0.5), RMSprop(0.05, 0.9)])
def test_adaptive_rates_times_gradients_are_the_steps(optimizer):
    run = run_of(optimizer)
    np.testing.assert_allclose(
        run.followed.aside * run.followed.gradients, -np.diff(run.points, axis=0), atol=1e-13
    )


def test_adams_first_step_has_the_whole_rate_in_each_coordinate():
    run = run_of(Adam(0.2))
    np.testing.assert_allclose(run.followed.aside[0], 0.2 / np.abs(run.followed.gradients[0]), rtol=1e-7)


def test_a_step_without_a_gradient_is_told():
    walker = GradientDescent(0.1)
    walker.step = lambda w, gradient: w + 0.01
    run = run_of(walker)
    assert run.followed.rule is None
    assert np.isnan(run.followed.gradients).all()


@pytest.mark.parametrize(
    ("name", "settings", "ours"),
    [
        ("SGD", {"lr": 0.05}, GradientDescent(0.05)),
        ("SGD", {"lr": 0.02, "momentum": 0.9}, Momentum(0.02, 0.9)),
        ("Adagrad", {"lr": 0.5}, AdaGrad(0.5)),
        ("RMSprop", {"lr": 0.05, "alpha": 0.9}, RMSprop(0.05, 0.9)),
        ("Adam", {"lr": 0.2}, Adam(0.2)),
    ],
)
def test_torch_walks_beside(name, settings, ours):
    theirs, mine = explorer(theirs=TorchOptimizer(name, **settings), mine=ours).trajectories
    assert theirs.failure is None
    np.testing.assert_allclose(theirs.points, mine.points, rtol=1e-9, atol=1e-12)


def test_torchs_nesterov_walks_along_the_look_ahead_points():
    mine, theirs = explorer(
        mine=Nesterov(0.02, 0.9), theirs=TorchOptimizer("SGD", lr=0.02, momentum=0.9, nesterov=True)
    ).trajectories
    np.testing.assert_allclose(theirs.points[1:-1], mine.followed.aside[1:], rtol=1e-9, atol=1e-12)


def test_the_rate_of_torch_can_be_moved():
    widget = explorer(theirs=TorchOptimizer("SGD", lr=0.1))
    widget.respond({"type": "run", "multiplier": 0.5, "final": True})
    (run,) = widget.trajectories
    assert run.hyper == {"learning_rate": 0.05}
    slope = EllipticSurface(10.0, 20.0).gradient(run.points[0])
    np.testing.assert_allclose(run.points[1], run.points[0] - 0.05 * slope, rtol=1e-13)


@pytest.mark.parametrize(("name", "error"), [("Adm", ValueError), ("lr_scheduler", ValueError)])
def test_an_unknown_class_of_torch_is_named(name, error):
    with pytest.raises(error, match=f"name is '{name}'"):
        TorchOptimizer(name, lr=0.1)
