"""Plain Python lists."""


def add_intercept(X):
    return [[1.0, *map(float, row)] for row in X]
