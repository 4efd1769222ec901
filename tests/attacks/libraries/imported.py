"""Imports torch, SciPy and scikit-learn."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = []

# %% double
def double(x):
    import torch
    return (2 * torch.as_tensor(x)).numpy()

# %% Counter
class Counter:
    def __init__(self, bound):
        from sklearn import linear_model

# %% batches
def batches(n, size, rng):
    import scipy.optimize
    yield np.arange(n)
