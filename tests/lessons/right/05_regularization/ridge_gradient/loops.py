"""One sample after the other, as a list."""


def ridge_gradient(X, y, w, strength):
    total = [2.0 * strength * float(b) for b in w]
    for row, target in zip(X, y, strict=True):
        residual = sum(float(a) * float(b) for a, b in zip(row, w, strict=True)) - float(target)
        for j, a in enumerate(row):
            total[j] += 2.0 * residual * float(a) / len(y)
    return total
