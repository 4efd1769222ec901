"""PyTorch's order: the rate takes the first correction, the root the second."""

import math

import numpy as np


class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = learning_rate
        self.betas = beta1, beta2
        self.eps = eps
        self.state = {"step": 0}

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g, state, (beta1, beta2) = gradient(w), self.state, self.betas
        if state["step"] == 0:
            state["exp_avg"], state["exp_avg_sq"] = np.zeros_like(w), np.zeros_like(w)
        state["step"] += 1
        state["exp_avg"] += (g - state["exp_avg"]) * (1 - beta1)
        state["exp_avg_sq"] *= beta2
        state["exp_avg_sq"] += (1 - beta2) * g * g
        step_size = self.learning_rate / (1 - beta1 ** state["step"])
        root = np.sqrt(state["exp_avg_sq"]) / math.sqrt(1 - beta2 ** state["step"])
        return w - step_size * state["exp_avg"] / (root + self.eps)
