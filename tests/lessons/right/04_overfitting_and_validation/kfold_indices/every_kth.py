"""Fold j is every k-th of the shuffled samples, as lists."""


def kfold_indices(n, k, rng):
    order = [int(i) for i in rng.permutation(n)]
    folds = [order[j::k] for j in range(k)]
    return [[[i for i in order if i not in fold], fold] for fold in folds]
