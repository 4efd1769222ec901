"""Puts epsilon inside the square root, three times."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov"]

# %% AdaGrad
class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate, self.eps, self.G = learning_rate, eps, 0.0

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=float)
        self.G = self.G + g**2
        return w - self.learning_rate * g / np.sqrt(self.G + self.eps)


# %% RMSprop
class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate, self.alpha, self.eps, self.v = learning_rate, alpha, eps, 0.0

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=float)
        self.v = self.alpha * self.v + (1 - self.alpha) * g**2
        return w - self.learning_rate * g / np.sqrt(self.v + self.eps)


# %% Adam
class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate, self.beta1, self.beta2, self.eps = learning_rate, beta1, beta2, eps
        self.m, self.v, self.t = 0.0, 0.0, 0

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=float)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        return w - self.learning_rate * m_hat / np.sqrt(v_hat + self.eps)
