"""Training stops one epoch late: after patience epochs without a new minimum, not after one more."""

import numpy as np


def early_stopping(validation_losses, patience):
    best = 0
    for epoch, loss in enumerate(validation_losses):
        if loss < validation_losses[best]:
            best = epoch
        elif epoch - best > patience:
            break
    return best
