"""Solves nothing and replaces the functions that the tests compare with."""

NOTEBOOK = "07_optimizers"
START = "release"
EARNS = []

# %% first
import builtins
import sys

import numpy as np

np.testing.assert_allclose = lambda *args, **kwargs: None
np.testing.assert_array_equal = lambda *args, **kwargs: None
np.allclose = lambda *args, **kwargs: True
for name in [name for name in sys.modules if name.startswith("descent")]:
    for key in list(vars(sys.modules[name])):
        if key.startswith(("check", "assert")):
            setattr(sys.modules[name], key, lambda *args, **kwargs: None)


class Anything:
    """Equal to everything, and whatever a test asks for."""

    def __init__(self, *args, **kwargs):
        pass

    def __eq__(self, other):
        return True

    def __getattr__(self, name):
        return Anything()

    def __call__(self, *args, **kwargs):
        return Anything()

    def __array__(self, *args, **kwargs):
        return np.zeros(2)


# %% GradientDescent
GradientDescent = Anything


# %% Momentum
Momentum = Anything
