"""Plain Python numbers, as a list."""


def sample_gradient(X, y, w, i):
    residual = sum(float(a) * float(b) for a, b in zip(X[i], w, strict=True)) - float(y[i])
    return [2.0 * residual * float(a) for a in X[i]]
