"""Each loss is compared with the one before; compare it with the lowest so far."""

import numpy as np


def early_stopping(validation_losses, patience):
    best, bad = 0, 0
    for epoch in range(1, len(validation_losses)):
        bad = 0 if validation_losses[epoch] < validation_losses[epoch - 1] else bad + 1
        if validation_losses[epoch] < validation_losses[best]:
            best = epoch
        if bad >= patience:
            break
    return best
