"""Ran out of time after Momentum, in the middle of a line."""

NOTEBOOK = "07_optimizers"
START = "release"
EARNS = ["GradientDescent", "Momentum"]

# %% GradientDescent
class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        return np.asarray(w, dtype=float) - self.learning_rate * np.asarray(gradient(w), dtype=float)


# %% Momentum
class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate, self.alpha, self.h = learning_rate, alpha, 0.0

    def step(self, w, gradient):
        self.h = self.alpha * self.h + self.learning_rate * np.asarray(gradient(w), dtype=float)
        return np.asarray(w, dtype=float) - self.h


# %% Nesterov
class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate, self.alpha, self.h = learning_rate, alpha, 0.0

    def step(self, w, gradient):
        ahead = w - self.alpha *
