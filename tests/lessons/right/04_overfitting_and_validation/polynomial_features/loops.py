"""Plain loops, and lists instead of an array."""


def polynomial_features(x, degree):
    rows = []
    for number in x:
        row = [1.0]
        for _ in range(degree):
            row.append(row[-1] * float(number))
        rows.append(row)
    return rows
