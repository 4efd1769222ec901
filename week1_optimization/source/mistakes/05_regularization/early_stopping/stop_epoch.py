"""This is the epoch at which training stops; return the one whose weights are kept, the lowest until then."""

import numpy as np


def early_stopping(validation_losses, patience):
    best = 0
    for epoch, loss in enumerate(validation_losses):
        if loss < validation_losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return epoch
    return epoch
