"""Plain loops and lists."""


def sgd(X, y, w0, learning_rate, order):
    w = [float(v) for v in w0]
    path = [list(w)]
    for i in order:
        step = 2.0 * learning_rate * (sum(float(a) * b for a, b in zip(X[i], w, strict=True)) - float(y[i]))
        w = [b - step * float(a) for a, b in zip(X[i], w, strict=True)]
        path.append(w)
    return tuple(path)
