"""All epochs without a new minimum are counted; a new minimum sets the count back to 0."""

import numpy as np


def early_stopping(validation_losses, patience):
    best, bad = 0, 0
    for epoch in range(1, len(validation_losses)):
        if validation_losses[epoch] < validation_losses[best]:
            best = epoch
        else:
            bad += 1
            if bad >= patience:
                break
    return best
