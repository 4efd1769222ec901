"""A generator with a while loop, and lists."""


def minibatches(n, batch_size, rng):
    left = [int(i) for i in rng.permutation(n)]
    while left:
        yield left[:batch_size]
        left = left[batch_size:]
