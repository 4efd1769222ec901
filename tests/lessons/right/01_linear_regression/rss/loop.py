"""A loop over the samples."""


def rss(X, y, beta):
    total = 0.0
    for row, answer in zip(X, y, strict=True):
        total += (answer - sum(x * b for x, b in zip(row, beta, strict=True))) ** 2
    return total
