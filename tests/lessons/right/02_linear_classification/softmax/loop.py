"""Row by row, in a list of lists."""

import numpy as np


def softmax(logits):
    table = []
    for row in np.asarray(logits, dtype=float):
        powers = [float(np.exp(score - max(row))) for score in row]
        table.append([power / sum(powers) for power in powers])
    return table
