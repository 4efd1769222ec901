"""A Python list, shuffled in place and sliced."""


def split_indices(n, fractions, rng):
    order = list(range(n))
    rng.shuffle(order)
    parts, start, total = [], 0, 0.0
    for fraction in fractions:
        total += fraction
        end = round(n * total)
        parts.append(order[start:end])
        start = end
    return parts
