"""Added up in plain Python."""


def one_sided_margin_loss(margins):
    return sum(max(0.0, 1 - float(m)) ** 2 for m in margins) / len(margins)
