"""It is divided by n - 1, as if only a mean had been fitted."""


def noise_variance(X, y, beta):
    return rss(X, y, beta) / (len(X) - 1)
