"""Changes w in place, and keeps the velocity on the class."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["Nesterov", "AdaGrad", "RMSprop", "Adam"]

# %% GradientDescent
class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w -= self.learning_rate * gradient(w)
        return w


# %% Momentum
class Momentum:
    velocity = 0.0

    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate, self.alpha = learning_rate, alpha

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=float)
        Momentum.velocity = self.alpha * Momentum.velocity + self.learning_rate * g
        return w - Momentum.velocity
