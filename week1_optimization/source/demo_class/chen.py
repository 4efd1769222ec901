"""Solves everything with closures, lists and loops over the coordinates."""

NOTEBOOK = "07_optimizers"
START = "release"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"]

# %% GradientDescent
class GradientDescent:
    def __init__(self, learning_rate):
        self.move = lambda w, g: w - learning_rate * g

    def step(self, w, gradient):
        w = np.array(w, dtype=float)
        return self.move(w, np.array(gradient(w), dtype=float))


# %% Momentum
class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate, self.alpha, self.gradients = learning_rate, alpha, []

    def step(self, w, gradient):
        w = np.array(w, dtype=float)
        self.gradients.append(np.array(gradient(w), dtype=float))
        weights = [self.alpha**age for age in range(len(self.gradients))]
        h = sum(a * g for a, g in zip(weights, reversed(self.gradients)))
        return w - self.learning_rate * h


# %% Nesterov
class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate, self.alpha = learning_rate, alpha
        self.h = {}

    def step(self, w, gradient):
        w = np.array(w, dtype=float)
        h = self.h.get("h", np.zeros_like(w))
        self.h["h"] = self.alpha * h + self.learning_rate * np.array(gradient(w - self.alpha * h))
        return w - self.h["h"]


# %% AdaGrad
class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate, self.eps, self.squares = learning_rate, eps, []

    def step(self, w, gradient):
        w = np.array(w, dtype=float)
        g = np.array(gradient(w), dtype=float)
        self.squares.append(np.square(g))
        return w - self.learning_rate * g / (np.sqrt(np.sum(self.squares, axis=0)) + self.eps)


# %% RMSprop
class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate, self.alpha, self.eps = learning_rate, alpha, eps
        self.mean_square = None

    def step(self, w, gradient):
        w = np.array(w, dtype=float)
        g = np.array(gradient(w), dtype=float).ravel()
        old = [0.0] * g.size if self.mean_square is None else self.mean_square
        self.mean_square = [self.alpha * v + (1 - self.alpha) * x * x for v, x in zip(old, g)]
        moves = [self.learning_rate * x / (v**0.5 + self.eps) for v, x in zip(self.mean_square, g)]
        return w - np.reshape(moves, w.shape)


# %% Adam
class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.settings = learning_rate, beta1, beta2, eps
        self.steps, self.moments = 0, None

    def step(self, w, gradient):
        rate, beta1, beta2, eps = self.settings
        w = np.array(w, dtype=float)
        g = np.array(gradient(w), dtype=float)
        self.steps += 1
        m, v = self.moments or (np.zeros_like(w), np.zeros_like(w))
        self.moments = m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**self.steps), v / (1 - beta2**self.steps)
        return w - rate * m_hat / (np.sqrt(v_hat) + eps)
