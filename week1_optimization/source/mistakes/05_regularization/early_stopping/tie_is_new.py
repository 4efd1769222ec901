"""A tie with the lowest counts as a new minimum; it is none."""

import numpy as np


def early_stopping(validation_losses, patience):
    best = 0
    for epoch, loss in enumerate(validation_losses):
        if loss <= validation_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best
