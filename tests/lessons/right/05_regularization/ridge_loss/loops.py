"""Plain loops over samples and weights."""


def ridge_loss(X, y, w, strength):
    total = 0.0
    for row, target in zip(X, y, strict=True):
        total += (sum(float(a) * float(b) for a, b in zip(row, w, strict=True)) - float(target)) ** 2
    return total / len(y) + strength * sum(float(b) ** 2 for b in w)
