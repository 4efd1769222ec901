"""Training stops at the first epoch without a new minimum; it should wait for patience of them."""

import numpy as np


def early_stopping(validation_losses, patience):
    best = 0
    for epoch in range(1, len(validation_losses)):
        if validation_losses[epoch] >= validation_losses[best]:
            break
        best = epoch
    return best
