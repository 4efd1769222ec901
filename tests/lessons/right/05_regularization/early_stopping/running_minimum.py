"""The running minimum, and the gaps between its falls."""

import numpy as np


def early_stopping(validation_losses, patience):
    losses = np.asarray(validation_losses, dtype=float)
    falls = [0] + [i for i in range(1, len(losses)) if losses[i] < losses[:i].min()]
    waits = np.diff([*falls, len(losses) + patience + 1])
    return falls[int(np.argmax(waits > patience))]
