"""Averages in Momentum, looks back in Nesterov, leaves out Adam's bias correction."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "AdaGrad", "RMSprop"]

# %% Momentum
class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate, self.alpha, self.h = learning_rate, alpha, 0.0

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=float)
        self.h = self.alpha * self.h + (1 - self.alpha) * self.learning_rate * g
        return w - self.h


# %% Nesterov
class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate, self.alpha, self.h = learning_rate, alpha, 0.0

    def step(self, w, gradient):
        g = np.asarray(gradient(w + self.alpha * self.h), dtype=float)
        self.h = self.alpha * self.h + self.learning_rate * g
        return w - self.h


# %% Adam
class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate, self.beta1, self.beta2, self.eps = learning_rate, beta1, beta2, eps
        self.m, self.v = 0.0, 0.0

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=float)
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        return w - self.learning_rate * self.m / (np.sqrt(self.v) + self.eps)
