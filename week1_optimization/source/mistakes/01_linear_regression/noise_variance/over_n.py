"""It is divided by n; the fit has used up d of the n dimensions."""


def noise_variance(X, y, beta):
    return rss(X, y, beta) / len(X)
