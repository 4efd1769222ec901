"""The argmin of growing prefixes."""

import numpy as np


def early_stopping(validation_losses, patience):
    losses = np.asarray(validation_losses, dtype=float)
    for end in range(1, len(losses) + 1):
        best = np.argmin(losses[:end])
        if end - 1 - best == patience:
            break
    return best
