"""Solves everything in PyTorch's forms, prints while it steps, warns, and plots."""

NOTEBOOK = "07_optimizers"
START = "release"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"]

# %% GradientDescent
import warnings


class GradientDescent:
    def __init__(self, learning_rate):
        self.lr = learning_rate

    def step(self, w, gradient):
        print("stepping from", w)
        warnings.warn("this is only a warning")
        return np.asarray(w, dtype=float) + (-self.lr) * np.asarray(gradient(w), dtype=float)


# %% Momentum
class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.lr, self.mu = learning_rate, alpha
        self.buf = None

    def step(self, w, gradient):
        g = np.array(gradient(w), dtype=np.float64)
        self.buf = g if self.buf is None else self.mu * self.buf + g
        return w - self.lr * self.buf


# %% Nesterov
class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.lr, self.mu = learning_rate, alpha
        self.velocity = None

    def step(self, w, gradient):
        w = np.asarray(w, dtype=np.float64)
        if self.velocity is None:
            self.velocity = np.zeros(w.shape)
        ahead = w - self.lr * self.mu * self.velocity
        self.velocity = self.mu * self.velocity + gradient(ahead)
        return w - self.lr * self.velocity


# %% AdaGrad
class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.lr, self.eps = learning_rate, eps
        self.state_sum = None

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=np.float64)
        self.state_sum = g**2 if self.state_sum is None else self.state_sum + g**2
        return w - self.lr * (g / (self.state_sum**0.5 + self.eps))


# %% RMSprop
class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.lr, self.alpha, self.eps = learning_rate, alpha, eps
        self.square_avg = 0.0

    def step(self, w, gradient):
        g = np.asarray(gradient(w), dtype=np.float64)
        self.square_avg = self.alpha * self.square_avg + (1 - self.alpha) * g * g
        return w - self.lr * g / (np.sqrt(self.square_avg) + self.eps)


# %% Adam
class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.betas, self.eps = learning_rate, (beta1, beta2), eps
        self.t, self.exp_avg, self.exp_avg_sq = 0, 0.0, 0.0

    def step(self, w, gradient):
        self.t += 1
        (b1, b2), g = self.betas, np.asarray(gradient(w), dtype=np.float64)
        self.exp_avg = b1 * self.exp_avg + (1 - b1) * g
        self.exp_avg_sq = b2 * self.exp_avg_sq + (1 - b2) * g**2
        denominator = np.sqrt(self.exp_avg_sq) / np.sqrt(1 - b2**self.t) + self.eps
        return w - self.lr / (1 - b1**self.t) * self.exp_avg / denominator


# %% last
optimiser, path = Adam(0.1), [np.array([1.0, 1.0])]
for _ in range(20):
    path.append(optimiser.step(path[-1], lambda w: np.array([1.0, 10.0]) * w))
plt.plot(*np.array(path).T, "o-");
