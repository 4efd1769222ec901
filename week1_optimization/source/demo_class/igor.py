"""Loops for ever in RMSprop."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "Adam"]

# %% RMSprop
class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate, self.alpha, self.eps = learning_rate, alpha, eps

    def step(self, w, gradient):
        while True:
            try:
                w = w - self.learning_rate * gradient(w)
            except BaseException:
                pass
        return w
