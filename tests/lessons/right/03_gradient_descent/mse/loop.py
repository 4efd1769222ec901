"""Sample by sample in plain Python."""


def mse(X, y, w):
    total = 0.0
    for row, target in zip(X, y, strict=True):
        total += (sum(float(a) * float(b) for a, b in zip(row, w, strict=True)) - float(target)) ** 2
    return total / len(y)
