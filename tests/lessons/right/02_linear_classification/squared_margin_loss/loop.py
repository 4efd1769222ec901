"""Added up in plain Python."""


def squared_margin_loss(margins):
    return sum((1 - float(m)) ** 2 for m in margins) / len(margins)
